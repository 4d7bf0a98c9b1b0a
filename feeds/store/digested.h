/* digested: what background work adds to a stored story: its text and search
 * index. */
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
/* The text of a story as published; html is NULL where it has none. Strings and
 * links are the caller's. */
struct published {
	char *html, *base;
	GBytes *links;
};
bool store_published(Store *s, int64_t id, struct published *out,
		     GError **error);
/* The summary of a story, the caller's; NULL where it has none. */
char *store_summary(Store *s, int64_t id);
/* The first characters of its text, likewise. */
char *store_opening(Store *s, int64_t id, int characters);
/* Stores and indexes the text of a story, which then waits for STAGE_RELATED. The
 * text as published is deleted: the body contains it. */
struct story_text {
	const Buf *body;   /* packed */
	const char *words; /* its text, for the search index */
	int minutes;       /* to read it */
};
bool store_text(Store *s, int64_t id, const struct story_text *t,
		GError **error);

/* Ends the digest of a story. */
bool store_related_done(Store *s, int64_t id, GError **error);

#endif
