/* Each order of a list, whole and in pages, forwards and back. */
#include "feeds/store/digested.h"
#include "feeds/store/events.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/model/rank.h"
#include "src/store/lists.h"
#include "tests/feeds/hourly_stories.h"

#define PAGE 7

static int feed_id(const char *url)
{
	g_autoptr(FeedStates) a = store_feed_state(store, url, NULL);

	ck_assert(a && a->all->len == 1);
	return (int)g_array_index(a->all, struct feed_state, 0).id;
}

/* A story every hour, of Film at even and of Tech at odd ones. */
static void open_store(void)
{
	g_autoptr(Subs) subs = subs_read("[Film]\nhttps://a.example/ Zebra\n"
					 "https://c.example/ Ant\n"
					 "[Tech]\nhttps://b.example/ Moth\n",
					 NULL);

	path = scratch_make();
	store = store_open_write(path, NULL);
	ck_assert(store && store_sync(store, subs, NULL, NOW, NULL));
	put(feed_id("https://a.example/"), 20, 0);
	put(feed_id("https://b.example/"), 20, 1);
	put(feed_id("https://c.example/"), 10, 4);
	/* Tech has a report of an event that began in Film, and a story of Film
	 * weighs much */
	ck_assert(event_assign(store, 23, 3, NULL) &&
		  event_set_head(
			  store, 3,
			  &(struct event_head){ 0, 3, rank_score(3, NOW), 0 },
			  NULL) &&
		  event_set_head(
			  store, 9,
			  &(struct event_head){ 0, 9, rank_score(9, NOW), 0 },
			  NULL));
}

static const struct {
	struct list list;
	guint headlines;
	int64_t first; /* its id; 0: any */
} cases[] = {
	{ { .kind = LIST_SECTION, .section = "Film" }, 30, 1 },
	{ { .kind = LIST_SECTION, .section = "Film", .sort = SORT_OLDEST },
	  30,
	  20 },
	{ { .kind = LIST_SECTION, .section = "Film", .sort = SORT_WEIGHT },
	  30,
	  9 },
	{ { .kind = LIST_SECTION, .section = "Film", .sort = SORT_SOURCE },
	  30,
	  41 },
	{ { .kind = LIST_SECTION, .section = "Tech", .sort = SORT_WEIGHT },
	  20,
	  0 },
	{ { .kind = LIST_SECTION, .section = "Tech", .sort = SORT_SOURCE },
	  20,
	  21 },
	{ { .kind = LIST_ALL, .sort = SORT_OLDEST }, 49, 40 },
	{ { .kind = LIST_ALL, .sort = SORT_WEIGHT }, 49, 9 },
	{ { .kind = LIST_ALL, .sort = SORT_SOURCE, .unread = true }, 49, 41 },
	{ { .kind = LIST_FEED, .feed = 1, .sort = SORT_OLDEST }, 0, 0 },
};

/* Whether b may come after a. */
static bool in_order(const struct list *l, const struct story *a,
		     const struct story *b)
{
	switch (l->sort) {
	case SORT_OLDEST:
		return a->time <= b->time;
	case SORT_WEIGHT:
		return a->front >= b->front;
	case SORT_SOURCE:
		if (a->feed == b->feed)
			return a->time >= b->time;
		return g_ascii_strcasecmp(a->source, b->source) < 0;
	case SORT_NEWEST:
	case SORTS:
	default:
		return a->time >= b->time;
	}
}

static void pages_meet(const struct list *l, const Stories *whole)
{
	guint seen = 0, n = whole->all->len;

	while (seen < n) {
		g_autoptr(Stories) page = store_list(
			store, l,
			&(struct list_page){
				.after = seen ? stories_at(whole, seen - 1)
					      : NULL,
				.skip = (int)seen,
				.limit = PAGE },
			NULL);

		ck_assert_uint_eq(page->all->len, MIN(PAGE, n - seen));
		for (guint i = 0; i < page->all->len; i++)
			ck_assert_int_eq(stories_at(page, i)->id,
					 stories_at(whole, seen++)->id);
	}
	for (guint end = n; end > 0; end -= MIN(PAGE, end)) {
		g_autoptr(Stories) page = store_list(
			store, l,
			&(struct list_page){
				.after =
					end < n ? stories_at(whole, end) : NULL,
				.back = true,
				.limit = PAGE },
			NULL);

		ck_assert_uint_eq(page->all->len, MIN(PAGE, end));
		for (guint i = 0; i < page->all->len; i++)
			ck_assert_int_eq(
				stories_at(page, i)->id,
				stories_at(whole, end - page->all->len + i)
					->id);
	}
}

START_TEST(each_order_is_kept_from_page_to_page)
{
	struct list l = cases[_i].list;
	g_autoptr(Stories) whole = NULL;

	whole = store_list(store, &l, &(struct list_page){ .limit = 100 },
			   NULL);
	ck_assert_ptr_nonnull(whole);
	if (cases[_i].headlines)
		ck_assert_uint_eq(whole->all->len, cases[_i].headlines);
	if (cases[_i].first)
		ck_assert_int_eq(stories_at(whole, 0)->id, cases[_i].first);
	for (guint i = 1; i < whole->all->len; i++)
		ck_assert(in_order(&l, stories_at(whole, i - 1),
				   stories_at(whole, i)));
	pages_meet(&l, whole);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sorted");
	TCase *t = tcase_create("sort");

	suite_add_tcase(suite, t);
	tcase_add_checked_fixture(t, open_store, close_store);
	SUITE_LOOP(t, each_order_is_kept_from_page_to_page, cases);
	return suite_run(suite);
}
