/* digest: background work: a newcomer's HTML to its body, its words to the
 * search index, its terms to events, front-page score and sidebars; then what
 * is to be deleted and checked (sweep). */
#ifndef LEDE_FEEDS_BACKGROUND_DIGEST_H
#define LEDE_FEEDS_BACKGROUND_DIGEST_H

#include "feeds/context/context.h"

#define DIGEST_SLICE_MS                                                        \
	8 /* of work at a time, so that every order gets through */

typedef struct digest Digest;

Digest *digest_new(Context *o);
void digest_free(Digest *d); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Digest, digest_free)

/* A slice of idle work; false when there is nothing to do just now: all is
 * done, or only the parser is waited for (digest_waits). */
bool digest_turn(Digest *d);
bool digest_waits(const Digest *d);
/* After a failure of the store or of the parser it pauses: milliseconds until
 * digest_turn() is to be called again; -1 when it does not. */
int digest_wait_ms(const Digest *d);
/* There was nothing left to do, and no news since. */
bool digest_is_idle(const Digest *d);

/* A record that is its own (by its number's owner). */
void digest_record(Digest *d, struct worker_answer *a);

/* This story's text now, before its turn: waits for the quick parser. False with
 * an error; ERROR_ABSENT when there is no such story. */
bool digest_now(Context *o, int64_t id, GError **error);

/* News was stored: there is something to do again. */
void digest_wake(Digest *d);

#endif
