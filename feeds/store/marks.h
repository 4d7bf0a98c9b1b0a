/* marks: what a person changes, and what `u` needs to take it back. */
#ifndef LEDE_FEEDS_STORE_MARKS_H
#define LEDE_FEEDS_STORE_MARKS_H

#include "src/store/db.h"
#include "src/store/lists.h"

#define STORE_BATCHES 100 /* changes that can be undone */

/* Sets a field of stories, and where `copies` is true read of every other
 * report of the same events; an article that is saved no longer is so in every
 * feed that carries it (store_copies). `batch` (0 if nothing changed) takes it back;
 * `count` is how many stories changed. */
bool store_mark(Store *s, const int64_t *ids, guint n, bool saved_field,
		bool value, bool copies, int64_t *batch, int64_t *count,
		GError **error);
/* The same for a whole list, as far as `newest` (an id). */
bool store_mark_list(Store *s, const struct list *l, int64_t newest,
		     bool saved_field, bool value, bool copies, int64_t *batch,
		     int64_t *count, GError **error);
/* A change to a subscription, to be taken back by its old value. */
bool store_remember(Store *s, const char *url, const char *key, const char *old,
		    int64_t *batch, GError **error);
/* Takes a batch back. If it was a change to a subscription, its address, key
 * and old value are given (the caller's) and the rest is the caller's work.
 * ERROR_ABSENT when there is no such batch any more. */
bool store_undo(Store *s, int64_t batch, char **url, char **key, char **value,
		int64_t *count, GError **error);

#endif
