/* Background work: digesting waits for a parser and for the store; retention. */
#include "feeds/background/digest.h"
#include "feeds/store/digested.h"
#include "feeds/store/shrink.h"
#include "src/base/clock.h"
#include "tests/feeds/context_home.h"

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

/* Counts what is logged from here on. */
static void count_messages(void)
{
	messages = 0;
	g_log_set_writer_func(count_message, NULL, NULL);
}

/* Runs background work as the loop does when it is idle. */
static void turn_for(Digest *d, int times)
{
	for (int i = 0; i < times; i++)
		digest_turn(d);
}

/* Stories that cannot be digested now are tried again, and the log has a line
 * for each try, not for each story. */
START_TEST(background_work_waits_for_a_parser)
{
	g_autoptr(Context) c = NULL;
	Digest *d;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 300);
	d = digest_new(c);
	count_messages();
	turn_for(d, 1000);
	ck_assert_int_eq(messages, 1);
	ck_assert_int_gt(digest_wait_ms(d), 0);
	ck_assert(!digest_is_idle(d));
	ck_assert(!store_is_digested(c->store, 1));
	context_commit(c, true, NULL);
	digest_free(d);
}
END_TEST

START_TEST(background_work_waits_for_the_store)
{
	g_autoptr(Context) c = NULL;
	g_autoptr(Store) other = NULL;
	g_autofree char *path = NULL;
	Digest *d;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 3);
	path = paths_get(PATH_STORE);
	other = store_open_write(path, NULL);
	ck_assert(store_begin(other, NULL));
	d = digest_new(c);
	count_messages();
	turn_for(d, 1000);
	ck_assert_int_eq(messages, 1);
	ck_assert_int_gt(digest_wait_ms(d), 0);
	ck_assert(!store_is_digested(c->store, 1));
	ck_assert(store_end(other, true, NULL));
	digest_free(d);
}
END_TEST

/* Turns COMMIT into ROLLBACK, as a disk does that is full by then. */
static int refuse_commit(void *user)
{
	(void)user;
	return 1;
}

/* All statements of the group succeed, and none of it is stored. */
START_TEST(background_work_waits_when_a_commit_fails)
{
	g_autoptr(Context) c = NULL;
	Digest *d;

	write_file(PATH_FEEDS, "https://a.example/\n");
	c = open_context();
	put_stories(c, 2000);
	/* without a text no parser is needed */
	ck_assert(sql_run(c->store, "UPDATE content SET html = NULL",
			  SQL_VALUES(0), NULL));
	sqlite3_commit_hook(store_db(c->store), refuse_commit, NULL);
	d = digest_new(c);
	count_messages();
	for (int i = 0; i < 10000 && !digest_failure(d); i++)
		digest_turn(d);
	ck_assert_ptr_nonnull(digest_failure(d));
	turn_for(d, 1000);
	ck_assert_int_gt(digest_wait_ms(d), 0);
	ck_assert_int_le(messages, 2);
	ck_assert(!digest_is_idle(d));
	digest_free(d);
}
END_TEST

/* As background work leaves them. */
static void digest_all(Context *c, int n)
{
	g_autoptr(Buf) body = buf_new(1);

	for (int id = 1; id <= n; id++)
		ck_assert(store_text(c->store, id,
				     &(struct story_text){ .body = body,
							   .words = "words",
							   .minutes = 1 },
				     NULL));
	ck_assert(sql_run(c->store, "UPDATE story SET digested = 2",
			  SQL_VALUES(0), NULL));
}

/* Makes the n newest unread and the others read. */
static void read_all_but(Context *c, int n)
{
	ck_assert(sql_run(c->store, "UPDATE story SET read = (id > ?)",
			  SQL_VALUES(n), NULL));
}

