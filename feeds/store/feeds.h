/* feeds: subscriptions and how asking them went, to rows. */
#ifndef LEDE_FEEDS_STORE_FEEDS_H
#define LEDE_FEEDS_STORE_FEEDS_H

#include "src/config/subs.h"
#include "src/store/db.h"

#define STORE_HASH 16 /* bytes of an answer's hash */

/* How texts are made of what was published. When that changes, this does: a
 * feed with texts of another version is fetched as if it were unknown, and the
 * texts of the entries that are still in it are made again. (What was published
 * is not kept once it is digested.) */
#define STORE_TEXTS 1

/* Brings feeds and sections in line with the subscriptions: new ones come in,
 * those that are gone are hidden with their headlines at time `now`, those
 * that are back show again; those that have moved (store_moving) go on. `order` names sections that go first, separated
 * by semicolons; NULL for none. */
bool store_sync(Store *s, const Subs *subs, const char *order, int64_t now,
		GError **error);

/* So many redirects for good in a row, all to one address, are believed. */
#define STORE_MOVES 3

/* Notes where a feed is about to move, outside of a transaction. Then the
 * subscriptions are written, and the next store_sync that finds `to` among
 * them and not `from` lets the row and its headlines go on under the new
 * address: an end at any point between loses nothing. */
bool store_moving(Store *s, const char *from, const char *to, GError **error);

/* What asking a feed needs to know. */
struct asked {
	int64_t id;
	const char *url;
	const char *etag,
		*modified;   /* validators of the last answer; or NULL */
	const uint8_t *hash; /* STORE_HASH bytes of it; or NULL */
	int64_t every;       /* the feed's own interval; 0: none */
	int64_t not_before;  /* a server's Retry-After; 0: none */
	int64_t last_fetch, last_good;
	int64_t stories;
	int failures;      /* in a row */
	const char *moved; /* where it redirected for good; or NULL */
	int moves;         /* how often in a row */
};
typedef struct askeds {
	GStringChunk *text;
	GArray *all; /* struct asked */
} Askeds;
/* Feeds whose time has come at `now`, longest due first; with `all` every feed
 * that is not paused and that no Retry-After forbids. */
Askeds *store_due(Store *s, int64_t now, bool all, GError **error);
/* The feed of that address, whatever its time; empty if there is none. */
Askeds *store_asked(Store *s, const char *url, GError **error);
/* Adds copies of those in `more` to `a`. */
void askeds_join(Askeds *a, const Askeds *more);
void askeds_free(Askeds *a); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Askeds, askeds_free)
/* When the next feed is due; 0 if none is. */
int64_t store_next_due(Store *s);

/* How asking went. NULL texts are stored as nothing. */
struct outcome {
	int64_t feed;
	int64_t when;
	int64_t next;       /* when to ask again */
	int64_t not_before; /* 0: whenever it is due */
	int status;
	const char *error; /* NULL: it went well */
	const char *note;
	bool changed; /* validators and hash are of a new answer, which was
		       * stored whole */
	const char *etag, *modified;
	const uint8_t *hash;
	const char *moved;
	int moves, failures;
	bool paused; /* 410: ask no more by itself */
};
bool store_outcome(Store *s, const struct outcome *o, GError **error);

#endif
