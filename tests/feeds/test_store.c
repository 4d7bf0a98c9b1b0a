/* Stories in the store: put, listed, searched, digested. */
#include "feeds/store/digested.h"
#include "feeds/store/events.h"
#include "feeds/store/marks.h"
#include "feeds/store/retention.h"
#include "src/model/rank.h"
#include "tests/feeds/two_feeds.h"

#include <string.h>

/* Marks a story read with the reports of its event; how many were. */
static int64_t read_with_event(int64_t id)
{
	struct marked marked;

	ck_assert(store_mark(store,
			     &(struct mark){ .ids = &id,
					     .n = 1,
					     .value = true,
					     .copies = READ_COPIES_EVENT },
			     &marked, NULL));
	return marked.count;
}

START_TEST(a_refresh_loses_nothing_and_keeps_marks)
{
	struct list all = { .kind = LIST_ALL };
	g_autoptr(Stories) before = NULL;
	g_autoptr(Stories) after = NULL;
	int64_t id;

	sync_with(two_feeds);
	ck_assert_uint_eq(put("https://a.example/", 0, 10, ""), 10);
	ck_assert_uint_eq(put("https://a.example/", 0, 10, ""), 0);
	before = store_list(store, &all, &(struct list_page){ .limit = 200 },
			    NULL);
	id = stories_at(before, 0)->id;
	ck_assert_int_eq(read_with_event(id), 1);
	/* titles change, old ones are no longer in the document */
	ck_assert_uint_eq(put("https://a.example/", 5, 12, " again"), 2);
	after = store_list(store, &all, &(struct list_page){ .limit = 200 },
			   NULL);
	ck_assert_uint_eq(after->all->len, 12);
	ck_assert(stories_at(after, (guint)stories_find(after, id))->read);
	ck_assert_int_eq(totals().unread, 11);
	ck_assert_int_eq(totals().stories, 12);
}
END_TEST

/* Puts entries without a date, received then; the time of the newest story. */
static int64_t put_undated(const char *guids, int64_t received)
{
	g_autoptr(Incoming) a = incoming_new(received);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Stories) stories = NULL;

	for (; *guids; guids++) {
		char guid[] = { *guids, '\0' };
		struct arrival one = {
			.guid = g_string_chunk_insert(a->text, guid),
			.title = g_string_chunk_insert(a->text, guid),
		};
		g_array_append_val(a->all, one);
	}
	ck_assert(
		store_put(store, feed_id("https://a.example/"), a, ids, NULL));
	ck_assert_uint_eq(ids->len, 2);
	stories = store_list(store, &(struct list){ .kind = LIST_ALL },
			     &(struct list_page){ .limit = 1 }, NULL);
	return stories_at(stories, 0)->time;
}

START_TEST(what_an_undated_feed_holds_at_first_is_a_day_old)
{
	sync_with(two_feeds);
	ck_assert_int_eq(put_undated("ab", NOW), NOW - 86400);
	ck_assert(store_outcome(
		store,
		&(struct outcome){ .feed = feed_id("https://a.example/"),
				   .when = NOW },
		NULL));
	ck_assert_int_eq(put_undated("abcd", NOW + 60), NOW + 60);
}
END_TEST

/* Nothing was there: what comes is new. */
START_TEST(what_an_empty_undated_feed_gets_is_new)
{
	sync_with(two_feeds);
	ck_assert(store_outcome(
		store,
		&(struct outcome){ .feed = feed_id("https://a.example/"),
				   .when = NOW - 60 },
		NULL));
	ck_assert_int_eq(put_undated("ab", NOW), NOW);
}
END_TEST

START_TEST(equal_guids_of_two_feeds_are_two_stories)
{
	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	put("https://b.example/", 0, 3, "");
	ck_assert_int_eq(totals().stories, 6);
}
END_TEST