static void sweep(Context *c)
{
	Digest *d = digest_new(c);
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
static Context *context_with(const char *keep)
{
	g_autofree char *line =
		g_strdup_printf("https://a.example/ %s\n", keep);
	Context *c;

	write_file(PATH_FEEDS, line);
	c = open_context();
	put_stories(c, 200);
	digest_all(c, 200);
	read_all_but(c, 40);
	return c;
}

/* More than is deleted in one step, and not one that is unread. */
START_TEST(retention_goes_in_steps)
{
	g_autoptr(Context) c = context_with("keep=30");

	sweep(c);
	ck_assert_int_eq(count_shown(c), 40);
}
END_TEST

START_TEST(a_span_of_retention_is_not_a_count)
{
	static const char *const spans[] = { "keep=2w", "keep=12h",
					     "keep=30m" };
	g_autoptr(Context) c = context_with(spans[_i]);

	set_clock(NOW + CLOCK_HOUR);
	sweep(c);
	set_clock(NOW + 2 * CLOCK_DAY);
	sweep(c);
	ck_assert_int_eq(count_shown(c), _i == 0 ? 200 : 40);
}
END_TEST

/* Two years ahead, and back: nothing is old yet. */
START_TEST(a_clock_that_jumps_deletes_nothing)
{
	g_autoptr(Context) c = context_with("keep=90d");

	sweep(c);
	set_clock(NOW + 2 * CLOCK_DAY);
	sweep(c);
	set_clock(NOW + 700 * CLOCK_DAY);
	sweep(c);
	ck_assert_int_eq(count_shown(c), 200);
	set_clock(NOW + 3 * CLOCK_DAY);
	sweep(c);
	ck_assert_int_eq(count_shown(c), 200);
	/* a machine that was off for long, or whose clock was wrong when they
	 * arrived: they are kept for as long again */
	for (int days = 700; days < 790; days += 30) {
		set_clock(NOW + days * CLOCK_DAY);
		sweep(c);
		ck_assert_int_eq(count_shown(c), 200);
	}
	set_clock(NOW + 791 * CLOCK_DAY);
	sweep(c);
	ck_assert_int_eq(count_shown(c), 40);
}
END_TEST

/* What arrived while the clock was two years back is not old when it is right again. */
START_TEST(what_arrived_by_a_wrong_clock_is_not_old)
{
	g_autoptr(Context) c = context_with("keep=90d");

	ck_assert(store_run(c->store,
			    "UPDATE story SET time = time - 63072000, arrived"
			    " = arrived - 63072000",
			    NULL));
	for (int days = 0; days < 90; days += 30) {
		set_clock(NOW + days * CLOCK_DAY);
		sweep(c);
		ck_assert_int_eq(count_shown(c), 200);
	}
}
END_TEST

/* The file of an older store, of which pages are given back only when it is written as
 * a whole. */
static void make_older(Context *c)
{
	ck_assert(
		store_run(c->store, "PRAGMA auto_vacuum = NONE; VACUUM", NULL));
}

/* Each story with pages of HTML. */
static void fill_texts(Context *c)
{
	ck_assert(store_run(c->store,
			    "UPDATE content SET html = hex(randomblob(20000))",
			    NULL));
}

static const struct {
	bool older;
	int kept; /* stories, of 200 */
	bool shrinks;
} files[] = {
	{ false, 40, true },
	{ true, 40, true },
	{ false, 190, false }, /* what is free will be used again */
	{ true, 190, false },
};

START_TEST(the_file_shrinks_after_stories_were_deleted)
{
	g_autofree char *keep = g_strdup_printf("keep=%d", files[_i].kept);
	g_autoptr(Context) c = context_with(keep);
	struct store_room before, after;

	fill_texts(c);
	if (files[_i].older)
		make_older(c);
	store_room(c->store, &before);
	ck_assert(before.incremental == !files[_i].older);
	sweep(c);
	store_room(c->store, &after);
	ck_assert_int_eq(count_shown(c), files[_i].kept);
	if (!files[_i].shrinks) {
		ck_assert_int_ge(after.bytes, before.bytes);
		return;
	}
	ck_assert_int_lt(after.bytes, before.bytes / 2);
	ck_assert(after.incremental && !after.wasteful);
	ck_assert_int_eq(count_shown(c), 40);
}
END_TEST

/* A reader with a snapshot from before, and marks of another program meanwhile. */
START_TEST(a_file_shrinks_under_others)
{
	g_autoptr(Context) c = context_with("keep=40");
	g_autofree char *path = paths_get(PATH_STORE);
	g_autoptr(Store) reader = store_open_read(path, NULL);
	g_autoptr(Store) writer = store_open_write(path, NULL);
	struct store_room room;
	sqlite3_stmt *q;
	char *wrong;
	bool more = true;
	int seen = 0;

	fill_texts(c);
	q = store_prepare(reader, "SELECT length(html) FROM content", NULL);
	ck_assert_int_eq(sqlite3_step(q), SQLITE_ROW);
	sweep(c);
	ck_assert(store_run(writer, "UPDATE story SET read = 1 WHERE id < 9",
			    NULL));
	do
		seen += sqlite3_column_int(q, 0) == 40000;
	while (sqlite3_step(q) == SQLITE_ROW);
	ck_assert_int_eq(seen, 200);
	sqlite3_reset(q);
	while (more)
		ck_assert(store_shrink(writer, &more, NULL));
	store_room(reader, &room);
	ck_assert(!room.wasteful);
	ck_assert(store_verify(reader, true, &wrong));
	ck_assert_ptr_null(wrong);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("background");
	TCase *t = tcase_create("background");

	tcase_set_timeout(t, 30);
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, background_work_waits_for_a_parser);
	tcase_add_test(t, background_work_waits_for_the_store);
	tcase_add_test(t, background_work_waits_when_a_commit_fails);
	tcase_add_test(t, retention_goes_in_steps);
	SUITE_LOOP(t, the_file_shrinks_after_stories_were_deleted, files);
	tcase_add_test(t, a_file_shrinks_under_others);
	tcase_add_loop_test(t, a_span_of_retention_is_not_a_count, 0, 3);
	tcase_add_test(t, a_clock_that_jumps_deletes_nothing);
	tcase_add_test(t, what_arrived_by_a_wrong_clock_is_not_old);
	suite_add_tcase(s, t);
	return suite_run(s);
}
