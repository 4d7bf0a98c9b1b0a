/* relate_window: the index and the events of the last 30 days, restored from the store in
 * slices, and the neighbours of a story as stored. */
#ifndef LEDE_FEEDS_BACKGROUND_RELATE_WINDOW_H
#define LEDE_FEEDS_BACKGROUND_RELATE_WINDOW_H

#include "feeds/related/related.h"
#include "src/base/buf.h"
#include "src/store/db.h"

#define RELATE_WINDOW_BYTES_MAX                                                \
	(64 * 1024) /* terms or neighbours of a story, packed */

/* The stories of the window as far as they are restored. */
typedef struct relate_window {
	Related *related; /* NULL until the first slice */
	bool complete;    /* all of them are in it */
	int64_t last;     /* id of the last one restored */
	GArray *scratch;  /* struct neighbour */
} RelateWindow;

RelateWindow *relate_window_new(void);
void relate_window_free(RelateWindow *w); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RelateWindow, relate_window_free)
/* Frees the memory; the next relate_window_restore begins again. */
void relate_window_clear(RelateWindow *w);

/* Restores the next slice, and deletes terms that have left the window. */
bool relate_window_restore(RelateWindow *w, Store *store, GError **error);

/* Neighbours (struct neighbour) as they are stored. */
Buf *relate_window_pack_neighbours(const GArray *neighbours);

#endif
