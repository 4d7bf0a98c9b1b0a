/* fetcher_state: what a fetcher is made of, and the parts of its loop; for fetcher.c and
 * serve.c alone. */
#ifndef LEDE_FEEDS_FETCHER_STATE_H
#define LEDE_FEEDS_FETCHER_STATE_H

#include "feeds/background/digest.h"
#include "feeds/background/whole_texts.h"
#include "feeds/commands/add.h"
#include "feeds/commands/page.h"
#include "feeds/commands/picture.h"
#include "feeds/commands/refresh.h"

#define FETCHER_WAIT_MOST_MS 60000 /* then schedules are looked at */

typedef struct fetcher Fetcher;
struct fetcher {
	Context *context;
	Refresh *refresh;
	Add *add;
	Pages *pages;
	WholeTexts *whole_texts;
	Pictures *pictures;
	Digest *digest;
	Buf *in;
	bool quit;
	bool online; /* the network may be used unasked, or was asked for */
	int64_t next_auto_ms;
};

/* A refresh that is under way is joined. */
void fetcher_start_refresh(Fetcher *c, const struct refresh_command *w);
/* Every end of a refresh, done, stopped or lost, comes here: all commands that wait
 * for it are answered, its transfers and documents dropped, background work woken. A
 * mute that came meanwhile holds for what was stored.
 * Background work under way keeps the lock: what it has read of the store is valid
 * only while no other lede writes. */
void fetcher_end_refresh(Fetcher *c);

/* What can be done now; true while there is more to do at once. */
bool fetcher_work(Fetcher *c);
/* Waits for a socket, `fd` (-1: none) among them, or until something is to be done
 * anyway. */
void fetcher_wait(Fetcher *c, int fd, bool more, int wait_ms);

#endif
