/* feed_list: the feeds on the feeds screen: their order, and which is selected. */
#ifndef LEDE_UI_STATE_FEED_LIST_H
#define LEDE_UI_STATE_FEED_LIST_H

#include "src/model/story.h"

#define FEED_LIST_FOOT 7 /* rows about the selected feed, below the list */

struct feed_list {
	Feeds *feeds; /* NULL until they were wanted */
	int selected; /* -1: none yet */
	int top;
	bool reorder; /* the next ones are shown in the store's order */
	char *wanted; /* address to be selected as soon as it is among them; or
			 NULL */
};

/* Shows what the store has now, and owns it. Feeds that were shown keep their
 * order, so that none moves while it is looked at (feed_list_renew); one that
 * is new stands behind the feed that it follows in `now`. The selection stays
 * on its feed. */
void feed_list_take(struct feed_list *l, Feeds *now);
/* The next feed_list_take shows the store's own order: those that fail first. */
void feed_list_renew(struct feed_list *l);
void feed_list_clear(struct feed_list *l);

/* Of a screen of `h` rows those about the selected feed (none where it is too low), and
 * those of the list: without its titles, 1 at least. */
int feed_list_foot(int h);
int feed_list_rows(int h);

/* The selected feed; NULL for none. */
struct feed *feed_list_selected(const struct feed_list *l);
/* The nearest that fails (feed_is_failing) above (way -1) or below the selection
 * (1), or anywhere (0); -1: there is none. */
int feed_list_failing(const struct feed_list *l, int way);
/* The feed of that id; NULL where it is not there. */
const struct feed *feed_list_by_id(const struct feed_list *l, int64_t id);
/* The feed of that address; NULL where it is not there. */
const struct feed *feed_list_find(const struct feed_list *l, const char *url);

#endif
