/* One article that several feeds carry is one line of every list. */
#include "feeds/store/copies.h"
#include "feeds/store/digested.h"
#include "feeds/store/duplicates.h"
#include "feeds/store/events.h"
#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/model/rank.h"
#include "src/store/lists.h"
#include "src/store/sections.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#define NOW 1790000000

static const char subscribed[] = "[News]\nhttps://a.example/feed A\n"
				 "https://b.example/feed B\n"
				 "https://c.example/feed C\n";

static char *path;
static Store *store;

static void open_store(void)
{
	g_autoptr(Subs) subs = subs_read(subscribed, NULL);

	path = scratch_make();
	store = store_open_write(path, NULL);
	ck_assert_ptr_nonnull(store);
	ck_assert(store_sync(store, subs, NULL, NOW, NULL));
}

static void close_store(void)
{
	g_clear_pointer(&store, store_close);
	scratch_drop(path);
}

/* Stores a story that can be searched; gives its id. */
static int64_t put(int feed, const char *title, const char *url)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Buf) nothing = buf_new(1);
	struct arrival one = {
		.guid = url, .title = title, .url = url, .time = NOW - 60
	};
	int64_t id;

	g_array_append_val(a->all, one);
	ck_assert(store_put(store, feed, a, ids, NULL));
	ck_assert_uint_eq(ids->len, 1);
	id = g_array_index(ids, int64_t, 0);
	ck_assert(store_text(store, id,
			     &(struct story_text){ .body = nothing,
						   .words = "words",
						   .minutes = 1 },
			     NULL));
	return id;
}

/* What the fetcher does with a new story. */
static void place(int64_t id)
{
	int64_t duplicate, newest;
	int outlets;

	ck_assert(duplicates_find(store, id, &duplicate, NULL));
	if (!duplicate)
		return;
	ck_assert(event_join(store, id, duplicate, NULL) &&
		  event_read_both(store, id, duplicate, NULL));
	ck_assert(event_weight(store, duplicate, &outlets, &newest, NULL));
	ck_assert(event_set_head(
		store, duplicate,
		&(struct event_head){ 0, outlets, rank_score(outlets, newest),
				      newest },
		NULL));
}

/* Three stories: Rain in A and B, and another Rain in C. */
struct three {
	int64_t a, b, c;
};

static struct three put_three(void)
{
	struct three t;

	t.a = put(1, "Rain", "https://a.example/rain");
	t.b = put(2, "Rain", "https://www.a.example/rain?utm_source=b");
	t.c = put(3, "Rain", "https://c.example/rain");
	place(t.a);
	place(t.b);
	place(t.c);
	return t;
}

static void mark(int64_t id, bool saved, bool value, int64_t *batch)
{
	struct marked marked;

	ck_assert(store_mark(store,
			     &(struct mark){ .ids = &id,
					     .n = 1,
					     .saved_field = saved,
					     .value = value },
			     &marked, NULL));
	*batch = marked.batch;
}

/* The list's ids, as "1 3"; its counts agree with it. */
static char *lines_of(const struct list *l)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Stories) all = store_list(
		store, l, &(struct list_page){ .limit = 100 }, &error);
	GString *out = g_string_new(NULL);
	struct list_counts counts = { -1, -1 };
	guint fresh = 0;

	ck_assert_msg(all != NULL, "%s", error ? error->message : "");
	for (guint i = 0; i < all->all->len; i++) {
		g_string_append_printf(out, "%s%d", i ? " " : "",
				       (int)stories_at(all, i)->id);
		fresh += !stories_at(all, i)->read;
	}
	ck_assert(store_count(store, l, 100, &counts, NULL));
	ck_assert_int_eq(counts.stories, all->all->len);
	if (l->unread)
		ck_assert_int_eq(counts.unread, fresh);
	return g_string_free(out, FALSE);
}

#define LINES(want, ...)                                                       \
	do {                                                                   \
		struct list list_ = { __VA_ARGS__ };                           \
		g_autofree char *got_ = lines_of(&list_);                      \
		ck_assert_str_eq(got_, want);                                  \
	} while (0)

START_TEST(a_search_finds_an_article_once)
{
	g_autoptr(Stories) found = NULL;
	struct list l = { .kind = LIST_SEARCH,
			  .query = "rain",
			  .by_time = true };

	put_three();
	LINES("3 1", .kind = LIST_SEARCH, .query = "rain", .by_time = true);
	LINES("3 1", .kind = LIST_SEARCH, .query = "section:News");
	LINES("2", .kind = LIST_SEARCH, .query = "rain from:B");
	LINES("3 2 1", .kind = LIST_SEARCH, .query = "rain", .by_time = true,
	      .apart = true);
	found = store_list(store, &l, &(struct list_page){ .limit = 10 }, NULL);
	ck_assert_str_eq(stories_at(found, 1)->copies, "B");
	ck_assert_int_eq(stories_at(found, 1)->n_copies, 1);
	ck_assert_ptr_null(stories_at(found, 0)->copies);
}
END_TEST