START_TEST(pages_have_no_gap_and_no_overlap)
{
	static const struct list lists[] = {
		{ .kind = LIST_ALL },
		{ .kind = LIST_FRONT },
		{ .kind = LIST_SECTION, .section = "Film" },
		{ .kind = LIST_HEADLINES },
		{ .kind = LIST_ALL, .unread = true },
	};
	const struct list *l = &lists[_i];
	g_autoptr(Stories) whole = NULL;
	g_autoptr(Stories) page = NULL;
	struct story last = { 0 };
	guint seen = 0;

	sync_with(two_feeds);
	put("https://a.example/", 0, 25, "");
	whole = store_list(store, l, &(struct list_page){ .limit = 200 }, NULL);
	ck_assert_uint_eq(whole->all->len, 25);
	while ((page = store_list(
			store, l,
			&(struct list_page){ .after = seen ? &last : NULL,
					     .limit = 7 },
			NULL)) &&
	       page->all->len) {
		for (guint i = 0; i < page->all->len; i++)
			ck_assert_int_eq(stories_at(page, i)->id,
					 stories_at(whole, seen++)->id);
		last = *stories_at(page, page->all->len - 1);
		g_clear_pointer(&page, stories_free);
	}
	ck_assert_uint_eq(seen, 25);
	/* and backwards, from the last one */
	g_clear_pointer(&page, stories_free);
	page = store_list(store, l,
			  &(struct list_page){ .after = stories_at(whole, 24),
					       .back = true,
					       .limit = 3 },
			  NULL);
	ck_assert_uint_eq(page->all->len, 3);
	ck_assert_int_eq(stories_at(page, 2)->id, stories_at(whole, 23)->id);
}
END_TEST

START_TEST(one_event_is_one_line)
{
	struct list all = { .kind = LIST_ALL };
	struct list event = { .kind = LIST_EVENT };
	g_autoptr(Stories) folded = NULL;
	int64_t first = 1;

	sync_with(two_feeds);
	put("https://a.example/", 0, 1, "");
	put("https://b.example/", 1, 2, "");
	ck_assert(event_assign(store, 2, 1, NULL));
	ck_assert(event_set_head(
		store, 1, &(struct event_head){ 0, 2, rank_score(2, NOW), NOW },
		NULL));
	folded = store_list(store, &all, &(struct list_page){ .limit = 10 },
			    NULL);
	ck_assert_uint_eq(folded->all->len, 1);
	ck_assert_int_eq(stories_at(folded, 0)->outlets, 2);
	ck_assert_int_eq(totals().unread, 1);
	event.event = 1;
	ck_assert_int_eq(count_of(&event, false), 2);
	/* reading one reads its copies */
	ck_assert_int_eq(read_with_event(first), 2);
	/* the head's feed goes: the other report is its head */
	sync_with("[Tech]\nhttps://b.example/ B\n");
	ck_assert_int_eq(totals().stories, 1);
	ck_assert_int_eq(count_of(&all, false), 1);
}
END_TEST

/* A feed gives the address of its site. */
static void name_site(const char *url, const char *site)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	a->site = g_string_chunk_insert(a->text, site);
	ck_assert(store_put(store, feed_id(url), a, ids, NULL));
}

START_TEST(feeds_of_one_site_are_one_outlet)
{
	int64_t tech, film, other;
	int64_t newest;
	int outlets;

	sync_with("https://feeds.paper.example/film Film\n"
		  "https://feeds.paper.example/tech Tech\n"
		  "https://b.example/ B\nhttp://127.0.0.1:9/ C\n");
	film = feed_id("https://feeds.paper.example/film");
	tech = feed_id("https://feeds.paper.example/tech");
	other = feed_id("http://127.0.0.1:9/");
	ck_assert_int_eq(event_outlet(store, tech), tech);
	name_site("https://feeds.paper.example/film",
		  "https://www.paper.example/film");
	name_site("https://feeds.paper.example/tech", "http://paper.example/");
	name_site("https://b.example/", "https://b.example/");
	name_site("http://127.0.0.1:9/", "https://b.example/");
	ck_assert_int_eq(event_outlet(store, tech), MIN(film, tech));
	ck_assert_int_eq(event_outlet(store, film), MIN(film, tech));
	ck_assert_int_eq(event_outlet(store, other), other);
	put("https://feeds.paper.example/film", 0, 1, "");
	put("https://feeds.paper.example/tech", 1, 2, "");
	put("https://b.example/", 2, 3, "");
	ck_assert(event_assign(store, 2, 1, NULL));
	ck_assert(event_assign(store, 3, 1, NULL));
	ck_assert(event_weight(store, 1, &outlets, &newest, NULL));
	ck_assert_int_eq(outlets, 2);
}
END_TEST

static int64_t head_of_all(void)
{
	struct list all = { .kind = LIST_ALL };
	g_autoptr(Stories) page = store_list(
		store, &all, &(struct list_page){ .limit = 10 }, NULL);

	ck_assert_uint_eq(page->all->len, 1);
	return stories_at(page, 0)->id;
}

