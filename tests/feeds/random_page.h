/* random_page: HTML pages made at random, whose words are known as they are
 * made. */
#ifndef LEDE_TESTS_FEEDS_RANDOM_PAGE_H
#define LEDE_TESTS_FEEDS_RANDOM_PAGE_H

#include <glib.h>
#include <stdbool.h>

/* A page being made, and what a reader is to see of it. */
struct making {
	GRand *chance;
	GString *html, *want;
	unsigned words;
	int cells;  /* cells that are open */
	bool table; /* words stand beside each other: not in order on lines */
};

/* The page of a seed; the same one each time. */
struct making *making_new(guint32 seed);
void making_free(struct making *m);

#endif
