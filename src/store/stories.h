/* stories: rows of the store to struct story; a story and its text by id. */
#ifndef LEDE_SRC_STORE_STORIES_H
#define LEDE_SRC_STORE_STORIES_H

#include "src/config/query.h"
#include "src/model/body.h"
#include "src/model/story.h"
#include "src/store/copies_sql.h"
#include "src/store/db.h"

#include <sqlite3.h>

/* The names of the other outlets of an event, where there are one or two: as
 * many as a row of a list has room for. */
#define STORY_ALSO                                                             \
	" CASE WHEN EXISTS (SELECT 1 FROM story e WHERE e.id = s.event AND"    \
	" e.outlets BETWEEN 2 AND 3) THEN (SELECT group_concat(outlet, ', ')"  \
	" FROM (SELECT " SQL_FEED_NAME(                                        \
		"g") " AS outlet"                                              \
		     " FROM story m JOIN feed g ON g.id = m.feed WHERE m.id "  \
		     "IN (SELECT "                                             \
		     "s.event UNION "                                          \
		     "ALL"                                                     \
		     " SELECT id FROM story WHERE event = s.event AND event "  \
		     "<> id)"                                                  \
		     " AND m.hidden = 0 AND m.feed <> s.feed GROUP BY outlet"  \
		     " ORDER BY min(m.id))) END"

/* The names of the feeds with a copy of the same article, separated by \037. */
#define STORY_COPIES                                                           \
	" CASE WHEN c.hash IS NOT NULL THEN (SELECT group_concat(outlet,"      \
	" char(31)) FROM (SELECT " SQL_FEED_NAME(                              \
		"g") " AS outlet"                                              \
		     " FROM alike b JOIN story m ON m.id = b.story AND "       \
		     "m.hidden = 0"                                            \
		     " AND m.feed <> s.feed JOIN feed g ON g.id = m.feed"      \
		     " WHERE b.hash = c.hash GROUP BY outlet ORDER BY "        \
		     "min(m.id))) END"

/* When the newest report was published that a row of a folded list stands for; the
 * schema has indexes of these words. */
#define STORY_NEWEST "max(s.time, s.newest)"

/* What a headline is read from: "SELECT" STORY_COLUMNS "FROM story s"
 * STORY_JOINS. A query may select more after STORY_N_COLUMNS. */
#define STORY_COLUMNS                                                          \
	" s.id, s.feed, s.time, s.arrived, s.guessed, s.read," COPIES_SAVED    \
	", s.event, coalesce((SELECT e.outlets FROM story e"                   \
	" WHERE e.id = s.event), 1), s.minutes, s.front, s.guid, s.title,"     \
	" s.url, " SQL_FEED_NAME(                                              \
		"f") ", f.url, t.name, s.author,"                              \
		     " s.topic, s.summary," STORY_ALSO "," STORY_COPIES        \
		     ", coalesce(-c.hash, s.id), " STORY_NEWEST                \
		     ", f.publisher "
#define STORY_N_COLUMNS 25
#define STORY_JOINS                                                            \
	" JOIN feed f ON f.id = s.feed JOIN section t ON t.id = "              \
	"s.section" COPIES_JOIN

/* Adds the story of the row that `q` is at to the set, and returns it. */
struct story *story_take(sqlite3_stmt *q, Stories *into);
/* Steps through all rows of `q` and resets it; a column after STORY_N_COLUMNS
 * is the snippet. NULL with an error, also when only some rows could be read.
 * The caller's. */
Stories *story_take_all(Store *s, sqlite3_stmt *q, GError **error);

/* The stories of these ids, in this order; ids that no longer exist are left
 * out. NULL with an error. The caller's. */
Stories *store_stories(Store *s, const int64_t *ids, guint n, GError **error);

/* The text of a story: that of its page where one gave a whole text, else the feed's.
 * NULL without an error where it is not digested yet. */
Body *store_body(Store *s, int64_t id, GError **error);
/* What the feed gave, also where there is a whole text. */
Body *store_feed_body(Store *s, int64_t id, GError **error);

/* What came of the page of a story. */
enum page_state {
	PAGE_NONE,   /* it was not asked for */
	PAGE_WANTED, /* it will be fetched in the background */
	PAGE_WHOLE,  /* it gave a whole text */
	PAGE_FAILED, /* it gave none */
};
enum page_state store_page_state(Store *s, int64_t id);
/* Why it gave none; NULL where that is not so, or not known. The caller's. */
char *store_page_error(Store *s, int64_t id);
/* Whether the text of a story is digested and can be searched. */
bool store_is_digested(Store *s, int64_t id);

#endif
