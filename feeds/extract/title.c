#include "feeds/extract/title.h"

#include <string.h>

#define WORDS_MAX    30   /* of a line that are compared */
#define WORD_LEAST   5    /* bytes of a word that says something */
#define HEADINGS_MAX 50   /* of a page that are looked at */
#define TITLE_MAX    1024 /* bytes of a heading that are looked at */

char *title_letters(const char *text)
{
	g_autofree char *low = g_utf8_casefold(text, -1);
	GString *out = g_string_sized_new(strlen(low));

	for (const char *at = low; *at; at += g_utf8_skip[(unsigned char)*at]) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_isalnum(c) || g_unichar_ismark(c))
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

bool title_same(const char *a, const char *b)
{
	g_autofree char *x = title_letters(a);
	g_autofree char *y = title_letters(b);

	return *x && strcmp(x, y) == 0;
}

bool title_shares_word(const char *a, const char *b)
{
	g_autofree char *letters = title_letters(b);
	g_auto(GStrv) words = g_strsplit(a, " ", WORDS_MAX);

	for (char **word = words; *word; word++) {
		g_autofree char *one = title_letters(*word);

		if (strlen(one) >= WORD_LEAST && strstr(letters, one))
			return true;
	}
	return false;
}

/* One is the other, or at least a good part of it. */
static bool is_part(const char *a, const char *b)
{
	g_autofree char *x = title_letters(a);
	g_autofree char *y = title_letters(b);
	size_t nx = strlen(x), ny = strlen(y);

	if (nx > ny)
		return *y && strstr(x, y) && ny * 3 > nx;
	return *x && strstr(y, x) && nx * 3 > ny;
}

/* Whether more stands in a line than in the other one: a kicker, in a heading. */
static bool holds(const char *line, const char *part)
{
	g_autofree char *x = title_letters(line);
	g_autofree char *y = title_letters(part);

	return strlen(x) > strlen(y) && strstr(x, y);
}

/* NULL for an empty one, and one that is too long to be a headline. */
static char *heading(const Outline *o, uint32_t n)
{
	g_autofree char *words = page_line(o->page, n, TITLE_MAX);

	if (g_str_has_suffix(words, "¶")) /* a link to itself */
		words[strlen(words) - strlen("¶")] = '\0';
	if (!*words || strlen(words) > TITLE_MAX / 2)
		return NULL;
	return g_steal_pointer(&words);
}

/* The first <h1> that agrees with `said`; where nothing is said, the only one. */
static char *find_heading(const Outline *o, const char *said)
{
	g_autofree char *only = NULL;
	unsigned count = 0, seen = 0;

	for (uint32_t n = 1; n < o->n && seen < HEADINGS_MAX; n++) {
		g_autofree char *words = NULL;

		if (strcmp(outline_at(o, n)->element->tag, "h1") != 0)
			continue;
		seen++;
		words = heading(o, n);
		if (!words)
			continue;
		if (said && is_part(words, said))
			return g_steal_pointer(&words);
		if (!count++)
			only = g_steal_pointer(&words);
	}
	return !said && count == 1 ? g_steal_pointer(&only) : NULL;
}

/* Between a headline and the name of a site. */
static const char *const signs[] = {
	" | ", " - ", " – ", " — ",  " » ", " › ",
	" « ", " · ", " • ", " :: ", " / ", " ~ "
};

/* The last sign in a line; NULL for none. */
static const char *last_sign(const char *line, size_t *size)
{
	const char *last = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		const char *at = g_strrstr(line, signs[i]);

		if (at && (!last || at > last)) {
			last = at;
			*size = strlen(signs[i]);
		}
	}
	return last;
}

static unsigned words_in(const char *line)
{
	unsigned words = *line != '\0';

	for (; *line; line++)
		words += *line == ' ';
	return words;
}

static bool is_site(const Metadata *m, const char *part)
{
	const char *site = m->value[METADATA_SITE];

	return site && (title_same(part, site) || is_part(part, site));
}

/* Without the name of the site at its end or at its start. What is made for
 * machines has it only where it is known to be that; a window's title has most
 * often one, in few words. */
static char *without_site(const Metadata *m, const char *line, bool window)
{
	size_t size = 0;
	const char *at = last_sign(line, &size);
	g_autofree char *head = NULL;

	if (!at)
		return g_strdup(line);
	head = g_strndup(line, (gsize)(at - line));
	if (is_site(m, at + size) || (window && words_in(head) >= 3 &&
				      words_in(at + size) <= words_in(head)))
		return without_site(m, head, window);
	if (is_site(m, head))
		return g_strdup(at + size);
	return g_strdup(line);
}

/* What heads the page and names its window, where JSON-LD has other words for it: it
 * says what the subject is. NULL for none. */
static char *find_agreed(const Outline *o, const Metadata *m)
{
	const char *said = m->value[METADATA_TITLE];
	g_autofree char *title = NULL;

	if (!said || !m->window ||
	    m->source[METADATA_TITLE] != METADATA_JSON_LD)
		return NULL;
	title = find_heading(o, m->window);
	if (!title || is_part(title, said) || is_site(m, title))
		return NULL;
	return g_steal_pointer(&title);
}

char *title_of(const Outline *o, const Metadata *m)
{
	const char *said = m->value[METADATA_TITLE];
	bool window = !said;
	char *title = find_agreed(o, m);

	if (title)
		return title;
	if (window)
		said = m->window;
	title = find_heading(o, said);
	if (!said || (title && (window || !holds(title, said))))
		return title;
	g_free(title);
	return without_site(m, said, window);
}
