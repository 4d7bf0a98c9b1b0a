/* What is stored stays: refreshes, marks, undo, feeds that go and come back. */
#include "feeds/store/digested.h"
#include "feeds/store/events.h"
#include "feeds/store/facts.h"
#include "feeds/store/feeds.h"
#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "feeds/store/retention.h"
#include "feeds/store/sync.h"
#include "src/base/error.h"
#include "src/model/rank.h"
#include "src/store/lists.h"
#include "src/store/sections.h"
#include "src/store/sql.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#include <string.h>
#include <unistd.h>

#define NOW 1790000000

static char *path;
static Store *store;

static void open_store(void)
{
	g_autoptr(GError) error = NULL;

	path = scratch_make();
	store = store_open_write(path, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "");
}

static void close_store(void)
{
	g_clear_pointer(&store, store_close);
	scratch_drop(path);
}

static void sync_with(const char *file)
{
	g_autoptr(Subs) subs = subs_read(file, NULL);
	g_autoptr(GError) error = NULL;

	ck_assert_msg(store_sync(store, subs, NULL, NOW, &error), "%s",
		      error ? error->message : "");
}

static const char two_feeds[] = "[Film]\nhttps://a.example/ A\n"
				"[Tech]\nhttps://b.example/ B\n";

static int64_t feed_id(const char *url)
{
	g_autoptr(FeedStates) a = store_feed_state(store, url, NULL);

	ck_assert_uint_eq(a->all->len, 1);
	return g_array_index(a->all, struct feed_state, 0).id;
}

/* Stores stories named after numbers from..to - 1; gives how many were new. */
static guint put(const char *url, int from, int to, const char *suffix)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GError) error = NULL;

	for (int i = from; i < to; i++) {
		g_autofree char *guid = g_strdup_printf("g%d", i);
		g_autofree char *title =
			g_strdup_printf("Story %d%s", i, suffix);
		struct arrival one = {
			.guid = g_string_chunk_insert(a->text, guid),
			.title = g_string_chunk_insert(a->text, title),
			.html = g_string_chunk_insert(a->text, "<p>text</p>"),
			.time = NOW - 1000 + i,
			.hash = (int64_t)g_str_hash(title),
		};
		g_array_append_val(a->all, one);
	}
	ck_assert_msg(store_put(store, feed_id(url), a, ids, &error), "%s",
		      error ? error->message : "");
	return ids->len;
}

static struct totals totals(void)
{
	g_autoptr(Sections) s = store_sections(store, NULL);

	ck_assert_ptr_nonnull(s);
	return s->totals;
}

static int64_t count_of(const struct list *l, bool unread)
{
	struct list_counts counts;

	ck_assert(store_count(store, l, 1000, &counts, NULL));
	return unread ? counts.unread : counts.stories;
}

START_TEST(a_refresh_loses_nothing_and_keeps_marks)
{
	struct list all = { .kind = LIST_ALL };
	g_autoptr(Stories) before = NULL;
	g_autoptr(Stories) after = NULL;
	int64_t id;
	struct marked marked;

	sync_with(two_feeds);
	ck_assert_uint_eq(put("https://a.example/", 0, 10, ""), 10);
	ck_assert_uint_eq(put("https://a.example/", 0, 10, ""), 0);
	before = store_list(store, &all, &(struct list_page){ .limit = 200 },
			    NULL);
	id = stories_at(before, 0)->id;
	ck_assert(store_mark(
		store,
		&(struct mark){
			.ids = &id, .n = 1, .value = true, .copies = true },
		&marked, NULL));
	ck_assert_int_eq(marked.count, 1);
	/* titles change, old ones are gone from the document */
	ck_assert_uint_eq(put("https://a.example/", 5, 12, " again"), 2);
	after = store_list(store, &all, &(struct list_page){ .limit = 200 },
			   NULL);
	ck_assert_uint_eq(after->all->len, 12);
	ck_assert(stories_at(after, (guint)stories_find(after, id))->read);
	ck_assert_int_eq(totals().unread, 11);
	ck_assert_int_eq(totals().stories, 12);
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

START_TEST(pages_meet_without_gap_or_double)
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

START_TEST(undo_takes_a_batch_back)
{
	struct list film = { .kind = LIST_SECTION, .section = "Film" };
	g_autoptr(GError) error = NULL;
	struct marked marked;
	struct undone undone;

	sync_with(two_feeds);
	put("https://a.example/", 0, 10, "");
	ck_assert(store_mark(store,
			     &(struct mark){ .list = &film,
					     .newest = 6,
					     .value = true,
					     .copies = true },
			     &marked, NULL));
	ck_assert_int_eq(marked.count, 6); /* those that the reader had seen */
	ck_assert_int_eq(count_of(&film, true), 4);
	ck_assert(store_undo(store, marked.batch, &undone, NULL));
	ck_assert_ptr_null(undone.url);
	ck_assert_int_eq(count_of(&film, true), 10);
	ck_assert(!store_undo(store, marked.batch, &undone, &error));
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_ABSENT));
}
END_TEST

