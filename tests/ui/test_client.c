#include "tests/ui/client_stage.h"

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
	client_start(client);
	ck_assert_int_eq(next().kind, NOTIFICATION_GONE);
	ck_assert_int_eq(free_fd(), before);
	ck_assert_int_eq(client_fd(client), -1);
}
END_TEST

/* The same of a program that is not there. */
START_TEST(an_absent_program_leaves_no_descriptor_open)
{
	int before = free_fd();
	g_autoptr(Client) m = client_new("/nonexistent/lede-fetcher");
	struct notification n;

	client_start(m);
	ck_assert(client_turn(m, &n));
	ck_assert_int_eq(n.kind, NOTIFICATION_GONE);
	ck_assert_int_eq(free_fd(), before);
}
END_TEST

START_TEST(a_reply_names_its_command)
{
	uint32_t first, second;
	struct notification n;

	client_start(client);
	fetcher_hello(&fetcher, WIRE_VERSION);
	ck_assert_int_eq(next().kind, NOTIFICATION_READY);
	first = order_body(7);
	second = order_body(8);
	ck_assert_uint_ne(first, second);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), first);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), second);
	fetcher_ack(&fetcher, second, 0, 5);
	n = next();
	ck_assert_int_eq(n.kind, NOTIFICATION_ACK);
	ck_assert_int_eq(n.command, COMMAND_BODY);
	ck_assert_uint_eq(n.number, second);
	ck_assert_int_eq(n.batch, 5);
	ck_assert_uint_eq(client_waiting(client), 1);
	expect_silence();
}
END_TEST

START_TEST(what_was_not_answered_is_sent_again_under_its_number)
{
	uint32_t first, second;

	client_start(client);
	first = order_body(7);
	second = order_body(8);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), first);
	fetcher_ack(&fetcher, first, 0, 0);
	ck_assert_uint_eq(next().number, first);
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	ck_assert_int_eq(fetcher.started, 2);
	expect_silence();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), second);
	fetcher_ack(&fetcher, second, 0, 0);
	ck_assert_uint_eq(next().number, second);
	ck_assert_uint_eq(client_waiting(client), 0);
}
END_TEST

START_TEST(commands_of_before_the_start_are_sent)
{
	uint32_t number = order_body(7);

	expect_silence();
	client_start(client);
	expect_silence();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), number);
}
END_TEST

static const struct {
	uint8_t bytes[16];
	size_t size;
} nonsense[] = {
	{ "nonsense, twelve", 16 },
	{ { 255, 255, 255, 255, 12, 0, 0, 0, 1, 0, 0, 0 }, 12 }, /* too long */
	{ { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0 }, 12 },          /* no kind */
	{ { 0, 0, 0, 0, COMMAND_MARK, 0, 0, 0, 1, 0, 0, 0 }, 12 }, /* not its */
	{ { 1, 0, 0, 0, REPLY, 0, 0, 0, 1, 0, 0, 0, 9 }, 13 },     /* short */
};

START_TEST(nonsense_ends_a_fetcher_and_loses_no_command)
{
	g_autoptr(Buf) raw = buf_new(64);
	uint32_t number;

	client_start(client);
	number = order_body(7);
	fetcher_expect(&fetcher, COMMAND_BODY);
	buf_add(raw, nonsense[_i].bytes, nonsense[_i].size);
	ck_assert(wire_write(fetcher.fd, raw));
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	expect_silence();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), number);
}
END_TEST

START_TEST(another_version_is_not_spoken_with)
{
	struct notification n;

	client_start(client);
	fetcher_hello(&fetcher, "another");
	n = next();
	ck_assert_int_eq(n.kind, NOTIFICATION_GONE);
	ck_assert_ptr_nonnull(n.words);
	expect_silence();
	ck_assert_int_eq(client_fd(client), -1);
	order_body(7); /* it is said again that nobody is there */
	ck_assert_int_eq(next().kind, NOTIFICATION_GONE);
	ck_assert_int_eq(fetcher.started, 1);
	ck_assert_int_eq(client_wait_ms(client), -1);
	fetcher_kill(&fetcher);
}
END_TEST

