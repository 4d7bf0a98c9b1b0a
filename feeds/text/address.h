/* address: web addresses that stand in a text. */
#ifndef LEDE_FEEDS_TEXT_ADDRESS_H
#define LEDE_FEEDS_TEXT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#define ADDRESS_MAX 2048 /* bytes of one; what is longer is cut */

/* The first address in a text, "https://…", "http://…" or "www.…" at the beginning of a
 * word: where it begins and its size, without the marks of the sentence around it
 * (RFC 3986 appendix C). A bracket at its end is part of it if it was opened in it.
 * False for none. */
bool address_find(const char *text, size_t size, size_t *at, size_t *n);

#endif