START_TEST(a_removed_feed_is_hidden_and_comes_back)
{
	struct list film = { .kind = LIST_SECTION, .section = "Film" };

	sync_with(two_feeds);
	put("https://a.example/", 0, 4, "");
	put("https://b.example/", 0, 3, "");
	sync_with("[Tech]\nhttps://b.example/ B\n");
	ck_assert_int_eq(totals().stories, 3);
	ck_assert_int_eq(totals().feeds, 1);
	sync_with(two_feeds);
	ck_assert_int_eq(totals().stories, 7);
	ck_assert_int_eq(count_of(&film, true), 4);
	/* another section: its stories follow */
	sync_with("[Music]\nhttps://a.example/ A\n");
	film.section = "Music";
	ck_assert_int_eq(count_of(&film, false), 4);
}
END_TEST

/* The program may end after each step of a move: each is followed by the start
 * of the next one, which is another sync. */
START_TEST(a_feed_that_moves_takes_all_along)
{
	const char *moved = "[Film]\nhttps://new.example/ A\n"
			    "[Tech]\nhttps://b.example/ B\n";
	int64_t id;

	sync_with(two_feeds);
	id = feed_id("https://a.example/");
	put("https://a.example/", 0, 4, "");
	ck_assert(store_moving(store, "https://a.example/",
			       "https://new.example/", NULL));
	sync_with(two_feeds);
	ck_assert_int_eq(feed_id("https://a.example/"), id);
	ck_assert_int_eq(totals().stories, 4);
	sync_with(moved);
	ck_assert_int_eq(feed_id("https://new.example/"), id);
	ck_assert_int_eq(totals().stories, 4);
	ck_assert_int_eq(totals().feeds, 2);
	sync_with(moved);
	ck_assert_int_eq(feed_id("https://new.example/"), id);
	ck_assert_int_eq(put("https://new.example/", 0, 5, ""), 1);
}
END_TEST

START_TEST(a_feed_moves_where_another_was_removed)
{
	int64_t a, b;

	sync_with(two_feeds);
	a = feed_id("https://a.example/");
	b = feed_id("https://b.example/");
	put("https://a.example/", 0, 4, "");
	put("https://b.example/", 0, 2, "");
	sync_with("https://a.example/\n");
	ck_assert(store_moving(store, "https://a.example/",
			       "https://b.example/", NULL));
	sync_with("https://b.example/\n");
	ck_assert_int_eq(feed_id("https://b.example/"), a);
	ck_assert_int_eq(totals().stories, 4);
	/* the other one is to be had by the old address */
	sync_with("https://b.example/\nhttps://a.example/\n");
	ck_assert_int_eq(feed_id("https://a.example/"), b);
	ck_assert_int_eq(totals().stories, 6);
}
END_TEST

/* Two feeds, both subscribed: none goes on as the other. */
START_TEST(a_feed_that_moved_where_another_is_goes)
{
	int64_t b;

	sync_with(two_feeds);
	b = feed_id("https://b.example/");
	put("https://b.example/", 0, 2, "");
	ck_assert(store_moving(store, "https://a.example/",
			       "https://b.example/", NULL));
	sync_with("https://b.example/\n");
	ck_assert_int_eq(feed_id("https://b.example/"), b);
	ck_assert_int_eq(totals().stories, 2);
}
END_TEST

