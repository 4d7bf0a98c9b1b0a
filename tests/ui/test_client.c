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
	first = send_body(7);
	second = send_body(8);
	ck_assert_uint_ne(first, second);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), first);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), second);
	fetcher_ack(&fetcher, second, 0, 5);
	n = next();
	ck_assert_int_eq(n.kind, NOTIFICATION_REPLY);
	ck_assert_int_eq(n.command, COMMAND_BODY);
	ck_assert_uint_eq(n.number, second);
	ck_assert_int_eq(n.batch, 5);
	ck_assert_uint_eq(client_waiting(client), 1);
	expect_no_notification();
}
END_TEST

START_TEST(unanswered_commands_are_sent_again_under_their_number)
{
	uint32_t first, second;

	client_start(client);
	first = send_body(7);
	second = send_body(8);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), first);
	fetcher_ack(&fetcher, first, 0, 0);
	ck_assert_uint_eq(next().number, first);
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	ck_assert_int_eq(fetcher.started, 2);
	expect_no_notification();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), second);
	fetcher_ack(&fetcher, second, 0, 0);
	ck_assert_uint_eq(next().number, second);
	ck_assert_uint_eq(client_waiting(client), 0);
}
END_TEST

START_TEST(commands_of_before_the_start_are_sent)
{
	uint32_t number = send_body(7);

	expect_no_notification();
	client_start(client);
	expect_no_notification();
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

START_TEST(an_invalid_frame_ends_the_fetcher_and_loses_no_command)
{
	g_autoptr(Buf) raw = buf_new(64);
	uint32_t number;

	client_start(client);
	number = send_body(7);
	fetcher_expect(&fetcher, COMMAND_BODY);
	buf_add(raw, nonsense[_i].bytes, nonsense[_i].size);
	ck_assert(wire_write(fetcher.fd, raw));
	fetcher_kill(&fetcher);
	ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	expect_no_notification();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), number);
}
END_TEST

START_TEST(another_version_is_not_used)
{
	struct notification n;

	client_start(client);
	fetcher_hello(&fetcher, "another");
	n = next();
	ck_assert_int_eq(n.kind, NOTIFICATION_GONE);
	ck_assert_ptr_nonnull(n.words);
	expect_no_notification();
	ck_assert_int_eq(client_fd(client), -1);
	send_body(7); /* the missing fetcher is reported again */
	ck_assert_int_eq(next().kind, NOTIFICATION_GONE);
	ck_assert_int_eq(fetcher.started, 1);
	ck_assert_int_eq(client_wait_ms(client), -1);
	fetcher_kill(&fetcher);
}
END_TEST

START_TEST(a_fetcher_that_keeps_stopping_is_not_restarted)
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

START_TEST(a_fetcher_that_rarely_stops_is_restarted)
{
	client_start(client);
	for (int i = 0; i < 9; i++) {
		fetcher.now_ms += 61000;
		fetcher_kill(&fetcher);
		ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	}
}
END_TEST

/* It runs, and never says hello. */
START_TEST(a_fetcher_without_hello_times_out)
{
	uint32_t number;

	client_start(client);
	number = send_mark(7, true);
	ck_assert_int_eq(client_wait_ms(client), 15000);
	fetcher.now_ms += 14999;
	expect_no_notification();
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

START_TEST(a_late_hello_is_accepted)
{
	client_start(client);
	fetcher.now_ms += 15000;
	ck_assert_int_eq(next().kind, NOTIFICATION_RESTARTED);
	fetcher.now_ms += 59000;
	fetcher_hello(&fetcher, WIRE_VERSION);
	ck_assert_int_eq(next().kind, NOTIFICATION_READY);
	fetcher.now_ms += 3600000;
	expect_no_notification();
	ck_assert_int_eq(client_wait_ms(client), -1);
}
END_TEST

START_TEST(a_reply_to_no_command_is_ignored)
{
	client_start(client);
	fetcher_ack(&fetcher, 99, 0, 3);
	ck_assert_int_eq(next().command, WIRE_NONE);
	expect_no_notification();
}
END_TEST

START_TEST(closing_sends_the_queue)
{
	uint32_t first, second, body;

	client_start(client);
	first = send_mark(7, true);
	second = send_mark(7, false);
	body = send_body(7);
	g_clear_pointer(&client, client_free);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), first);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), second);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), body);
	fetcher_expect(&fetcher, COMMAND_QUIT);
}
END_TEST

/* poll() would not return for it. */
START_TEST(a_second_notification_of_one_read_is_not_polled_for)
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
	send_mark(7, true);
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
	tcase_add_test(t,
		       unanswered_commands_are_sent_again_under_their_number);
	tcase_add_test(t, commands_of_before_the_start_are_sent);
	SUITE_LOOP(t, an_invalid_frame_ends_the_fetcher_and_loses_no_command,
		   nonsense);
	tcase_add_test(t, another_version_is_not_used);
	tcase_add_test(t, a_fetcher_that_keeps_stopping_is_not_restarted);
	tcase_add_test(t, a_fetcher_that_rarely_stops_is_restarted);
	tcase_add_test(t, a_fetcher_without_hello_times_out);
	tcase_add_test(t, a_late_hello_is_accepted);
	tcase_add_test(t, a_reply_to_no_command_is_ignored);
	tcase_add_test(t, closing_sends_the_queue);
	tcase_add_test(t, a_second_notification_of_one_read_is_not_polled_for);
	tcase_add_test(t, a_stop_is_not_waited_for);
	suite_add_tcase(s, t);
	return suite_run(s);
}
