/* outline_node: what an element's tag and attributes say of it. */
#ifndef LEDE_FEEDS_EXTRACT_OUTLINE_NODE_H
#define LEDE_FEEDS_EXTRACT_OUTLINE_NODE_H

#include "feeds/extract/elements.h"
#include "feeds/extract/names.h"
#include "feeds/html/page.h"

enum outline_flag {
	OUTLINE_HIDDEN = 1 << 0, /* a browser does not show it */
	OUTLINE_ASIDE = 1 << 1,  /* its role is one beside the text */
	OUTLINE_LINKED = 1 << 2, /* a text within a link */
	OUTLINE_MODEST = 1 << 3, /* ... to a place in the page */
	OUTLINE_PARTED = 1 << 4, /* there are blocks in it */
	OUTLINE_BODY = 1 << 5,   /* itemprop=articleBody */
	OUTLINE_BYLINE = 1 << 6, /* rel=author, itemprop=author */
	OUTLINE_CODE = 1 << 7,   /* a text in <pre> */
	OUTLINE_MAIN = 1 << 8,   /* role=main */
	OUTLINE_PROSE =
		1 << 9, /* a text of a block of some length, in no link */
};

/* One node; places are those of the page. The nodes of a page stand in document
 * order: all that is in one are those up to its end. */
struct outline_node {
	const struct element *element; /* never NULL */
	uint32_t parent;
	uint32_t end;   /* the first node after all that is in it */
	uint32_t block; /* the innermost block that it is in, or is; or 0 */
	uint32_t names; /* enum names_flag */
	uint32_t named; /* those that only its id says */
	uint32_t flags; /* enum outline_flag */
	uint32_t chars, commas; /* of a text, blanks squashed */
};

/* Sets its element, and what its attributes say: names and flags. */
void outline_node_read(struct outline_node *to, const Page *p,
		       const struct node *node, const struct names *names);

#endif
