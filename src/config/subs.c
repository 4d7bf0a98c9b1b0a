#include "src/config/subs.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"

#include <glib/gi18n.h>
#include <string.h>

/* One line of the file. `words` is NULL for comments, blanks, sections and
 * lines that make no sense. */
struct line {
	char *text;
	char **words;
	char **headers;    /* what sub.headers points to */
	const char *opens; /* the section it opens, interned; or NULL */
	struct sub sub;
};

struct subs {
	GPtrArray *lines;    /* struct line */
	GHashTable *by_url;  /* url → struct line; borrowed */
	GPtrArray *order;    /* struct line with a feed; NULL after a change */
	GPtrArray *sections; /* const char *, NULL at the end; ditto */
	GStringChunk *names; /* of sections */
};

/* What a line may say of its feed. */
enum sub_key {
	KEY_EVERY,
	KEY_FULL,
	KEY_KEEP,
	KEY_USER_AGENT,
	KEY_HEADER,
	KEY_USER,
	KEY_PASSWORD_COMMAND,
	KEY_NETRC,
	KEY_PROXY,
	KEY_PAUSED,
	KEYS
};
static const char *const key_names[KEYS] = {
	[KEY_EVERY] = "every",
	[KEY_FULL] = "full",
	[KEY_KEEP] = "keep",
	[KEY_USER_AGENT] = "user-agent",
	[KEY_HEADER] = "header",
	[KEY_USER] = "user",
	[KEY_PASSWORD_COMMAND] = "password-command",
	[KEY_NETRC] = "netrc",
	[KEY_PROXY] = "proxy",
	[KEY_PAUSED] = "paused",
};

static void line_free(void *p)
{
	struct line *l = p;

	g_free(l->text);
	g_strfreev(l->words);
	g_free(l->headers); /* its members are in words */
	g_free(l);
}

static enum sub_key find_key(const char *name, size_t size)
{
	enum sub_key k;

	for (k = 0; k < KEYS; k++)
		if (strlen(key_names[k]) == size &&
		    strncmp(key_names[k], name, size) == 0)
			break;
	return k;
}

/* The value of a word that is written key=value; NULL for other words. */
static const char *value_of(const char *word)
{
	size_t n = strspn(word, "abcdefghijklmnopqrstuvwxyz-");

	return n && word[n] == '=' ? word + n + 1 : NULL;
}

static bool read_yes(const char *value, bool *out)
{
	*out = strcmp(value, "yes") == 0;
	return *out || strcmp(value, "no") == 0;
}

bool keep_read(const char *text, struct keep *out)
{
	guint64 count;
	int64_t seconds;

	*out = (struct keep){ 0 };
	if (strcmp(text, "all") == 0)
		return true;
	if (g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT, &count, NULL)) {
		out->count = (int64_t)count;
		return true;
	}
	seconds = clock_span(text);
	out->seconds = MAX(seconds, 0);
	return seconds >= 0;
}

static void add_header(struct line *l, const char *value)
{
	guint n = l->headers ? g_strv_length(l->headers) : 0;

	l->headers = g_renew(char *, l->headers, n + 2);
	l->headers[n] = (char *)(guintptr)value;
	l->headers[n + 1] = NULL;
	l->sub.headers = (const char *const *)l->headers;
}

/* False when the value makes no sense. */
static bool take_value(struct line *l, enum sub_key key, const char *value)
{
	struct sub *sub = &l->sub;
	struct keep keep;

	switch (key) {
	case KEY_EVERY:
		sub->every = clock_span(value);
		if (sub->every >= CLOCK_MINUTE)
			return true;
		sub->every = 0;
		return false;
	case KEY_FULL:
		return read_yes(value, &sub->full);
	case KEY_NETRC:
		return read_yes(value, &sub->netrc);
	case KEY_PAUSED:
		return read_yes(value, &sub->paused);
	case KEY_KEEP:
		sub->keep = keep_read(value, &keep) ? value : NULL;
		return sub->keep != NULL;
	case KEY_HEADER:
		add_header(l, value);
		return strchr(value, ':') != NULL;
	case KEY_USER_AGENT:
		sub->user_agent = value;
		return true;
	case KEY_USER:
		sub->user = value;
		return true;
	case KEY_PASSWORD_COMMAND:
		sub->password_command = value;
		return true;
	case KEY_PROXY:
		sub->proxy = value;
		return true;
	case KEYS:
		break;
	}
	return false;
}

