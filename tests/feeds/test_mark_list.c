/* Marking a list read, all of it or what is older than a time: what is counted are its
 * lines, and nothing newer is marked. */
#include "feeds/store/digested.h"
#include "feeds/store/events.h"
#include "feeds/store/marks.h"
#include "src/model/rank.h"
#include "src/store/sql.h"
#include "tests/feeds/two_feeds.h"

#define STORIES 80
#define SPAN    (10 * 86400) /* seconds that they lie apart */

/* Puts one story of that age into a feed, and indexes its words. */
static void put_one(GRand *r, int n)
{
	const char *url = n % 2 ? "https://a.example/" : "https://b.example/";
	g_autofree char *name = g_strdup_printf("Rain %d", n);
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Buf) nothing = buf_new(1);
	struct arrival one = { .guid = name,
			       .title = name,
			       .time = NOW - g_rand_int_range(r, 1, SPAN) };
	g_array_append_val(a->all, one);
	ck_assert(store_put(store, feed_id(url), a, ids, NULL));
	ck_assert(store_text(store, g_array_index(ids, int64_t, 0),
			     &(struct story_text){ .body = nothing,
						   .words = "rain",
						   .minutes = 1 },
			     NULL));
}

/* Makes one event of two stories. */
static void join(int64_t id, int64_t other)
{
	int outlets;
	int64_t newest;

	ck_assert(event_join(store, id, other, NULL));
	ck_assert(event_weight(store, other, &outlets, &newest, NULL));
	ck_assert(event_set_head(
		store, other,
		&(struct event_head){ 0, outlets, rank_score(outlets, newest),
				      newest },
		NULL));
}

/* Some are events of two outlets, some read, some saved. */
static void fill(guint32 seed)
{
	g_autoptr(GRand) r = g_rand_new_with_seed(seed);

	sync_with(two_feeds);
	for (int n = 0; n < STORIES; n++)
		put_one(r, n);
	for (int64_t id = 1; id + 1 <= STORIES; id += 4)
		join(id + 1, id);
	ck_assert(store_run(store,
			    "UPDATE story SET read = 1 WHERE id % 7 = 0;"
			    "UPDATE story SET saved = 1 WHERE id % 3 = 0",
			    NULL));
}

static int64_t number(const char *sql, int64_t value)
{
	sqlite3_stmt *q = store_prepare(store, sql, NULL);

	ck_assert_ptr_nonnull(q);
	sqlite3_bind_int64(q, 1, value);
	return sql_number(q);
}

/* Lines of the list that are unread, and older than that, as a reader sees it. */
static guint count_older(const struct list *list, int64_t before)
{
	struct list l = *list;
	g_autoptr(Stories) lines = NULL;
	guint n = 0;

	l.unread = true;
	lines = store_list(store, &l, &(struct list_page){ .limit = STORIES },
			   NULL);
	ck_assert_ptr_nonnull(lines);
	for (guint i = 0; i < lines->all->len; i++) {
		const struct story *s = stories_at(lines, i);
		int64_t time = list_is_folded(&l) ? s->newest : s->time;

		n += !s->read && (!before || time < before);
	}
	return n;
}

static const struct list lists[] = {
	{ .kind = LIST_ALL },
	{ .kind = LIST_FRONT },
	{ .kind = LIST_SECTION, .section = "Film" },
	{ .kind = LIST_SAVED },
	{ .kind = LIST_FEED, .feed = 1 },
	{ .kind = LIST_SEARCH, .query = "rain" },
	{ .kind = LIST_HEADLINES },
};

START_TEST(what_is_older_is_marked_and_counted)
{
	const struct list *l = &lists[_i];

	fill((guint32)_i + 1);
	for (int days = 9; days >= 0; days -= 3) {
		int64_t before = days ? NOW - days * 86400 : 0;
		int64_t read = number("SELECT count(*) FROM story WHERE read"
				      " = ?",
				      1);
		guint want = count_older(l, before);
		struct undone undone;
		struct marked m;

		ck_assert(store_mark(
			store,
			&(struct mark){ .list = l,
					.newest = STORIES,
					.before = before,
					.value = true,
					.copies = READ_COPIES_EVENT },
			&m, NULL));
		ck_assert_int_eq(m.lines, want);
		ck_assert_int_ge(m.count, m.lines);
		ck_assert_uint_eq(count_older(l, before), 0);
		if (before)
			ck_assert_int_eq(
				number("SELECT count(*) FROM change c JOIN"
				       " story s ON s.id = c.story WHERE"
				       " s.time >= ?",
				       before),
				0);
		if (!m.batch)
			continue;
		ck_assert(store_undo(store, m.batch, &undone, NULL));
		ck_assert_int_eq(undone.count, m.count);
		undone_clear(&undone);
		ck_assert_int_eq(
			number("SELECT count(*) FROM story WHERE read = ?", 1),
			read);
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("mark_list");
	TCase *t = tcase_create("marks");

	tcase_add_checked_fixture(t, open_store, close_store);
	SUITE_LOOP(t, what_is_older_is_marked_and_counted, lists);
	suite_add_tcase(s, t);
	return suite_run(s);
}
