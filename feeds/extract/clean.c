#include "feeds/extract/clean.h"

#include "feeds/extract/beside.h"
#include "feeds/extract/data_tables.h"
#include "feeds/extract/lines.h"
#include "feeds/extract/title.h"

#include <string.h>

#define COMMAS_ENOUGH    10 /* in running text; no box of links has that many */
#define SHARE_LONGEST    500 /* characters of buttons that share */
#define BETTER           0.4 /* of the prose of a page or an article */
#define SHORT            25  /* characters */
#define MODEST           0.4 /* link density of a heading that opens what is below it */
#define SENTENCE         100  /* characters of prose: no row of links */
#define PROSE_OF_TEXT    400  /* characters of prose in a box of the article */
#define CAPTIONS_LONGEST 2000 /* characters of a row of pictures */
#define MENU_LINKED      0.4 /* of the characters of a table that is called a menu */
#define WHOLLY           0.8 /* of a line's characters: it is a link */
#define PROSE_LEAST      60 /* characters of a sentence that is partly a link */
#define PROSE_ENOUGH     200 /* characters beside pictures */

static bool is_tag(const Outline *o, uint32_t n, const char *tag)
{
	return strcmp(outline_at(o, n)->element->tag, tag) == 0;
}

static bool is_in_kind(const Outline *o, uint32_t n, uint16_t kind)
{
	for (; n; n = outline_at(o, n)->parent)
		if (outline_is(o, n, kind))
			return true;
	return false;
}

/* A heading is called "header" or "title bar" as often as not; what it heads decides, but
 * where its name says that it is none of the article. */
static bool is_called_other(const struct outline_node *node)
{
	static const uint32_t others = NAMES_COMMENTS | NAMES_CONSENT |
				       NAMES_RELATED | NAMES_AD | NAMES_SHARE;

	return (node->names & others) != 0;
}

/* A box around a heading is called "header" as often as the top of a page is, with
 * its logo and its menus. */
static bool heads_part(const Outline *o, uint32_t n)
{
	const struct outline_node *node = outline_at(o, n);
	struct counts c = outline_counts(o, n);

	return (node->names & NAMES_HEADER) && !is_called_other(node) &&
	       c.headings > 0 && c.headings * 2 >= c.chars && !c.links &&
	       !c.images;
}

/* What on paper stands beside the text, between two paragraphs here: a fact box. */
static bool is_text_box(const Outline *o, uint32_t n)
{
	static const uint32_t others = NAMES_LETTER | NAMES_TEASER | NAMES_BIO |
				       NAMES_TAGS | NAMES_BYLINE;
	const struct outline_node *node = outline_at(o, n);

	return !(node->names & others) && !is_called_other(node) &&
	       outline_counts(o, n).prose >= SENTENCE &&
	       outline_link_density(o, n) < 0.2 && beside_paragraphs(o, n);
}

static bool is_unlikely(const Outline *o, uint32_t n)
{
	const struct outline_node *node = outline_at(o, n);

	if (node->flags & OUTLINE_ASIDE)
		return true;
	if ((node->element->kind & ELEMENT_HEADING) && !is_called_other(node))
		return false;
	if (heads_part(o, n) || is_text_box(o, n))
		return false;
	return (node->names & NAMES_UNLIKELY) && !(node->names & NAMES_MAYBE) &&
	       !(node->element->kind & (ELEMENT_BODY | ELEMENT_LINK)) &&
	       !is_in_kind(o, n, ELEMENT_TABLE | ELEMENT_CELL | ELEMENT_CODE);
}

/* Whatever it is called: the better part of the prose is no box beside it. */
static bool is_better_part(const Outline *o, uint32_t n, uint32_t all)
{
	static const uint32_t never =
		NAMES_COMMENTS | NAMES_CONSENT | NAMES_RELATED | NAMES_AD;
	const struct outline_node *node = outline_at(o, n);

	return !(node->names & never) && !(node->flags & OUTLINE_ASIDE) &&
	       !(node->element->kind & ELEMENT_LIST) &&
	       outline_counts(o, n).prose > all * BETTER;
}

/* Whether there is a headline in it, or what the page calls an article. */
static bool holds_article(const Outline *o, uint32_t n)
{
	for (uint32_t i = n + 1; i < outline_at(o, n)->end; i++) {
		const struct outline_node *node = outline_at(o, i);

		if (strcmp(node->element->tag, "h1") == 0 ||
		    strcmp(node->element->tag, "article") == 0 ||
		    (node->names & NAMES_BODY) || (node->flags & OUTLINE_BODY))
			return true;
	}
	return false;
}

