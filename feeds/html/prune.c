#include "feeds/html/prune.h"

#include "feeds/html/inline_style.h"
#include "feeds/html/picture.h"
#include "feeds/html/side_link.h"
#include "feeds/html/tags.h"

#include <string.h>

#define PICTURE_NODES_MAX 64    /* in which a picture is looked for */
#define LINE_NUMBERS_MAX  65536 /* bytes of a column of them */

/* What holds for what is in an element. */
struct scope {
	bool hidden;   /* visibility: hidden */
	bool sizeless; /* letters of a point at most */
	bool math;
};

/* Where the walk is among the children of one element. */
struct place {
	uint32_t parent, before; /* the child before that stays; 0: none */
	struct scope scope;
	enum {
		UNKNOWN,
		NO,
		YES
	} formula; /* the element is one in several forms */
};

static struct node *node_at(Page *p, uint32_t n)
{
	return &g_array_index(p->nodes, struct node, n);
}

static bool is_one_of(const struct node *n, const char *const *tags)
{
	return n->tag && g_strv_contains(tags, n->tag);
}

static bool is_aria_hidden(const Page *p, const struct node *n)
{
	const char *hidden = page_attr(p, n, "aria-hidden");

	return hidden && g_ascii_strcasecmp(hidden, "true") == 0;
}

/* HTML section 6.1: "until-found" is shown to those who look for it. */
static bool has_hidden_attr(const Page *p, const struct node *n)
{
	const char *hidden = page_attr(p, n, "hidden");

	return hidden && g_ascii_strcasecmp(hidden, "until-found") != 0;
}

static bool is_tag_within(const Page *p, uint32_t n, const char *tag)
{
	return page_is(page_node(p, n), tag) || page_find(p, n, tag);
}

/* mso-hide hides from Outlook alone; what newsletters hide so besides their
 * preview text are buttons, which are links. */
static bool is_preview(const Page *p, uint32_t n, const struct inline_style *s)
{
	return s->mso_hide && !is_tag_within(p, n, "a");
}

/* KaTeX, MathJax and Wikipedia write a formula as MathML and, hidden from screen
 * readers, for the eye. Whether that is all that an element holds. */
static bool is_formula_only(const Page *p, uint32_t n)
{
	bool math = false;

	for (uint32_t c = page_node(p, n)->first; c;
	     c = page_node(p, c)->next) {
		const struct node *node = page_node(p, c);

		if (node->text ? page_is_blank(node->text)
			       : is_aria_hidden(p, node) ||
					 page_is(node, "script"))
			continue;
		if (node->text || !is_tag_within(p, c, "math"))
			return false;
		math = true;
	}
	return math;
}

static bool is_annotation(const struct node *n)
{
	static const char *const tags[] = { "annotation", "annotation-xml",
					    NULL };

	return is_one_of(n, tags);
}

static bool is_media(const struct node *n)
{
	static const char *const tags[] = { "audio", "embed", "iframe",
					    "img",   "video", NULL };

	return is_one_of(n, tags);
}

/* Whether it is a picture, or has one among its first nodes. */
static bool holds_picture(const Page *p, uint32_t n, int *left)
{
	if (is_media(page_node(p, n)))
		return true;
	for (uint32_t c = page_node(p, n)->first; c && (*left)-- > 0;
	     c = page_node(p, c)->next)
		if (holds_picture(p, c, left))
			return true;
	return false;
}

static bool is_picture(const Page *p, uint32_t n)
{
	int left = PICTURE_NODES_MAX;

	return n && holds_picture(p, n, &left);
}

/* A row of stars: the same picture again, of which there is nothing to say. */
static bool is_same_picture(const Page *p, uint32_t n, uint32_t before)
{
	const struct node *node = page_node(p, n);
	const struct node *other = page_node(p, before);
	const char *src = page_attr(p, node, "src");
	const char *last = page_attr(p, other, "src");

	return page_is(node, "img") && page_is(other, "img") && src && last &&
	       strcmp(src, last) == 0 && !picture_words(p, node) &&
	       !picture_words(p, other);
}

/* The next sibling that is no blank text. */
static uint32_t next_shown(const Page *p, uint32_t n)
{
	do
		n = page_node(p, n)->next;
	while (n && page_node(p, n)->text &&
	       page_is_blank(page_node(p, n)->text));
	return n;
}

/* What a page without scripts has in place of a picture that a script loads: it
 * stands behind that, or before it. */
static bool is_second_picture(const Page *p, uint32_t n, uint32_t before)
{
	uint32_t after;

	if (!page_is(page_node(p, n), "noscript") || !is_picture(p, n) ||
	    page_has_words(p, n))
		return false;
	if (is_picture(p, before))
		return true;
	after = next_shown(p, n);
	return after && page_is(page_node(p, after), "img") &&
	       page_attr(p, page_node(p, after), "data-src");
}

