/* worker: both ends of the child that does jobs: started, sandboxed, asked, started
 * again.
 *
 * The fetcher's end never waits: documents queue here and go out as the socket
 * takes them, several at a time, so that the parser is never idle while there is
 * something to read. Poll worker_fd() for worker_events(), then take answers from
 * worker_turn() until there is none.
 *
 * Its first frame says which version it is. One that cannot be started, ends
 * before that frame or is of another version is not started again for a pause
 * of a second, then of two, up to a minute; what is asked then fails at once
 * with ERROR_WIRE. */
#ifndef LEDE_FEEDS_SANDBOX_WORKER_H
#define LEDE_FEEDS_SANDBOX_WORKER_H

#include "feeds/feed/request.h"

#define WORKER_WALL_MS                                                         \
	(15 * 1000) /* by the fetcher's clock, then it is killed */

typedef struct parser Worker;

/* What came of a document. Exactly one of `record` and `error` is there; both
 * are the receiver's: worker_answer_clear(). */
struct worker_answer {
	uint32_t number;
	Buf *record;
	GError *error;
};
void worker_answer_clear(struct worker_answer *a);

/* `program` is lede-fetcher's path; it is started with --parser at the first
 * document, and again when it dies. */
Worker *worker_new(const char *program);
void worker_free(Worker *d); /* ends the child; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worker, worker_free)

/* Queues one job; all that it points to is copied (packed). The answer will
 * carry `number`. False with ERROR_LIMIT if the document is too large, or
 * ERROR_WIRE if no child can be started; then there will be no answer. An
 * answer with ERROR_WIRE says the same of a document that was queued: it was
 * not read, and is at no fault. */
bool worker_ask(Worker *d, uint32_t number, const struct job *job,
		GError **error);

/* For poll(2): the socket, or -1 while no child runs; POLLIN, POLLOUT. */
int worker_fd(const Worker *d);
short worker_events(const Worker *d);
/* Milliseconds until worker_turn() must be called though nothing came (the time
 * limit of the document in hand); -1: no limit is running. */
int worker_wait_ms(const Worker *d);

/* Moves bytes both ways and gives one finished answer, or false when there is
 * none yet. To be called when poll says so and when worker_wait_ms() is over;
 * again until it says false. When the child has died or taken too long, the
 * document it held gets the error "the parser stopped" and a new child gets
 * the others. */
bool worker_turn(Worker *d, struct worker_answer *out);

/* Documents asked and not answered yet. */
guint worker_waiting(const Worker *d);

/* Drops those of `n` numbers from `first` on that are not at the child yet.
 * The others will be answered. */
void worker_forget(Worker *d, uint32_t first, uint32_t n);

/* One job, waited for: at most WORKER_WALL_MS. Only on a parser on which nothing
 * else waits. The record is the caller's; NULL with an error. */
Buf *worker_do(Worker *d, const struct job *job, GError **error);

#endif
