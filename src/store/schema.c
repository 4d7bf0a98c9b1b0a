#include "src/store/schema.h"

#include <glib.h>
#include <sqlite3.h>

/* A headline is one row, with all that a list shows. Its text, as published
 * and as digested, is in a table of its own, so that a list never reads it.
 * `head_all` and `head_section` are 1 on the one story of an event that
 * represents it in lists; hidden stories have neither. Every list has an index
 * in its order that covers all its conditions, so that rows which it leaves out
 * are never looked up. Counts are kept by triggers, so that every writer,
 * also one with sqlite3(1), keeps them right. */
static const char *const first[] = {
	"CREATE TABLE section (id INTEGER PRIMARY KEY, name TEXT NOT NULL "
	"UNIQUE,"
	"  place INTEGER NOT NULL, unread INTEGER NOT NULL DEFAULT 0,"
	"  stories INTEGER NOT NULL DEFAULT 0)",
	"CREATE TABLE total (unread INTEGER NOT NULL, stories INTEGER NOT NULL,"
	"  saved INTEGER NOT NULL)",
	"INSERT INTO total VALUES (0, 0, 0)",
	"CREATE TABLE feed (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE,"
	"  name TEXT, title TEXT, site TEXT, section INTEGER NOT NULL,"
	"  place INTEGER NOT NULL DEFAULT 0, paused INTEGER NOT NULL DEFAULT 0,"
	"  removed INTEGER NOT NULL DEFAULT 0, etag TEXT, modified TEXT,"
	"  hash BLOB, status INTEGER NOT NULL DEFAULT 0, error TEXT,"
	"  error_since INTEGER NOT NULL DEFAULT 0, note TEXT,"
	"  last_fetch INTEGER NOT NULL DEFAULT 0,"
	"  last_good INTEGER NOT NULL DEFAULT 0,"
	"  next_fetch INTEGER NOT NULL DEFAULT 0,"
	"  not_before INTEGER NOT NULL DEFAULT 0,"
	"  failures INTEGER NOT NULL DEFAULT 0, moved TEXT,"
	"  moves INTEGER NOT NULL DEFAULT 0,"
	"  every INTEGER NOT NULL DEFAULT 0,"
	"  unread INTEGER NOT NULL DEFAULT 0,"
	"  stories INTEGER NOT NULL DEFAULT 0)",
	"CREATE TABLE story (id INTEGER PRIMARY KEY, feed INTEGER NOT NULL,"
	"  section INTEGER NOT NULL, time INTEGER NOT NULL,"
	"  arrived INTEGER NOT NULL, guessed INTEGER NOT NULL DEFAULT 0,"
	"  read INTEGER NOT NULL DEFAULT 0, saved INTEGER NOT NULL DEFAULT 0,"
	"  hidden INTEGER NOT NULL DEFAULT 0,"
	"  head_all INTEGER NOT NULL DEFAULT 1,"
	"  head_section INTEGER NOT NULL DEFAULT 1,"
	"  digested INTEGER NOT NULL DEFAULT 0, event INTEGER NOT NULL,"
	"  outlets INTEGER NOT NULL DEFAULT 1, front REAL NOT NULL,"
	"  minutes INTEGER NOT NULL DEFAULT 0, hash INTEGER NOT NULL,"
	"  guid TEXT NOT NULL, title TEXT NOT NULL, url TEXT, author TEXT,"
	"  topic TEXT, image TEXT, summary TEXT)",
	"CREATE UNIQUE INDEX story_key ON story (feed, guid)",
	"CREATE INDEX story_front ON story (front, id) WHERE head_all = 1",
	"CREATE INDEX story_time ON story (time, id, head_all, read, hidden)",
	"CREATE INDEX story_section"
	"  ON story (section, time, id, head_section, read, hidden)",
	"CREATE INDEX story_saved ON story (time, id) WHERE saved = 1",
	"CREATE INDEX story_event ON story (event) WHERE event <> id",
	"CREATE INDEX story_todo ON story (digested, id) WHERE digested < 2",
	/* new rows are counted by store_put, once for a whole feed */
	"CREATE TRIGGER story_changes AFTER UPDATE OF read, saved, hidden,"
	"  head_all, head_section, section ON story BEGIN"
	"  UPDATE feed SET unread = unread"
	"    + (new.read = 0 AND new.hidden = 0)"
	"    - (old.read = 0 AND old.hidden = 0),"
	"    stories = stories - new.hidden + old.hidden WHERE id = new.feed;"
	"  UPDATE section SET unread = unread"
	"    - (old.head_section = 1 AND old.read = 0),"
	"    stories = stories - old.head_section WHERE id = old.section;"
	"  UPDATE section SET unread = unread"
	"    + (new.head_section = 1 AND new.read = 0),"
	"    stories = stories + new.head_section WHERE id = new.section;"
	"  UPDATE total SET unread = unread"
	"    + (new.head_all = 1 AND new.read = 0)"
	"    - (old.head_all = 1 AND old.read = 0),"
	"    stories = stories + new.head_all - old.head_all,"
	"    saved = saved + (new.saved = 1 AND new.hidden = 0)"
	"    - (old.saved = 1 AND old.hidden = 0);"
	"END",
	"CREATE TRIGGER story_goes AFTER DELETE ON story BEGIN"
	"  UPDATE feed SET unread = unread - (old.read = 0 AND old.hidden = 0),"
	"    stories = stories - (old.hidden = 0) WHERE id = old.feed;"
	"  UPDATE section SET unread = unread"
	"    - (old.head_section = 1 AND old.read = 0),"
	"    stories = stories - old.head_section WHERE id = old.section;"
	"  UPDATE total SET unread = unread"
	"    - (old.head_all = 1 AND old.read = 0),"
	"    stories = stories - old.head_all,"
	"    saved = saved - (old.saved = 1 AND old.hidden = 0);"
	"END",
	"CREATE TABLE content (story INTEGER PRIMARY KEY, html TEXT, base TEXT,"
	"  links BLOB, body BLOB, text TEXT)",
	"CREATE VIEW searchable AS SELECT s.id AS id, s.title AS title,"
	"  c.text AS text FROM story s LEFT JOIN content c ON c.story = s.id",
	"CREATE VIRTUAL TABLE search USING fts5(title, text,"
	"  content = 'searchable', content_rowid = 'id',"
	"  tokenize = 'unicode61 remove_diacritics 2')",
	"CREATE TABLE terms (story INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
	"  terms BLOB NOT NULL)",
	"CREATE INDEX terms_time ON terms (time)",
	"CREATE TABLE beside (story INTEGER NOT NULL, place INTEGER NOT NULL,"
	"  other INTEGER NOT NULL, kind INTEGER NOT NULL, score REAL NOT NULL,"
	"  words TEXT, PRIMARY KEY (story, place)) WITHOUT ROWID",
	"CREATE TABLE batch (id INTEGER PRIMARY KEY, url TEXT, key TEXT,"
	"  value TEXT)",
	"CREATE TABLE change (batch INTEGER NOT NULL, story INTEGER NOT NULL,"
	"  field INTEGER NOT NULL, old INTEGER NOT NULL,"
	"  PRIMARY KEY (batch, story, field)) WITHOUT ROWID",
	"CREATE TABLE fact (name TEXT PRIMARY KEY, value) WITHOUT ROWID", NULL
};

