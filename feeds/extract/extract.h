/* extract: an article out of its page: the text without navigation, adverts and
 * notices, and what the page says of it. */
#ifndef LEDE_FEEDS_EXTRACT_EXTRACT_H
#define LEDE_FEEDS_EXTRACT_EXTRACT_H

#include "feeds/extract/article.h"

#include <stddef.h>
#include <stdint.h>

/* What is known of a page before it is read; any may be NULL or 0. */
struct extract_hints {
	const char *url;             /* the page's address: base of its links */
	const char *content_type;    /* of the answer */
	const char *title, *summary; /* the feed's: they locate the article */
	/* Hashes of Article.blocks that other pages of the site had, sorted or
	 * not. Such blocks are left out of the text. */
	const uint64_t *furniture;
	size_t n_furniture;
};

/* Reads a page as it came from the net, in any encoding. Never NULL; the
 * caller's. Where there is no text `html` is NULL and `wall` says why. */
Article *extract_article(const char *bytes, size_t size,
			 const struct extract_hints *hints);

#endif
