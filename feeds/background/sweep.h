/* sweep: deletes stories by retention, deletes feeds removed a week ago, and checks the
 * store once a week, in small steps. */
#ifndef LEDE_FEEDS_BACKGROUND_SWEEP_H
#define LEDE_FEEDS_BACKGROUND_SWEEP_H

#include "feeds/context/context.h"

typedef struct sweep Sweep;

Sweep *sweep_new(Context *context);
void sweep_free(Sweep *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sweep, sweep_free)

/* To be called when stories were stored: begins again with the first feed. */
void sweep_wake(Sweep *s);

/* One step, in a transaction of its own, of some milliseconds; quick_check takes
 * longer, but is interrupted (store_give_way) and done again by the next sweep.
 * False when nothing is left. A failure is logged and ends the sweep. To be called
 * without an open transaction. */
bool sweep_step(Sweep *s);

#endif
