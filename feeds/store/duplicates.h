/* duplicates: which story of another feed is the same article.
 *
 * An article may be in several feeds: a publisher has one for each part of its
 * site, an aggregator links to it. Two stories of different feeds are the same
 * article if
 *
 *   - they have the same link (url_key: without scheme and tracking), which no
 *     other story of either feed has. A link that several share (a front page,
 *     a list of releases) needs the same title and the same minute, too; and a
 *     month later, under another title, it is another article;
 *   - they have the same guid and title, and one publisher: the host of the link,
 *     or where there is none, of the feed. A guid that is a number needs the same
 *     minute, too.
 *
 * A title alone is no evidence: "Weekly notes" are published every week. */
#ifndef LEDE_FEEDS_STORE_DUPLICATES_H
#define LEDE_FEEDS_STORE_DUPLICATES_H

#include "src/store/db.h"

/* Stores the hashes of a story and finds the oldest story of another feed,
 * stored before it and not hidden, that is the same article; they become copies
 * (copies). `*duplicate` is 0 if there is none, or if the story is of an event
 * with other stories already. */
bool duplicates_find(Store *s, int64_t id, int64_t *duplicate, GError **error);

/* Whether the headline of a story recurs: its feed has another article with the
 * same title in that event. Then it is no report of the event, however similar
 * they are. */
bool duplicates_recurs(Store *s, int64_t id, int64_t event, bool *recurs,
		       GError **error);

/* For a story that was related before its duplicate was looked for: finds it, and
 * joins the one that is alone to the event of the other; where both are of events
 * with other stories, they stay there. With `read_too` both are read if one is.
 * `*event` is the one whose head is then to be set (event_set_head), 0 for none. */
bool duplicates_join_old(Store *s, int64_t id, bool read_too, int64_t *event,
			 GError **error);
/* The next id in the order of storing; 0 if there is none. */
int64_t duplicates_next(Store *s, int64_t id);

#endif