/* Entries that were deleted, so that a feed which still lists them does not
 * bring them back (feeds/store/tombstones). */
static const char *const second[] = {
	"CREATE TABLE gone (feed INTEGER NOT NULL, guid TEXT NOT NULL,"
	"  PRIMARY KEY (feed, guid)) WITHOUT ROWID",
	NULL
};

/* Hashes by which the same article in another feed is recognised
 * (feeds/store/duplicates), and an index of each section by rank
 * (front_page). */
static const char *const third[] = {
	"CREATE TABLE alike (story INTEGER NOT NULL, hash INTEGER NOT NULL,"
	"  PRIMARY KEY (story, hash)) WITHOUT ROWID",
	"CREATE INDEX alike_hash ON alike (hash)",
	"CREATE INDEX story_rank ON story (section, front, id)"
	"  WHERE head_all = 1",
	"CREATE TRIGGER alike_goes AFTER DELETE ON story BEGIN"
	"  DELETE FROM alike WHERE story = old.id; END",
	NULL
};

/* The neighbours a story had when it was related, for clustering. Stories that
 * were related by an older version have none until a similar one arrives. */
static const char *const fourth[] = { "ALTER TABLE terms ADD COLUMN met BLOB",
				      NULL };

/* What the user has muted (feeds/store/mutes): a story is hidden for as long as
 * it has a row here. And an index, by rank, of the stories that represent an
 * event in their section only (sorted). */
