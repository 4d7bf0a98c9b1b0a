#include "feeds/text/plain_lines.h"

#include "feeds/text/address.h"

#include <stdlib.h>
#include <string.h>

/* The elements of HTML (Living Standard, section 4, and what came before it), in
 * order. */
static const char *const elements[] = {
	"a",          "abbr",     "acronym",  "address",   "area",
	"article",    "aside",    "audio",    "b",         "base",
	"basefont",   "bdi",      "bdo",      "big",       "blink",
	"blockquote", "body",     "br",       "button",    "canvas",
	"caption",    "center",   "cite",     "code",      "col",
	"colgroup",   "data",     "datalist", "dd",        "del",
	"details",    "dfn",      "dialog",   "dir",       "div",
	"dl",         "dt",       "em",       "embed",     "fieldset",
	"figcaption", "figure",   "font",     "footer",    "form",
	"frame",      "frameset", "h1",       "h2",        "h3",
	"h4",         "h5",       "h6",       "head",      "header",
	"hgroup",     "hr",       "html",     "i",         "iframe",
	"img",        "input",    "ins",      "kbd",       "label",
	"legend",     "li",       "link",     "listing",   "main",
	"map",        "mark",     "marquee",  "math",      "menu",
	"meta",       "meter",    "nav",      "nobr",      "noscript",
	"object",     "ol",       "optgroup", "option",    "output",
	"p",          "param",    "picture",  "plaintext", "pre",
	"progress",   "q",        "rp",       "rt",        "ruby",
	"s",          "samp",     "script",   "section",   "select",
	"slot",       "small",    "source",   "span",      "strike",
	"strong",     "style",    "sub",      "summary",   "sup",
	"svg",        "table",    "tbody",    "td",        "template",
	"textarea",   "tfoot",    "th",       "thead",     "time",
	"title",      "tr",       "track",    "tt",        "u",
	"ul",         "var",      "video",    "wbr",       "xmp",
};

static int by_name(const void *name, const void *row)
{
	return strcmp(name, *(const char *const *)row);
}

/* Whether a tag of HTML begins at "<". What only looks like one ("<a@b.example>") is
 * text. */
static bool is_tag(const char *at, size_t left)
{
	size_t from = left > 1 && at[1] == '/' ? 2 : 1, n = 0;
	char name[12];

	if (left > 3 &&
	    (memcmp(at, "<!-", 3) == 0 || memcmp(at, "<![", 3) == 0))
		return true;
	while (from + n < left && n + 1 < sizeof name &&
	       g_ascii_isalnum(at[from + n])) {
		name[n] = g_ascii_tolower(at[from + n]);
		n++;
	}
	name[n] = '\0';
	return from + n < left && strchr(" \t\r\n/>", at[from + n]) &&
	       bsearch(name, elements, G_N_ELEMENTS(elements), sizeof *elements,
		       by_name);
}

bool plain_lines_is(const char *text, size_t size)
{
	const char *end = text + size, *at = text;

	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		if (is_tag(at, (size_t)(end - at)))
			return false;
		at++;
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

/* References are resolved in a text, as in any of HTML, but not in an address
 * ("?a=1&copy=2"). */
static void append_address(GString *out, const char *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_string_append_c(out, at[i]);
		if (at[i] == '&' && !g_str_has_prefix(at + i, "&amp;"))
			g_string_append(out, "amp;");
	}
}

static void append_text(GString *out, const char *at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] == '<')
			g_string_append(out, "&lt;");
		else
			g_string_append_c(out, at[i]);
}

static void append_line(GString *out, const char *line)
{
	size_t left = strlen(line), at, n;

	while (address_find(line, left, &at, &n)) {
		append_text(out, line, at);
		append_address(out, line + at, n);
		line += at + n;
		left -= at + n;
	}
	append_text(out, line, left);
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
		append_line(out, lines[i]);
	}
	return g_string_free(out, FALSE);
}
