/* related_rows: what relating keeps in the store: the terms of each story and its
 * related list. */
#ifndef LEDE_FEEDS_STORE_RELATED_ROWS_H
#define LEDE_FEEDS_STORE_RELATED_ROWS_H

#include "src/base/buf.h"
#include "src/store/beside.h"
#include "src/store/db.h"

/* Stores the weighted terms of a story (terms_pack), and the neighbours that it
 * had when it was related (relate_new). */
bool store_put_terms(Store *s, int64_t id, int64_t time, const Buf *terms,
		     const Buf *met, GError **error);
/* The terms of one story; NULL without an error if it has none. The caller's. */
Buf *store_terms(Store *s, int64_t id, GError **error);
/* Calls `each` with the rows of the next `limit` stories after `last` that are
 * not hidden and published since a time, in the order of their arrival. `last`
 * becomes the last row; its bytes are valid during the call only, and NULL where
 * there are none. */
struct terms_row {
	int64_t id, time, feed, event;
	const void *terms, *met;
	size_t terms_size, met_size;
};
typedef void (*store_terms_fn)(const struct terms_row *row, void *user);
bool store_next_terms(Store *s, int64_t since, struct terms_row *last,
		      int limit, store_terms_fn each, void *user, int *count,
		      GError **error);
/* Deletes the terms of at most `most` stories published before a time, the
 * oldest first. */
bool store_forget_terms(Store *s, int64_t before, int most, GError **error);

/* A row of a story's related list. */
struct beside_row {
	int64_t other;
	enum beside_kind kind;
	double score;
	const char *words;
};
/* Replaces the related list of a story. */
bool store_put_beside(Store *s, int64_t id, const struct beside_row *rows,
		      guint n, GError **error);

#endif