static const char *const fifth[] = {
	"CREATE TABLE muted (story INTEGER PRIMARY KEY)",
	"CREATE TRIGGER muted_goes AFTER DELETE ON story BEGIN"
	"  DELETE FROM muted WHERE story = old.id; END",
	"CREATE INDEX story_guest ON story (section, front, id)"
	"  WHERE head_section = 1 AND head_all = 0",
	NULL
};

/* The version of the rules that made a feed's texts (STORE_TEXTS). And batches
 * of changes with AUTOINCREMENT: the number of an undone batch is not given to
 * a later one, so that a late undo never reverts a change that it did not
 * mean. */
static const char numbered[] =
	"CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT,"
	" key TEXT, value TEXT)";
static const char *const sixth[] = {
	"ALTER TABLE feed ADD COLUMN texts INTEGER NOT NULL DEFAULT 0",
	numbered,
	"INSERT INTO numbered SELECT id, url, key, value FROM batch",
	"DROP TABLE batch",
	"ALTER TABLE numbered RENAME TO batch",
	NULL
};

/* The search index has folded text (src/base/folding), which is nowhere else: it has
 * no content, and the tokenizer that separates just the tokens. Stories up to the one
 * of the fact "unindexed" have still to be put into it (feeds/store/search_index).
 * And an index in the order of its matches with all that orders and counts them:
 * their rows are on as many pages as there are matches. */
static const char *const seventh[] = {
	"DROP TABLE search",
	"CREATE INDEX story_found ON story (id, time, read, hidden)",
	"CREATE VIRTUAL TABLE search USING fts5(title, text, content = '',"
	"  tokenize = 'ascii')",
	"INSERT OR REPLACE INTO fact SELECT 'unindexed', max(id) FROM story"
	"  HAVING count(*) > 0",
	NULL
};

/* The loose event that a story was found to be of, by the id of its first report: what
 * story.event has is the line of lists, of which an outlet has one report. Stories of
 * the window, which have terms, are lines of their own until they are related again
 * (feeds/background/relate_new); of older events each outlet keeps its first report. */
static const char of_the_window[] =
	"UPDATE story SET event = id, outlets = 1, head_all = 1 - hidden,"
	"  head_section = 1 - hidden, digested = min(digested, 1)"
	" WHERE id IN (SELECT story FROM terms)"
	" AND time > strftime('%s', 'now') - 30 * 86400";
static const char one_an_outlet[] =
	"UPDATE story SET event = id, outlets = 1, head_all = 1 - hidden,"
	"  head_section = 1 - hidden"
	" WHERE event <> id AND EXISTS (SELECT 1 FROM story o WHERE o.id < "
	"story.id"
	"  AND o.feed = story.feed AND (o.id = story.event OR"
	"  (o.event = story.event AND o.event <> o.id)))";
static const char *const eighth[] = {
	"ALTER TABLE terms ADD COLUMN cluster INTEGER NOT NULL DEFAULT 0",
	of_the_window, one_an_outlet, "DELETE FROM terms", NULL
};

