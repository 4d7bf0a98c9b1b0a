/* digest: background work in slices: texts, search index, relating, then retention and
 * the check of the store. */
#ifndef LEDE_FEEDS_BACKGROUND_DIGEST_H
#define LEDE_FEEDS_BACKGROUND_DIGEST_H

#include "feeds/context/context.h"

#define DIGEST_SLICE_MS 8 /* of work between two looks for commands */

typedef struct digest Digest;

Digest *digest_new(Context *c);
void digest_free(Digest *d); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Digest, digest_free)

/* Works for one slice. False when there is nothing to do at the moment: all is done, or
 * only results of the parser are missing (digest_waits). */
bool digest_turn(Digest *d);
bool digest_waits(const Digest *d);
/* Milliseconds until digest_turn() is to be called again after a failure of the store or
 * the parser; -1 when it does not pause. */
int digest_wait_ms(const Digest *d);
/* Pauses it because the store or the parser cannot be used (a full disk, a lock, a parser
 * that does not start); it tries again, less and less often. */
void digest_pause(Digest *d, const GError *error);
/* Why it pauses; NULL when its last group was committed. */
const GError *digest_failure(const Digest *d);
/* Whether nothing is left to do. */
bool digest_is_idle(const Digest *d);

/* A result of the parser that is for it (OWNER_DIGEST). */
void digest_record(Digest *d, struct worker_result *a);

/* To be called when stories were stored: there is something to do again. */
void digest_wake(Digest *d);

#endif
