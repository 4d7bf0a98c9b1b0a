/* sections: the sections and the subscriptions with their counts and states. */
#ifndef LEDE_SRC_STORE_SECTIONS_H
#define LEDE_SRC_STORE_SECTIONS_H

#include "src/model/story.h"
#include "src/store/db.h"

/* Sections that have feeds, in their order, and what the header shows. */
struct section {
	const char *name;
	int64_t unread, stories;
	int64_t muted;
};
struct totals {
	int64_t unread, stories; /* one an event */
	int64_t saved;
	int64_t muted;
	int64_t feeds, failing;
	int64_t last_good; /* newest good answer of any feed; 0: never */
};
typedef struct sections {
	GStringChunk *text;
	GArray *all; /* struct section */
	struct totals totals;
} Sections;
Sections *store_sections(Store *s, GError **error);
/* The highest id of a story, 0 where there is none; and how many stories that
 * are not hidden have a higher id. */
int64_t store_newest(Store *s);
int64_t store_count_newer(Store *s, int64_t id);
void sections_free(Sections *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sections, sections_free)

/* Permanent redirects in a row to the same address after which a subscription
 * gets it: one may be a mistake, or the login page of a network. */
#define STORE_MOVES 3

/* All subscriptions with their state, by section and name; those that fail
 * (feed_is_failing) before the others. */
Feeds *store_feeds(Store *s, GError **error);

#endif
