/* digested: what idle work makes of a story: text, event, sidebar; and what is let go. */
#ifndef LEDE_FEEDS_STORE_DIGESTED_H
#define LEDE_FEEDS_STORE_DIGESTED_H

#include "src/base/buf.h"
#include "src/store/db.h"
#include "src/store/lists.h"

enum store_stage {
	STAGE_TEXT,    /* body and search: newest first */
	STAGE_RELATED, /* event, front page, sidebar: as they arrived */
};
/* The next ids to be worked on, at most `limit`; adds int64_t. */
bool store_todo(Store *s, enum store_stage stage, int limit, GArray *ids,
		GError **error);
/* How many stories wait for any stage. */
int64_t store_todo_count(Store *s);

/* A story's text as published. False with an error; html NULL when it has
 * none. Strings are the caller's. */
struct published {
	char *html, *base;
	GBytes *links;
};
bool store_published(Store *s, int64_t id, struct published *out,
		     GError **error);
/* Stores the body (packed) and its words, indexes them, and takes the story
 * out of STAGE_TEXT. The text as published goes: the body holds it. */
bool store_text(Store *s, int64_t id, const Buf *body, const char *words,
		int minutes, GError **error);

/* Where the story stands: its event, front-page score, stage done. The event
 * of a story that has one is not changed. */
bool store_event(Store *s, int64_t id, int64_t event, GError **error);
/* Sets what the event's shown story needs: outlets and score; decides which
 * story stands for it in lists. */
bool store_head(Store *s, int64_t event, int outlets, double front,
		GError **error);
bool store_related_done(Store *s, int64_t id, GError **error);

/* Weighted terms of a story, as `terms` packs them, and whom it met when it
 * arrived, as `met` does. */
bool store_put_terms(Store *s, int64_t id, int64_t time, const Buf *terms,
		     const Buf *met, GError **error);
/* The terms of one story; NULL without an error if it has none. The caller's. */
Buf *store_terms(Store *s, int64_t id, GError **error);
/* Calls `take` with those of the next visible stories after `last`, published
 * since a time, as they arrived, at most `limit`; `last` becomes the last of
 * them. Bytes are there for the call; NULL where there are none. */
struct terms_row {
	int64_t id, time, feed, event;
	const void *terms, *met;
	size_t terms_size, met_size;
};
typedef void (*store_terms_fn)(const struct terms_row *row, void *user);
bool store_next_terms(Store *s, int64_t since, struct terms_row *last,
		      int limit, store_terms_fn take, void *user, int *count,
		      GError **error);
/* Lets the oldest terms go, of stories from before a time; at most so many. */
bool store_forget_terms(Store *s, int64_t before, int most, GError **error);

/* Replaces what stands beside a story. */
struct beside_row {
	int64_t other;
	enum beside_kind kind;
	double score;
	const char *words;
};
bool store_put_beside(Store *s, int64_t id, const struct beside_row *rows,
		      guint n, GError **error);

/* Deletes what retention allows: of `feed` read, unsaved stories older than
 * `before` (0: none by age) or beyond the newest `most` (0: no limit), the
 * oldest first, at most `limit`; `count` says how many. While the feed still
 * holds them they do not come back (store_gone). */
bool store_expire(Store *s, int64_t feed, int64_t before, int64_t most,
		  int limit, int64_t *count, GError **error);
/* Deletes unsaved stories of feeds removed before a time, at most `limit`, and
 * those of these feeds of which nothing is left. */
bool store_forget(Store *s, int64_t removed_before, int limit, int64_t *count,
		  GError **error);

/* A fact that outlives the program; NULL if there is none. The caller's. */
char *store_fact(Store *s, const char *name);
bool store_set_fact(Store *s, const char *name, const char *value,
		    GError **error);

#endif