void clean_page(Outline *o)
{
	uint32_t all;

	outline_count(o);
	all = outline_counts(o, 0).prose;
	for (uint32_t n = 1; n < o->n; n++)
		if (!o->out[n] && page_node(o->page, n)->tag &&
		    is_unlikely(o, n) &&
		    !(is_better_part(o, n, all) && holds_article(o, n)))
			outline_leave_out(o, n);
	outline_count(o);
}

/* What is around all parts: not asked. */
struct cleaning {
	const GArray *parts;
	guint at; /* the part that is swept: from the last */
	bool names;
	const char *title;
	uint32_t prose;         /* in all parts */
	const uint32_t *tables; /* data_tables_of */
};

static int weight_of(const struct cleaning *c, const struct outline_node *node)
{
	int weight = 0;

	if (!c->names)
		return 0;
	if (node->names & NAMES_GOOD)
		weight += 25;
	if (node->names & NAMES_BAD)
		weight -= 25;
	return weight;
}

static bool is_in_figure(const Outline *o, uint32_t n)
{
	for (; n; n = outline_at(o, n)->parent)
		if (is_tag(o, n, "figure"))
			return true;
	return false;
}

struct own {
	uint32_t block, chars, linked;
};

static uint32_t menu_of(const struct own *own)
{
	return own->linked >= own->chars * WHOLLY ? own->linked : 0;
}

/* The share of characters that are in lines that are links and nothing else. In a
 * sentence, or an ingredient, one word or another leads somewhere. */
static double menu_density(const Outline *o, uint32_t n)
{
	struct own own = { 0 };
	uint32_t all = 0, menu = 0;

	for (uint32_t i = n; i < outline_at(o, n)->end; i++) {
		const struct outline_node *node = outline_at(o, i);

		if (o->out[i]) {
			i = node->end - 1;
			continue;
		}
		if (node->block != own.block) {
			menu += menu_of(&own);
			own = (struct own){ .block = node->block };
		}
		own.chars += node->chars;
		if (node->flags & OUTLINE_LINKED)
			own.linked += node->chars;
		all += node->chars;
	}
	menu += menu_of(&own);
	return all ? (double)menu / all : 0;
}

static bool holds_code(const Outline *o, uint32_t n)
{
	for (uint32_t i = n; i < outline_at(o, n)->end; i++)
		if (!o->out[i] && is_tag(o, i, "pre"))
			return true;
	return false;
}

/* Mozilla's Readability, _cleanConditionally: few commas, and more of what is no
 * running text than of it. */
static bool is_fishy(const Outline *o, uint32_t n, int weight)
{
	struct counts c = outline_counts(o, n);
	double links = outline_link_density(o, n);
	double headings = c.chars ? (double)c.headings / c.chars : 0;
	uint32_t below = links < MENU_LINKED ? c.headings : 0;
	bool list = outline_is(o, n, ELEMENT_LIST) ||
		    (c.items && c.items > 0.9 * (c.chars - below));
	bool figure = is_in_figure(o, n);

	if (c.commas >= COMMAS_ENOUGH)
		return false;
	if (headings >= 0.8 && links < MODEST)
		return false;
	if (c.images > 1 && c.paragraphs * 2 < c.images && !figure &&
	    c.prose < PROSE_ENOUGH)
		return true;
	if (!list && c.entries > c.paragraphs + 100)
		return true;
	/* ingredients have boxes to tick, and buttons to count them up */
	if (c.items * 2 < c.chars && c.inputs > c.paragraphs / 3)
		return true;
	if (!list && headings < 0.9 && c.chars < SHORT &&
	    (c.images == 0 || c.images > 2) && !figure && !holds_code(o, n))
		return true;
	if (weight >= 25 ? links <= 0.5 : list || links <= 0.2)
		return false;
	return c.prose < PROSE_LEAST || menu_density(o, n) > 0.1;
}

static bool is_box(const Outline *o, uint32_t n)
{
	return outline_is(o, n, ELEMENT_LIST | ELEMENT_ASIDE) ||
	       is_tag(o, n, "div") || is_tag(o, n, "table") ||
	       is_tag(o, n, "form") || is_tag(o, n, "section");
}

/* The headline is shown above the text. */
static bool is_title(const Outline *o, uint32_t n, const char *title)
{
	g_autofree char *words = NULL;

	if (!title || outline_at(o, n)->element->tag[1] > '2')
		return false;
	words = outline_words(o, n, 1024);
	return title_same(words, title);
}

