/* names: what the words in a class or an id say of an element. */
#ifndef LEDE_FEEDS_EXTRACT_NAMES_H
#define LEDE_FEEDS_EXTRACT_NAMES_H

#include <stdint.h>

enum names_flag {
	NAMES_GOOD = 1 << 0,     /* article, post, entry */
	NAMES_BAD = 1 << 1,      /* footer, sponsor, widget */
	NAMES_UNLIKELY = 1 << 2, /* no article is in an element called so */
	NAMES_MAYBE = 1 << 3,    /* ... unless it is called so, too */
	NAMES_BODY = 1 << 4,     /* the container of an article's text */
	NAMES_BYLINE = 1 << 5,
	NAMES_SHARE = 1 << 6,
	NAMES_LETTER = 1 << 7, /* a box that offers a newsletter */
	NAMES_RELATED = 1 << 8,
	NAMES_COMMENTS = 1 << 9,
	NAMES_AD = 1 << 10,
	NAMES_CAPTION = 1 << 11,
	NAMES_PAYWALL = 1 << 12,
	NAMES_CONSENT = 1 << 13,
	NAMES_TAGS = 1 << 14, /* the topics of the article */
	NAMES_BIO = 1 << 15,  /* who wrote it */
	NAMES_DATE = 1 << 16,
	NAMES_CREDIT = 1 << 17, /* whose picture it is */
	NAMES_TEASER = 1 << 18, /* a card that leads to another article */
	NAMES_LEAD = 1 << 19,   /* the standfirst */
	NAMES_HEADER = 1 << 20, /* of a page, or of a part of it */
};

/* Where the words of each letter begin in the table. */
struct names {
	uint8_t first[27];
};

void names_open(struct names *names);

/* Adds up what the words of a class or id say; "" says nothing. Words are parted
 * by signs and by capitals within ("sideBar"). */
uint32_t names_of(const struct names *names, const char *value);

#endif