/* The publisher of a feed, by the host of its site, and by its title where its own
 * address says nothing of who publishes: feeds of one are one outlet. And
 * which report represents an event in lists, on the row of its first one; on that of the
 * representative when the newest was published, for lists in the order of time. */
static const char *const ninth[] = {
	"ALTER TABLE feed ADD COLUMN publisher TEXT", FEED_PUBLISHER_SQL,
	"CREATE INDEX feed_publisher ON feed (publisher, id)",
	"ALTER TABLE story ADD COLUMN head INTEGER NOT NULL DEFAULT 0",
	"ALTER TABLE story ADD COLUMN newest INTEGER NOT NULL DEFAULT 0",
	"UPDATE story SET newest = (SELECT max(m.time) FROM story m WHERE"
	"  m.hidden = 0 AND (m.id = story.event OR (m.event = story.event AND"
	"  m.event <> m.id))) WHERE head_all + head_section > 0 AND hidden = 0"
	"  AND EXISTS (SELECT 1 FROM story m WHERE m.event = story.event AND"
	"  m.event <> m.id)",
	"DROP INDEX story_section",
	"CREATE INDEX story_section ON story (section, max(time, newest), id,"
	"  head_section, read, hidden)",
	"CREATE INDEX story_line ON story (max(time, newest), id)"
	"  WHERE head_all = 1",
	/* lines follow the rule of today: as in the step before */
	of_the_window, one_an_outlet, "DELETE FROM terms",
	"INSERT OR REPLACE INTO fact SELECT 'related', max(id) FROM story"
	"  HAVING count(*) > 0",
	NULL
};

/* The unread lines of each section by rank: the front page shows no others, and where
 * most are read it would look up thousands of rows for a few (front_page). And what a
 * feed is called where the user gave it no name. */
static const char *const tenth[] = {
	"CREATE INDEX story_unread ON story (section, front, id)"
	"  WHERE head_all = 1 AND read = 0",
	"ALTER TABLE feed ADD COLUMN short TEXT",
	"ALTER TABLE feed ADD COLUMN label TEXT",
	FEED_SHORT_SQL,
	FEED_LABEL_SQL,
	NULL
};

/* When a feed is fetched (feeds/net/schedule): the times of its newest publications
 * (src/model/rhythm), what its document asks for, and the interval that was found and
 * why (enum interval_why). Of a feed that was read before its newest story is known, by
 * one walk over all of them. */
static const char newest_known[] =
	"UPDATE feed SET recent = newest.time FROM (SELECT feed, max(CASE WHEN"
	"  time > arrived THEN arrived ELSE time END) AS time FROM story"
	"  GROUP BY +feed) AS newest WHERE newest.feed = feed.id";
/* What two feeds are called may be the same: found by the name, for each new title. */
static const char feed_called[] =
	"CREATE INDEX feed_called ON feed (coalesce(name, short) COLLATE"
	"  NOCASE) WHERE removed = 0";
/* A new store has nothing that was related by an older rule. */
static const char none_to_relate[] =
	"INSERT OR IGNORE INTO fact SELECT 'reunited', 'all' WHERE NOT"
	"  EXISTS (SELECT 1 FROM story)";
static const char *const eleventh[] = {
	"ALTER TABLE feed ADD COLUMN recent TEXT",
	"ALTER TABLE feed ADD COLUMN asks INTEGER NOT NULL DEFAULT 0",
	"ALTER TABLE feed ADD COLUMN asks_by INTEGER NOT NULL DEFAULT 0",
	"ALTER TABLE feed ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0",
	"ALTER TABLE feed ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0",
	"ALTER TABLE feed ADD COLUMN interval INTEGER NOT NULL DEFAULT 0",
	"ALTER TABLE feed ADD COLUMN why INTEGER NOT NULL DEFAULT 0",
	newest_known, none_to_relate,
	"CREATE INDEX feed_short ON feed (short COLLATE NOCASE)", feed_called,
	/* FTS5 merges eight segments of its index at a time, not four: a quarter
	 * less to write, and a search reads a few more */
	"INSERT INTO search (search, rank) VALUES ('automerge', 8)", NULL
};

