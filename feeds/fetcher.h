/* fetcher: the fetcher's loop: commands in, work in slices, notifications out. */
#ifndef LEDE_FEEDS_FETCHER_H
#define LEDE_FEEDS_FETCHER_H

#include "feeds/commands/refresh.h"
#include "feeds/context/page_ends.h"

typedef struct fetcher Fetcher;

/* `program` is the path of this one. NULL with an error. */
Fetcher *fetcher_new(const char *program, GError **error);
void fetcher_free(Fetcher *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fetcher, fetcher_free)

Context *fetcher_context(Fetcher *c);

/* Serves the reader at the other end of `fd` until it sends QUIT or
 * closes the socket. Returns the exit status. */
int fetcher_serve(Fetcher *c, int fd);

/* Starts a command; its notifications and its reply are in the context's outgoing
 * queue when fetcher_turn has run. False when the frame is no command. */
bool fetcher_command(Fetcher *c, const struct frame *f);
/* One round of work, waiting at most `wait_ms` for sockets. True while
 * commands are under way. */
bool fetcher_turn(Fetcher *c, int wait_ms);
/* Background work until there is none; false when it cannot go on (digest_pause). */
bool fetcher_digest(Fetcher *c, GError **error);
/* Whole texts that came, pages that gave none, and how many wait for a later refresh:
 * among them some that failed for now. */
struct fetcher_texts {
	int64_t came, wait;
	struct page_failures failed;
};
struct fetcher_texts fetcher_texts(const Fetcher *c);
/* Waits for the user's hook, if one runs, up to its timeout. */
void fetcher_await_hook(Fetcher *c);

#endif