G_GNUC_PRINTF(3, 4)
static void complain(GPtrArray *complaints, guint line, const char *format, ...)
{
	g_autofree char *why = NULL;
	va_list args;

	if (!complaints)
		return;
	va_start(args, format);
	why = g_strdup_vprintf(format, args);
	va_end(args);
	g_ptr_array_add(complaints, g_strdup_printf("feeds:%u: %s", line, why));
}

static void take_word(struct line *l, const char *word, GPtrArray *complaints)
{
	const char *value = value_of(word);
	enum sub_key key;

	if (!value) {
		complain(complaints, l->sub.line,
			 _("“%s” is not written key=value"), word);
		return;
	}
	key = find_key(word, (size_t)(value - 1 - word));
	if (key == KEYS)
		complain(complaints, l->sub.line, _("unknown key “%s”"), word);
	else if (!take_value(l, key, value))
		complain(complaints, l->sub.line, _("“%s” makes no sense"),
			 word);
}

/* An address, a name perhaps, settings. */
static void take_feed(Subs *s, struct line *l, GPtrArray *complaints)
{
	g_autoptr(GError) error = NULL;
	int n = 0, from = 1;

	if (!g_shell_parse_argv(l->text, &n, &l->words, &error)) {
		complain(complaints, l->sub.line, "%s", error->message);
		return;
	}
	l->sub.url = l->words[0];
	if (n > 1 && !value_of(l->words[1]))
		l->sub.name = l->words[from++];
	for (int i = from; i < n; i++)
		take_word(l, l->words[i], complaints);
	if (g_hash_table_contains(s->by_url, l->sub.url)) {
		complain(complaints, l->sub.line, _("%s stands here twice"),
			 l->sub.url);
		g_clear_pointer(&l->words, g_strfreev);
		return;
	}
	g_hash_table_insert(s->by_url, l->words[0], l);
}

static const char *take_section(Subs *s, const char *text)
{
	size_t n = strlen(text);
	g_autofree char *name = NULL;

	if (n < 3 || text[n - 1] != ']')
		return NULL;
	name = g_strstrip(g_strndup(text + 1, n - 2));
	return *name ? g_string_chunk_insert_const(s->names, name) : NULL;
}

/* Reads what the line says; `section` is where it stands, and moves on. */
static struct line *line_read(Subs *s, const char *text, guint number,
			      const char **section, GPtrArray *complaints)
{
	struct line *l = g_new0(struct line, 1);
	g_autofree char *stripped = g_strstrip(g_strdup(text));

	l->text = g_strdup(text);
	l->sub.line = number;
	l->sub.section = *section;
	if (*stripped == '[') {
		l->opens = take_section(s, stripped);
		if (l->opens)
			*section = l->opens;
		else
			complain(complaints, number,
				 _("a section is written [Name]"));
	} else if (!g_utf8_validate(text, -1, NULL)) {
		complain(complaints, number, _("this line is not UTF-8"));
	} else if (*stripped && *stripped != '#') {
		take_feed(s, l, complaints);
	}
	return l;
}

