/* digested: what background work adds to a stored story: its text and search
 * index, its event. */
#ifndef LEDE_FEEDS_STORE_DIGESTED_H
#define LEDE_FEEDS_STORE_DIGESTED_H

#include "src/base/buf.h"
#include "src/store/db.h"

enum store_stage {
	STAGE_TEXT,    /* body and search: newest first */
	STAGE_RELATED, /* event, front page, sidebar: as they arrived */
};
/* Adds the ids (int64_t) of the next stories that wait for a stage, at most
 * `limit`. */
bool store_todo(Store *s, enum store_stage stage, int limit, GArray *ids,
		GError **error);
/* How many stories wait for any stage. */
int64_t store_todo_count(Store *s);

/* The text of a story as published; html is NULL where it has none. Strings and
 * links are the caller's. */
struct published {
	char *html, *base;
	GBytes *links;
};
bool store_published(Store *s, int64_t id, struct published *out,
		     GError **error);
/* Stores the body (packed) and its words, indexes them, and moves the story on
 * to STAGE_RELATED. The text as published is deleted: the body contains it. */
bool store_text(Store *s, int64_t id, const Buf *body, const char *words,
		int minutes, GError **error);

/* Assigns a story to an event, unless it has one already. */
bool store_event(Store *s, int64_t id, int64_t event, GError **error);
/* Sets the number of outlets and the front-page score of an event, and decides
 * which of its stories represents it in lists (head_all, head_section). */
bool store_head(Store *s, int64_t event, int outlets, double front,
		GError **error);
/* Ends the digest of a story. */
bool store_related_done(Store *s, int64_t id, GError **error);

#endif