START_TEST(the_chosen_report_represents_its_event)
{
	struct event_head h = { 2, 2, rank_score(2, NOW), NOW };

	sync_with(two_feeds);
	put("https://a.example/", 0, 1, "");
	put("https://b.example/", 1, 2, "");
	ck_assert(event_assign(store, 2, 1, NULL));
	ck_assert(event_set_head(store, 1, &h, NULL));
	ck_assert_int_eq(head_of_all(), 2);
	/* that of a feed that is gone no longer does */
	sync_with("[Film]\nhttps://a.example/ A\n");
	ck_assert_int_eq(head_of_all(), 1);
	sync_with(two_feeds);
	ck_assert_int_eq(head_of_all(), 2);
	/* and nothing is said: as before */
	h.chosen = 0;
	ck_assert(event_set_head(store, 1, &h, NULL));
	ck_assert_int_eq(head_of_all(), 2);
}
END_TEST

static const char four_feeds[] =
	"https://a.example/ A\nhttps://b.example/ B\nhttps://c.example/ C\n"
	"https://d.example/ D\n";

/* An event of four outlets, which the third report represents. */
static void put_event_of_four(void)
{
	struct event_head h = { 3, 4, rank_score(4, NOW), NOW };

	sync_with(four_feeds);
	put("https://a.example/", 0, 1, "");
	put("https://b.example/", 1, 2, "");
	put("https://c.example/", 2, 3, "");
	put("https://d.example/", 3, 4, "");
	for (int64_t id = 2; id <= 4; id++)
		ck_assert(event_assign(store, id, 1, NULL));
	ck_assert(event_set_head(store, 1, &h, NULL));
	ck_assert_int_eq(head_of_all(), 3);
}

/* Deletes the stories of all feeds but these. */
static void leave_only(const char *feeds)
{
	int64_t count;

	sync_with(feeds);
	ck_assert(store_forget(
		store,
		&(struct removal){ .before = NOW + 9 * 86400, .limit = 100 },
		&count, NULL));
	ck_assert_int_gt(count, 0);
}

START_TEST(an_event_outlives_its_first_report)
{
	struct list event = { .kind = LIST_EVENT, .event = 2 };
	g_autoptr(Stories) one = NULL;

	put_event_of_four();
	leave_only("https://b.example/ B\nhttps://c.example/ C\n"
		   "https://d.example/ D\n");
	ck_assert_int_eq(head_of_all(), 3);
	ck_assert_int_eq(totals().stories, 1);
	ck_assert_int_eq(totals().unread, 1);
	ck_assert_int_eq(count_of(&event, false), 3);
	one = store_stories(store, &(int64_t){ 3 }, 1, NULL);
	ck_assert_int_eq(stories_at(one, 0)->outlets, 4);
	ck_assert_int_eq(stories_at(one, 0)->newest, NOW);
}
END_TEST

START_TEST(an_event_outlives_the_report_that_represents_it)
{
	put_event_of_four();
	leave_only("https://a.example/ A\nhttps://b.example/ B\n"
		   "https://d.example/ D\n");
	ck_assert_int_eq(head_of_all(), 1);
	ck_assert_int_eq(totals().stories, 1);
}
END_TEST

START_TEST(an_event_takes_one_story_of_an_outlet)
{
	struct list all = { .kind = LIST_ALL };
	int64_t first = 1;

	put_event_of_four();
	put("https://b.example/", 7, 8, "");
	ck_assert(event_assign(store, 5, 1, NULL));
	ck_assert_int_eq(count_of(&all, false), 2);
	ck_assert(event_join(store, 5, 3, NULL));
	ck_assert_int_eq(count_of(&all, false), 2);
	ck_assert_int_eq(read_with_event(first), 4);
	ck_assert(event_is_read(store, 1));
	ck_assert(!event_is_read(store, 5));
}
END_TEST

/* A line of a store that had no such rule. */
START_TEST(marking_leaves_other_stories_of_the_outlet)
{
	int64_t second = 2;

	put_event_of_four();
	put("https://b.example/", 7, 8, "");
	ck_assert(store_run(store, "UPDATE story SET event = 1 WHERE id = 5",
			    NULL));
	ck_assert_int_eq(read_with_event(second), 4);
}
END_TEST