Subs *subs_read(const char *text, GPtrArray *complaints)
{
	Subs *s = g_new0(Subs, 1);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	const char *section;
	guint n = g_strv_length(lines);

	s->lines = g_ptr_array_new_with_free_func(line_free);
	s->by_url = g_hash_table_new(g_str_hash, g_str_equal);
	s->names = g_string_chunk_new(256);
	section = g_string_chunk_insert_const(s->names, SUBS_SECTION);
	if (n && !*lines[n - 1]) /* after the last newline */
		n--;
	for (guint i = 0; i < n; i++)
		g_ptr_array_add(s->lines, line_read(s, lines[i], i + 1,
						    &section, complaints));
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
	g_clear_pointer(&s->order, g_ptr_array_unref);
	g_clear_pointer(&s->sections, g_ptr_array_unref);
	g_string_chunk_free(s->names);
	g_free(s);
}

static void changed(Subs *s)
{
	g_clear_pointer(&s->order, g_ptr_array_unref);
	g_clear_pointer(&s->sections, g_ptr_array_unref);
}

static struct line *line_at(const Subs *s, guint i)
{
	return g_ptr_array_index(s->lines, i);
}

/* `order` and `sections` are derived; making them is no change to the set. */
static GPtrArray *order(const Subs *s)
{
	Subs *own = (Subs *)(guintptr)s;

	if (s->order)
		return s->order;
	own->order = g_ptr_array_new();
	for (guint i = 0; i < s->lines->len; i++)
		if (line_at(s, i)->words)
			g_ptr_array_add(own->order, line_at(s, i));
	return own->order;
}

guint subs_count(const Subs *s)
{
	return order(s)->len;
}

const struct sub *subs_at(const Subs *s, guint i)
{
	struct line *l = g_ptr_array_index(order(s), i);

	return &l->sub;
}

