/* fetch_state: what the store knows of fetching each feed: when it is due, its
 * validators, how the last fetch went. */
#ifndef LEDE_FEEDS_STORE_FETCH_STATE_H
#define LEDE_FEEDS_STORE_FETCH_STATE_H

#include "feeds/net/schedule.h"
#include "src/model/rhythm.h"
#include "src/store/db.h"

#define STORE_HASH 16 /* bytes of an answer's hash */

/* The version of the rules by which texts are made of what was published. A feed
 * with texts of another version is fetched without validators, and the texts of
 * the entries that it still has are made again. (What was published is not kept
 * once it is digested.) */
#define STORE_TEXTS 2

/* A feed as far as fetching it needs. */
struct feed_state {
	int64_t id;
	const char *url;
	const char *etag,
		*modified;   /* validators of the last response; or NULL */
	const uint8_t *hash; /* STORE_HASH bytes of it; or NULL */
	int64_t every;       /* the feed's own interval; 0: none */
	int64_t not_before;  /* a server's Retry-After; 0: none */
	int64_t last_fetch, last_good, next_fetch;
	int64_t stories;
	int failures;              /* in a row */
	struct rhythm recent;      /* its newest publications */
	struct schedule_asks asks; /* what its document asks for */
	const char *moved;         /* target of a permanent redirect; or NULL */
	int moves; /* how often it was redirected there in a row */
};
typedef struct feed_states {
	GStringChunk *text;
	GArray *all; /* struct feed_state */
} FeedStates;
/* Feeds that are due at `now`, the longest due first; with `all` every feed that
 * is not paused, gone (410) or held back by a Retry-After. */
FeedStates *store_due(Store *s, int64_t now, bool all, GError **error);
/* The feed of that address, due or not; empty if there is none. */
FeedStates *store_feed_state(Store *s, const char *url, GError **error);
/* The feeds of these addresses (ended by NULL), at least one; ERROR_USAGE where one is
 * not subscribed to. */
FeedStates *store_feed_states(Store *s, const char *const *urls,
			      GError **error);
void feed_states_free(FeedStates *a); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FeedStates, feed_states_free)
/* When the next feed is due; 0 if none is. */
int64_t store_next_due(Store *s);

/* How a fetch went. NULL texts are stored as NULL. */
struct outcome {
	int64_t feed;
	int64_t when;
	struct scheduled due; /* when to fetch again, and why then */
	int64_t not_before;   /* 0: whenever it is due */
	int status;
	const char *error; /* NULL: success */
	const char *note;
	bool changed; /* validators and hash are those of a new response, all
		       * of which is stored */
	const char *etag, *modified;
	const uint8_t *hash;
	bool parsed; /* a document was read; the two below are of it, else of
		      * the one before */
	struct rhythm recent;
	struct schedule_asks asks;
	const char *moved;
	int moves, failures;
};
bool store_outcome(Store *s, const struct outcome *o, GError **error);

#endif
