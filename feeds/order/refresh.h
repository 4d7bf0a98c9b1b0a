/* refresh: due feeds to stored stories. */
#ifndef LEDE_FEEDS_ORDER_REFRESH_H
#define LEDE_FEEDS_ORDER_REFRESH_H

#include "feeds/office.h"

/* A refresh under way. */
typedef struct refresh Refresh;

/* What is to be asked. */
struct refresh_wish {
	uint32_t number;   /* of the order; 0: nobody waits for it */
	int64_t start;     /* feeds asked since then are left out; 0: none */
	bool by_hand, all; /* all: whether due or not */
	const char *const *urls; /* only these, due or not; NULL: what is due */
};

/* Reads an ORDER_REFRESH; false if it is none. `urls` is made for it: free it
 * with g_free when the wish is done with. */
bool refresh_read(const struct frame *f, struct refresh_wish *w,
		  const char ***urls);

/* Queues the feeds. NULL with an error; ERROR_BUSY when another refresh is at
 * it. The office must have nothing else to fetch for a refresh. */
Refresh *refresh_new(Office *o, const struct refresh_wish *w, GError **error);
/* Nothing more is asked; what was stored stays. NULL is fine. */
void refresh_free(Refresh *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Refresh, refresh_free)

/* An answer and a record that are its own (by their number's owner). */
void refresh_answer(Refresh *r, Answer *a);
void refresh_record(Refresh *r, struct desk_answer *d);

/* Commits what is due for it, tells how far it is; true when it is over, and
 * then its ACK is told. */
bool refresh_turn(Refresh *r);

/* How it went so far. */
struct refresh_tally {
	int total, done, fresh, failed;
};
struct refresh_tally refresh_tally(const Refresh *r);
/* The number of the order that it answers; 0 for none. */
uint32_t refresh_number(const Refresh *r);

#endif
