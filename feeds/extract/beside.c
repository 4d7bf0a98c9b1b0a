#include "feeds/extract/beside.h"

#include <string.h>

#define BESIDE 12 /* nodes before and after one, blanks between elements too */

/* The node before it of the same parent, or 0. */
static uint32_t sibling_before(const Outline *o, uint32_t n)
{
	uint32_t parent = outline_at(o, n)->parent;

	for (n--; n > parent && outline_at(o, n)->parent != parent;)
		n = outline_at(o, n)->parent;
	return n > parent ? n : 0;
}

static uint32_t sibling_after(const Outline *o, uint32_t n)
{
	return page_node(o->page, n)->next;
}

/* Whether one of the next few in a direction is a paragraph. */
static bool is_beside_paragraph(const Outline *o, uint32_t n,
				uint32_t (*next)(const Outline *, uint32_t))
{
	for (int i = 0; i < BESIDE && (n = next(o, n)); i++)
		if (!o->out[n] && outline_counts(o, n).prose &&
		    (strcmp(outline_at(o, n)->element->tag, "p") == 0 ||
		     (strcmp(outline_at(o, n)->element->tag, "div") == 0 &&
		      !(outline_at(o, n)->flags & OUTLINE_PARTED))))
			return true;
	return false;
}

bool beside_paragraphs(const Outline *o, uint32_t n)
{
	return is_beside_paragraph(o, n, sibling_before) &&
	       is_beside_paragraph(o, n, sibling_after);
}

bool beside_alike(const Outline *o, uint32_t n)
{
	uint32_t next[] = { sibling_before(o, n), sibling_after(o, n) };

	for (int i = 0; i < 2; i++)
		if (next[i] && outline_same_class(o, n, next[i]) &&
		    outline_counts(o, next[i]).prose &&
		    outline_link_density(o, next[i]) < 0.2)
			return true;
	return false;
}
