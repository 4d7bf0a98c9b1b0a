/* worker: the parser process as the fetcher sees it: started, sent requests, killed
 * when it hangs, started again. `parser` is the other end.
 *
 * Nothing here waits: requests queue and are sent as the socket takes them,
 * several at a time, so that the parser is never idle while there is something to
 * read. Poll worker_fd() for worker_events(), then take results from
 * worker_turn() until there is none.
 *
 * Its first frame says which version it is. One that cannot be started, ends
 * before that frame or is of another version is not started again for a pause
 * of a second, then of two, up to a minute; requests then fail at once with
 * ERROR_WIRE. */
#ifndef LEDE_FEEDS_SANDBOX_WORKER_H
#define LEDE_FEEDS_SANDBOX_WORKER_H

#include "feeds/feed/request.h"

#define WORKER_WALL_MS                                                         \
	(15 * 1000) /* by the fetcher's clock, then it is killed */

typedef struct worker Worker;

/* The result of a request. Exactly one of `record` and `error` is set; both are
 * the receiver's: worker_result_clear(). */
struct worker_result {
	uint32_t number;
	Buf *record;
	GError *error;
};
void worker_result_clear(struct worker_result *result);

/* `program` is lede-fetcher's path; it is started with --parser at the first
 * document, and again when it dies. */
Worker *worker_new(const char *program);
void worker_free(Worker *w); /* ends the child; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worker, worker_free)

/* Queues a request; all that it points to is copied (packed). The result will
 * have its `number`. False with ERROR_LIMIT if the document is too large, or
 * ERROR_WIRE if no child can be started; then there will be no result. A
 * result with ERROR_WIRE means that no child could be started for a queued
 * request: the document was not read, and is not at fault. */
bool worker_queue(Worker *w, uint32_t number, const struct request *request,
		  GError **error);

/* For poll(2): the socket, or -1 while no child runs; POLLIN, POLLOUT. */
int worker_fd(const Worker *w);
short worker_events(const Worker *w);
/* Milliseconds until worker_turn() must be called though nothing came (the time
 * limit of the document in hand); -1: no limit is running. */
int worker_wait_ms(const Worker *w);

/* Moves bytes both ways and gives one result, or false when there is
 * none yet. To be called when poll says so and when worker_wait_ms() is over;
 * again until it says false. When the child has died or taken too long, the
 * request it was at gets the error "the parser stopped" and a new child gets
 * the others. */
bool worker_turn(Worker *w, struct worker_result *out);

/* Requests that have no result yet. */
guint worker_waiting(const Worker *w);

/* Drops those of `n` numbers from `first` on that are not sent yet. The others
 * will have their results. */
void worker_forget(Worker *w, uint32_t first, uint32_t n);

/* Sends a request and waits for its result, at most WORKER_WALL_MS. Only on a
 * worker whose queue is empty. The record is the caller's; NULL with an error. */
Buf *worker_call(Worker *w, const struct request *request, GError **error);

#endif
