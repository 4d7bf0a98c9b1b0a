/* context: what every order works with: store, subscriptions, fetcher, parser,
 * and the tray its events are laid in. */
#ifndef LEDE_FEEDS_CONTEXT_CONTEXT_H
#define LEDE_FEEDS_CONTEXT_CONTEXT_H

#include "feeds/net/fetch.h"
#include "feeds/net/hook.h"
#include "feeds/sandbox/worker.h"
#include "src/config/filters.h"
#include "src/config/settings.h"
#include "src/config/subs.h"
#include "src/store/db.h"
#include "src/wire/protocol.h"

#define CONTEXT_TRAY_MAX (8 * 1024 * 1024)

/* Whose a transfer is; of a document at the parser, the two highest bits of its
 * number. */
enum context_owner {
	OWNER_REFRESH = 0,
	OWNER_DIGEST = 1,
	OWNER_ADD = 2,
};
#define CONTEXT_NUMBER(owner, n) ((uint32_t)(owner) << 30 | (uint32_t)(n))
#define CONTEXT_OWNER(number)    ((enum context_owner)((number) >> 30))
#define CONTEXT_INDEX(number)    ((number)&0x3FFFFFFFU)

typedef struct context {
	Store *store;
	Settings *settings;
	Subs *subs;
	Fetch *fetch;
	Worker *parser; /* what a refresh and idle work bring */
	Worker *quick;  /* what somebody waits for */
	Hook *hook;     /* the user's, for new stories */
	Buf *tray;      /* frames to be sent; nobody but the loop sends them */
	char *fetcher;  /* path of this program, for the parser */
	int64_t subs_time; /* of the file, when it was read */
	Filters *filters;
	int64_t filters_time; /* ditto */
	int64_t muted_until;  /* when the next mute is over; 0: never */
	uint32_t next_errand; /* numbers of feeds that are asked run on from one
			       * refresh to the next: a late answer is nobody's
			       */
	int lock;          /* descriptor of the lock file while held, or -1 */
	int64_t open_ms;   /* when the open transaction began; 0: none is */
	int64_t closed_ms; /* when the last one ended */
	guint grouped;     /* feeds stored in it */
} Context;

/* Opens the store (made or brought up to date where need be), reads settings
 * and subscriptions, brings the store in line with them. Complaints about the
 * user's files go to the log. NULL with an error. */
Context *context_new(const char *fetcher, GError **error);
void context_free(Context *o); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Context, context_free)

/* Reads subscriptions and filters again where their files have changed, and
 * shows again what is no longer muted. */
bool context_look(Context *o, GError **error);
/* Writes the subscriptions and brings the store in line. On failure they are
 * read again by the next look. */
bool context_save(Context *o, GError **error);
/* Gives a subscription another address: in the file, then in the store, which
 * is told before. Whatever ends us between, nothing of the feed is lost. */
bool context_move(Context *o, const char *from, const char *to, GError **error);

/* Adds a line to the filters or takes it away, and brings the store in line. */
bool context_filter(Context *o, const char *line, bool there, GError **error);
/* Hides those of these stories that are muted; what fails goes to the log. */
void context_mute(Context *o, const int64_t *ids, guint n);

/* One refresh, and one that does idle work, at a time. */
bool context_lock(Context *o);
void context_unlock(Context *o);

/* Work is done: the lock is let go, and the parser goes home with its memory. */
void context_rest(Context *o);

/* Feeds are stored in groups: opens a transaction for the next one, and ends
 * it when it has enough feeds or is old. `now`: end it in any case. */
bool context_begin(Context *o, GError **error);
bool context_commit(Context *o, bool now, GError **error);
/* Milliseconds until the open transaction is to be committed, whether more
 * comes or not: other programs wait for it. -1 when none is open. */
int context_wait_ms(const Context *o);

/* How a refresh went. */
struct refresh_tally {
	int total, done, fresh, failed;
};

/* What is said of a feed, to the log; no password in its address goes there. */
void context_log_feed(const char *url, const char *words);

/* ---- events ---- */
void context_say(Context *o, enum wire_kind kind, uint32_t number,
		 const Buf *message);
/* The answer to a refresh. */
void context_ack_refresh(Context *o, uint32_t number, const GError *error,
			 const struct refresh_tally *tally);
/* The answer to any other order: error NULL is success. `words` may be NULL. */
void context_ack(Context *o, uint32_t number, const GError *error,
		 const char *words, int64_t batch, int64_t count);

#endif
