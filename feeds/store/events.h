/* events: which stories report the same event, and which of them represents it in
 * lists. An event has the id of its first story. */
#ifndef LEDE_FEEDS_STORE_EVENTS_H
#define LEDE_FEEDS_STORE_EVENTS_H

#include "src/store/db.h"

/* Assigns a story to an event, unless it is of one with other stories. */
bool event_assign(Store *s, int64_t id, int64_t event, GError **error);
/* Sets the number of outlets and the front-page score of an event, and decides
 * which of its stories represents it in lists (head_all, head_section). */
bool event_set_head(Store *s, int64_t event, int outlets, double front,
		    GError **error);
/* How many feeds carry an event, and when its newest report was published. */
bool event_weight(Store *s, int64_t event, int *outlets, int64_t *newest,
		  GError **error);

/* Assigns a story that is its own event to the event of another, and copies the
 * related list of that one, unless it has its own. Then event_set_head is due. */
bool event_join(Store *s, int64_t id, int64_t other, GError **error);
/* Marks both read if one is. */
bool event_read_both(Store *s, int64_t id, int64_t other, GError **error);

#endif
