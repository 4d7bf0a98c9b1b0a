/* elements: what an element is to the extraction of an article, by its tag. */
#ifndef LEDE_FEEDS_EXTRACT_ELEMENTS_H
#define LEDE_FEEDS_EXTRACT_ELEMENTS_H

#include <stdint.h>

enum element_kind {
	ELEMENT_BLOCK = 1 << 0,   /* begins and ends a line of text */
	ELEMENT_LEAF = 1 << 1,    /* a block that is made to hold text: p, li */
	ELEMENT_GONE = 1 << 2,    /* holds no text of the page: script */
	ELEMENT_HEADING = 1 << 3, /* h1 to h6 */
	ELEMENT_LIST = 1 << 4,    /* ul, ol, dl */
	ELEMENT_ITEM = 1 << 5,    /* li, dt, dd */
	ELEMENT_TABLE = 1 << 6,   /* a table and its parts, but cells */
	ELEMENT_CELL = 1 << 7,    /* td, th */
	ELEMENT_LINK = 1 << 8,
	ELEMENT_ASIDE = 1 << 9,   /* beside the text: nav, footer, form */
	ELEMENT_KEPT = 1 << 10,   /* written to the article's HTML as it is */
	ELEMENT_SCORED = 1 << 11, /* its text counts for what is around it */
	ELEMENT_MEDIA = 1 << 12,  /* img and its like */
	ELEMENT_EMPTY = 1 << 13,  /* has no end tag */
	ELEMENT_CODE = 1 << 14,   /* blanks in it are kept */
	ELEMENT_BODY = 1 << 15,   /* html, body */
};

struct element {
	const char *tag;
	uint16_t kind; /* enum element_kind, or'ed */
	int8_t start;  /* what it is worth as the article, before its text */
};

/* By a tag in lower case; for an unknown one, a row of no kind. Never NULL. */
const struct element *element_of(const char *tag);

#endif
