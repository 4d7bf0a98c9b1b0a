/* byline: who wrote an article, out of what pages write beside the name. */
#ifndef LEDE_FEEDS_EXTRACT_BYLINE_H
#define LEDE_FEEDS_EXTRACT_BYLINE_H

/* The names alone: without "By" and its like before them, and without dates,
 * handles and signs behind. The caller's; NULL where no name is left. */
char *byline_tidy(const char *text);

#endif