/* Pictures: what the feed says of a story's, and those that were fetched
 * (feeds/store/pictures), as they came: `url` is the one that they are of. */
#define PICTURES                                                               \
	"ALTER TABLE story ADD COLUMN image_width INTEGER NOT NULL DEFAULT 0", \
		"ALTER TABLE story ADD COLUMN image_height INTEGER NOT NULL"   \
		" DEFAULT 0",                                                  \
		"ALTER TABLE story ADD COLUMN image_caption TEXT",             \
		"CREATE TABLE picture (story INTEGER PRIMARY KEY, url TEXT "   \
		"NOT"                                                          \
		" NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,"      \
		" fetched INTEGER NOT NULL, encoding TEXT, bytes BLOB NOT"     \
		" NULL)",                                                      \
		"CREATE TRIGGER picture_goes AFTER DELETE ON story BEGIN"      \
		" DELETE FROM picture WHERE story = old.id; END"

/* The pages of stories (feeds/store/pages): a row with no time of fetching is wanted,
 * `after` the time that its server asked to wait for.
 * `body` is the whole text that a page gave; `error` says why it gave none. And hashes
 * of the blocks of text that a site's pages have: what is on many of them is no part
 * of an article. */
static const char *const twelfth[] = {
	"ALTER TABLE feed ADD COLUMN full INTEGER NOT NULL DEFAULT 0",
	"CREATE TABLE page (story INTEGER PRIMARY KEY,"
	"  fetched INTEGER NOT NULL DEFAULT 0, after INTEGER NOT NULL DEFAULT"
	"  0, url TEXT, error TEXT,"
	"  minutes INTEGER NOT NULL DEFAULT 0, body BLOB)",
	"CREATE INDEX page_wanted ON page (story) WHERE fetched = 0",
	"CREATE TRIGGER page_goes AFTER DELETE ON story BEGIN"
	"  DELETE FROM page WHERE story = old.id; END",
	/* the newest headlines of a feed that is to have whole texts from now on; an
	 * OR IGNORE would give way to the conflict clause of what fires it */
	"CREATE TRIGGER full_begins AFTER UPDATE OF full ON feed"
	"  WHEN new.full = 2 AND old.full <> 2 BEGIN"
	"  INSERT INTO page (story) SELECT id FROM story"
	"  WHERE feed = new.id AND read = 0 AND hidden = 0 AND digested > 0"
	"  AND id NOT IN (SELECT story FROM page)"
	"  ORDER BY time DESC LIMIT 50; END",
	"CREATE TRIGGER full_ends AFTER UPDATE OF full ON feed"
	"  WHEN new.full <> 2 AND old.full = 2 BEGIN"
	"  DELETE FROM page WHERE fetched = 0 AND story IN (SELECT id FROM"
	"  story WHERE feed = new.id); END",
	"CREATE TABLE furniture (host TEXT NOT NULL, hash INTEGER NOT NULL,"
	"  pages INTEGER NOT NULL DEFAULT 1, first INTEGER NOT NULL,"
	"  last INTEGER NOT NULL,"
	"  seen INTEGER NOT NULL, PRIMARY KEY (host, hash)) WITHOUT ROWID",
	PICTURES, NULL
};

static const char *const *const steps[] = { first, second, third,    fourth,
					    fifth, sixth,  seventh,  eighth,
					    ninth, tenth,  eleventh, twelfth };
G_STATIC_ASSERT(G_N_ELEMENTS(steps) == SCHEMA_VERSION);

bool schema_step(sqlite3 *db, int version)
{
	g_assert(version >= 0 && version < SCHEMA_VERSION);
	for (const char *const *sql = steps[version]; *sql; sql++)
		if (sqlite3_exec(db, *sql, NULL, NULL, NULL) != SQLITE_OK)
			return false;
	return true;
}
