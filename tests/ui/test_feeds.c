/* The feeds screen: its order, its actions, and what is asked of a feed. */
#include "tests/suite.h"
#include "ui/input/key.h"
#include "ui/output/feed_words.h"
#include "ui/text/cut_middle.h"
#include "ui/update/actions.h"
#include "ui/update/new_feed.h"
#include "ui/update/on_notification.h"
#include "ui/update/update.h"

#include <string.h>

static const Settings *settings; /* of all tests */
static Effects *fx;              /* of the last action or notification */
static View *v;                  /* on the feeds screen */

/* "a" is https://a.example/, named A; a capital letter fails, one with a
 * minus before it is paused, too. */
static Feeds *feeds_of(const char *letters)
{
	Feeds *all = feeds_new();

	for (bool paused = false; *letters; letters++) {
		const char letter[2] = { g_ascii_tolower(*letters), '\0' };
		g_autofree char *url =
			g_strdup_printf("https://%s.example/", letter);
		struct feed f = { .id = *letter,
				  .url = feeds_keep(all, url),
				  .name = feeds_keep(all, letter),
				  .section = "News",
				  .error = g_ascii_isupper(*letters)
						   ? "410 gone"
						   : NULL,
				  .paused = paused };

		paused = *letters == '-';
		if (!paused)
			g_array_append_val(all->all, f);
	}
	return all;
}

static const char *order_now(void)
{
	static char letters[100];
	guint n = v->feed_list.feeds->all->len;

	for (guint i = 0; i < n; i++)
		letters[i] = *feeds_at(v->feed_list.feeds, i)->name;
	letters[n] = '\0';
	return letters;
}

static void show(const char *letters)
{
	feed_list_take(&v->feed_list, feeds_of(letters));
	effects_clear(fx);
	new_feed_loaded(v, fx);
}

static void apply(enum action a)
{
	effects_clear(fx);
	update_action(v, a, fx);
}

static void type(const char *keys)
{
	int key;

	effects_clear(fx);
	while ((key = key_read(keys, &keys)))
		update_prompt_key(v, key, fx);
}

static void receive(const struct notification *n)
{
	effects_clear(fx);
	on_notification_apply(v, n, fx);
}

static void setup(void)
{
	fx = effects_new();
	v = view_new(settings, 80, 24);
	apply(ACTION_FEEDS);
}

static void teardown(void)
{
	effects_free(fx);
	view_free(v);
}

/* What was shown, selected, and came then; what is shown and selected. */
static const struct {
	const char *shown;
	int selected;
	const char *came, *want;
	int now;
} orders[] = {
	{ "", 0, "Cab", "cab", 0 },
	{ "cab", 1, "Acb", "cab", 1 },   /* a fails now: nothing moves */
	{ "cab", 2, "cadb", "cadb", 3 }, /* one that is new, behind its own */
	{ "cab", 0, "dcab", "dcab", 1 },
	{ "cab", 1, "cb", "cb", 1 }, /* the selected one is gone */
	{ "cab", 2, "ca", "ca", 1 },
	{ "cab", 1, "", "", 0 },
};

START_TEST(feeds_do_not_move_while_they_are_looked_at)
{
	show(orders[_i].shown);
	v->feed_list.selected = orders[_i].selected;
	show(orders[_i].came);
	ck_assert_str_eq(order_now(), orders[_i].want);
	ck_assert_int_eq(v->feed_list.selected, orders[_i].now);
}
END_TEST

START_TEST(the_order_is_new_at_the_top_and_with_a_refresh)
{
	show("abc");
	v->feed_list.selected = 1;
	apply(ACTION_REFRESH_ALL);
	ck_assert(v->want & WANT_FEEDS);
	show("Cab");
	ck_assert_str_eq(order_now(), "cab");
	ck_assert_int_eq(v->feed_list.selected, 2); /* still b */
	apply(ACTION_TOP);
	show("Bca");
	ck_assert_str_eq(order_now(), "bca");
	ck_assert_int_eq(v->feed_list.selected, 0);
	apply(ACTION_OUT);
	apply(ACTION_FEEDS);
	show("abc");
	ck_assert_str_eq(order_now(), "abc");
}
END_TEST

static const struct {
	const char *shown;
	int at;
	enum action action;
	int now;
	const char *said;
} failing[] = {
	{ "ABc", 0, ACTION_NEXT_FAILING, 1, NULL },
	{ "ABc", 1, ACTION_NEXT_FAILING, 1, "No failing feed below." },
	{ "ABc", 2, ACTION_PREVIOUS_FAILING, 1, NULL },
	{ "ABc", 0, ACTION_PREVIOUS_FAILING, 0, "No failing feed above." },
	{ "abc", 1, ACTION_NEXT_FAILING, 1, "No failing feed." },
	{ "a-Bc", 0, ACTION_NEXT_FAILING, 0, "No failing feed." },
};

