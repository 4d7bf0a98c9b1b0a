/* programs: the sources of this machine. exec: programs under way, of which each prints
 * the document of its transfer; and file:, which is read at once. */
#ifndef LEDE_FEEDS_NET_PROGRAMS_H
#define LEDE_FEEDS_NET_PROGRAMS_H

#include "feeds/net/transfer.h"
#include "src/base/process.h"

typedef struct programs Programs;

Programs *programs_new(void);
/* Ends those that run, and frees their transfers. NULL is fine. */
void programs_free(Programs *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Programs, programs_free)

/* Starts the program of an exec: address, or reads the file of a file: one. What is
 * done or has failed is appended to `done` (Transfer), here and by a turn. */
void programs_start(Programs *p, Transfer *t, GQueue *done);
/* Reads what has come; never waits. */
void programs_turn(Programs *p, GQueue *done);

/* How many run, and the i-th of them, to be waited for; NULL past the last. */
guint programs_running(const Programs *p);
const Process *programs_at(const Programs *p, guint i);

/* Ends those of an owner, and frees their transfers. */
void programs_stop(Programs *p, int owner);

#endif
