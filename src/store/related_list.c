#include "src/store/related_list.h"

#include "src/store/lists.h"
#include "src/store/sql.h"
#include "src/store/stories.h"

/* The relation of the story that was added last. */
static void add_relation(RelatedList *b, enum relation_kind kind, double score,
			 const char *words)
{
	struct relation tie = { kind, false, score,
				stories_keep(b->stories, words) };

	g_array_append_val(b->relations, tie);
}

/* Reads the related list that the fetcher has stored. */
static bool take_stored(Store *s, int64_t id, int limit, RelatedList *b,
			GError **error)
{
	sqlite3_stmt *q =
		store_prepare(s,
			      "SELECT" STORY_COLUMNS
			      ", b.kind, b.score, b.words FROM beside b"
			      " JOIN story s ON s.id = b.other"
			      " AND s.hidden = 0" STORY_JOINS
			      "WHERE b.story = ?1 ORDER BY b.place"
			      " LIMIT ?2",
			      error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int(q, 2, limit);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		int kind = sqlite3_column_int(q, STORY_N_COLUMNS);

		story_take(q, b->stories);
		add_relation(b,
			     kind == RELATION_SAME ? RELATION_SAME
						   : RELATION_RELATED,
			     sqlite3_column_double(q, STORY_N_COLUMNS + 1),
			     sql_column(q, STORY_N_COLUMNS + 2));
	}
	return sql_ended(s, q, rc, error);
}

/* Which of the reports are on one line with the story. */
static void compare_lines(RelatedList *b, int64_t event)
{
	for (guint i = 0; i < b->relations->len; i++) {
		struct relation *r =
			&g_array_index(b->relations, struct relation, i);

		r->one_line = r->kind == RELATION_SAME &&
			      stories_at(b->stories, i)->event == event;
	}
}

/* Whether the event of `other` is already in the list. */
static bool is_listed(const RelatedList *b, const struct story *self,
		      const struct story *other)
{
	if (other->event == self->event)
		return true;
	for (guint i = 0; i < b->stories->all->len; i++)
		if (stories_at(b->stories, i)->event == other->event)
			return true;
	return false;
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
		add_relation(b, RELATION_MORE, 0, NULL);
		wanted--;
	}
	return true;
}

RelatedList *store_related_list(Store *s, int64_t id, int least, int limit,
				GError **error)
{
	g_autoptr(RelatedList) b = g_new0(RelatedList, 1);
	g_autoptr(Stories) self = NULL;
	int related = 0, wanted;

	b->stories = stories_new();
	b->relations = g_array_new(FALSE, FALSE, sizeof(struct relation));
	self = store_stories(s, &id, 1, error);
	if (!self || !take_stored(s, id, limit, b, error))
		return NULL;
	if (self->all->len)
		compare_lines(b, stories_at(self, 0)->event);
	for (guint i = 0; i < b->relations->len; i++)
		related +=
			g_array_index(b->relations, struct relation, i).kind ==
			RELATION_RELATED;
	wanted = MIN(least - related, limit - (int)b->stories->all->len);
	if (self->all->len && wanted > 0 &&
	    !add_from_section(s, stories_at(self, 0), wanted, b, error))
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
