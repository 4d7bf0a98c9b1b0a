/* desk: both ends of the child that does jobs: started, caged, asked, started
 * anew.
 *
 * The courier's end never waits: documents queue here and go out as the socket
 * takes them, several at a time, so that the desk is never idle while there is
 * something to read. Poll desk_fd() for desk_events(), then take answers from
 * desk_turn() until there is none.
 *
 * Its first frame says which version it is. One that cannot be started, ends
 * before that frame or is of another version is not started again for a pause
 * of a second, then of two, up to a minute; what is asked then fails at once
 * with ERROR_WIRE. */
#ifndef LEDE_FEEDS_SANDBOX_WORKER_H
#define LEDE_FEEDS_SANDBOX_WORKER_H

#include "feeds/feed/request.h"

#define DESK_CPU_S   5           /* CPU seconds for one document */
#define DESK_WALL_MS (15 * 1000) /* by the courier's clock, then it is killed */

typedef struct desk Desk;

/* What came of a document. Exactly one of `record` and `error` is there; both
 * are the receiver's: desk_answer_clear(). */
struct desk_answer {
	uint32_t number;
	Buf *record;
	GError *error;
};
void desk_answer_clear(struct desk_answer *a);

/* `program` is lede-courier's path; it is started with --desk at the first
 * document, and anew when it dies. */
Desk *desk_new(const char *program);
void desk_free(Desk *d); /* ends the child; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Desk, desk_free)

/* Queues one job; all that it points to is copied (packed). The answer will
 * carry `number`. False with ERROR_LIMIT if the document is too large, or
 * ERROR_WIRE if no child can be started; then there will be no answer. An
 * answer with ERROR_WIRE says the same of a document that was queued: it was
 * not read, and is at no fault. */
bool desk_ask(Desk *d, uint32_t number, const struct job *job, GError **error);

/* For poll(2): the socket, or -1 while no child runs; POLLIN, POLLOUT. */
int desk_fd(const Desk *d);
short desk_events(const Desk *d);
/* Milliseconds until desk_turn() must be called though nothing came (the time
 * limit of the document in hand); -1: no limit is running. */
int desk_wait_ms(const Desk *d);

/* Moves bytes both ways and gives one finished answer, or false when there is
 * none yet. To be called when poll says so and when desk_wait_ms() is over;
 * again until it says false. When the child has died or taken too long, the
 * document it held gets the error "the parser stopped" and a new child gets
 * the others. */
bool desk_turn(Desk *d, struct desk_answer *out);

/* Documents asked and not answered yet, and their bytes. */
guint desk_waiting(const Desk *d);
size_t desk_waiting_bytes(const Desk *d);

/* Drops those of `n` numbers from `first` on that are not at the child yet.
 * The others will be answered. */
void desk_forget(Desk *d, uint32_t first, uint32_t n);

/* One job, waited for: at most DESK_WALL_MS. Only on a desk on which nothing
 * else waits. The record is the caller's; NULL with an error. */
Buf *desk_do(Desk *d, const struct job *job, GError **error);

/* The child's end: cages itself and answers jobs from the socket `fd` until it
 * is closed. Returns the exit status of the program. */
int desk_main(int fd);

#endif
