#include "src/config/subs.h"

#include "src/base/error.h"
#include "src/base/paths.h"

#include <glib/gi18n.h>
#include <string.h>

struct subs {
	GPtrArray *lines;   /* struct subs_line */
	GHashTable *by_url; /* url → struct subs_line; borrowed */
	/* derived from `lines`; NULL after a change */
	GPtrArray *feeds;    /* struct subs_line that have one */
	GPtrArray *sections; /* const char *, NULL at the end */
	GStringChunk *names; /* of sections */
};

/* A line of the set. The second one of an address does not count. */
static struct subs_line *read_line(Subs *s, const char *text,
				   struct subs_place *at)
{
	struct subs_line *l;

	at->names = s->names;
	l = subs_line_read(text, at);
	if (!l->words)
		return l;
	if (g_hash_table_contains(s->by_url, l->sub.url)) {
		subs_line_complain(at->complaints, at->number,
				   _("%s is listed twice"), l->sub.url);
		subs_line_disable(l);
	} else {
		g_hash_table_insert(s->by_url, l->words[0], l);
	}
	return l;
}

Subs *subs_read(const char *text, GPtrArray *complaints)
{
	Subs *s = g_new0(Subs, 1);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	struct subs_place at = { .complaints = complaints };
	guint n = g_strv_length(lines);

	s->lines = g_ptr_array_new_with_free_func(subs_line_free);
	s->by_url = g_hash_table_new(g_str_hash, g_str_equal);
	s->names = g_string_chunk_new(256);
	at.section = g_string_chunk_insert_const(s->names, SUBS_SECTION);
	if (n && !*lines[n - 1]) /* after the last newline */
		n--;
	for (guint i = 0; i < n; i++) {
		at.number = i + 1;
		g_ptr_array_add(s->lines, read_line(s, lines[i], &at));
	}
	return s;
}

Subs *subs_load(GPtrArray *complaints, GError **error)
{
	g_autofree char *path = paths_get(PATH_FEEDS);
	g_autofree char *text = paths_read(path, SUBS_BYTES_MAX, error);

	return text ? subs_read(text, complaints) : NULL;
}

void subs_free(Subs *s)
{
	if (!s)
		return;
	g_ptr_array_free(s->lines, TRUE);
	g_hash_table_destroy(s->by_url);
	g_clear_pointer(&s->feeds, g_ptr_array_unref);
	g_clear_pointer(&s->sections, g_ptr_array_unref);
	g_string_chunk_free(s->names);
	g_free(s);
}

static void drop_derived(Subs *s)
{
	g_clear_pointer(&s->feeds, g_ptr_array_unref);
	g_clear_pointer(&s->sections, g_ptr_array_unref);
}

static struct subs_line *line_at(const Subs *s, guint i)
{
	return g_ptr_array_index(s->lines, i);
}

/* `feeds` and `sections` are derived; making them is no change to the set. */
static GPtrArray *feeds_of(const Subs *s)
{
	Subs *own = (Subs *)(guintptr)s;

	if (s->feeds)
		return s->feeds;
	own->feeds = g_ptr_array_new();
	for (guint i = 0; i < s->lines->len; i++)
		if (line_at(s, i)->words)
			g_ptr_array_add(own->feeds, line_at(s, i));
	return own->feeds;
}

guint subs_count(const Subs *s)
{
	return feeds_of(s)->len;
}

const struct sub *subs_at(const Subs *s, guint i)
{
	struct subs_line *l = g_ptr_array_index(feeds_of(s), i);

	return &l->sub;
}

const struct sub *subs_find(const Subs *s, const char *url)
{
	struct subs_line *l = g_hash_table_lookup(s->by_url, url);

	return l ? &l->sub : NULL;
}

static void add_once(GPtrArray *names, const char *name)
{
	for (guint i = 0; i < names->len; i++)
		if (strcmp(g_ptr_array_index(names, i), name) == 0)
			return;
	g_ptr_array_add(names, (char *)(guintptr)name);
}

const char *const *subs_sections(const Subs *s)
{
	Subs *own = (Subs *)(guintptr)s;

	if (!s->sections) {
		own->sections = g_ptr_array_new();
		for (guint i = 0; i < subs_count(s); i++)
			add_once(own->sections, subs_at(s, i)->section);
		g_ptr_array_add(own->sections, NULL);
	}
	return (const char *const *)s->sections->pdata;
}

/* After the last line of a section that is not blank; the end of the file,
 * with the section opened, where there is none. */
static guint place_in(Subs *s, const char *section)
{
	const char *in = SUBS_SECTION;
	guint place = strcmp(section, SUBS_SECTION) == 0 ? 0 : G_MAXUINT;
	bool has_words = false;

	for (guint i = 0; i < s->lines->len; i++) {
		struct subs_line *l = line_at(s, i);

		in = l->opens ? l->opens : in;
		if (strcmp(in, section) == 0 &&
		    (l->words || l->opens || (*l->text && !has_words))) {
			place = i + 1;
			has_words = has_words || l->words;
		}
	}
	return place;
}

static guint open_section(Subs *s, const char *section)
{
	g_autofree char *text = g_strdup_printf("[%s]", section);
	struct subs_place at = { .section = section };

	if (s->lines->len)
		g_ptr_array_add(s->lines, read_line(s, "", &at));
	g_ptr_array_add(s->lines, read_line(s, text, &at));
	return s->lines->len;
}

