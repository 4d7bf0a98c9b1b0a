/* page_text: what a page gave, judged beside what the feed gave, and stored. */
#ifndef LEDE_FEEDS_CONTEXT_PAGE_TEXT_H
#define LEDE_FEEDS_CONTEXT_PAGE_TEXT_H

#include "feeds/context/context.h"
#include "feeds/extract/article.h"

/* Where a text comes from; all borrowed. */
struct page_source {
	int64_t story;
	const char *url, *host; /* that answered */
	const char *summary;    /* the feed's; or NULL */
	const Article *article;
};

/* Stores the packed body that the parser made of the article's text, and notes the page's
 * blocks. False with an error, ERROR_ABSENT when the feed gave as much. */
bool page_text_store(Context *c, const struct page_source *from,
		     const Buf *record, GError **error);

/* An error of a transfer or of the parser, in words about a page: what they say of a feed
 * that is too large would be wrong. The caller's. */
GError *page_text_error(const Context *c, const GError *error);

/* Why a page has no text, in words for the person who asked for it. */
const char *page_text_wall_words(enum extract_wall wall);

#endif
