/* duplicates: which story of another feed is the same article.
 *
 * The same article stands in several feeds: a publisher has one for each part
 * of its site, an aggregator links to it. A story is one of another feed if
 *
 *   - both have the same link, whatever the road to it (url_key), and no other
 *     story of either feed has that link; a link that several share (a front
 *     page, a list of releases) needs the same title and the same minute too,
 *     and what comes a month later under another title is a new one;
 *   - both have the same guid and the same title, and one publisher: the host
 *     of the link, or where there is none of the feed. A guid that only counts
 *     needs the same minute too.
 *
 * A title alone says nothing: "Weekly notes" come every week. */
#ifndef LEDE_FEEDS_STORE_DUPLICATES_H
#define LEDE_FEEDS_STORE_DUPLICATES_H

#include "src/store/db.h"

/* Notes what that story is known by, and finds the oldest visible story of
 * another feed that came before it and is the same article; `*twin` is 0 if
 * there is none, or if the story is of an event with others already. They are
 * noted as copies (store_copies) in any case. */
bool alike_find(Store *s, int64_t id, int64_t *twin, GError **error);

/* Whether the headline of that story is one that comes back: its feed has
 * another article of the same title in that event. Then it is no report of
 * it, however alike they are. */
bool alike_again(Store *s, int64_t id, int64_t event, bool *again,
		 GError **error);

/* Puts a story that alone is its event into its twin's event; what
 * stands beside the twin stands beside it, if nothing does; with `read_too`
 * both are read if one is. The event's head is then to be set (store_head). */
bool alike_join(Store *s, int64_t id, int64_t twin, bool read_too,
		GError **error);

/* Both, for a story that has had its place since before its twin was looked
 * for: of the two the one that is alone joins the other's event. Where both are
 * of events with others, they stay there. `*event` is the one whose head is
 * then to be set; 0 for none. */
bool alike_meet(Store *s, int64_t id, bool read_too, int64_t *event,
		GError **error);
/* The story after that one, as they were stored; 0 if there is none. */
int64_t alike_next(Store *s, int64_t id);

/* How many feeds carry an event, and when its newest report was published. */
bool alike_weight(Store *s, int64_t event, int *outlets, int64_t *newest,
		  GError **error);

#endif