/* The numbers of lines beside a listing, in a column of their own. */
static bool is_line_numbers(const Page *p, uint32_t n)
{
	static const char *const names[] = { "gutter", "linenos", "lineno",
					     "line-numbers", "linenodiv" };
	const char *class = page_attr(p, page_node(p, n), "class");
	g_autoptr(GString) words = NULL;
	bool named = false;

	for (size_t i = 0; class && i < G_N_ELEMENTS(names); i++)
		named = named || strstr(class, names[i]);
	if (!named)
		return false;
	words = g_string_new(NULL);
	page_first_words(p, n, LINE_NUMBERS_MAX, words);
	return strspn(words->str, "0123456789 ") == words->len;
}

static bool is_out_of_sight(Page *p, uint32_t n, const struct inline_style *s)
{
	const struct node *node = page_node(p, n);

	return has_hidden_attr(p, node) || inline_style_is_gone(s) ||
	       is_preview(p, n, s);
}

/* Another form of a formula that is there as MathML. */
static bool is_other_form(const Page *p, const struct node *n, struct place *at)
{
	if (!is_aria_hidden(p, n))
		return false;
	if (at->formula == UNKNOWN)
		at->formula = is_formula_only(p, at->parent) ? YES : NO;
	return at->formula == YES;
}

static bool is_no_part(Page *p, uint32_t n, struct place *at)
{
	const struct node *node = page_node(p, n);

	if (page_is(node, "img") && picture_kind_of(p, node) == PICTURE_NONE)
		return true;
	if (tags_is_block(node->tag) && side_link_is_share_row(p, n))
		return true;
	if (side_link_is_back(p, n) || is_same_picture(p, n, at->before) ||
	    is_second_picture(p, n, at->before))
		return true;
	return is_annotation(node) || is_line_numbers(p, n) ||
	       is_other_form(p, node, at);
}

/* Blanks between the elements of a formula are no blanks of its text. */
static bool is_text_gone(const Page *p, uint32_t n, const struct scope *s)
{
	static const char *const words[] = { "mtext", "ms", NULL };
	const struct node *node = page_node(p, n);

	if (s->hidden || s->sizeless)
		return true;
	return s->math && page_is_blank(node->text) &&
	       !is_one_of(page_node(p, node->parent), words);
}

/* A button that shares is no picture; its words may be part of a sentence, and
 * lead nowhere. */
static bool is_button(Page *p, uint32_t n)
{
	struct node *node = node_at(p, n);

	if (!side_link_is_share(p, node))
		return false;
	node->tag = "span";
	return !page_has_words(p, n);
}

static struct scope scope_in(const struct node *n, const struct scope *outer,
			     const struct inline_style *s)
{
	struct scope in = *outer;

	in.hidden = s->hidden || (outer->hidden && !s->visible);
	if (s->font != INLINE_STYLE_UNSAID)
		in.sizeless = s->font <= 1;
	else if (page_is(n, "font"))
		in.sizeless = false;
	in.math = outer->math || page_is(n, "math");
	return in;
}

static void prune_children(Page *p, uint32_t n, const struct scope *scope);

/* Whether child n stays; then what is in it is pruned. */
static bool prune_node(Page *p, uint32_t n, struct place *at)
{
	const struct node *node = page_node(p, n);
	struct inline_style style;
	struct scope in;

	if (node->text)
		return !is_text_gone(p, n, &at->scope);
	style = inline_style_read(page_attr(p, node, "style"));
	in = scope_in(node, &at->scope, &style);
	if (is_out_of_sight(p, n, &style) || is_no_part(p, n, at) ||
	    (in.hidden && is_media(node)) || is_button(p, n))
		return false;
	prune_children(p, n, &in);
	return true;
}

/* Recursion is bounded: the tree is no deeper than PAGE_DEPTH_MAX. */
static void prune_children(Page *p, uint32_t n, const struct scope *scope)
{
	struct place at = { .parent = n, .scope = *scope };
	uint32_t last = 0, next;

	for (uint32_t c = page_node(p, n)->first; c; c = next) {
		const struct node *node = page_node(p, c);

		next = node->next;
		if (prune_node(p, c, &at)) {
			if (!node->text || !page_is_blank(node->text))
				at.before = c;
			last = c;
		} else if (last) {
			node_at(p, last)->next = next;
		} else {
			node_at(p, n)->first = next;
		}
	}
	node_at(p, n)->last = last;
}

void prune_page(Page *p)
{
	static const struct scope all = { false, false, false };

	prune_children(p, 0, &all);
}
