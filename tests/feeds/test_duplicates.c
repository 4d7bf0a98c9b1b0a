/* The same article in another feed, and what only looks like it. */
#include "feeds/store/digested.h"
#include "feeds/store/duplicates.h"
#include "feeds/store/events.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/model/rank.h"
#include "src/store/lists.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#define NOW 1790000000
#define DAY 86400

static const char subscribed[] = "[News]\nhttps://a.example/feed A\n"
				 "https://a.example/film/feed A film\n"
				 "https://b.example/feed B\n";

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

struct entry {
	int feed; /* from 1, as subscribed */
	const char *guid, *title, *url;
	int64_t age; /* -1: the feed gives no time */
};

/* Gives its id. */
static int64_t put(const struct entry *e)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	struct arrival one = { .guid = e->guid,
			       .title = e->title,
			       .url = e->url,
			       .time = e->age < 0 ? 0 : NOW - e->age };

	g_array_append_val(a->all, one);
	ck_assert(store_put(store, e->feed, a, ids, NULL));
	ck_assert_uint_eq(ids->len, 1);
	return g_array_index(ids, int64_t, 0);
}

static int64_t duplicate_of(int64_t id)
{
	g_autoptr(GError) error = NULL;
	int64_t duplicate = -1;

	ck_assert_msg(duplicates_find(store, id, &duplicate, &error), "%s",
		      error ? error->message : "");
	return duplicate;
}

static const struct {
	const char *what;
	bool same;
	struct entry one, other;
} pairs[] = {
	{ "a link with and without tracking",
	  true,
	  { 1, "1", "Rain", "https://a.example/rain", 60 },
	  { 3, "x", "Rain!", "http://www.a.example/rain/?utm_source=b", 30 } },
	{ "a link behind a redirector",
	  true,
	  { 1, "1", "Rain", "https://a.example/rain", 60 },
	  { 3, "x", "It rains",
	    "https://b.example/url?q=https%3A%2F%2Fa.example%2Frain", 30 } },
	{ "guid and title of one publisher",
	  true,
	  { 1, "tag:a,1", "Rain", "https://a.example/rain", 60 },
	  { 2, "tag:a,1", "Rain", "https://a.example/film/rain", 60 } },
	{ "one title",
	  false,
	  { 1, "1", "Weekly notes", "https://a.example/1", 60 },
	  { 3, "x", "Weekly notes", "https://b.example/1", 60 } },
	{ "guid and title of two publishers",
	  false,
	  { 1, "tag:1", "Weekly notes", "https://a.example/1", 60 },
	  { 3, "tag:1", "Weekly notes", "https://b.example/1", 60 } },
	{ "guids that count",
	  false,
	  { 1, "12", "Weekly notes", "https://a.example/x/1", 9 * DAY },
	  { 2, "12", "Weekly notes", "https://a.example/y/1", 60 } },
	{ "a bare host",
	  false,
	  { 1, "1", "Monday", "https://a.example/", 60 },
	  { 2, "x", "Tuesday", "https://a.example/", 60 } },
	{ "another title months later",
	  false,
	  { 1, "1", "Sale of May", "https://a.example/sale", 90 * DAY },
	  { 2, "x", "Sale of July", "https://a.example/sale", 60 } },
	{ "the feed itself again",
	  false,
	  { 1, "1", "Rain", "https://a.example/rain", 60 },
	  { 1, "2", "Rain, again", "https://a.example/rain", 30 } },
	{ "links that differ",
	  false,
	  { 1, "1", "Rain", "https://a.example/?p=1", 60 },
	  { 2, "x", "Rain", "https://a.example/?p=2", 60 } },
};

START_TEST(is_the_same_article)
{
	int64_t one = put(&pairs[_i].one), other;

	ck_assert_int_eq(duplicate_of(one), 0);
	other = put(&pairs[_i].other);
	ck_assert_msg(duplicate_of(other) == (pairs[_i].same ? one : 0), "%s",
		      pairs[_i].what);
}
END_TEST

