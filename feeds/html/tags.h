/* tags: classes of HTML elements, by their names in lower case. */
#ifndef LEDE_FEEDS_HTML_TAGS_H
#define LEDE_FEEDS_HTML_TAGS_H

#include <stdbool.h>

/* Whose end tag closes what is open within it (HTML Living Standard, "in body"). */
bool tags_is_block(const char *tag);

/* Void elements that libxml2 2.9 does not know as such: it keeps them open, with
 * what follows in them. */
bool tags_is_void(const char *tag);

/* libxml2 drops an end tag where an element is open within that outranks it
 * (htmlGetEndPriority). */
int tags_end_rank(const char *tag);

#endif
