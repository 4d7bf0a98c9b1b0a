#include "feeds/html/walk.h"

#include <string.h>

#define SHIFTED_LONGEST 3  /* digits that there are superscripts of */
#define SIMPLE_LONGEST  40 /* bytes of a name or a number */

/* A formula's first words: enough to see how it has to be set. */
static GString *words_in(const struct html_walk *w, uint32_t n)
{
	GString *words = g_string_new(NULL);

	page_first_words(w->page, n, SIMPLE_LONGEST, words);
	return words;
}

/* A number or a name, which needs no parentheses. */
static bool is_simple(const GString *words)
{
	if (words->len >= SIMPLE_LONGEST)
		return false;
	for (const char *at = words->str; *at;
	     at += g_utf8_skip[(unsigned char)*at])
		if (!g_unichar_isalnum(g_utf8_get_char(at)))
			return false;
	return true;
}

static void put_group(struct html_walk *w, uint32_t n,
		      void (*walk)(struct html_walk *w, uint32_t n))
{
	g_autoptr(GString) words = words_in(w, n);
	bool simple = is_simple(words);

	if (!simple)
		html_put_text(w, "(");
	walk(w, n);
	if (!simple)
		html_put_text(w, ")");
}

/* Digits above or below the line; anything else behind a sign. */
static void put_script(struct html_walk *w, uint32_t n, unsigned style)
{
	g_autoptr(GString) words = words_in(w, n);
	unsigned outer = w->style;

	if (words->len == 0)
		return;
	if (words->len <= SHIFTED_LONGEST &&
	    strspn(words->str, "0123456789") == words->len) {
		w->style |= style;
		html_node(w, n);
		w->style = outer;
		return;
	}
	html_put_text(w, style == RUN_ABOVE ? "^" : "_");
	put_group(w, n, html_node);
}

void html_formula(struct html_walk *w, uint32_t n)
{
	const char *display =
		page_attr(w->page, page_node(w->page, n), "display");

	if (display && strcmp(display, "block") == 0)
		html_block(w, n);
	else
		html_children(w, n);
}

/* Whether part i of a formula is below its base (MathML Core, section 3.4). */
static bool is_below(const char *tag, int i)
{
	static const char *const below[] = { "msub", "msubsup", "munder",
					     "munderover", NULL };

	return i == 1 && g_strv_contains(below, tag);
}

void html_formula_scripts(struct html_walk *w, uint32_t n)
{
	const char *tag = page_node(w->page, n)->tag;
	int i = 0;

	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		if (i == 0 || page_node(w->page, c)->text)
			html_node(w, c);
		else
			put_script(w, c,
				   is_below(tag, i) ? RUN_BELOW : RUN_ABOVE);
		i += page_node(w->page, c)->tag != NULL;
	}
}

void html_formula_fraction(struct html_walk *w, uint32_t n)
{
	int i = 0;

	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		if (page_node(w->page, c)->tag && i++ > 0)
			html_put_text(w, "/");
		put_group(w, c, html_node);
	}
}

void html_formula_root(struct html_walk *w, uint32_t n)
{
	html_put_text(w, "√");
	put_group(w, n, html_children);
}
