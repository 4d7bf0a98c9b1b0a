/* Each refresh is answered with the counts of its own feeds. */
#include "feeds/context/waiters.h"
#include "tests/suite.h"

/* The next reply: its number, and its counts as 100 * feeds + 10 * new + failed,
 * and 1000 if it is offline; 0 for none. */
static int next(Context *c, uint32_t *number)
{
	struct frame f;
	struct unpack u;
	bool wrong;
	bool offline;
	int fresh, feeds, failed;

	if (!wire_take(c->out, WIRE_MAX, &f, &wrong))
		return 0;
	*number = f.number;
	u = unpack_from(f.bytes, f.size);
	unpack_u8(&u);
	unpack_text(&u);
	unpack_i64(&u);
	fresh = (int)unpack_i64(&u);
	feeds = (int)unpack_u32(&u);
	failed = (int)unpack_u32(&u);
	offline = unpack_bool(&u);
	ck_assert(unpack_done(&u));
	wire_drop(c->out, &f);
	return 1000 * offline + 100 * feeds + 10 * fresh + failed;
}

START_TEST(each_command_has_its_own_counts)
{
	g_autoptr(Waiters) w = waiters_new();
	Context c = { .out = buf_new(WIRE_MAX) };
	uint32_t number = 0;

	waiters_add(w, 1);
	waiters_expect(w, 0);
	waiters_expect(w, 1);
	ck_assert(!waiters_any_served(w));
	waiters_settle(w, 0, &(struct feed_result){ 3, .failed = false });
	waiters_add(w, 2); /* joins: one feed is done, one is its own */
	waiters_expect(w, 0);
	waiters_expect(w, 0); /* named twice */
	waiters_expect(w, 2);
	waiters_add(w, 0); /* no command */
	waiters_expect(w, 1);
	waiters_answer(w, &c, NULL);
	ck_assert_int_eq(next(&c, &number), 0);
	waiters_settle(w, 2, &(struct feed_result){ 0, .failed = true });
	ck_assert(waiters_any_served(w));
	waiters_answer(w, &c, NULL);
	ck_assert_int_eq(next(&c, &number), 231);
	ck_assert_uint_eq(number, 2);
	waiters_settle(w, 1, &(struct feed_result){ 4, .failed = false });
	waiters_answer(w, &c, NULL);
	ck_assert_int_eq(next(&c, &number), 270);
	ck_assert_uint_eq(number, 1);
	ck_assert_int_eq(next(&c, &number), 0);
	buf_free(c.out);
}
END_TEST

START_TEST(a_stop_answers_all_with_their_counts)
{
	g_autoptr(Waiters) w = waiters_new();
	Context c = { .out = buf_new(WIRE_MAX) };
	uint32_t number = 0;

	waiters_add(w, 1);
	waiters_expect(w, 0);
	waiters_expect(w, 1);
	waiters_add(w, 2);
	waiters_expect(w, 1);
	waiters_settle(w, 0, &(struct feed_result){ 1, .failed = false });
	waiters_stop(w);
	waiters_answer(w, &c, NULL);
	ck_assert_int_eq(next(&c, &number), 110);
	ck_assert_uint_eq(number, 1);
	ck_assert_int_eq(next(&c, &number), 0);
	ck_assert_uint_eq(number, 2); /* unchanged: there was no reply */
	buf_free(c.out);
}
END_TEST

START_TEST(a_command_without_feeds_is_answered)
{
	g_autoptr(Waiters) w = waiters_new();

	waiters_add(w, 1);
	ck_assert(waiters_any_served(w));
}
END_TEST

static const struct {
	struct feed_result results[3];
	bool offline;
} networks[] = {
	{ { { .unreached = "a.example" },
	    { .unreached = "b.example" },
	    { .unreached = "a.example" } },
	  true },
	/* one host is no network */
	{ { { .unreached = "a.example" }, { .unreached = "a.example" } },
	  false },
	{ { { .unreached = "a.example" } }, false },
	/* an answer came, be it an error */
	{ { { .unreached = "a.example" },
	    { .unreached = "b.example" },
	    { .reached = true } },
	  false },
	/* of this machine */
	{ { { .failed = true }, { .failed = true }, { .failed = true } },
	  false },
	{ { { .unreached = "a.example" },
	    { .fresh = 1 },
	    { .unreached = "b.example" } },
	  true },
};

START_TEST(is_offline_where_no_host_of_several_is_reached)
{
	g_autoptr(Waiters) w = waiters_new();
	Context c = { .out = buf_new(WIRE_MAX) };
	uint32_t number = 0;

	waiters_add(w, 1);
	for (guint i = 0; i < 3; i++) {
		waiters_expect(w, i);
		waiters_settle(w, i, &networks[_i].results[i]);
	}
	waiters_answer(w, &c, NULL);
	ck_assert_int_eq(next(&c, &number) >= 1000, networks[_i].offline);
	buf_free(c.out);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("waiters");
	TCase *t = tcase_create("waiters");

	tcase_add_test(t, each_command_has_its_own_counts);
	tcase_add_test(t, a_stop_answers_all_with_their_counts);
	tcase_add_test(t, a_command_without_feeds_is_answered);
	SUITE_LOOP(t, is_offline_where_no_host_of_several_is_reached, networks);
	suite_add_tcase(s, t);
	return suite_run(s);
}
