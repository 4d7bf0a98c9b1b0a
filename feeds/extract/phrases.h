/* phrases: how lines begin that serve the page and not the article, by language. */
#ifndef LEDE_FEEDS_EXTRACT_PHRASES_H
#define LEDE_FEEDS_EXTRACT_PHRASES_H

#include <stdbool.h>

enum phrases_found {
	PHRASES_NONE,
	PHRASES_WEAK,  /* it begins with one that sentences begin with, too */
	PHRASES_START, /* the line begins with a phrase */
	PHRASES_WHOLE, /* it is one */
};

/* Whether a line is, or begins with, what a page says to its readers: "Related
 * stories", "Sign up for our newsletter". Signs before the first letter do not
 * count, nor does case.
 *
 *   lang  of the page (BCP 47), or NULL: then all languages count. English always
 *         does */
enum phrases_found phrases_boilerplate(const char *line, const char *lang);

/* Whether a line says who wrote, photographed or published something, or when, by
 * how it begins: "By Ann Example", "Photo: …". */
bool phrases_is_credit(const char *line, const char *lang);

#endif
