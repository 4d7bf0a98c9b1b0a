/* outcomes: how the fetches of a refresh went, on their way into the store. Those of
 * feeds that have not changed wait for the next transaction that is wanted for another
 * reason, or for the end: a refresh that brings nothing writes one. */
#ifndef LEDE_FEEDS_CONTEXT_OUTCOMES_H
#define LEDE_FEEDS_CONTEXT_OUTCOMES_H

#include "feeds/context/context.h"
#include "feeds/store/fetch_state.h"

typedef struct outcomes Outcomes;

Outcomes *outcomes_new(Context *c);
/* Those that wait are dropped: their feeds are still due. NULL is fine. */
void outcomes_free(Outcomes *o);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outcomes, outcomes_free)

/* Stores one in the group's transaction (context_begin), or lets it wait. */
bool outcomes_put(Outcomes *o, const struct outcome *one, GError **error);
/* Stores those that wait. */
bool outcomes_flush(Outcomes *o, GError **error);

#endif
