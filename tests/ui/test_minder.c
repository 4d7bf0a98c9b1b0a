#include "tests/ui/fetcher.h"

static struct fetcher fetcher;
static Minder *minder;

static void setup(void)
{
	minder = fetcher_minder(&fetcher);
}

static void teardown(void)
{
	g_clear_pointer(&minder, minder_free);
	fetcher_free(&fetcher);
}

static struct news next(void)
{
	struct news n = { .kind = NEWS_PROGRESS, .number = UINT32_MAX };

	ck_assert(minder_turn(minder, &n));
	return n;
}

static void expect_silence(void)
{
	struct news n;

	ck_assert(!minder_turn(minder, &n));
}

static uint32_t order_body(int64_t id)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_i64(m, id);
	return minder_order(minder, ORDER_BODY, m);
}

/* The lowest descriptor that is free. */
static int free_fd(void)
{
	int fd = dup(STDOUT_FILENO);

	ck_assert_int_ge(fd, 0);
	close(fd);
	return fd;
}

START_TEST(a_failed_start_leaves_no_descriptor_open)
{
	int before = free_fd();

	fetcher.absent = true;
	minder_start(minder);
	ck_assert_int_eq(next().kind, NEWS_GONE);
	ck_assert_int_eq(free_fd(), before);
	ck_assert_int_eq(minder_fd(minder), -1);
}
END_TEST

/* The same of a program that is not there. */
START_TEST(an_absent_program_leaves_no_descriptor_open)
{
	int before = free_fd();
	g_autoptr(Minder) m = minder_new("/nonexistent/lede-courier");
	struct news n;

	minder_start(m);
	ck_assert(minder_turn(m, &n));
	ck_assert_int_eq(n.kind, NEWS_GONE);
	ck_assert_int_eq(free_fd(), before);
}
END_TEST

START_TEST(a_reply_names_its_command)
{
	uint32_t first, second;
	struct news n;

	minder_start(minder);
	fetcher_hello(&fetcher, WIRE_VERSION);
	ck_assert_int_eq(next().kind, NEWS_READY);
	first = order_body(7);
	second = order_body(8);
	ck_assert_uint_ne(first, second);
	ck_assert_uint_eq(fetcher_expect(&fetcher, ORDER_BODY), first);
	ck_assert_uint_eq(fetcher_expect(&fetcher, ORDER_BODY), second);
	fetcher_ack(&fetcher, second, 0, 5);
	n = next();
	ck_assert_int_eq(n.kind, NEWS_ACK);
	ck_assert_int_eq(n.order, ORDER_BODY);
	ck_assert_uint_eq(n.number, second);
	ck_assert_int_eq(n.batch, 5);
	ck_assert_uint_eq(minder_waiting(minder), 1);
	expect_silence();
}
END_TEST

START_TEST(what_was_not_answered_is_sent_again_under_its_number)
{
	uint32_t first, second;

	minder_start(minder);
	first = order_body(7);
	second = order_body(8);
	ck_assert_uint_eq(fetcher_expect(&fetcher, ORDER_BODY), first);
	fetcher_ack(&fetcher, first, 0, 0);
	ck_assert_uint_eq(next().number, first);
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NEWS_RESTARTED);
	ck_assert_int_eq(fetcher.started, 2);
	expect_silence();
	ck_assert_uint_eq(fetcher_expect(&fetcher, ORDER_BODY), second);
	fetcher_ack(&fetcher, second, 0, 0);
	ck_assert_uint_eq(next().number, second);
	ck_assert_uint_eq(minder_waiting(minder), 0);
}
END_TEST

START_TEST(commands_of_before_the_start_are_sent)
{
	uint32_t number = order_body(7);

	expect_silence();
	minder_start(minder);
	expect_silence();
	ck_assert_uint_eq(fetcher_expect(&fetcher, ORDER_BODY), number);
}
END_TEST

static const struct {
	uint8_t bytes[16];
	size_t size;
} nonsense[] = {
	{ "nonsense, twelve", 16 },
	{ { 255, 255, 255, 255, 12, 0, 0, 0, 1, 0, 0, 0 }, 12 }, /* too long */
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0 }, 12 },          /* no kind */
	{ { 0, 0, 0, 0, ORDER_MARK, 0, 0, 0, 1, 0, 0, 0 }, 12 }, /* not its */
	{ { 1, 0, 0, 0, EVENT_ACK, 0, 0, 0, 1, 0, 0, 0, 9 }, 13 }, /* short */
};

START_TEST(nonsense_ends_a_fetcher_and_loses_no_command)
{
	g_autoptr(Buf) raw = buf_new(64);
	uint32_t number;

	minder_start(minder);
	number = order_body(7);
	fetcher_expect(&fetcher, ORDER_BODY);
	buf_add(raw, nonsense[_i].bytes, nonsense[_i].size);
	ck_assert(wire_write(fetcher.fd, raw));
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NEWS_RESTARTED);
	expect_silence();
	ck_assert_uint_eq(fetcher_expect(&fetcher, ORDER_BODY), number);
}
END_TEST

START_TEST(another_version_is_not_spoken_with)
{
	struct news n;

	minder_start(minder);
	fetcher_hello(&fetcher, "another");
	n = next();
	ck_assert_int_eq(n.kind, NEWS_GONE);
	ck_assert_ptr_nonnull(n.words);
	expect_silence();
	ck_assert_int_eq(minder_fd(minder), -1);
	order_body(7); /* it is said again that nobody is there */
	ck_assert_int_eq(next().kind, NEWS_GONE);
	ck_assert_int_eq(fetcher.started, 1);
	fetcher_kill(&fetcher);
}
END_TEST

START_TEST(one_that_keeps_stopping_is_left_alone)
{
	minder_start(minder);
	for (int i = 0; i < 3; i++) {
		fetcher_kill(&fetcher);
		ck_assert_int_eq(next().kind, NEWS_RESTARTED);
	}
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NEWS_GONE);
	ck_assert_int_eq(fetcher.started, 4);
}
END_TEST

START_TEST(one_that_stops_now_and_then_is_started_again)
{
	minder_start(minder);
	for (int i = 0; i < 9; i++) {
		fetcher.now_ms += 61000;
		fetcher_kill(&fetcher);
		ck_assert_int_eq(next().kind, NEWS_RESTARTED);
	}
}
END_TEST

START_TEST(an_answer_to_nothing_is_of_no_command)
{
	minder_start(minder);
	fetcher_ack(&fetcher, 99, 0, 3);
	ck_assert_int_eq(next().order, WIRE_NONE);
	expect_silence();
}
END_TEST

int main(void)
{
	Suite *s = suite_create("minder");
	TCase *t = tcase_create("minder");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_failed_start_leaves_no_descriptor_open);
	tcase_add_test(t, an_absent_program_leaves_no_descriptor_open);
	tcase_add_test(t, a_reply_names_its_command);
	tcase_add_test(t, what_was_not_answered_is_sent_again_under_its_number);
	tcase_add_test(t, commands_of_before_the_start_are_sent);
	SUITE_LOOP(t, nonsense_ends_a_fetcher_and_loses_no_command, nonsense);
	tcase_add_test(t, another_version_is_not_spoken_with);
	tcase_add_test(t, one_that_keeps_stopping_is_left_alone);
	tcase_add_test(t, one_that_stops_now_and_then_is_started_again);
	tcase_add_test(t, an_answer_to_nothing_is_of_no_command);
	suite_add_tcase(s, t);
	return suite_run(s);
}
