/* pages: the article's page of a story: whether it is wanted, the whole text that it
 * gave, or why it gave none; and which text the pages of a site have in common. */
#ifndef LEDE_FEEDS_STORE_PAGES_H
#define LEDE_FEEDS_STORE_PAGES_H

#include "src/base/buf.h"
#include "src/config/full_text.h"
#include "src/model/body.h"
#include "src/store/db.h"

/* Whether the page of a story may be wanted. */
struct page_wish {
	char *url;           /* of the page, the caller's; NULL for none */
	enum full_text full; /* of its feed */
};
bool store_page_wish(Store *s, int64_t id, struct page_wish *out,
		     GError **error);

#define PAGES_FEED_MAX 50 /* wanted of one feed at a time */

/* Notes that the page of a story is to be fetched in the background, unless one was
 * fetched or its feed has PAGES_FEED_MAX of them. */
bool store_page_want(Store *s, int64_t id, GError **error);
/* Adds the ids (int64_t) of those that are wanted now, the newest first, at most `limit`; without those
 * of feeds that are not to have whole texts (any longer). `usual` is the setting for
 * feeds that say nothing. */
bool store_pages_wanted(Store *s, enum full_text usual, guint limit,
			GArray *ids, GError **error);
/* How many are, now or later. */
int64_t store_pages_waiting(Store *s);
/* Whether this one is, now. */
bool store_page_is_wanted(Store *s, int64_t id, enum full_text usual);
bool store_page_unwant(Store *s, int64_t id, GError **error);
/* One that is wanted is not to be fetched before that time. */
bool store_page_wait(Store *s, int64_t id, int64_t after, GError **error);

/* What a page gave. NULL for what it does not say. */
struct page_text {
	const char *url;   /* that answered */
	const Buf *body;   /* packed */
	const char *words; /* its text, for the search index */
	int minutes;       /* to read it */
	/* kept where the feed names none */
	const char *author, *image, *caption;
};
/* Stores and indexes the whole text of a story. One without a summary, which its text
 * stands in for, waits for STAGE_RELATED again. */
bool store_page_text(Store *s, int64_t id, const struct page_text *t,
		     GError **error);
/* The page gave no text, for this reason; one that it gave before is kept. */
bool store_page_failed(Store *s, int64_t id, const char *why, GError **error);

/* The whole text of a story; NULL where there is none. */
Body *store_page_body(Store *s, int64_t id);

/* Notes the blocks of a page of that host by their hashes; the same page (a hash of its
 * text: one page may have many addresses) counts once. */
bool store_furniture_note(Store *s, const char *host, int64_t page,
			  const GArray *hashes, GError **error);
/* Adds the hashes (uint64_t) of blocks that are on several pages of a host. */
bool store_furniture(Store *s, const char *host, GArray *hashes,
		     GError **error);
/* Deletes what was not seen for long. */
bool store_furniture_expire(Store *s, GError **error);
/* Whether a page of that host has given a text lately. */
bool store_site_gives_texts(Store *s, const char *host);

#endif
