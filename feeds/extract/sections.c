#include "feeds/extract/sections.h"

#include <string.h>

#define LEVELS       6    /* above the parts where sections are looked for */
#define LEAST        80   /* characters of prose of a section */
#define BESIDE_LEAST 300  /* characters of prose around a table without heads */
#define LINKED       0.25 /* of its characters: it leads elsewhere */
#define MOST         0.9  /* of the text of a part: it is a table */
#define WORTH        0.1  /* of the text of the known one: the others in all */

/* Characters that are in no link. */
static uint32_t text_of(const Outline *o, uint32_t n)
{
	struct counts c = outline_counts(o, n);

	return c.chars - MIN(c.chars, c.linked);
}

static uint32_t prose_of(const Outline *o, uint32_t n)
{
	return outline_counts(o, n).prose;
}

static bool is_same_kind(const Outline *o, uint32_t a, uint32_t b)
{
	const char *x = outline_class(o, a), *y = outline_class(o, b);

	return outline_at(o, a)->element == outline_at(o, b)->element &&
	       g_strcmp0(x, y) == 0;
}

/* Articles stand below each other, too, and so do comments. */
static bool may_be_section(const Outline *o, uint32_t n)
{
	static const uint32_t others =
		NAMES_COMMENTS | NAMES_RELATED | NAMES_TEASER | NAMES_AD;
	const char *tag = outline_at(o, n)->element->tag;

	if (outline_at(o, n)->names & others)
		return false;
	if (!outline_class(o, n) && strcmp(tag, "section") != 0)
		return false;
	if (strcmp(tag, "div") != 0 && strcmp(tag, "section") != 0)
		return false;
	for (uint32_t i = n; i < outline_at(o, n)->end; i++) {
		const char *inner = outline_at(o, i)->element->tag;

		if (!o->out[i] &&
		    (strcmp(inner, "h1") == 0 || strcmp(inner, "article") == 0))
			return false;
	}
	return true;
}

static bool is_section(const Outline *o, uint32_t n, uint32_t known)
{
	return n != known && !o->out[n] && page_node(o->page, n)->tag &&
	       is_same_kind(o, n, known) && may_be_section(o, n) &&
	       text_of(o, n) >= LEAST && outline_link_density(o, n) < LINKED;
}

/* Whether what is beside a section is worth as much. */
static bool has_others(const Outline *o, uint32_t known)
{
	uint32_t parent = outline_at(o, known)->parent, text = 0;

	for (uint32_t n = page_node(o->page, parent)->first; n;
	     n = page_node(o->page, n)->next)
		if (is_section(o, n, known))
			text += text_of(o, n);
	return text >= LEAST && text >= text_of(o, known) * WORTH;
}

static bool is_top(const Outline *o, uint32_t n)
{
	return !n || outline_is(o, n, ELEMENT_BODY);
}

static bool is_table(const Outline *o, uint32_t n)
{
	return strcmp(outline_at(o, n)->element->tag, "table") == 0;
}

/* The outermost table around a part, or the one that is all of it; else 0. */
static uint32_t table_of(const Outline *o, uint32_t part)
{
	uint32_t table = 0;

	for (uint32_t n = part; !is_top(o, n); n = outline_at(o, n)->parent)
		if (is_table(o, n))
			table = n;
	for (uint32_t n = part; !table && n < outline_at(o, part)->end; n++)
		if (is_table(o, n) && !o->out[n] &&
		    text_of(o, n) > text_of(o, part) * MOST)
			table = n;
	return table;
}

static bool has_heads(const Outline *o, uint32_t table)
{
	for (uint32_t n = table; n < outline_at(o, table)->end; n++)
		if (!o->out[n] &&
		    strcmp(outline_at(o, n)->element->tag, "th") == 0)
			return true;
	return false;
}

/* What is around a table and has text of its own. The columns of a page have little
 * around them. */
static uint32_t around_table(const Outline *o, uint32_t table)
{
	uint32_t least = has_heads(o, table) ? LEAST : BESIDE_LEAST;

	for (uint32_t n = outline_at(o, table)->parent; !is_top(o, n);
	     n = outline_at(o, n)->parent)
		if (prose_of(o, n) >= prose_of(o, table) + least)
			return outline_link_density(o, n) < LINKED ? n : 0;
	return 0;
}

void sections_join(const Outline *o, GArray *parts)
{
	uint32_t around = 0, n, table;

	if (!parts->len)
		return;
	n = g_array_index(parts, uint32_t, 0);
	table = table_of(o, n);
	if (table)
		around = around_table(o, table);
	if (around)
		n = around;
	for (int up = 0; n && up < LEVELS && !is_top(o, n); up++) {
		if (may_be_section(o, n) && has_others(o, n))
			around = outline_at(o, n)->parent;
		n = outline_at(o, n)->parent;
	}
	if (!around)
		return;
	g_array_set_size(parts, 0);
	g_array_append_val(parts, around);
}
