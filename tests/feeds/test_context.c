/* The context of all commands, and background work in it: two of them on one
 * store, what fails and is tried again. */
#include "feeds/background/digest.h"
#include "feeds/context/context.h"
#include "feeds/store/digested.h"
#include "feeds/store/feeds.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/store/lists.h"
#include "src/store/sql.h"
#include "tests/suite.h"

#include <string.h>
#include <unistd.h>

#define NOW 1790000000

static char *home;
static int messages; /* lines for the log */

static GLogWriterOutput count_message(GLogLevelFlags level,
				      const GLogField *fields, gsize n,
				      gpointer user)
{
	(void)level;
	(void)fields;
	(void)n;
	(void)user;
	messages++;
	return G_LOG_WRITER_HANDLED;
}

static void set_up(void)
{
	static const char *const bases[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME",
					     "XDG_STATE_HOME" };

	home = g_dir_make_tmp("lede-test-XXXXXX", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(bases); i++)
		g_setenv(bases[i], home, TRUE);
	g_setenv("LEDE_NOW", G_STRINGIFY(NOW), TRUE);
	messages = 0;
}

static void write_file(enum path which, const char *text)
{
	g_autofree char *path = paths_get(which);

	ck_assert(paths_make_folder(path, NULL));
	ck_assert(g_file_set_contents(path, text, -1, NULL));
}

static void tear_down(void)
{
	g_autofree char *folder = g_build_filename(home, "lede", NULL);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *file = g_build_filename(folder, name, NULL);

		unlink(file);
	}
	if (dir)
		g_dir_close(dir);
	rmdir(folder);
	rmdir(home);
	g_free(home);
}

/* No parser can be started from this path. */
static Context *open_office(void)
{
	g_autoptr(GError) error = NULL;
	Context *o = context_new("/nowhere/lede-fetcher", &error);

	ck_assert_msg(o != NULL, "%s", error ? error->message : "");
	sqlite3_busy_timeout(store_db(o->store), 1);
	return o;
}

/* Some stories of the first feed. */
static void put_stories(Context *o, int n)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (int i = 0; i < n; i++) {
		g_autofree char *guid = g_strdup_printf("guid %d", i);
		struct arrival one = {
			.guid = g_string_chunk_insert(a->text, guid),
			.title = "A lantern",
			.html = "<p>text</p>",
			.time = NOW - i,
			.hash = i,
		};

		g_array_append_val(a->all, one);
	}
	ck_assert(store_put(o->store, 1, a, ids, NULL));
	ck_assert_uint_eq(ids->len, (guint)n);
}

static int64_t count_shown(Context *o)
{
	struct list all = { .kind = LIST_HEADLINES };
	struct list_counts counts;

	ck_assert(store_count(o->store, &all, 1000, &counts, NULL));
	return counts.stories;
}