/* One line, no brackets that would end it early. */
static char *section_name(const char *section)
{
	char *name = g_strdup(section && *section ? section : SUBS_SECTION);

	g_strdelimit(name, "[]\n\r\t", ' ');
	g_strstrip(name);
	if (!*name) {
		g_free(name);
		return g_strdup(SUBS_SECTION);
	}
	return name;
}

/* `section` is interned. */
static void insert_line_at(Subs *s, const char *text, const char *section,
			   guint at)
{
	struct subs_place place = { .section = section };

	if (at == G_MAXUINT)
		at = open_section(s, section);
	place.number = at + 1;
	g_ptr_array_insert(s->lines, (int)at, read_line(s, text, &place));
	drop_derived(s);
}

static void insert_line(Subs *s, const char *text, const char *section)
{
	g_autofree char *name = section_name(section);
	const char *in = g_string_chunk_insert_const(s->names, name);

	insert_line_at(s, text, in, place_in(s, in));
}

bool subs_add(Subs *s, const char *url, const char *name, const char *section)
{
	g_autofree char *text = subs_line_text(url, name);

	if (!*url || subs_find(s, url))
		return false;
	insert_line(s, text, section);
	return subs_find(s, url) != NULL;
}

bool subs_remove(Subs *s, const char *url)
{
	struct subs_line *l = g_hash_table_lookup(s->by_url, url);

	if (!l)
		return false;
	g_hash_table_remove(s->by_url, url);
	drop_derived(s);
	g_ptr_array_remove(s->lines, l);
	return true;
}

char *subs_where(const Subs *s, const char *url)
{
	struct subs_line *l = g_hash_table_lookup(s->by_url, url);
	guint at;

	if (!l || !g_ptr_array_find(s->lines, l, &at))
		return NULL;
	return g_strdup_printf("%u\n%s\n%s", at, l->sub.section, l->text);
}

/* The section that a line put before the at-th would be in. */
static const char *section_at(const Subs *s, guint at)
{
	const char *in = SUBS_SECTION;

	for (guint i = 0; i < at; i++)
		in = line_at(s, i)->opens ? line_at(s, i)->opens : in;
	return in;
}

bool subs_restore(Subs *s, const char *url, const char *where)
{
	g_auto(GStrv) parts = g_strsplit(where, "\n", 3);
	const struct subs_line *now = g_hash_table_lookup(s->by_url, url);
	g_autofree char *text = NULL;
	const char *in;
	guint64 at;

	if (g_strv_length(parts) != 3 ||
	    !g_ascii_string_to_unsigned(parts[0], 10, 0, G_MAXINT, &at, NULL))
		return false;
	text = g_strdup(now ? now->text : parts[2]);
	subs_remove(s, url);
	in = g_string_chunk_insert_const(s->names, parts[1]);
	if (at > s->lines->len || strcmp(section_at(s, (guint)at), in) != 0)
		at = place_in(s, in);
	insert_line_at(s, text, in, (guint)at);
	return true;
}

/* Replaces a line by its new text; false, and nothing changes, if that is no valid
 * line. */
static bool replace_line(Subs *s, struct subs_line *l, const char *text)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	struct subs_place place = { .section = l->sub.section,
				    .number = l->sub.line,
				    .complaints = complaints };
	struct subs_line *new;
	guint at;

	g_hash_table_remove(s->by_url, l->sub.url);
	new = read_line(s, text, &place);
	if (!new->words || complaints->len) {
		g_hash_table_remove(s->by_url,
				    new->sub.url ? new->sub.url : "");
		g_hash_table_insert(s->by_url, l->words[0], l);
		subs_line_free(new);
		return false;
	}
	if (g_ptr_array_find(s->lines, l, &at)) {
		s->lines->pdata[at] = new;
		subs_line_free(l);
	}
	drop_derived(s);
	return true;
}

static bool set_usage(GError **error, const char *why, const char *what)
{
	g_set_error(error, LEDE_ERROR, ERROR_USAGE, "%s: %s", what, why);
	return false;
}

bool subs_set(Subs *s, const char *url, const char *key, const char *value,
	      GError **error)
{
	struct subs_line *l = g_hash_table_lookup(s->by_url, url);
	g_autofree char *text = NULL;

	if (!l)
		return set_usage(error, _("no such subscription"), url);
	if (strcmp(key, "section") == 0) {
		text = g_strdup(l->text);
		subs_remove(s, url);
		insert_line(s, text, value);
		return true;
	}
	if (strcmp(key, "url") == 0 && (!value || subs_find(s, value)))
		return set_usage(error, _("already subscribed"),
				 value ? value : key);
	if (strcmp(key, "url") != 0 && strcmp(key, "name") != 0 &&
	    !subs_line_has_key(key))
		return set_usage(error, _("unknown key"), key);
	text = subs_line_rewrite(l, key, value);
	return replace_line(s, l, text) ||
	       set_usage(error, _("not valid"), value ? value : key);
}

char *subs_text(const Subs *s)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < s->lines->len; i++) {
		g_string_append(out, line_at(s, i)->text);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

bool subs_save(const Subs *s, GError **error)
{
	g_autofree char *path = paths_get(PATH_FEEDS);
	g_autofree char *text = subs_text(s);

	return paths_write(path, text, error);
}
