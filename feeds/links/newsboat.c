#include "feeds/links/newsboat.h"

#include <glib/gi18n.h>
#include <stdbool.h>
#include <string.h>

#define WORDS_MAX 32 /* of a line that are looked at */

/* Takes a word off a line: up to a blank, or in double quotes, in which a
 * backslash quotes a character. NULL at the end, and at a comment. The
 * caller's. */
static char *take_word(const char **line)
{
	const char *s = *line + strspn(*line, " \t");
	bool quoted = *s == '"';
	GString *word;

	if (*s == '\0' || *s == '#')
		return NULL;
	word = g_string_new(NULL);
	for (s += quoted;
	     *s && !(quoted ? *s == '"' : strchr(" \t", *s) != NULL); s++) {
		if (quoted && *s == '\\' && s[1])
			s++;
		g_string_append_c(word, *s);
	}
	*line = s + (quoted && *s == '"');
	return g_string_free(word, FALSE);
}

static GPtrArray *take_words(const char *line)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	char *word;

	while (words->len < WORDS_MAX && (word = take_word(&line)))
		g_ptr_array_add(words, word);
	return words;
}

/* Why an address is not taken over; NULL: it is. Commands run programs: only the
 * user's own file may name them. */
static const char *reason_against(const char *url)
{
	static const struct {
		const char *prefix, *why;
	} rows[] = {
		{ "query:", N_("query feeds are skipped") },
		{ "exec:", N_("commands are skipped") },
		{ "filter:", N_("commands are skipped") },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (g_str_has_prefix(url, rows[i].prefix))
			return _(rows[i].why);
	return NULL;
}

static void read_line(FeedLinks *finds, const char *line)
{
	g_autoptr(GPtrArray) words = take_words(line);
	struct find f = { 0 };
	const char *why;

	if (words->len == 0)
		return;
	f.url = g_ptr_array_index(words, 0);
	for (guint i = 1; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);

		if (*word == '~')
			f.title = word + 1;
		else if (*word && *word != '!' && !f.section)
			f.section = word;
	}
	why = reason_against(f.url);
	if (why)
		links_note_why(finds, f.url, why);
	else
		links_add_web(finds, &f);
}

void newsboat_read(FeedLinks *finds, const char *text, size_t size)
{
	g_autofree char *copy = g_strdelimit(g_strndup(text, size), "\r", '\n');
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);

	for (char **l = lines; *l; l++)
		read_line(finds, *l);
}
