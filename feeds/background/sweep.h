/* sweep: what retention deletes, feeds removed a week ago, and the weekly
 * quick_check, in steps. */
#ifndef LEDE_FEEDS_BACKGROUND_SWEEP_H
#define LEDE_FEEDS_BACKGROUND_SWEEP_H

#include "feeds/context/context.h"

typedef struct sweep Sweep;

Sweep *sweep_new(Context *o);
void sweep_free(Sweep *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sweep, sweep_free)

/* News was stored: everything is looked at again, from the first feed on. */
void sweep_wake(Sweep *s);

/* One step, in a transaction of its own: some milliseconds, but for the
 * quick_check, which gives way (store_give_way) and is tried again at the next
 * sweep. False when nothing is left; what fails goes to the log, and ends the
 * sweep. To be called with no transaction open. */
bool sweep_step(Sweep *s);

#endif
