#include "feeds/text/plain_lines.h"

#include <string.h>

bool plain_lines_is(const char *text, size_t size)
{
	const char *end = text + size;

	for (const char *at = text; at + 1 < end; at++) {
		at = memchr(at, '<', (size_t)(end - at));
		if (!at || at + 1 >= end)
			return true;
		if (g_ascii_isalpha(at[1]) || strchr("/!?", at[1]))
			return false;
	}
	return true;
}

static size_t columns(const char *line)
{
	return (size_t)g_utf8_strlen(line, -1);
}

/* A line that begins as the next one of a list does. */
static bool is_marked(const char *line)
{
	size_t digits = strspn(line, "0123456789");

	if (digits)
		return strchr(".:)", line[digits]) != NULL;
	return strchr("-*+#@[(>", *line) || g_str_has_prefix(line, "http") ||
	       g_str_has_prefix(line, "•") || g_str_has_prefix(line, "–") ||
	       g_str_has_prefix(line, "—");
}

/* Whether a line could have gone on the one before it, had that been `width` wide. */
static bool would_fit(const char *before, const char *line, size_t width)
{
	g_autofree char *word = g_strndup(line, strcspn(line, " \t"));

	return columns(before) + 1 + columns(word) <= width;
}

static bool follows(char *const *lines, guint i)
{
	return i > 0 && *lines[i - 1] && *lines[i];
}

static size_t longest(char *const *lines)
{
	size_t most = 0;

	for (; *lines; lines++)
		most = MAX(most, columns(*lines));
	return most;
}

/* Whether the lines were wrapped at a column: one in ten may be short. */
static bool are_wrapped(char *const *lines)
{
	size_t width = longest(lines);
	guint all = 0, fit = 0;

	if (width < PLAIN_LINES_LEAST || width > PLAIN_LINES_MOST)
		return false;
	for (guint i = 0; lines[i]; i++) {
		if (!follows(lines, i) || is_marked(lines[i]))
			continue;
		all++;
		fit += would_fit(lines[i - 1], lines[i], width);
	}
	return all > 1 && fit * 10 <= all;
}

char *plain_lines_to_html(const char *text, size_t size)
{
	g_autofree char *copy = g_strndup(text, size);
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
	GString *out = g_string_new("<p>");
	bool wrapped;

	for (char **l = lines; *l; l++)
		g_strstrip(*l);
	wrapped = are_wrapped(lines);
	for (guint i = 0; lines[i]; i++) {
		if (!*lines[i]) {
			g_string_append(out, "\n<p>");
			continue;
		}
		if (follows(lines, i))
			g_string_append(out, wrapped && !is_marked(lines[i])
						     ? "\n"
						     : "<br>\n");
		g_string_append(out, lines[i]);
	}
	return g_string_free(out, FALSE);
}