/* A block that holds text alone, however many boxes are around that. */
static bool is_paragraph(const Outline *o, uint32_t n)
{
	while (outline_at(o, n)->flags & OUTLINE_PARTED) {
		uint32_t only = 0;

		for (uint32_t at = page_node(o->page, n)->first; at;
		     at = page_node(o->page, at)->next) {
			if (o->out[at] || (!page_node(o->page, at)->tag &&
					   !outline_at(o, at)->chars))
				continue;
			if (only)
				return false;
			only = at;
		}
		if (!only)
			return false;
		n = only;
	}
	return !outline_is(o, n, ELEMENT_LIST | ELEMENT_TABLE);
}

/* Paragraphs of the article in a box with a name that says little: "media",
 * "widget". */
static bool holds_text(const Outline *o, uint32_t n)
{
	static const uint32_t others = NAMES_LETTER | NAMES_TEASER | NAMES_BIO |
				       NAMES_TAGS | NAMES_UNLIKELY;
	const struct outline_node *node = outline_at(o, n);

	return !is_called_other(node) && !(node->names & others) &&
	       outline_counts(o, n).prose >= PROSE_OF_TEXT &&
	       outline_link_density(o, n) < 0.1;
}

static bool is_caption(const Outline *o, uint32_t n)
{
	return is_tag(o, n, "figcaption") ||
	       (outline_at(o, n)->names & NAMES_CAPTION);
}

/* A caption, or pictures with theirs, that lead nowhere. */
static bool is_captioned(const Outline *o, uint32_t n)
{
	struct counts c = outline_counts(o, n);
	uint32_t chars = 0;

	if (is_called_other(outline_at(o, n)) || c.chars > CAPTIONS_LONGEST ||
	    c.linked * 2 > c.chars)
		return false;
	for (uint32_t i = n; i < outline_at(o, n)->end; i++) {
		if (!is_caption(o, i))
			continue;
		chars += outline_counts(o, i).chars;
		i = outline_at(o, i)->end - 1;
	}
	return chars && chars * 5 >= c.chars * 4;
}

/* A line that is one, of some length. */
static bool is_sentence(const Outline *o, uint32_t n)
{
	g_autofree char *words = outline_words(o, n, SENTENCE * 4);

	return outline_counts(o, n).chars >= SENTENCE / 2 &&
	       lines_end_sentence(words);
}

static bool is_junk(Outline *o, uint32_t n, const struct cleaning *c)
{
	const struct outline_node *node = outline_at(o, n);
	int weight = weight_of(c, node);

	if (is_tag(o, n, "footer") || is_tag(o, n, "aside") ||
	    is_tag(o, n, "nav"))
		return true;
	if ((node->names & NAMES_SHARE) &&
	    outline_counts(o, n).chars < SHARE_LONGEST)
		return true;
	if (outline_is(o, n, ELEMENT_HEADING) &&
	    ((weight < 0 && is_called_other(node)) || is_title(o, n, c->title)))
		return true;
	if (weight < 0 && is_tag(o, n, "table") &&
	    outline_link_density(o, n) > MENU_LINKED)
		return true;
	if (!is_box(o, n) || is_better_part(o, n, c->prose) || c->tables[n] ||
	    is_in_kind(o, n, ELEMENT_CODE) || is_captioned(o, n))
		return false;
	if (weight >= 0 && is_tag(o, n, "div") && is_paragraph(o, n) &&
	    (outline_link_density(o, n) < 0.2 ||
	     (outline_link_density(o, n) < MODEST &&
	      (outline_counts(o, n).prose >= SENTENCE || is_sentence(o, n))) ||
	     (outline_link_density(o, n) < WHOLLY && beside_alike(o, n))))
		return false;
	return (weight < 0 && !holds_text(o, n) && !is_text_box(o, n)) ||
	       is_fishy(o, n, weight);
}

static bool is_out(Outline *o, uint32_t n, void *user)
{
	struct cleaning *c = user;
	uint32_t part;

	while (c->at && n < g_array_index(c->parts, uint32_t, c->at - 1))
		c->at--;
	if (!c->at)
		return false;
	part = g_array_index(c->parts, uint32_t, c->at - 1);
	return n != part && outline_within(o, n, part) && is_junk(o, n, c);
}

void clean_parts(Outline *o, const GArray *parts, bool names, const char *title)
{
	g_autofree uint32_t *tables = data_tables_of(o);
	struct cleaning c = { parts, parts->len, names, title, 0, tables };

	for (guint i = 0; i < parts->len; i++)
		c.prose += outline_counts(o, g_array_index(parts, uint32_t, i))
				   .prose;
	outline_sweep(o, is_out, &c);
}
