#include "src/store/related_list.h"

#include "src/store/lists.h"
#include "src/store/sql.h"
#include "src/store/stories.h"

/* The relation of the story that was added last. */
static void add_relation(RelatedList *b, struct relation r)
{
	r.words = stories_keep(b->stories, r.words);
	g_array_append_val(b->relations, r);
}

/* Reads the reports of its line: the newest of each other publisher. */
static bool take_line(Store *s, const struct story *self, int limit,
		      RelatedList *b, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s,
		"WITH m AS (SELECT m.id, row_number() OVER (PARTITION BY"
		" coalesce(g.publisher, g.id) ORDER BY m.time DESC, m.id) AS"
		" nth FROM story m JOIN feed g ON g.id = m.feed WHERE"
		" m.hidden = 0 AND m.id IN (SELECT ?2 UNION ALL SELECT id FROM"
		" story WHERE event = ?2 AND event <> id) AND"
		" coalesce(g.publisher, g.id) <> (SELECT coalesce(publisher,"
		" id) FROM feed WHERE id = ?3))"
		" SELECT" STORY_COLUMNS
		", b.score, b.words FROM m JOIN story s ON s.id = m.id"
		" LEFT JOIN beside b ON b.story = ?1 AND b.other = "
		"m.id" STORY_JOINS
		"WHERE m.nth = 1 ORDER BY s.time DESC, s.id LIMIT ?4",
		error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, self->id);
	sqlite3_bind_int64(q, 2, self->event);
	sqlite3_bind_int64(q, 3, self->feed);
	sqlite3_bind_int(q, 4, limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct relation r = { .kind = RELATION_SAME };

		r.score = sqlite3_column_double(q, STORY_N_COLUMNS);
		r.words = sql_column(q, STORY_N_COLUMNS + 1);
		story_take(q, b->stories);
		add_relation(b, r);
	}
	return sql_ended(s, q, rc, error);
}

/* Whether the event of `other` is already in the list. */
static bool is_listed(const RelatedList *b, const struct story *self,
		      const struct story *other)
{
	if (other->event == self->event)
		return true;
	for (guint i = 0; i < b->relations->len; i++)
		if (stories_at(b->stories, i)->event == other->event)
			return true;
	return false;
}

/* Reads the related list that the fetcher has stored. */
static bool take_stored(Store *s, const struct story *self, int limit,
			RelatedList *b, GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT" STORY_COLUMNS
			      ", b.kind, b.score, b.words FROM beside b"
			      " JOIN story s ON s.id = b.other"
			      " AND s.hidden = 0" STORY_JOINS
			      "WHERE b.story = ?1 AND s.event <> ?2"
			      " ORDER BY b.place LIMIT ?3",
			      error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, self->id);
	sqlite3_bind_int64(q, 2, self->event);
	sqlite3_bind_int(q, 3, limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		struct relation r = { .kind = RELATION_RELATED };
		struct story *other = story_take(q, b->stories);

		if (is_listed(b, self, other)) {
			g_array_set_size(b->stories->all, b->relations->len);
			continue;
		}
		r.likely =
			sqlite3_column_int(q, STORY_N_COLUMNS) == RELATION_SAME;
		r.score = sqlite3_column_double(q, STORY_N_COLUMNS + 1);
		r.words = sql_column(q, STORY_N_COLUMNS + 2);
		add_relation(b, r);
	}
	return sql_ended(s, q, rc, error);
}

/* Adds up to `wanted` of the newest headlines of the same section. */
static bool add_from_section(Store *s, const struct story *self, int wanted,
			     RelatedList *b, GError **error)
{
	struct list l = { .kind = LIST_SECTION, .section = self->section };
	/* at most as many are skipped as there are events in the list */
	struct list_page page = { .limit = wanted + (int)b->stories->all->len +
					   1 };
	g_autoptr(Stories) more = store_list(s, &l, &page, error);

	if (!more)
		return false;
	for (guint i = 0; i < more->all->len && wanted > 0; i++) {
		const struct story *other = stories_at(more, i);

		if (is_listed(b, self, other))
			continue;
		stories_add(b->stories, other);
		add_relation(b, (struct relation){ .kind = RELATION_MORE });
		wanted--;
	}
	return true;
}

static bool take_all(Store *s, const struct story *self, int least, int limit,
		     RelatedList *b, GError **error)
{
	int lines, wanted;

	if (!take_line(s, self, limit, b, error))
		return false;
	lines = (int)b->stories->all->len;
	if (!take_stored(s, self, limit - lines, b, error))
		return false;
	wanted = MIN(least - (int)b->stories->all->len + lines,
		     limit - (int)b->stories->all->len);
	return wanted <= 0 || add_from_section(s, self, wanted, b, error);
}

RelatedList *store_related_list(Store *s, int64_t id, int least, int limit,
				GError **error)
{
	g_autoptr(RelatedList) b = g_new0(RelatedList, 1);
	g_autoptr(Stories) self = NULL;

	b->stories = stories_new();
	b->relations = g_array_new(FALSE, FALSE, sizeof(struct relation));
	self = store_stories(s, &id, 1, error);
	if (!self || (self->all->len && !take_all(s, stories_at(self, 0), least,
						  limit, b, error)))
		return NULL;
	return g_steal_pointer(&b);
}

void related_list_free(RelatedList *b)
{
	if (!b)
		return;
	stories_free(b->stories);
	g_array_free(b->relations, TRUE);
	g_free(b);
}
