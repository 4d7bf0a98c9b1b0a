/* refresh: due feeds to stored stories. */
#ifndef LEDE_FEEDS_COMMANDS_REFRESH_H
#define LEDE_FEEDS_COMMANDS_REFRESH_H

#include "feeds/context/context.h"

/* A refresh under way, and all who wait for feeds of it. */
typedef struct refresh Refresh;

/* What is to be asked. */
struct refresh_wish {
	uint32_t number;   /* of the order; 0: nobody waits for it */
	int64_t start;     /* feeds asked since then are left out; 0: none */
	bool by_hand, all; /* all: whether due or not */
	const char *const *urls; /* only these, due or not; NULL: what is due */
};

/* Reads an COMMAND_REFRESH; false if it is none. `urls` is made for it: free it
 * with g_free when the wish is done with. */
bool refresh_read(const struct frame *f, struct refresh_wish *w,
		  const char ***urls);

/* Takes the lock. NULL with an error; ERROR_RUNNING when another lede refreshes.
 * An context has one refresh at a time. */
Refresh *refresh_new(Context *o, GError **error);
/* Nothing more is asked, and nobody is answered; what was stored stays. NULL is
 * fine. */
void refresh_free(Refresh *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Refresh, refresh_free)

/* Adds what is wished for. A feed that is under way, or was done since `start`,
 * is not asked twice; the wish waits for it, too. False with an error, and
 * nothing added. */
bool refresh_join(Refresh *r, const struct refresh_wish *w, GError **error);
/* What is not done is dropped: refresh_turn() will find it over. */
void refresh_stop(Refresh *r);

/* An answer that is its own (by its owner), and a record; of one that belongs
 * to an earlier refresh nothing is taken. */
void refresh_answer(Refresh *r, Transfer *a);
void refresh_record(Refresh *r, struct worker_answer *d);

/* Commits what is due for it, reports progress, and answers each wish whose
 * feeds are done, with the counts of those feeds. True when all are done. */
bool refresh_turn(Refresh *r);

#endif