START_TEST(search_finds_what_was_digested_not_what_expired)
{
	struct list l = { .kind = LIST_SEARCH, .query = "lantern" };
	g_autoptr(Buf) body = buf_new(16);
	g_autoptr(Stories) found = NULL;
	g_autofree char *wrong = NULL;
	int64_t count, id = 1;
	struct marked marked;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	pack_u8(body, 1);
	ck_assert(store_text(store, 1,
			     &(struct story_text){ .body = body,
						   .words = "a lantern of salt",
						   .minutes = 1 },
			     NULL));
	found = store_list(store, &l, &(struct list_page){ .limit = 10 }, NULL);
	ck_assert_ptr_nonnull(found);
	ck_assert_uint_eq(found->all->len, 1);
	ck_assert(strstr(stories_at(found, 0)->snippet, "\002lantern\003"));
	/* it changes, and is digested again */
	put("https://a.example/", 0, 1, " changed");
	ck_assert_int_eq(count_of(&l, false), 0);
	ck_assert(store_text(store, 1,
			     &(struct story_text){ .body = body,
						   .words = "another lantern",
						   .minutes = 1 },
			     NULL));
	ck_assert_int_eq(count_of(&l, false), 1);
	ck_assert(store_mark(
		store, &(struct mark){ .ids = &id, .n = 1, .value = true },
		&marked, NULL));
	ck_assert(store_expire(
		store,
		&(struct retention){ .feed = feed_id("https://a.example/"),
				     .before = NOW + 1,
				     .limit = 10 },
		&count, NULL));
	ck_assert_int_eq(count, 1); /* the unread ones stay */
	ck_assert_int_eq(count_of(&l, false), 0);
	ck_assert_int_eq(totals().stories, 2);
	ck_assert(store_verify(store, true, &wrong));
	ck_assert_ptr_null(wrong);
}
END_TEST

/* Whether the text of a story is still to be made. */
static bool is_to_be_digested(int64_t id)
{
	return !store_is_digested(store, id);
}

START_TEST(texts_of_an_older_version_are_made_again)
{
	const uint8_t hash[STORE_HASH] = { 1 };
	g_autoptr(FeedStates) known = NULL, unknown = NULL;
	g_autoptr(Buf) body = buf_new(16);
	struct outcome o = {
		.when = NOW, .changed = true, .etag = "e", .hash = hash
	};

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	o.feed = feed_id("https://a.example/");
	ck_assert(store_outcome(store, &o, NULL));
	ck_assert(buf_add(body, "x", 1));
	for (int64_t id = 1; id <= 3; id++)
		ck_assert(store_text(store, id,
				     &(struct story_text){ .body = body,
							   .words = "words",
							   .minutes = 1 },
				     NULL));
	known = store_feed_state(store, "https://a.example/", NULL);
	ck_assert_str_eq(g_array_index(known->all, struct feed_state, 0).etag,
			 "e");
	put("https://a.example/", 0, 2, "");
	ck_assert(!is_to_be_digested(1));

	ck_assert(store_run(store, "UPDATE feed SET texts = 0", NULL));
	unknown = store_feed_state(store, "https://a.example/", NULL);
	ck_assert_ptr_null(
		g_array_index(unknown->all, struct feed_state, 0).etag);
	ck_assert_ptr_null(
		g_array_index(unknown->all, struct feed_state, 0).hash);
	ck_assert_uint_eq(put("https://a.example/", 0, 2, ""), 0);
	ck_assert(is_to_be_digested(1));
	ck_assert(!is_to_be_digested(3));
	ck_assert(store_outcome(store, &o, NULL));
	ck_assert(store_text(store, 1,
			     &(struct story_text){ .body = body,
						   .words = "words",
						   .minutes = 1 },
			     NULL));
	put("https://a.example/", 0, 2, "");
	ck_assert(!is_to_be_digested(1));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("store");
	TCase *t = tcase_create("store");

	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, a_refresh_loses_nothing_and_keeps_marks);
	tcase_add_test(t, equal_guids_of_two_feeds_are_two_stories);
	tcase_add_test(t, what_an_undated_feed_holds_at_first_is_a_day_old);
	tcase_add_test(t, what_an_empty_undated_feed_gets_is_new);
	tcase_add_loop_test(t, pages_have_no_gap_and_no_overlap, 0, 5);
	tcase_add_test(t, one_event_is_one_line);
	tcase_add_test(t, feeds_of_one_site_are_one_outlet);
	tcase_add_test(t, the_chosen_report_represents_its_event);
	tcase_add_test(t, an_event_outlives_its_first_report);
	tcase_add_test(t, an_event_outlives_the_report_that_represents_it);
	tcase_add_test(t, an_event_takes_one_story_of_an_outlet);
	tcase_add_test(t, marking_leaves_other_stories_of_the_outlet);
	tcase_add_test(t, search_finds_what_was_digested_not_what_expired);
	tcase_add_test(t, texts_of_an_older_version_are_made_again);
	suite_add_tcase(s, t);
	return suite_run(s);
}