/* A page that lists many things is not one of them. */
START_TEST(a_link_that_several_share_needs_the_same_minute)
{
	static const struct entry releases[] = {
		{ 1, "1", "Release 1", "https://a.example/releases", 9000 },
		{ 1, "2", "Release 2", "https://a.example/releases", 5000 },
		{ 2, "a", "Release 2 is out", "https://a.example/releases",
		  60 },
		{ 2, "b", "Release 2", "https://a.example/releases", 5030 },
	};
	int64_t ids[G_N_ELEMENTS(releases)];

	for (size_t i = 0; i < G_N_ELEMENTS(releases); i++)
		ids[i] = put(&releases[i]);
	ck_assert_int_eq(duplicate_of(ids[0]), 0);
	ck_assert_int_eq(duplicate_of(ids[1]), 0);
	ck_assert_int_eq(duplicate_of(ids[2]), 0);
	ck_assert_int_eq(duplicate_of(ids[3]), ids[1]);
}
END_TEST

/* In an event of the one, the other is a report or a story of its own. */
static const struct {
	bool again;
	struct entry one, other;
} returning[] = {
	{ true,
	  { 1, "1", "Daily digest", "https://a.example/1", DAY },
	  { 1, "2", "Daily digest", "https://a.example/2", 60 } },
	{ true,
	  { 1, "1", "Daily digest", "https://a.example/", DAY },
	  { 1, "2", "Daily digest", "https://a.example/", 60 } },
	{ false, /* the same page under another guid */
	  { 1, "1", "Rain", "https://a.example/1", DAY },
	  { 1, "2", "Rain", "https://a.example/1?utm_source=x", 60 } },
	{ false,
	  { 1, "1", "Rain", "https://a.example/1", DAY },
	  { 1, "2", "Rain goes on", "https://a.example/2", 60 } },
	{ false, /* another outlet may choose the same words */
	  { 1, "1", "Rain", "https://a.example/1", DAY },
	  { 3, "2", "Rain", "https://b.example/2", 60 } },
};

START_TEST(a_recurring_headline_is_no_report)
{
	int64_t one = put(&returning[_i].one),
		other = put(&returning[_i].other);
	bool again = !returning[_i].again;

	ck_assert(duplicates_recurs(store, other, one, &again, NULL));
	ck_assert(again == returning[_i].again);
}
END_TEST

START_TEST(duplicates_are_one_line_that_counts_both)
{
	struct list all = { .kind = LIST_ALL };
	struct entry later = pairs[0].other;
	int64_t one = put(&pairs[0].one), other, newest;
	g_autoptr(Stories) line = NULL;
	int outlets;

	duplicate_of(one);
	ck_assert(store_run(store, "UPDATE story SET read = 1", NULL));
	other = put(&later);
	ck_assert_int_eq(duplicate_of(other), one);
	ck_assert(event_join(store, other, one, NULL) &&
		  event_read_both(store, other, one, NULL));
	ck_assert(event_weight(store, one, &outlets, &newest, NULL));
	ck_assert_int_eq(outlets, 2);
	ck_assert_int_eq(newest, NOW - 30);
	ck_assert(event_set_head(store, one,
				 &(struct event_head){ 0, outlets,
						       rank_score(2, newest),
						       newest },
				 NULL));
	line = store_list(store, &all, &(struct list_page){ .limit = 10 },
			  NULL);
	ck_assert_uint_eq(line->all->len, 1);
	ck_assert_int_eq(stories_at(line, 0)->id, one);
	ck_assert_int_eq(stories_at(line, 0)->outlets, 2);
	ck_assert_str_eq(stories_at(line, 0)->source, "A");
	ck_assert_str_eq(stories_at(line, 0)->also, "B");
	/* it stays where it is, and a third one joins it there */
	ck_assert_int_eq(duplicate_of(other), 0);
	later.feed = 2;
	later.guid = "y";
	ck_assert_int_eq(duplicate_of(put(&later)), one);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("duplicates");
	TCase *t = tcase_create("alike");

	suite_add_tcase(suite, t);
	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_loop_test(t, is_the_same_article, 0,
			    (int)G_N_ELEMENTS(pairs));
	tcase_add_loop_test(t, a_recurring_headline_is_no_report, 0,
			    (int)G_N_ELEMENTS(returning));
	tcase_add_test(t, a_link_that_several_share_needs_the_same_minute);
	tcase_add_test(t, duplicates_are_one_line_that_counts_both);
	return suite_run(suite);
}
