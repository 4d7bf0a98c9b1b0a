#include "src/config/filters.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/config/query.h"

#include <glib/gi18n.h>
#include <string.h>

#define UNTIL "until="

/* "2026-12-31" or a whole RFC 3339 time; -1 for neither. */
static int64_t read_until(const char *text)
{
	g_autofree char *midnight = g_strconcat(text, "T00:00:00Z", NULL);
	g_autoptr(GDateTime) day = g_date_time_new_from_iso8601(midnight, NULL);
	g_autoptr(GDateTime) time =
		day ? NULL : g_date_time_new_from_iso8601(text, NULL);

	if (!day && !time)
		return -1;
	return g_date_time_to_unix(day ? day : time);
}

/* Removes "until=…" from the end of a query. False if it is no time. */
static bool take_until(char *query, int64_t *until)
{
	char *last = strrchr(query, ' ');

	last = last ? last + 1 : query;
	*until = 0;
	if (!g_str_has_prefix(last, UNTIL))
		return true;
	*until = read_until(last + strlen(UNTIL));
	*last = '\0';
	return *until >= 0;
}

/* Removes a name from the front, in quotes or without. NULL if it does not end.
 * The caller's. */
static char *take_name(const char **at)
{
	const char *s = *at, *end;
	bool quoted = *s == '"';

	s += quoted;
	end = strchr(s, quoted ? '"' : ' ');
	if (!end)
		return NULL;
	*at = end + 1;
	return g_strstrip(g_strndup(s, (gsize)(end - s)));
}

static const char *keep_text(Filters *f, const char *text)
{
	return g_string_chunk_insert(f->text, text);
}

/* One line, without blanks around it; words of what is wrong, or NULL. */
static char *take_line(Filters *f, const char *line)
{
	struct filter one = { .line = keep_text(f, line) };
	bool mute = g_str_has_prefix(line, "mute ");
	g_autofree char *name = NULL, *rest = NULL;
	g_autoptr(Query) query = NULL;
	g_autoptr(GError) error = NULL;

	if (!mute && !g_str_has_prefix(line, "search "))
		return g_strdup(_("a line begins with “mute” or “search”"));
	line += strlen(mute ? "mute " : "search ");
	line += strspn(line, " ");
	if (!mute && (!(name = take_name(&line)) || *name == '\0'))
		return g_strdup(_("a search is written search \"Name\" words"));
	rest = g_strdup(line);
	if (mute && !take_until(rest, &one.until))
		return g_strdup(_("until= is a date like 2026-12-31"));
	g_strstrip(rest);
	query = query_read(rest, clock_now(), false, &error);
	if (!query)
		return g_strdup(error->message);
	if (!query->positive && !query->negative)
		return g_strdup(_("words are missing"));
	if (mute && !query->positive)
		return g_strdup(_(
			"a mute needs words to hide, not only words to keep"));
	one.kind = mute ? FILTER_MUTE : FILTER_SEARCH;
	one.name = name ? keep_text(f, name) : NULL;
	one.query = keep_text(f, rest);
	g_array_append_val(f->all, one);
	return NULL;
}

static char *read_line(Filters *f, const char *text)
{
	g_autofree char *line = g_strdup(text);

	if (!g_utf8_validate(text, -1, NULL))
		return g_strdup(_("this line is not UTF-8"));
	g_strstrip(line);
	if (*line == '\0' || *line == '#')
		return NULL;
	if (f->all->len >= FILTERS_MOST)
		return g_strdup_printf(_("only the first %d lines are used"),
				       FILTERS_MOST);
	return take_line(f, line);
}

Filters *filters_read(const char *text, GPtrArray *complaints)
{
	Filters *f = g_new0(Filters, 1);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	f->lines = g_ptr_array_new_with_free_func(g_free);
	f->all = g_array_new(FALSE, FALSE, sizeof(struct filter));
	f->text = g_string_chunk_new(512);
	for (guint i = 0; lines[i]; i++) {
		g_autofree char *wrong = read_line(f, lines[i]);

		/* what follows the last newline is no line */
		if (*lines[i] || lines[i + 1])
			g_ptr_array_add(f->lines, g_strdup(lines[i]));
		if (wrong && complaints)
			g_ptr_array_add(complaints,
					g_strdup_printf("filters:%u: %s", i + 1,
							wrong));
	}
	return f;
}

Filters *filters_load(GPtrArray *complaints, GError **error)
{
	g_autofree char *path = paths_get(PATH_FILTERS);
	g_autofree char *text = paths_read(path, FILTERS_BYTES_MAX, error);

	return text ? filters_read(text, complaints) : NULL;
}

void filters_free(Filters *f)
{
	if (!f)
		return;
	g_ptr_array_unref(f->lines);
	g_array_unref(f->all);
	g_string_chunk_free(f->text);
	g_free(f);
}

static bool is_line(const char *text, const char *line)
{
	g_autofree char *bare = g_strstrip(g_strdup(text));

	return strcmp(bare, line) == 0;
}

char *filters_with(const Filters *f, const char *line, bool there)
{
	g_autoptr(GString) out = g_string_new(NULL);
	bool found = false;

	for (guint i = 0; i < f->lines->len; i++) {
		const char *old = g_ptr_array_index(f->lines, i);
		bool same = is_line(old, line);

		found = found || same;
		if (!same || there)
			g_string_append_printf(out, "%s\n", old);
	}
	if (found == there)
		return NULL;
	if (there)
		g_string_append_printf(out, "%s\n", line);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

bool filters_save(const char *text, GError **error)
{
	g_autofree char *path = paths_get(PATH_FILTERS);

	return paths_make_folder(path, error) && paths_write(path, text, error);
}

bool filter_mutes(const struct filter *f, int64_t now)
{
	return f->kind == FILTER_MUTE && (!f->until || f->until > now);
}

/* A line is one line, whatever was typed. */
static char *one_line(const char *text)
{
	return g_strstrip(g_strdelimit(g_strdup(text), "\n\r\t", ' '));
}

char *filter_mute_line(const char *query, int64_t until)
{
	g_autofree char *words = one_line(query);
	g_autofree char *when = until ? clock_stamp(until) : NULL;

	return when ? g_strdup_printf("mute %s " UNTIL "%s", words, when)
		    : g_strdup_printf("mute %s", words);
}

char *filter_search_line(const char *name, const char *query)
{
	g_autofree char *words = one_line(query);
	g_autofree char *called = one_line(name);

	g_strdelimit(called, "\"", '\'');
	return g_strdup_printf("search \"%s\" %s", called, words);
}
