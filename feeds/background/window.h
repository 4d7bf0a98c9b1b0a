/* window: the index and the events of the last 30 days, restored from the store in
 * slices, and the neighbours of a story as stored. */
#ifndef LEDE_FEEDS_BACKGROUND_WINDOW_H
#define LEDE_FEEDS_BACKGROUND_WINDOW_H

#include "feeds/related/related.h"
#include "src/base/buf.h"
#include "src/store/db.h"

#define WINDOW_BYTES_MAX                                                       \
	(64 * 1024) /* terms or neighbours of a story, packed */

/* The stories of the window as far as they are restored. */
typedef struct window {
	Related *related; /* NULL until the first slice */
	bool complete;    /* all of them are in it */
	int64_t last;     /* id of the last one restored */
	GArray *scratch;  /* struct neighbour */
} Window;

Window *window_new(void);
void window_free(Window *w); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Window, window_free)
/* Frees the memory; the next window_restore begins again. */
void window_clear(Window *w);

/* Restores the next slice, and deletes terms that have left the window. */
bool window_restore(Window *w, Store *store, GError **error);

/* Neighbours (struct neighbour) as they are stored. */
Buf *window_pack_neighbours(const GArray *neighbours);

#endif
