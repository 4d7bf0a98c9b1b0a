/* tracking_link: the article's address inside that of a redirector.
 *
 * Aggregators and mail services do not link to an article but to a page of
 * theirs that counts the click: "https://www.google.com/url?q=https%3A…",
 * or one whose path ends in a star and the address. */
#ifndef LEDE_SRC_BASE_TRACKING_LINK_H
#define LEDE_SRC_BASE_TRACKING_LINK_H

/* The web address within one; NULL for an address that is none of a
 * redirector's. Several, one in another, are all removed. For comparing
 * only: what is opened is what was published. The caller's. */
char *tracking_link_unwrap(const char *url);

#endif
