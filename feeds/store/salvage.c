#include "feeds/store/salvage.h"

#include "feeds/store/facts.h"
#include "src/store/schema.h"
#include "src/store/sql.h"

#include <glib/gi18n.h>

/* Tables that are copied, and how far their ids go at the most: reading goes
 * id by id, so that a broken page costs its own rows only. */
static const struct {
	const char *top; /* the highest id, or none */
	const char *copy;
} tables[] = {
	{ "SELECT max(id) FROM old.section",
	  "INSERT OR IGNORE INTO main.section (id, name, place) SELECT id, "
	  "name,"
	  " place FROM old.section WHERE id = ?1" },
	{ "SELECT max(id) FROM old.feed",
	  "INSERT OR IGNORE INTO main.feed (id, url, name, title, site, "
	  "section,"
	  " place, paused, every, last_good) SELECT id, url, name,"
	  " title, site, section, place, paused, every, last_good "
	  "FROM old.feed WHERE id = "
	  "?1" },
	{ "SELECT max(id) FROM old.story",
	  "INSERT OR IGNORE INTO main.story (id, feed, section, time, arrived,"
	  " guessed, read, saved, hidden, head_all, head_section, event, front,"
	  " hash, guid, title, url, author, topic, image, summary) SELECT id,"
	  " feed, section, time, arrived, guessed, read, saved, hidden,"
	  " hidden = 0, hidden = 0, id, front, hash, guid, title, url, author,"
	  " topic, image, summary FROM old.story WHERE id = ?1" },
	{ "SELECT max(story) FROM old.content",
	  "INSERT OR IGNORE INTO main.content SELECT story, coalesce(html, "
	  "text),"
	  " base, links, NULL, NULL FROM old.content WHERE story = ?1" },
	{ "SELECT max(story) FROM old.page",
	  "INSERT OR IGNORE INTO main.page (story, fetched, url, error, "
	  "minutes,"
	  " body) SELECT story, fetched, url, error, minutes, body FROM "
	  "old.page"
	  " WHERE story = ?1" },
	{ "SELECT max(story) FROM old.muted",
	  "INSERT OR IGNORE INTO main.muted SELECT story FROM old.muted WHERE"
	  " story = ?1" },
	/* a store of before version 12 has none of these */
	{ "SELECT max(id) FROM old.story",
	  "UPDATE main.story SET (image_width, image_height, image_caption) ="
	  " (SELECT image_width, image_height, image_caption FROM old.story"
	  " WHERE id = ?1) WHERE id = ?1 AND image IS NOT NULL" },
	{ "SELECT max(story) FROM old.picture",
	  "INSERT OR IGNORE INTO main.picture SELECT * FROM old.picture WHERE"
	  " story = ?1" },
};

/* Ids above this are no ids of lede's but damage. */
#define SALVAGE_MOST 100000000

static int64_t top_of(Store *s, const char *sql)
{
	sqlite3_stmt *q = store_prepare(s, sql, NULL);
	int64_t n = q ? sql_number(q) : 0;

	return n > 0 && n < SALVAGE_MOST ? n : 0;
}

static bool recount(Store *s, GError **error)
{
	return store_run(s, FEED_PUBLISHER_SQL, error) &&
	       store_run(s, FEED_SHORT_SQL ";" FEED_LABEL_SQL, error) &&
	       store_run(
		       s,
		       "UPDATE feed SET unread = (SELECT count(*) FROM story "
		       "WHERE "
		       "feed"
		       " = feed.id AND read = 0 AND hidden = 0), stories = "
		       "(SELECT"
		       " count(*) FROM story WHERE feed = feed.id AND hidden = "
		       "0);"
		       "UPDATE section SET unread = (SELECT count(*) FROM "
		       "story WHERE"
		       " section = section.id AND read = 0 AND head_section = "
		       "1),"
		       " stories = (SELECT count(*) FROM story WHERE section ="
		       " section.id AND head_section = 1);"
		       "UPDATE total SET unread = (SELECT count(*) FROM story "
		       "WHERE"
		       " head_all = 1 AND read = 0), stories = (SELECT "
		       "count(*) FROM"
		       " story WHERE head_all = 1), saved = (SELECT count(*) "
		       "FROM "
		       "story"
		       " WHERE saved = 1 AND hidden = 0)",
		       error);
}

static void copy_all(Store *s, int64_t *saved)
{
	for (size_t t = 0; t < G_N_ELEMENTS(tables); t++) {
		int64_t top = top_of(s, tables[t].top);

		for (int64_t id = 1; id <= top; id++)
			if (sql_run(s, tables[t].copy, SQL_VALUES(id), NULL) &&
			    t == 2)
				*saved += sqlite3_changes(store_db(s));
	}
}

bool store_salvage(Store *into, const char *damaged, int64_t *saved,
		   GError **error)
{
	sqlite3_stmt *q = store_prepare(into, "ATTACH ? AS old", error);

	*saved = 0;
	if (!q)
		return false;
	sql_text(q, 1, damaged);
	if (!sql_finish(into, q, error) || !store_run(into, "BEGIN", error))
		return false;
	copy_all(into, saved);
	/* what was deleted must not come back; as far as it can be read */
	store_run(into,
		  "INSERT OR IGNORE INTO main.gone SELECT feed, guid FROM"
		  " old.gone",
		  NULL);
	return recount(into, error) &&
	       store_set_fact(into, FACT_SYNCED, NULL, error) &&
	       store_run(into, "COMMIT", error);
}
