/* random_page: HTML pages made at random, whose words are known as they are
 * made. */
#ifndef LEDE_TESTS_FEEDS_RANDOM_PAGE_H
#define LEDE_TESTS_FEEDS_RANDOM_PAGE_H

#include <glib.h>
#include <stdbool.h>

/* A page being made, and the words that are to be shown of it. */
struct random_page {
	GRand *chance;
	GString *html, *want;
	unsigned words;
	int cells;  /* cells that are open */
	bool table; /* words are side by side: lines do not keep their order */
};

/* The page of a seed; the same one each time. */
struct random_page *random_page_new(guint32 seed);
void random_page_free(struct random_page *p);

#endif