START_TEST(goes_to_failing_feeds)
{
	show(failing[_i].shown);
	v->feed_list.selected = failing[_i].at;
	apply(failing[_i].action);
	ck_assert_int_eq(v->feed_list.selected, failing[_i].now);
	ck_assert_pstr_eq(v->notice.words, failing[_i].said);
}
END_TEST

START_TEST(a_failing_feed_that_is_paused_fails_when_it_is_resumed)
{
	show("Ab");
	apply(ACTION_FEED_PAUSE);
	ck_assert_str_eq(v->notice.words, "Paused a.  u to undo");
	ck_assert(!feed_is_failing(view_feed(v)));
	apply(ACTION_FEED_PAUSE);
	ck_assert_str_eq(v->notice.words, "Resumed a.  u to undo");
	ck_assert(feed_is_failing(view_feed(v)));
	ck_assert_str_eq(view_feed(v)->error, "410 gone");
}
END_TEST

START_TEST(what_comes_back_is_selected)
{
	show("abc");
	apply(ACTION_FEED_REMOVE);
	ck_assert_str_eq(v->notice.words, "Removed a.  u to undo");
	ck_assert_str_eq(order_now(), "bc");
	apply(ACTION_DOWN);
	apply(ACTION_UNDO);
	show("abc");
	ck_assert_str_eq(order_now(), "abc");
	ck_assert_str_eq(view_feed(v)->name, "a");
	/* once: then the selection is the reader's again */
	apply(ACTION_DOWN);
	show("abc");
	ck_assert_str_eq(view_feed(v)->name, "b");
}
END_TEST

static const struct {
	enum action action;
	const char *key, *said;
} changes[] = {
	{ ACTION_FEED_NAME, "name", "Renamed to new.  u to undo" },
	{ ACTION_FEED_SECTION, "section", "Moved to new.  u to undo" },
	{ ACTION_FEED_EDIT, "url", "Address changed.  u to undo" },
	{ ACTION_FEED_EVERY, "every", "Checked every new.  u to undo" },
};

START_TEST(says_what_was_changed)
{
	const struct effect *e;

	show("ab");
	apply(changes[_i].action);
	/* the feed that is asked about is the one that was selected */
	v->feed_list.selected = 1;
	type("<C-u> n e w <Enter>");
	e = effects_find(fx, FX_FEED);
	ck_assert_str_eq(e->feed.url, "https://a.example/");
	ck_assert_str_eq(e->feed.key, changes[_i].key);
	ck_assert_str_eq(e->feed.value, "new");
	ck_assert_str_eq(v->notice.words, changes[_i].said);
}
END_TEST

static void add_feed(const char *url)
{
	apply(ACTION_FEED_ADD);
	type(url);
	type("<Enter>");
	ck_assert(effects_find(fx, FX_ADD) != NULL);
}

static void answer_add(int code, const char *words)
{
	receive(&(struct notification){ .kind = NOTIFICATION_REPLY,
					.command = COMMAND_ADD,
					.code = code,
					.words = words });
}

START_TEST(asks_for_the_name_of_a_new_feed)
{
	show("ab");
	add_feed("x");
	answer_add(0, "https://c.example/");
	ck_assert(v->want & WANT_FEEDS);
	show("abc");
	ck_assert_int_eq(v->prompt.ask, ASK_NEW_NAME);
	ck_assert_str_eq(v->prompt.line->text->str, "c");
	/* as it is: its name goes on following its title */
	type("<Enter>");
	ck_assert(!effects_find(fx, FX_FEED) && !v->prompt.line);
	show("abc");
	ck_assert(!v->prompt.line);
}
END_TEST

START_TEST(another_name_is_the_readers_own)
{
	const struct effect *e;

	show("ab");
	add_feed("x");
	answer_add(0, "https://c.example/");
	show("abc");
	type("d <Enter>");
	e = effects_find(fx, FX_FEED);
	ck_assert_str_eq(e->feed.url, "https://c.example/");
	ck_assert_str_eq(e->feed.value, "d");
	ck_assert_str_eq(v->notice.words, "Renamed to d.  u to undo");
}
END_TEST

/* Somebody who has gone on is not asked. */
START_TEST(the_name_is_not_asked_for_in_between)
{
	show("ab");
	add_feed("x");
	apply(ACTION_DOWN);
	answer_add(0, "https://c.example/");
	show("abc");
	ck_assert(!v->prompt.line);
	add_feed("x");
	apply(ACTION_FEED_ADD);
	answer_add(0, "https://b.example/");
	show("abc");
	ck_assert_int_eq(v->prompt.ask, ASK_ADD);
}
END_TEST

