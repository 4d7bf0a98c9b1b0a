/* story: a feed, a story as lists show it, and sets of them that are freed as
 * one. */
#ifndef LEDE_SRC_MODEL_STORY_H
#define LEDE_SRC_MODEL_STORY_H

#include "src/config/interval.h"
#include "src/model/rhythm.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define STORY_UNTITLED N_("(no title)") /* stored where there is none */
#define STORY_TEXT_MAX 1000 /* characters of a title, author or category */
#define STORY_GUID_MAX 1024 /* bytes; a longer one is kept as its SHA-256 */

/* A subscription and its state. */
struct feed {
	int64_t id;
	const char *url;
	const char
		*name; /* as shown: given by the user, else the feed's title */
	const char *section;
	const char *site; /* its page; NULL if unknown */
	int64_t unread, stories;
	int64_t last_fetch, last_good, next_fetch; /* 0: never */
	int64_t error_since;
	int64_t not_before; /* its server's Retry-After; 0: none */
	int64_t interval;   /* between two requests, seconds, and why */
	enum interval_why why;
	struct rhythm recent; /* its newest publications */
	int failures;         /* in a row */
	const char *moved;    /* target of a permanent redirect; or NULL */
	int moves;            /* how often in a row; STORE_MOVES are enough */
	int status;           /* HTTP; 0 if there was none */
	const char *error;    /* NULL when all is well */
	const char *note; /* a remark on a good answer ("unchanged"); or NULL */
	bool paused;
};

/* A headline as lists show it. The lede's own order is by `time`, then `id`. */
struct story {
	int64_t id;
	int64_t feed;
	int64_t time;     /* published, or arrived where that is unknown */
	int64_t newest;   /* of the reports behind its line, where it has one */
	int64_t arrived;  /* when lede first saw it */
	bool guessed;     /* the feed gave no date */
	bool read, saved; /* saved: it, or a copy of it */
	bool fresh;       /* arrived since lede was last used */
	bool beneath;     /* shown below the headline of its event (unfolded) */
	int64_t event;    /* the event that it reports: id of its first story */
	int64_t article; /* the article that it is a copy of: id of the first */
	int outlets;     /* that carry the event; 1 where it is alone */
	int minutes;     /* to read it; 0 if not known */
	const char *guid;
	const char *title; /* never NULL */
	const char *url;   /* NULL for none */
	const char *source, *feed_url, *section;
	const char *publisher; /* of its feed: feeds of one are one outlet; or
				  NULL */
	const char *also;      /* the other outlets, where there are one or two;
			     separated by commas; or NULL */
	const char *copies;  /* the other outlets of the same article, separated
			     by commas; or NULL */
	int n_copies;        /* how many these are */
	const char *author;  /* NULL for none */
	const char *topic;   /* first short category; NULL for none */
	const char *summary; /* plain, some 300 characters; NULL for none */
	const char *snippet; /* of a search: \002 before a hit, \003 after */
	const char *marked;  /* the title, likewise; or NULL */
	double front;        /* its rank on the front page (rank_score) */
};

/* Adds the members that every headline has in JSON to the object that is open
 * in `out` (src/base/json). */
void story_json(GString *out, const struct story *s);

/* A set of stories. `all` holds struct story; every string in it points into
 * `text`. Freed together by stories_free(). */
typedef struct stories {
	GStringChunk *text;
	GArray *all;
} Stories;

Stories *stories_new(void);
void stories_free(Stories *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stories, stories_free)

/* A copy of `text` that lives as long as the set; NULL for NULL. */
const char *stories_keep(Stories *s, const char *text);
/* Adds a copy of a story of another set, and returns it. */
struct story *stories_add(Stories *s, const struct story *story);
/* Takes the tracking parameters off the addresses of all (url_without_tracking). */
void stories_strip_tracking(Stories *s);
/* The i-th; i must be in it. */
struct story *stories_at(const Stories *s, guint i);
/* Where the story of that id is, or -1. */
int stories_find(const Stories *s, int64_t id);

/* Whether it was asked and did not answer well, and is to be asked again. */
bool feed_is_failing(const struct feed *f);

/* A set of feeds, likewise. */
typedef struct feeds {
	GStringChunk *text;
	GArray *all; /* struct feed */
} Feeds;

Feeds *feeds_new(void);
void feeds_free(Feeds *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Feeds, feeds_free)
const char *feeds_keep(Feeds *f, const char *text);
struct feed *feeds_at(const Feeds *f, guint i);

#endif
