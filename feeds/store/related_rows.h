/* related_rows: what relating keeps in the store: the terms of each story and its
 * related list. */
#ifndef LEDE_FEEDS_STORE_RELATED_ROWS_H
#define LEDE_FEEDS_STORE_RELATED_ROWS_H

#include "src/base/buf.h"
#include "src/store/db.h"
#include "src/store/related_list.h"

/* The weighted terms of a story (terms_pack), and the neighbours that it had when
 * it was related, packed by background/relate_window. NULL where there are none. */
struct terms_row {
	int64_t id, time;
	int64_t outlet, event; /* of the story (events); read only */
	int64_t cluster;       /* its loose event (related_event) */
	const void *terms, *neighbours;
	size_t terms_size, neighbours_size;
};
bool store_put_terms(Store *s, const struct terms_row *row, GError **error);
/* The terms of one story; NULL without an error if it has none. The caller's. */
Buf *store_terms(Store *s, int64_t id, GError **error);
bool store_has_terms(Store *s, int64_t id);

/* Which rows store_next_terms reads: at most `limit` of the stories after `after`
 * that are published since `since` and not hidden, in the order of their ids. */
struct terms_range {
	int64_t after, since;
	int limit;
};
/* Calls `each` with every row; its bytes are valid during the call only. Returns
 * how many there were, -1 with an error. */
typedef void (*store_terms_fn)(const struct terms_row *row, void *user);
int store_next_terms(Store *s, const struct terms_range *range,
		     store_terms_fn each, void *user, GError **error);
/* Deletes the terms of at most `most` stories published before a time, the
 * oldest first. */
bool store_forget_terms(Store *s, int64_t before, int most, GError **error);

/* A row of a story's related list. */
struct related_row {
	int64_t other;
	enum relation_kind kind;
	double score;
	const char *words;
};
/* Replaces the related list of a story. */
bool store_put_related(Store *s, int64_t id, const struct related_row *rows,
		       guint n, GError **error);

#endif