/* A page named several, and one of them was chosen. */
START_TEST(a_feed_that_was_chosen_is_named_too)
{
	static const char *const urls[] = { "https://b.example/",
					    "https://c.example/" };

	show("a");
	add_feed("x");
	receive(&(struct notification){ .kind = NOTIFICATION_FOUND,
					.n_found = 2,
					.urls = urls,
					.titles = urls });
	answer_add(1, "this page has 2 feeds");
	ck_assert(!v->prompt.line && v->dialog.over == OVER_CHOOSE);
	apply(ACTION_OPEN);
	ck_assert_str_eq(effects_find(fx, FX_ADD)->add.url, urls[0]);
	answer_add(0, urls[0]);
	show("ab");
	ck_assert_int_eq(v->prompt.ask, ASK_NEW_NAME);
	ck_assert_str_eq(v->prompt.line->text->str, "b");
}
END_TEST

START_TEST(what_was_mistyped_stays)
{
	show("ab");
	add_feed("nowere");
	answer_add(1, "nowere: no such host");
	ck_assert_int_eq(v->prompt.ask, ASK_ADD);
	ck_assert_str_eq(v->prompt.line->text->str, "nowere");
	ck_assert_str_eq(v->prompt.why, "no such host");
	type("<Left>");
	ck_assert(v->prompt.why);
	type("h");
	ck_assert(!v->prompt.why);
	type("<Enter>");
	ck_assert_str_eq(effects_find(fx, FX_ADD)->add.url, "nowerhe");
	/* not where something else was done since */
	apply(ACTION_DOWN);
	answer_add(1, "nowerhe: no such host");
	ck_assert(!v->prompt.line);
}
END_TEST

#define LATER 1790000000

static const struct {
	struct feed feed;
	const char *want;
} states[] = {
	{ { 0 }, "not fetched yet" },
	{ { .last_fetch = 1 }, "ok" },
	{ { .last_fetch = 1, .note = "unchanged" }, "unchanged" },
	{ { .last_fetch = 1, .error = "410 gone" }, "410 gone" },
	{ { .error = "410 gone", .paused = true }, "paused" },
	{ { .error = "429 too many requests",
	    .status = 429,
	    .next_fetch = LATER + 5400 },
	  "waits 2h" },
	{ { .error = "429 too many requests",
	    .status = 429,
	    .next_fetch = LATER + 61 },
	  "waits 2m" },
	{ { .error = "429 too many requests",
	    .status = 429,
	    .next_fetch = LATER },
	  "429 too many requests" },
};

START_TEST(a_state_is_said_in_few_words)
{
	g_autofree char *got = feed_words_state(&states[_i].feed, LATER);

	ck_assert_str_eq(got, states[_i].want);
}
END_TEST

static const struct {
	const char *text;
	int cols;
	const char *want;
} middles[] = {
	{ "https://a.example/feed", 14, "a.example/feed" },
	{ "https://a.example/feeds/atom.xml", 11, "a.exa…m.xml" },
	{ "https://a.example/feeds/atom.xml", 12, "a.exam…m.xml" },
	{ "abcdef", 3, "a…f" },
	{ "abcdef", 2, "a…" },
	{ "abcdef", 1, "…" },
	{ "abcdef", 0, "" },
	{ "東京東京東京", 7, "東…東京" }, /* never half a letter */
	{ "東京東京東京", 6, "東…京" },
	{ "e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301…e\u0301" },
};

START_TEST(addresses_are_cut_in_the_middle)
{
	g_autofree char *got =
		cut_middle_address(middles[_i].text, middles[_i].cols);

	ck_assert_str_eq(got, middles[_i].want);
}
END_TEST

int main(void)
{
	g_autoptr(Settings) s = settings_new();
	Suite *suite = suite_create("feeds");
	TCase *t = tcase_create("feeds");

	settings = s;
	tcase_add_checked_fixture(t, setup, teardown);
	SUITE_LOOP(t, feeds_do_not_move_while_they_are_looked_at, orders);
	tcase_add_test(t, the_order_is_new_at_the_top_and_with_a_refresh);
	SUITE_LOOP(t, goes_to_failing_feeds, failing);
	tcase_add_test(t,
		       a_failing_feed_that_is_paused_fails_when_it_is_resumed);
	tcase_add_test(t, what_comes_back_is_selected);
	SUITE_LOOP(t, says_what_was_changed, changes);
	tcase_add_test(t, asks_for_the_name_of_a_new_feed);
	tcase_add_test(t, another_name_is_the_readers_own);
	tcase_add_test(t, the_name_is_not_asked_for_in_between);
	tcase_add_test(t, a_feed_that_was_chosen_is_named_too);
	tcase_add_test(t, what_was_mistyped_stays);
	SUITE_LOOP(t, a_state_is_said_in_few_words, states);
	SUITE_LOOP(t, addresses_are_cut_in_the_middle, middles);
	suite_add_tcase(suite, t);
	return suite_run(suite);
}
