#include "tests/ui/client_stage.h"

START_TEST(a_change_waits_for_the_one_before_it)
{
	uint32_t first, second, body;

	client_start(client);
	first = send_mark(7, true);
	second = send_mark(7, false);
	body = send_body(7);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), first);
	expect_nothing_sent();
	fetcher_ack(&fetcher, first, 0, 1);
	ck_assert_uint_eq(next().number, first);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), second);
	expect_nothing_sent();
	fetcher_ack(&fetcher, second, 0, 2);
	ck_assert_uint_eq(next().number, second);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_BODY), body);
}
END_TEST

START_TEST(what_a_busy_store_refused_is_resent_and_reported_once)
{
	uint32_t first, second;
	struct notification n;

	client_start(client);
	first = send_mark(7, true);
	second = send_mark(7, false);
	for (int i = 0; i < 9; i++) {
		ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK),
				  first);
		fetcher_ack(&fetcher, first, ERROR_BUSY + 1, 0);
		if (i > 0) {
			expect_no_notification();
		} else {
			n = next();
			ck_assert_int_eq(n.kind, NOTIFICATION_BUSY);
			ck_assert_str_eq(
				n.words,
				"The store is busy: 2 changes waiting.");
		}
		expect_no_notification();
		expect_nothing_sent();
		ck_assert_int_gt(client_wait_ms(client), 0);
		ck_assert_int_le(client_wait_ms(client), 8000);
		fetcher.now_ms += client_wait_ms(client);
		expect_no_notification();
	}
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), first);
	fetcher_ack(&fetcher, first, 0, 1);
	ck_assert_int_eq(next().kind, NOTIFICATION_REPLY);
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), second);
	ck_assert_int_eq(client_wait_ms(client), -1);
}
END_TEST

/* Another lede refreshes: its refresh does not delay ours. */
START_TEST(a_refresh_that_is_refused_is_answered)
{
	uint32_t number;
	struct notification n;

	client_start(client);
	number = client_send(client, COMMAND_REFRESH, NULL);
	fetcher_expect(&fetcher, COMMAND_REFRESH);
	fetcher_ack(&fetcher, number, ERROR_RUNNING + 1, 0);
	n = next();
	ck_assert_int_eq(n.kind, NOTIFICATION_REPLY);
	ck_assert_int_eq(n.code, ERROR_RUNNING + 1);
	ck_assert_uint_eq(client_waiting(client), 0);
}
END_TEST

START_TEST(an_undo_names_the_batch_of_its_command)
{
	uint32_t first, second, undo_second, undo_first;

	client_start(client);
	first = send_mark(7, true);
	second = send_mark(8, true);
	undo_second = client_undo(client, second, 0, NULL);
	undo_first = client_undo(client, first, 0, NULL);
	fetcher_expect(&fetcher, COMMAND_MARK);
	fetcher_ack(&fetcher, first, 0, 51);
	next();
	fetcher_expect(&fetcher, COMMAND_MARK);
	fetcher_ack(&fetcher, second, 0, 52);
	next();
	ck_assert_int_eq(expect_undo(undo_second), 52);
	fetcher_ack(&fetcher, undo_second, 0, 0);
	ck_assert_int_eq(next().command, COMMAND_UNDO);
	ck_assert_int_eq(expect_undo(undo_first), 51);
}
END_TEST

START_TEST(an_undo_of_an_answered_change_is_sent_at_once)
{
	client_start(client);
	ck_assert_int_eq(expect_undo(client_undo(client, 1, 9, NULL)), 9);
}
END_TEST

START_TEST(a_change_of_nothing_is_undone_by_a_mark)
{
	g_autoptr(Buf) instead = buf_new(WIRE_MAX);
	uint32_t number, undo;

	pack_text(instead, "the mark");
	client_start(client);
	number = send_mark(7, true);
	undo = client_undo(client, number, 0, instead);
	fetcher_expect(&fetcher, COMMAND_MARK);
	fetcher_ack(&fetcher, number, 0, 0);
	next();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), undo);
	ck_assert_uint_eq(client_undo(client, number, 0, NULL), 0);
}
END_TEST

START_TEST(a_refused_change_is_not_undone)
{
	uint32_t number;

	client_start(client);
	number = send_mark(7, true);
	client_undo(client, number, 0, NULL);
	fetcher_expect(&fetcher, COMMAND_MARK);
	fetcher_ack(&fetcher, number, ERROR_STORE + 1, 0);
	ck_assert_int_eq(next().code, ERROR_STORE + 1);
	expect_nothing_sent();
	ck_assert_uint_eq(client_waiting(client), 0);
}
END_TEST

/* The fetcher died between its commit and its reply. */
START_TEST(a_repeated_undo_succeeds)
{
	uint32_t undo;
	struct notification n;

	client_start(client);
	undo = client_undo(client, 1, 9, NULL);
	expect_undo(undo);
	fetcher_kill(&fetcher);
	next();
	expect_no_notification();
	ck_assert_int_eq(expect_undo(undo), 9);
	fetcher_ack(&fetcher, undo, ERROR_ABSENT + 1, 0);
	n = next();
	ck_assert_int_eq(n.command, COMMAND_UNDO);
	ck_assert_int_eq(n.code, 0);
}
END_TEST

START_TEST(a_restart_keeps_the_order_of_changes)
{
	uint32_t first, second;

	client_start(client);
	first = send_mark(7, true);
	second = send_mark(7, false);
	fetcher_expect(&fetcher, COMMAND_MARK);
	fetcher_kill(&fetcher);
	next();
	expect_no_notification();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), first);
	expect_nothing_sent();
	fetcher_ack(&fetcher, first, 0, 1);
	next();
	ck_assert_uint_eq(fetcher_expect(&fetcher, COMMAND_MARK), second);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("client_changes");
	TCase *t = tcase_create("changes");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_change_waits_for_the_one_before_it);
	tcase_add_test(t,
		       what_a_busy_store_refused_is_resent_and_reported_once);
	tcase_add_test(t, a_refresh_that_is_refused_is_answered);
	tcase_add_test(t, an_undo_names_the_batch_of_its_command);
	tcase_add_test(t, an_undo_of_an_answered_change_is_sent_at_once);
	tcase_add_test(t, a_change_of_nothing_is_undone_by_a_mark);
	tcase_add_test(t, a_refused_change_is_not_undone);
	tcase_add_test(t, a_repeated_undo_succeeds);
	tcase_add_test(t, a_restart_keeps_the_order_of_changes);
	suite_add_tcase(s, t);
	return suite_run(s);
}
