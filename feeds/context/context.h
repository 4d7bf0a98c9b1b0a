/* context: what every command works with: the store and its write transactions,
 * the user's files, transfers, parsers, and the queue of outgoing frames. */
#ifndef LEDE_FEEDS_CONTEXT_CONTEXT_H
#define LEDE_FEEDS_CONTEXT_CONTEXT_H

#include "feeds/context/user_files.h"
#include "feeds/feed/request.h"
#include "feeds/net/fetch.h"
#include "feeds/net/hook.h"
#include "feeds/sandbox/worker.h"
#include "src/config/settings.h"
#include "src/store/db.h"
#include "src/wire/protocol.h"

#define CONTEXT_OUT_MAX (8 * 1024 * 1024) /* bytes of outgoing frames */

/* The owner of a transfer; of a request to the parser, the two highest bits of
 * its number. */
enum context_owner {
	OWNER_REFRESH = 0,
	OWNER_DIGEST = 1,
	OWNER_ADD = 2,
	OWNER_PAGE = 3, /* of transfers only */
	OWNER_PICTURE = 4,
};
#define CONTEXT_NUMBER(owner, n) ((uint32_t)(owner) << 30 | (uint32_t)(n))
#define CONTEXT_OWNER(number)    ((enum context_owner)((number) >> 30))
#define CONTEXT_INDEX(number)    ((number)&0x3FFFFFFFU)

typedef struct context {
	Store *store;
	Settings *settings;
	UserFiles *files;
	Fetch *fetch;
	Worker *parser;   /* for a refresh and background work */
	Worker *quick;    /* for what a user waits for, so that it waits for no
			   refresh */
	Worker *pages;    /* for articles' pages */
	Worker *pictures; /* for those alone: one takes longer than a text */
	Hook *hook;       /* the user's command for new stories */
	Buf *out;         /* frames for the reader; only the loop sends them */
	char *program;    /* path of this program, to start parsers */
	uint32_t next_number; /* of requests; runs on from one refresh to the
				 next, so that a late result of a stopped one
				 matches no feed of the new one */
	int lock;             /* the lock file's descriptor, -1: not held */
	int editing;      /* the folder's, while files are changed; else -1 */
	int64_t begun_ms; /* when the transaction began; 0: none open */
	int64_t ended_ms; /* when the last one ended */
	guint grouped;    /* feeds stored in it */
	GError *lost; /* why a group was not stored; until context_take_lost() */
} Context;

/* Opens the store (created or upgraded where needed), reads the settings and the
 * user's files. Complaints about these go to the log. NULL with an error. */
Context *context_new(const char *program, GError **error);
void context_free(Context *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Context, context_free)

/* Reads the user's files again where they have changed, and shows stories whose
 * mute has ended. Commits the open transaction before it writes. */
bool context_reread_files(Context *c, GError **error);
/* Begins a change of the user's files: commits what a refresh has open, and rereads the
 * files, so that the change applies to what is in them; until context_edited() no other
 * program of lede changes them. False with an error, ERROR_BUSY if another one does for
 * long. context_edited() returns `good`. */
bool context_edit(Context *c, GError **error);
bool context_edited(Context *c, bool good);
/* Hides those of these stories that a filter mutes; failures go to the log. */
void context_mute(Context *c, const int64_t *ids, guint n);

/* The lock file: one process at a time refreshes or works in the background.
 * False if another one holds it. */
bool context_lock(Context *c);
void context_unlock(Context *c);
/* At the end of background work: releases the lock, and replaces the parser
 * process, so that its heap is returned to the system. */
void context_rest(Context *c);

/* Feeds are stored in groups, many to a transaction. context_begin opens one
 * unless one is open; context_commit ends it when it has enough feeds or is
 * old enough, or in any case if `now`. */
bool context_begin(Context *c, GError **error);
bool context_commit(Context *c, bool now, GError **error);
/* Why a group was not stored since this was last asked, whoever committed it; NULL: all
 * were. The caller's. */
GError *context_take_lost(Context *c);
/* Milliseconds until the open transaction must be committed, even if nothing
 * else happens: other programs wait for it. -1 when none is open. */
int context_wait_ms(const Context *c);

/* The request to the parser for the body of a response, which it borrows. */
struct request context_request(const Transfer *a, enum request_kind kind);

/* Logs words about a feed; secrets in its address are left out. */
void context_log_feed(const char *url, const char *words);

/* Queues a notification. */
void context_notify(Context *c, enum wire_kind kind, uint32_t number,
		    const Buf *message);
/* What a reply says beside success or failure. */
struct reply {
	const char *words; /* NULL for none; those of an error replace them */
	int64_t batch, count;
	uint32_t feeds, failed; /* of a refresh */
	bool offline;           /* none of its hosts could be reached */
};
/* Queues the reply to the command of that number; `error` NULL is success. */
void context_reply(Context *c, uint32_t number, const GError *error,
		   const struct reply *r);

#endif