START_TEST(one_that_keeps_stopping_is_left_alone)
{
	client_start(client);
	for (int i = 0; i < 3; i++) {
		fetcher_kill(&fetcher);
		ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	}
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NOTIFICATION_GONE);
	ck_assert_int_eq(fetcher.started, 4);
}
END_TEST

START_TEST(one_that_stops_now_and_then_is_started_again)
{
	client_start(client);
	for (int i = 0; i < 9; i++) {
		fetcher.now_ms += 61000;
		fetcher_kill(&fetcher);
		ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	}
}
END_TEST

/* It runs, and that is all it does. */
START_TEST(one_that_never_greets_is_not_waited_for)
{
	uint32_t number;

	client_start(client);
	number = order_mark(7, true);
	ck_assert_int_eq(client_wait_ms(client), 15000);
	fetcher.now_ms += 14999;
	expect_silence();
	fetcher.now_ms += client_wait_ms(client);
	ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	ck_assert_int_eq(fetcher.started, 2);
	fetcher.now_ms += client_wait_ms(client);
	ck_assert_int_eq(next().kind, NOTIFICATION_GONE);
	ck_assert_int_eq(fetcher.started, 2);
	ck_assert_int_eq(client_wait_ms(client), -1);
	ck_assert_uint_eq(client_waiting(client), 1);
	ck_assert_uint_ne(number, 0);
}
END_TEST

START_TEST(one_that_greets_late_is_heard)
{
	client_start(client);
	fetcher.now_ms += 15000;
	ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	fetcher.now_ms += 59000;
	fetcher_hello(&fetcher, WIRE_VERSION);
	ck_assert_int_eq(next().kind, NOTIFICATION_READY);
	fetcher.now_ms += 3600000;
	expect_silence();
	ck_assert_int_eq(client_wait_ms(client), -1);
}
END_TEST

START_TEST(an_answer_to_nothing_is_of_no_command)
{
	client_start(client);
	fetcher_ack(&fetcher, 99, 0, 3);
	ck_assert_int_eq(next().command, WIRE_NONE);
	expect_silence();
}
END_TEST

START_TEST(leaving_sends_what_is_left)
{
	uint32_t first, second, body;

	client_start(client);
	first = order_mark(7, true);
	second = order_mark(7, false);
	body = order_body(7);
	g_clear_pointer(&client, client_free);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), first);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), second);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), body);
	fetcher_expect(&fetcher, COMMAND_QUIT);
}
END_TEST

/* Whoever polls the socket would not be woken for it. */
START_TEST(news_that_was_read_with_other_news_is_not_waited_for)
{
	client_start(client);
	fetcher_ack(&fetcher, 98, 0, 0);
	fetcher_ack(&fetcher, 99, 0, 0);
	ck_assert_uint_eq(next().number, 98);
	ck_assert_int_eq(client_wait_ms(client), 0);
	ck_assert_uint_eq(next().number, 99);
	ck_assert_int_eq(client_wait_ms(client), -1);
}
END_TEST

START_TEST(a_stop_is_not_waited_for)
{
	client_start(client);
	order_mark(7, true);
	client_stop(client);
	fetcher_expect(&fetcher, COMMAND_MARK);
	fetcher_expect(&fetcher, COMMAND_STOP);
	ck_assert_uint_eq(client_waiting(client), 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("client");
	TCase *t = tcase_create("client");

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
	tcase_add_test(t, one_that_never_greets_is_not_waited_for);
	tcase_add_test(t, one_that_greets_late_is_heard);
	tcase_add_test(t, an_answer_to_nothing_is_of_no_command);
	tcase_add_test(t, leaving_sends_what_is_left);
	tcase_add_test(t, news_that_was_read_with_other_news_is_not_waited_for);
	tcase_add_test(t, a_stop_is_not_waited_for);
	suite_add_tcase(s, t);
	return suite_run(s);
}