START_TEST(what_is_unread_of_an_article_is_its_line)
{
	struct three t = put_three();
	int64_t batch;

	mark(t.a, false, true, &batch);
	LINES("3 2", .kind = LIST_SEARCH, .query = "rain", .by_time = true,
	      .unread = true);
	mark(t.b, false, true, &batch);
	LINES("3", .kind = LIST_SEARCH, .query = "rain", .by_time = true,
	      .unread = true);
}
END_TEST

static void saved_in_header(int64_t want)
{
	g_autoptr(Sections) s = store_sections(store, NULL);

	ck_assert_int_eq(s->totals.saved, want);
}

START_TEST(an_article_is_saved_once)
{
	struct three t = put_three();
	int64_t one, other, none;
	struct list l = { .kind = LIST_ALL };
	g_autoptr(Stories) all = NULL;

	mark(t.b, true, true, &one);
	LINES("2", .kind = LIST_SAVED);
	all = store_list(store, &l, &(struct list_page){ .limit = 10 }, NULL);
	ck_assert_int_eq(stories_at(all, 1)->id, t.a);
	ck_assert(stories_at(all, 1)->saved);
	ck_assert(!stories_at(all, 0)->saved);
	mark(t.a, true, true, &other);
	LINES("1", .kind = LIST_SAVED);
	LINES("1", .kind = LIST_SAVED, .unread = true);
	saved_in_header(1);
	/* the line is saved no longer, whichever of the two it was */
	mark(t.a, true, false, &none);
	LINES("", .kind = LIST_SAVED);
	saved_in_header(0);
	mark(t.c, true, true, &one);
	LINES("3", .kind = LIST_SAVED);
}
END_TEST

START_TEST(undo_restores_each_copy)
{
	struct three t = put_three();
	struct undone undone;
	int64_t batch, none;

	mark(t.b, true, true, &batch);
	mark(t.a, true, false, &none);
	LINES("", .kind = LIST_SAVED);
	ck_assert(store_undo(store, none, &undone, NULL));
	LINES("2", .kind = LIST_SAVED);
	ck_assert(store_undo(store, batch, &undone, NULL));
	LINES("", .kind = LIST_SAVED);
}
END_TEST

START_TEST(outlets_are_listed_by_article)
{
	struct three t = put_three();

	ck_assert(event_assign(store, t.c, t.a, NULL));
	LINES("1 3", .kind = LIST_EVENT, .event = 1, .sort = SORT_OLDEST);
	LINES("3 1", .kind = LIST_EVENT, .event = 1);
	LINES("3 2 1", .kind = LIST_EVENT, .event = 1, .apart = true);
}
END_TEST

START_TEST(copies_remain_when_the_first_is_deleted)
{
	struct three t = put_three();
	int64_t d =
		put(3, "It rains", "https://a.example/rain?utm_medium=feed");

	place(d);
	ck_assert_int_eq(t.a, 1);
	ck_assert(store_run(store, "DELETE FROM story WHERE id = 1", NULL));
	LINES("3 2", .kind = LIST_SEARCH, .query = "section:News");
}
END_TEST

START_TEST(a_changed_story_is_compared_again)
{
	struct three t = put_three();
	int64_t duplicate;

	ck_assert(store_run(store,
			    "UPDATE story SET title = 'Snow', url ="
			    " 'https://a.example/snow' WHERE id = 1",
			    NULL));
	ck_assert(duplicates_find(store, t.a, &duplicate, NULL));
	LINES("3 2 1", .kind = LIST_SEARCH, .query = "section:News");
}
END_TEST

/* As an older version left it: no duplicate is stored, each story is an event. */
START_TEST(stories_of_an_older_store_are_joined)
{
	struct three t = put_three();
	int64_t event, joined = 0;

	ck_assert(store_run(store,
			    "DELETE FROM alike; UPDATE story SET event = id,"
			    " head_all = 1, head_section = 1, outlets = 1;"
			    " UPDATE story SET read = 1 WHERE id = 2",
			    NULL));
	LINES("3 2 1", .kind = LIST_SEARCH, .query = "section:News");
	for (int64_t id = 0; (id = duplicates_next(store, id));) {
		ck_assert(duplicates_join_old(store, id, true, &event, NULL));
		joined = event ? event : joined;
	}
	ck_assert_int_eq(joined, t.a);
	ck_assert(event_set_head(
		store, joined,
		&(struct event_head){ 0, 2, rank_score(2, NOW), 0 }, NULL));
	LINES("3 1", .kind = LIST_ALL);
	LINES("3 1", .kind = LIST_SEARCH, .query = "section:News");
	LINES("3", .kind = LIST_ALL, .unread = true);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("copies");
	TCase *t = tcase_create("copies");

	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, a_search_finds_an_article_once);
	tcase_add_test(t, what_is_unread_of_an_article_is_its_line);
	tcase_add_test(t, an_article_is_saved_once);
	tcase_add_test(t, undo_restores_each_copy);
	tcase_add_test(t, outlets_are_listed_by_article);
	tcase_add_test(t, copies_remain_when_the_first_is_deleted);
	tcase_add_test(t, a_changed_story_is_compared_again);
	tcase_add_test(t, stories_of_an_older_store_are_joined);
	suite_add_tcase(suite, t);
	return suite_run(suite);
}