START_TEST(one_event_is_one_line)
{
	struct list all = { .kind = LIST_ALL };
	struct list event = { .kind = LIST_EVENT };
	g_autoptr(Stories) folded = NULL;
	int64_t first = 1;
	struct marked marked;

	sync_with(two_feeds);
	put("https://a.example/", 0, 1, "");
	put("https://b.example/", 1, 2, "");
	ck_assert(event_assign(store, 2, 1, NULL));
	ck_assert(event_set_head(store, 1, 2, rank_score(2, NOW), NULL));
	folded = store_list(store, &all, &(struct list_page){ .limit = 10 },
			    NULL);
	ck_assert_uint_eq(folded->all->len, 1);
	ck_assert_int_eq(stories_at(folded, 0)->outlets, 2);
	ck_assert_int_eq(totals().unread, 1);
	event.event = 1;
	ck_assert_int_eq(count_of(&event, false), 2);
	/* reading one reads its copies */
	ck_assert(store_mark(
		store,
		&(struct mark){
			.ids = &first, .n = 1, .value = true, .copies = true },
		&marked, NULL));
	ck_assert_int_eq(marked.count, 2);
	/* the head's feed goes: the other report stands for the event */
	sync_with("[Tech]\nhttps://b.example/ B\n");
	ck_assert_int_eq(totals().stories, 1);
	ck_assert_int_eq(count_of(&all, false), 1);
}
END_TEST

START_TEST(search_finds_what_was_digested_and_forgets_what_went)
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

START_TEST(the_reader_changes_nothing)
{
	g_autoptr(Store) reader = NULL;
	g_autoptr(GError) error = NULL;

	reader = store_open_read(path, &error);
	ck_assert_ptr_nonnull(reader);
	ck_assert(!store_run(reader, "DELETE FROM story", &error));
}
END_TEST

START_TEST(a_newer_store_is_refused_untouched)
{
	g_autoptr(Store) s = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) again = NULL;

	ck_assert(store_run(store, "PRAGMA user_version = 99", NULL));
	g_clear_pointer(&store, store_close);
	s = store_open_write(path, &error);
	ck_assert_ptr_null(s);
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_NEWER));
	s = store_open_read(path, &again);
	ck_assert_ptr_null(s);
	ck_assert(strstr(again->message, "newer"));
	ck_assert(g_error_matches(again, LEDE_ERROR, ERROR_NEWER));
}
END_TEST

/* What version 1 had not, a store of version 1 gets, with all its stories. What a
 * new step of the schema makes is removed here. */
START_TEST(an_older_store_is_brought_up_to_date)
{
	g_autoptr(Store) reader = NULL;
	g_autoptr(GError) error = NULL;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	ck_assert(store_run(
		store,
		"DROP TABLE gone; DROP TABLE alike; DROP"
		" TRIGGER alike_goes; DROP INDEX story_rank; "
		"DROP TABLE muted; DROP TRIGGER muted_goes; "
		"DROP INDEX story_guest; "
		"ALTER TABLE terms DROP COLUMN met; "
		"ALTER TABLE feed DROP COLUMN texts; DROP TABLE batch; "
		"CREATE TABLE batch (id INTEGER PRIMARY KEY, url TEXT, "
		"key TEXT, value TEXT); PRAGMA user_version = 1",
		NULL));
	g_clear_pointer(&store, store_close);
	reader = store_open_read(path, &error);
	ck_assert_ptr_null(reader);
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_ABSENT));
	g_clear_error(&error);
	store = store_open_write(path, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "");
	ck_assert_uint_eq(put("https://a.example/", 0, 4, ""), 1);
	ck_assert_int_eq(totals().stories, 4);
	reader = store_open_read(path, NULL);
	ck_assert_ptr_nonnull(reader);
}
END_TEST

/* Stores a mark by `s`; gives its batch, or 0 with the error's kind. */
static int64_t mark_by(Store *s, int64_t id, bool read, int *kind)
{
	g_autoptr(GError) error = NULL;
	struct marked marked = { 0 };

	*kind = -1;
	if (!store_mark(s, &(struct mark){ .ids = &id, .n = 1, .value = read },
			&marked, &error))
		*kind = error->code;
	return marked.batch;
}

static void *commit_soon(void *other)
{
	g_usleep(200 * 1000);
	ck_assert(store_end(other, true, NULL));
	return NULL;
}

/* As a mark while another program stores what it fetched. */
START_TEST(a_mark_waits_for_another_writer)
{
	g_autoptr(Store) other = NULL;
	GThread *thread;
	int kind;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	ck_assert(store_set_fact(other, "a", "b", NULL));
	thread = g_thread_new("writer", commit_soon, other);
	ck_assert_int_gt(mark_by(store, 1, true, &kind), 0);
	g_thread_join(thread);
	/* and what it wrote before does not refuse what comes next */
	ck_assert_int_gt(mark_by(other, 2, true, &kind), 0);
	ck_assert_int_gt(mark_by(store, 2, false, &kind), 0);
}
END_TEST

