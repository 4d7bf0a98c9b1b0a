/* waiters: the commands that wait for feeds of a refresh, each with the counts of
 * its own feeds. */
#ifndef LEDE_FEEDS_CONTEXT_WAITERS_H
#define LEDE_FEEDS_CONTEXT_WAITERS_H

#include "feeds/context/context.h"

/* Counts of a refresh, or of the part that one command waits for. */
struct refresh_tally {
	int total, done; /* feeds */
	int fresh;       /* new stories */
	int failed;      /* feeds */
};

typedef struct waiters Waiters;

Waiters *waiters_new(void);
void waiters_free(Waiters *w); /* without replies; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Waiters, waiters_free)

/* Adds a command, which waits for no feed yet; 0: without a reply. */
void waiters_add(Waiters *w, uint32_t number);
/* Lets the command that was added last wait for a feed, known by any number. */
void waiters_expect(Waiters *w, guint feed);

/* What came of one feed. One of this machine (file:, exec:) has no host. */
struct feed_result {
	int fresh;
	bool failed;
	bool reached;          /* its host gave an answer of any kind */
	const char *unreached; /* its host, where that could not be reached */
};
/* Counts a feed as done for all commands that wait for it, and for those that
 * will. */
void waiters_settle(Waiters *w, guint feed, const struct feed_result *result);
/* Lets no command wait any longer: the refresh was stopped. */
void waiters_stop(Waiters *w);

/* Whether all feeds of some command are done. */
bool waiters_any_served(const Waiters *w);
/* Replies to those commands, each with its counts or the error, and removes
 * them. */
void waiters_answer(Waiters *w, Context *c, const GError *error);

#endif
