/* events: which stories report the same event, and which of them represents it in
 * lists. An event has the id of its first story. */
#ifndef LEDE_FEEDS_STORE_EVENTS_H
#define LEDE_FEEDS_STORE_EVENTS_H

#include "src/store/stories.h"

/* The outlet of a feed "f": the first feed of its publisher. */
#define EVENT_OUTLET                                                           \
	"coalesce((SELECT min(o.id) FROM feed o WHERE o.publisher ="           \
	" f.publisher), f.id)"
/* That of the feed of this id, or the id itself. */
int64_t event_outlet(Store *s, int64_t feed);

/* Assigns a story to an event, unless it is of one with other stories, or the event has
 * another story of its outlet that is no copy of it. */
bool event_assign(Store *s, int64_t id, int64_t event, GError **error);
/* How an event stands in lists. */
struct event_head {
	int64_t chosen; /* the report that represents it; 0: the same as before */
	int outlets;    /* that carry it */
	double front;   /* its score on the front page (rank) */
	int64_t newest; /* when its newest report was published */
};
/* Stores it, and decides which rows the lists show (heads_sql). */
bool event_set_head(Store *s, int64_t event, const struct event_head *h,
		    GError **error);
/* The reports of an event that are not hidden, at most so many, the last one first. The
 * caller's. */
bool event_reports(Store *s, int64_t event, int most, Stories **out,
		   GError **error);
/* How many outlets carry an event, and when its newest report was published. */
bool event_weight(Store *s, int64_t event, int *outlets, int64_t *newest,
		  GError **error);

/* Assigns a story that is its own event to the event of another, and copies the
 * related list of that one, unless it has its own. Then event_set_head is due. */
bool event_join(Store *s, int64_t id, int64_t other, GError **error);
/* Whether one of its reports is read. */
bool event_is_read(Store *s, int64_t event);
/* Marks both read if one is. */
bool event_read_both(Store *s, int64_t id, int64_t other, GError **error);

#endif