START_TEST(one_that_waited_too_long_may_try_again)
{
	g_autoptr(Store) other = NULL;
	int kind;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	other = store_open_write(path, NULL);
	sqlite3_busy_timeout(store_db(store), 1);
	ck_assert(store_begin(other, NULL));
	ck_assert_int_eq(mark_by(store, 1, true, &kind), 0);
	ck_assert_int_eq(kind, ERROR_BUSY);
	ck_assert(store_end(other, true, NULL));
	ck_assert_int_gt(mark_by(store, 1, true, &kind), 0);
}
END_TEST

/* What fails within an open transaction costs that alone. */
START_TEST(a_part_that_fails_leaves_the_whole)
{
	struct list all = { .kind = LIST_ALL };
	int kind;

	sync_with(two_feeds);
	ck_assert(store_begin(store, NULL));
	put("https://a.example/", 0, 3, "");
	ck_assert(sql_open(store, NULL));
	ck_assert(sql_open(store, NULL));
	mark_by(store, 1, true, &kind);
	ck_assert(sql_close(store, true, NULL));
	ck_assert(!sql_close(store, false, NULL));
	ck_assert(store_end(store, true, NULL));
	ck_assert_int_eq(count_of(&all, true), 3);
	ck_assert_int_gt(mark_by(store, 1, true, &kind), 0);
	ck_assert_int_eq(count_of(&all, true), 2);
}
END_TEST

START_TEST(the_number_of_a_batch_is_its_own_for_ever)
{
	struct undone undone;
	int64_t first, second;
	int kind;

	sync_with(two_feeds);
	put("https://a.example/", 0, 3, "");
	first = mark_by(store, 1, true, &kind);
	ck_assert(store_undo(store, first, &undone, NULL));
	second = mark_by(store, 2, true, &kind);
	ck_assert_int_gt(second, first);
	/* an undo that comes twice takes nothing else back */
	ck_assert(!store_undo(store, first, &undone, NULL));
}
END_TEST

/* Whether the text of a story is still to be made. */
static bool is_to_be_digested(int64_t id)
{
	return !store_is_digested(store, id);
}

START_TEST(texts_made_by_an_older_rule_are_made_again)
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

/* A store is data, whoever wrote it. */
START_TEST(functions_in_a_schema_do_not_run)
{
	sqlite3_stmt *q = store_prepare(store, "PRAGMA trusted_schema", NULL);

	ck_assert_int_eq(sql_number(q), 0);
}
END_TEST

START_TEST(what_is_no_store_is_refused)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *other = g_build_filename(folder, "other", NULL);
	g_autoptr(Store) s = NULL;
	g_autoptr(GError) error = NULL;

	ck_assert(g_file_set_contents(other,
				      "this is no database, is it? "
				      "no, it is not, not at all.",
				      -1, NULL));
	s = store_open_write(other, &error);
	ck_assert_ptr_null(s);
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_STORE));
	unlink(other);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("store");
	TCase *t = tcase_create("store");

	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, a_refresh_loses_nothing_and_keeps_marks);
	tcase_add_test(t, equal_guids_of_two_feeds_are_two_stories);
	tcase_add_loop_test(t, pages_meet_without_gap_or_double, 0, 5);
	tcase_add_test(t, undo_takes_a_batch_back);
	tcase_add_test(t, a_removed_feed_is_hidden_and_comes_back);
	tcase_add_test(t, a_feed_that_moves_takes_all_along);
	tcase_add_test(t, a_feed_moves_where_another_was_removed);
	tcase_add_test(t, a_feed_that_moved_where_another_is_goes);
	tcase_add_test(t, one_event_is_one_line);
	tcase_add_test(t, search_finds_what_was_digested_and_forgets_what_went);
	tcase_add_test(t, the_reader_changes_nothing);
	tcase_add_test(t, a_newer_store_is_refused_untouched);
	tcase_add_test(t, an_older_store_is_brought_up_to_date);
	tcase_add_test(t, what_is_no_store_is_refused);
	tcase_add_test(t, a_mark_waits_for_another_writer);
	tcase_add_test(t, one_that_waited_too_long_may_try_again);
	tcase_add_test(t, a_part_that_fails_leaves_the_whole);
	tcase_add_test(t, the_number_of_a_batch_is_its_own_for_ever);
	tcase_add_test(t, texts_made_by_an_older_rule_are_made_again);
	tcase_add_test(t, functions_in_a_schema_do_not_run);
	suite_add_tcase(s, t);
	return suite_run(s);
}