/* A file that was edited while another program wrote the store. */
START_TEST(a_mute_that_did_not_reach_the_store_is_tried_again)
{
	g_autoptr(Context) o = NULL;
	g_autoptr(Store) other = NULL;
	g_autofree char *path = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	o = open_office();
	put_stories(o, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	write_file(PATH_FILTERS, "mute lantern\n");
	context_reread_files(o, NULL);
	ck_assert_int_eq(count_shown(o), 3);
	ck_assert(store_end(other, true, NULL));
	context_reread_files(o, NULL);
	ck_assert_int_eq(count_shown(o), 0);
}
END_TEST

START_TEST(an_open_group_is_committed_in_time)
{
	g_autoptr(Context) o = open_office();

	ck_assert_int_eq(context_wait_ms(o), -1);
	ck_assert(context_begin(o, NULL));
	ck_assert_int_ge(context_wait_ms(o), 0);
	ck_assert_int_le(context_wait_ms(o), 500);
	ck_assert(context_commit(o, true, NULL));
	ck_assert_int_eq(context_wait_ms(o), -1);
}
END_TEST

START_TEST(one_at_a_time_holds_the_lock)
{
	g_autoptr(Context) a = open_office();
	g_autoptr(Context) b = open_office();

	ck_assert(context_lock(a));
	ck_assert(context_lock(a));
	ck_assert(!context_lock(b));
	context_unlock(a);
	ck_assert(context_lock(b));
}
END_TEST

START_TEST(subscriptions_that_were_edited_are_read_again)
{
	g_autoptr(Context) o = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	o = open_office();
	put_stories(o, 3);
	write_file(PATH_FEEDS, "# none any more\n");
	ck_assert(context_reread_files(o, NULL));
	ck_assert_int_eq(count_shown(o), 0);
	write_file(PATH_FEEDS, "[Film]\nhttps://a.example/ \"A\"\n");
	ck_assert(context_reread_files(o, NULL));
	ck_assert_int_eq(count_shown(o), 3);
}
END_TEST

/* A file that cannot be written, another program that holds the store: the feed
 * stays whole under its old address, and moves when that is over. */
START_TEST(a_move_that_fails_loses_nothing)
{
	g_autoptr(Context) o = NULL;
	g_autoptr(Store) other = NULL;
	g_autoptr(FeedStates) found = NULL;
	g_autofree char *path = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	o = open_office();
	put_stories(o, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	ck_assert(!user_files_move_sub(o->files, "https://a.example/",
				       "https://b.example/", NULL));
	ck_assert(store_end(other, true, NULL));
	ck_assert(context_reread_files(o, NULL));
	ck_assert_ptr_nonnull(subs_find(o->files->subs, "https://a.example/"));
	ck_assert_int_eq(count_shown(o), 3);
	ck_assert(user_files_move_sub(o->files, "https://a.example/",
				      "https://b.example/", NULL));
	ck_assert_int_eq(count_shown(o), 3);
	found = store_feed_state(o->store, "https://b.example/", NULL);
	ck_assert_int_eq(g_array_index(found->all, struct feed_state, 0).id, 1);
}
END_TEST

/* The file was written, and the store had no more time for it. */
START_TEST(a_move_that_was_cut_short_is_ended_by_the_next_start)
{
	g_autoptr(Context) o = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	o = open_office();
	put_stories(o, 3);
	ck_assert(store_moving(o->store, "https://a.example/",
			       "https://b.example/", NULL));
	write_file(PATH_FEEDS, "https://b.example/\n");
	g_clear_pointer(&o, context_free);
	o = open_office();
	ck_assert_int_eq(count_shown(o), 3);
	ck_assert_uint_eq(subs_count(o->files->subs), 1);
}
END_TEST

/* Nothing but the subscriptions was busy: they are brought in line later. */
START_TEST(subscriptions_that_did_not_reach_the_store_are_tried_again)
{
	g_autoptr(Context) o = NULL;
	g_autoptr(Store) other = NULL;
	g_autofree char *path = NULL;

	write_file(PATH_FEEDS, "https://a.example/\n");
	o = open_office();
	put_stories(o, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	write_file(PATH_FEEDS, "# none any more\n");
	ck_assert(!context_reread_files(o, NULL));
	ck_assert(store_end(other, true, NULL));
	ck_assert(context_reread_files(o, NULL));
	ck_assert_int_eq(count_shown(o), 0);
}
END_TEST

/* Turns background work as the loop does when it has nothing else to do. */
static void turn_for(Digest *d, int times)
{
	for (int i = 0; i < times; i++)
		digest_turn(d);
}

/* Stories whose text cannot be made now are not given up, and the log gets a
 * line for each try and not for each story. */
START_TEST(background_work_waits_for_a_parser)
{
	g_autoptr(Context) o = NULL;
	Digest *d;

	write_file(PATH_FEEDS, "https://a.example/\n");
	o = open_office();
	put_stories(o, 300);
	d = digest_new(o);
	g_log_set_writer_func(count_message, NULL, NULL);
	turn_for(d, 1000);
	ck_assert_int_eq(messages, 1);
	ck_assert_int_gt(digest_wait_ms(d), 0);
	ck_assert(!digest_is_idle(d));
	ck_assert(!store_is_digested(o->store, 1));
	context_commit(o, true, NULL);
	digest_free(d);
}
END_TEST

START_TEST(background_work_waits_for_the_store)
{
	g_autoptr(Context) o = NULL;
	g_autoptr(Store) other = NULL;
	g_autofree char *path = NULL;
	Digest *d;

	write_file(PATH_FEEDS, "https://a.example/\n");
	o = open_office();
	put_stories(o, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	d = digest_new(o);
	g_log_set_writer_func(count_message, NULL, NULL);
	turn_for(d, 1000);
	ck_assert_int_eq(messages, 1);
	ck_assert_int_gt(digest_wait_ms(d), 0);
	ck_assert(!store_is_digested(o->store, 1));
	ck_assert(store_end(other, true, NULL));
	digest_free(d);
}
END_TEST

/* As if background work had been there. */
static void digest_all(Context *o, int n)
{
	g_autoptr(Buf) body = buf_new(1);

	for (int id = 1; id <= n; id++)
		ck_assert(store_text(o->store, id,
				     &(struct story_text){ .body = body,
							   .words = "words",
							   .minutes = 1 },
				     NULL));
	ck_assert(sql_run(o->store, "UPDATE story SET digested = 2",
			  SQL_VALUES(0), NULL));
}

/* Makes the n newest unread and the others read. */
static void read_all_but(Context *o, int n)
{
	ck_assert(sql_run(o->store, "UPDATE story SET read = (id > ?)",
			  SQL_VALUES(n), NULL));
}

static void sweep(Context *o)
{
	Digest *d = digest_new(o);
	int turns = 0;

	while (!digest_is_idle(d) && turns++ < 1000)
		digest_turn(d);
	digest_free(d);
}

static void set_clock(int64_t time)
{
	g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, time);

	g_setenv("LEDE_NOW", text, TRUE);
}

/* A feed of 200 stories, of which the 40 newest are unread. */
static Context *office_with(const char *keep)
{
	g_autofree char *line =
		g_strdup_printf("https://a.example/ %s\n", keep);
	Context *o;

	write_file(PATH_FEEDS, line);
	o = open_office();
	put_stories(o, 200);
	digest_all(o, 200);
	read_all_but(o, 40);
	return o;
}

/* More than is deleted in one step, and not one that is unread. */
START_TEST(retention_goes_in_steps)
{
	g_autoptr(Context) o = office_with("keep=30");

	sweep(o);
	ck_assert_int_eq(count_shown(o), 40);
}
END_TEST

START_TEST(a_span_of_retention_is_no_number)
{
	static const char *const spans[] = { "keep=2w", "keep=12h",
					     "keep=30m" };
	g_autoptr(Context) o = office_with(spans[_i]);

	set_clock(NOW + CLOCK_HOUR);
	sweep(o);
	set_clock(NOW + 2 * CLOCK_DAY);
	sweep(o);
	ck_assert_int_eq(count_shown(o), _i == 0 ? 200 : 40);
}
END_TEST

/* Two years ahead, and back: nothing is old yet. */
START_TEST(a_clock_that_jumps_deletes_nothing)
{
	g_autoptr(Context) o = office_with("keep=90d");

	sweep(o);
	set_clock(NOW + 2 * CLOCK_DAY);
	sweep(o);
	set_clock(NOW + 700 * CLOCK_DAY);
	sweep(o);
	ck_assert_int_eq(count_shown(o), 200);
	set_clock(NOW + 3 * CLOCK_DAY);
	sweep(o);
	ck_assert_int_eq(count_shown(o), 200);
	/* a machine that was off for long: a day later it is believed */
	set_clock(NOW + 700 * CLOCK_DAY);
	sweep(o);
	set_clock(NOW + 702 * CLOCK_DAY);
	sweep(o);
	ck_assert_int_eq(count_shown(o), 40);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("context");
	TCase *t = tcase_create("context");

	tcase_set_timeout(t, 30);
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, a_mute_that_did_not_reach_the_store_is_tried_again);
	tcase_add_test(t, an_open_group_is_committed_in_time);
	tcase_add_test(t, one_at_a_time_holds_the_lock);
	tcase_add_test(t, subscriptions_that_were_edited_are_read_again);
	tcase_add_test(t, a_move_that_fails_loses_nothing);
	tcase_add_test(t, a_move_that_was_cut_short_is_ended_by_the_next_start);
	tcase_add_test(
		t, subscriptions_that_did_not_reach_the_store_are_tried_again);
	tcase_add_test(t, background_work_waits_for_a_parser);
	tcase_add_test(t, background_work_waits_for_the_store);
	tcase_add_test(t, retention_goes_in_steps);
	tcase_add_loop_test(t, a_span_of_retention_is_no_number, 0, 3);
	tcase_add_test(t, a_clock_that_jumps_deletes_nothing);
	suite_add_tcase(s, t);
	return suite_run(s);
}
