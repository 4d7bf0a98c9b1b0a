/* Hosts take turns, whatever one of them has waiting. */
#include "feeds/net/host_queue.h"
#include "tests/suite.h"

#include <string.h>

#define SLOW 1000 /* feeds of one host, at the head */
#define MINE 1

struct stage {
	Settings *settings;
	HostQueue *queue;
	struct transfer_memory memory;
};

static void set_up(struct stage *s)
{
	*s = (struct stage){ .settings = settings_new() };
	s->queue = host_queue_new(s->settings);
}

static void tear_down(struct stage *s)
{
	host_queue_free(s->queue);
	settings_free(s->settings);
}

static void add(struct stage *s, int owner, const char *url, bool first)
{
	const struct fetch_request r = { .owner = owner,
					 .url = url,
					 .first = first };

	host_queue_add(s->queue, transfer_new(&r, s->settings, &s->memory));
}

/* Takes one and checks what it is; NULL: there is none. It is under way. */
static void expect(struct stage *s, const char *url)
{
	Transfer *t = host_queue_take(s->queue);

	ck_assert_str_eq(t ? t->url : "none", url ? url : "none");
	transfer_free(t);
}

START_TEST(hosts_take_turns)
{
	struct stage s;

	set_up(&s);
	for (int i = 0; i < SLOW; i++)
		add(&s, 0, "http://slow.example/feed", false);
	add(&s, 0, "http://a.example/1", false);
	add(&s, 0, "http://a.example/2", false);
	add(&s, 0, "http://www.A.example:8080/3", false);
	add(&s, 0, "http://b.example/1", false);
	ck_assert_uint_eq(host_queue_waiting(s.queue), SLOW + 4);
	expect(&s, "http://slow.example/feed");
	expect(&s, "http://a.example/1");
	expect(&s, "http://b.example/1");
	expect(&s, "http://slow.example/feed");
	expect(&s, "http://a.example/2");
	/* two of each host are under way */
	ck_assert(!host_queue_is_ready(s.queue));
	expect(&s, NULL);
	host_queue_end(s.queue, "a.example");
	expect(&s, "http://www.A.example:8080/3");
	host_queue_end(s.queue, "slow.example");
	expect(&s, "http://slow.example/feed");
	expect(&s, NULL);
	ck_assert_uint_eq(host_queue_waiting(s.queue), SLOW - 3);
	tear_down(&s);
}
END_TEST

/* The connection of one that has ended is open: the next one is of its host, unless
 * somebody waits for another. */
START_TEST(a_host_goes_on_where_one_ends)
{
	struct stage s;

	set_up(&s);
	add(&s, 0, "http://a.example/1", false);
	add(&s, 0, "http://a.example/2", false);
	add(&s, 0, "http://a.example/3", false);
	add(&s, 0, "http://b.example/1", false);
	add(&s, 0, "http://c.example/1", false);
	expect(&s, "http://a.example/1");
	host_queue_end(s.queue, "a.example");
	expect(&s, "http://a.example/2");
	add(&s, 0, "http://d.example/now", true);
	host_queue_end(s.queue, "a.example");
	expect(&s, "http://d.example/now");
	expect(&s, "http://a.example/3");
	expect(&s, "http://b.example/1");
	expect(&s, "http://c.example/1");
	tear_down(&s);
}
END_TEST

START_TEST(what_somebody_waits_for_is_next)
{
	struct stage s;

	set_up(&s);
	add(&s, 0, "http://a.example/1", false);
	add(&s, 0, "http://b.example/1", false);
	add(&s, 0, "http://b.example/2", false);
	add(&s, 0, "http://b.example/now", true);
	add(&s, 0, "http://c.example/now", true);
	expect(&s, "http://c.example/now");
	expect(&s, "http://b.example/now");
	expect(&s, "http://a.example/1");
	expect(&s, "http://b.example/1");
	expect(&s, NULL);
	host_queue_end(s.queue, "b.example");
	expect(&s, "http://b.example/2");
	tear_down(&s);
}
END_TEST

/* Files and programs have no host. */
START_TEST(sources_of_this_machine_are_not_limited)
{
	struct stage s;

	set_up(&s);
	for (int i = 0; i < 4; i++)
		add(&s, 0, "exec:scraper", false);
	for (int i = 0; i < 4; i++)
		expect(&s, "exec:scraper");
	tear_down(&s);
}
END_TEST

START_TEST(stopping_an_owner_keeps_the_others_in_turn)
{
	struct stage s;

	set_up(&s);
	add(&s, MINE, "http://a.example/mine", false);
	add(&s, 0, "http://b.example/1", false);
	add(&s, MINE, "http://b.example/mine", false);
	add(&s, 0, "http://b.example/2", false);
	add(&s, 0, "http://b.example/3", false);
	host_queue_stop(s.queue, MINE);
	ck_assert_uint_eq(host_queue_waiting(s.queue), 3);
	expect(&s, "http://b.example/1");
	expect(&s, "http://b.example/2");
	host_queue_stop(s.queue, MINE); /* those under way still count */
	expect(&s, NULL);
	host_queue_end(s.queue, "b.example");
	expect(&s, "http://b.example/3");
	tear_down(&s);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("host_queue");
	TCase *t = tcase_create("host_queue");

	tcase_add_test(t, hosts_take_turns);
	tcase_add_test(t, a_host_goes_on_where_one_ends);
	tcase_add_test(t, what_somebody_waits_for_is_next);
	tcase_add_test(t, sources_of_this_machine_are_not_limited);
	tcase_add_test(t, stopping_an_owner_keeps_the_others_in_turn);
	suite_add_tcase(s, t);
	return suite_run(s);
}
