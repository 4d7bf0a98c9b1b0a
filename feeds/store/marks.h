/* marks: read and saved marks, and the batches by which changes are undone. */
#ifndef LEDE_FEEDS_STORE_MARKS_H
#define LEDE_FEEDS_STORE_MARKS_H

#include "src/config/settings.h"
#include "src/store/db.h"
#include "src/store/lists.h"

#define STORE_BATCHES 100 /* changes that can be undone */

/* A mark of stories by id, or where `list` is set of all stories of a list whose
 * id is at most `newest`: what the user has seen of it. With `before` it has only the
 * lines whose newest report is older, and no report is marked that is not. */
struct mark {
	const int64_t *ids;
	guint n;
	const struct list *list; /* or NULL */
	int64_t newest;
	int64_t before;   /* seconds since the epoch; 0: whatever its age */
	bool saved_field; /* which field: saved, else read */
	bool value;
	enum read_copies copies; /* read: what else is marked with them */
};
struct marked {
	int64_t batch; /* undoes it; 0 if nothing changed */
	int64_t count; /* of stories that changed */
	int64_t lines; /* of the list, that are among them */
};

/* Sets a field of stories. An article whose `saved` is unset is unsaved in every
 * feed that carries it (copies): otherwise it would still be in the list. */
bool store_mark(Store *s, const struct mark *m, struct marked *done,
		GError **error);

/* Stores a change of a subscription for undo: its address, the key that was
 * changed, and the old value (NULL: none). */
bool store_remember(Store *s, const char *const change[3], int64_t *batch,
		    GError **error);

/* What undoing a batch has changed. Where it was a change of a subscription, its
 * address, key and old value are given, and the rest is up to the caller. */
struct undone {
	char *url, *key, *value; /* or NULL */
	int64_t count;           /* of stories */
};
void undone_clear(struct undone *u);
/* Undoes a batch; ERROR_ABSENT when there is no such batch any more. */
bool store_undo(Store *s, int64_t batch, struct undone *u, GError **error);

#endif
