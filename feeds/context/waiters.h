/* waiters: the orders that wait for feeds of one refresh, and what came of the
 * feeds of each. */
#ifndef LEDE_FEEDS_CONTEXT_WAITERS_H
#define LEDE_FEEDS_CONTEXT_WAITERS_H

#include "feeds/context/context.h"

typedef struct waiters Waiters;

Waiters *waiters_new(void);
void waiters_free(Waiters *w); /* nobody is answered; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Waiters, waiters_free)

/* One more, which waits for nothing yet; 0: nobody is to be answered. */
void waiters_add(Waiters *w, uint32_t order);
/* The last that was added waits for a feed, known by any number; once. */
void waiters_expect(Waiters *w, guint feed);

/* What came of a feed: it is done for all who wait for it, also for those who
 * will. */
void waiters_settle(Waiters *w, guint feed, int fresh, bool failed);
/* What is not done will not be waited for. */
void waiters_stop(Waiters *w);

/* Whether one has all that it waits for. */
bool waiters_any_served(const Waiters *w);
/* Answers those, each with the counts of its own feeds or the error. */
void waiters_answer(Waiters *w, Context *o, const GError *error);

#endif