const struct sub *subs_find(const Subs *s, const char *url)
{
	struct line *l = g_hash_table_lookup(s->by_url, url);

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

/* A word as it must be written to be read back. */
static void put_word(GString *out, const char *word)
{
	g_autofree char *quoted = NULL;

	if (out->len)
		g_string_append_c(out, ' ');
	if (*word && *word != '#' && *word != '[' &&
	    !strpbrk(word, " \t\"'\\$`;&|<>(){}*?~!")) {
		g_string_append(out, word);
	} else if (!strpbrk(word, "\"\\$`!")) {
		g_string_append_printf(out, "\"%s\"", word);
	} else {
		quoted = g_shell_quote(word);
		g_string_append(out, quoted);
	}
}

/* Where a comment behind the words begins; the end of text if none does. */
static const char *comment_of(const char *text)
{
	char quote = 0;

	for (const char *c = text; *c; c++) {
		if (*c == '\\' && quote != '\'' && c[1])
			c++;
		else if (quote)
			quote = (char)(*c == quote ? 0 : quote);
		else if (*c == '"' || *c == '\'')
			quote = *c;
		else if (*c == '#' && c > text && g_ascii_isspace(c[-1]))
			return c;
	}
	return text + strlen(text);
}

/* After the last line of a section that is not blank; the end of the file,
 * with the section opened, where there is none. */
static guint place_in(Subs *s, const char *section)
{
	const char *in = SUBS_SECTION;
	guint place = strcmp(section, SUBS_SECTION) == 0 ? 0 : G_MAXUINT;
	bool has_words = false;

	for (guint i = 0; i < s->lines->len; i++) {
		struct line *l = line_at(s, i);

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
	const char *in = section;

	if (s->lines->len)
		g_ptr_array_add(s->lines, line_read(s, "", 0, &in, NULL));
	g_ptr_array_add(s->lines, line_read(s, text, 0, &in, NULL));
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

static void insert_line(Subs *s, const char *text, const char *section)
{
	g_autofree char *name = section_name(section);
	const char *in = g_string_chunk_insert_const(s->names, name);
	guint place = place_in(s, in);

	if (place == G_MAXUINT)
		place = open_section(s, in);
	g_ptr_array_insert(s->lines, (int)place,
			   line_read(s, text, place + 1, &in, NULL));
	changed(s);
}

/* A name or address may not break the line. */
static void put_line_word(GString *out, const char *word)
{
	g_autofree char *one = g_strdelimit(g_strdup(word), "\n\r", ' ');

	put_word(out, one);
}

bool subs_add(Subs *s, const char *url, const char *name, const char *section)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (!*url || subs_find(s, url))
		return false;
	put_line_word(text, url);
	if (name && *name && !value_of(name))
		put_line_word(text, name);
	insert_line(s, text->str, section);
	return subs_find(s, url) != NULL;
}

bool subs_remove(Subs *s, const char *url)
{
	struct line *l = g_hash_table_lookup(s->by_url, url);

	if (!l)
		return false;
	g_hash_table_remove(s->by_url, url);
	changed(s);
	g_ptr_array_remove(s->lines, l);
	return true;
}

char *subs_where(const Subs *s, const char *url)
{
	struct line *l = g_hash_table_lookup(s->by_url, url);
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
	const struct line *now = g_hash_table_lookup(s->by_url, url);
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
	if (at == G_MAXUINT)
		at = open_section(s, in);
	g_ptr_array_insert(s->lines, (int)at,
			   line_read(s, text, (guint)at + 1, &in, NULL));
	changed(s);
	return true;
}

/* The line's words with one of them changed, added or taken away. */
static char *rewrite(const struct line *l, const char *key, const char *value)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *setting = NULL;
	size_t n = strlen(key);
	const char *name = strcmp(key, "name") == 0 ? value : l->sub.name;

	put_line_word(out, strcmp(key, "url") == 0 ? value : l->sub.url);
	if (name && *name && !value_of(name))
		put_line_word(out, name);
	for (char **w = l->words + 1; *w; w++)
		if (*w != l->sub.name &&
		    !(strncmp(*w, key, n) == 0 && (*w)[n] == '='))
			put_line_word(out, *w);
	if (value && find_key(key, n) != KEYS) {
		setting = g_strdup_printf("%s=%s", key, value);
		put_line_word(out, setting);
	}
	if (*comment_of(l->text))
		g_string_append_printf(out, " %s", comment_of(l->text));
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Puts the rewritten line where the old one stood. */
static bool replace(Subs *s, struct line *l, const char *text)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	const char *section = l->sub.section;
	struct line *new;
	guint at;

	g_hash_table_remove(s->by_url, l->sub.url);
	new = line_read(s, text, l->sub.line, &section, complaints);
	if (!new->words || complaints->len) {
		g_hash_table_remove(s->by_url,
				    new->sub.url ? new->sub.url : "");
		g_hash_table_insert(s->by_url, l->words[0], l);
		line_free(new);
		return false;
	}
	if (g_ptr_array_find(s->lines, l, &at)) {
		s->lines->pdata[at] = new;
		line_free(l);
	}
	changed(s);
	return true;
}

static bool usage(GError **error, const char *why, const char *what)
{
	g_set_error(error, LEDE_ERROR, ERROR_USAGE, "%s: %s", what, why);
	return false;
}

bool subs_set(Subs *s, const char *url, const char *key, const char *value,
	      GError **error)
{
	struct line *l = g_hash_table_lookup(s->by_url, url);
	g_autofree char *text = NULL;

	if (!l)
		return usage(error, _("no such subscription"), url);
	if (strcmp(key, "section") == 0) {
		text = g_strdup(l->text);
		subs_remove(s, url);
		insert_line(s, text, value);
		return true;
	}
	if (strcmp(key, "url") == 0 && (!value || subs_find(s, value)))
		return usage(error, _("already subscribed"),
			     value ? value : key);
	if (strcmp(key, "url") != 0 && strcmp(key, "name") != 0 &&
	    find_key(key, strlen(key)) == KEYS)
		return usage(error, _("unknown key"), key);
	text = rewrite(l, key, value);
	return replace(s, l, text) ||
	       usage(error, _("makes no sense"), value ? value : key);
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
