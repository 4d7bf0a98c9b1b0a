#include "tests/ui/fake_fetcher.h"
#include "tests/ui/stage.h"
#include "ui/app/effects.h"
#include "ui/update/marks.h"
#include "ui/update/on_notification.h"
#include "ui/update/update.h"

#define STORIES 6

/* What a store holds of stories and what `u` needs, as src/store_mark keeps
 * it; a batch is the values of before. */
struct book {
	bool read[STORIES + 1], saved[STORIES + 1];
};
#define BATCHES 4000
struct batch {
	struct book before;
	struct book changed; /* true where it changed something */
};

static Settings *settings;
static struct fetcher fetcher;
static Client *client;
static View *v;
static struct effects_context hands;
static struct book book;
static struct batch *batches;
static int64_t last_batch;

static void setup(void)
{
	settings = settings_new();
	client = fetcher_client(&fetcher);
	v = stage_view(settings, STORIES);
	hands = (struct effects_context){ .client = client,
					  .settings = settings };
	batches = g_new0(struct batch, BATCHES);
	client_start(client);
}

static void teardown(void)
{
	view_free(v);
	g_clear_pointer(&client, client_free);
	fetcher_free(&fetcher);
	settings_free(settings);
	g_free(batches);
}

/* Two actions of one key sequence have one list of effects. */
static void apply(enum action first, enum action second)
{
	g_autoptr(Effects) fx = effects_new();

	update_action(v, first, fx);
	if (second != ACTION_NONE)
		update_action(v, second, fx);
	effects_carry_out(&hands, v, fx);
}

static bool *field_of(struct book *b, int64_t id, uint8_t field)
{
	ck_assert(id >= 1 && id <= STORIES);
	return field == MARK_READ ? &b->read[id] : &b->saved[id];
}

static int64_t do_mark(struct unpack *u)
{
	struct batch *b = &batches[last_batch + 1];
	uint32_t n = unpack_count(u, sizeof(int64_t));
	int64_t ids[STORIES];
	bool value, any = false;
	uint8_t field;

	ck_assert_uint_le(n, STORIES);
	for (uint32_t i = 0; i < n; i++)
		ids[i] = unpack_i64(u);
	field = unpack_u8(u);
	value = unpack_bool(u);
	*b = (struct batch){ .before = book };
	for (uint32_t i = 0; i < n; i++) {
		bool *what = field_of(&book, ids[i], field);

		*field_of(&b->changed, ids[i], field) = *what != value;
		any = any || *what != value;
		*what = value;
	}
	return any ? ++last_batch : 0;
}

static void do_undo(int64_t batch)
{
	const struct batch *b = &batches[batch];

	ck_assert(batch >= 1 && batch <= last_batch);
	for (int i = 1; i <= STORIES; i++) {
		if (b->changed.read[i])
			book.read[i] = b->before.read[i];
		if (b->changed.saved[i])
			book.saved[i] = b->before.saved[i];
	}
}

/* Carries out the next command; gives its kind, WIRE_NONE if there is none.
 * `mute`: dies before the reply. `busy`: refuses it for now. */
static enum wire_kind serve(bool mute, bool busy)
{
	struct frame f;
	struct unpack u;
	int64_t batch = 0;
	enum wire_kind kind;
	uint32_t number;

	if (!fetcher_take(&fetcher, &f))
		return WIRE_NONE;
	kind = f.kind;
	number = f.number;
	u = unpack_from(f.bytes, f.size);
	ck_assert(kind == COMMAND_MARK || kind == COMMAND_UNDO);
	if (!busy && kind == COMMAND_MARK)
		batch = do_mark(&u);
	else if (!busy)
		do_undo(unpack_i64(&u));
	wire_drop(fetcher.in, &f);
	if (mute)
		fetcher_kill(&fetcher);
	else
		fetcher_ack(&fetcher, number, busy ? ERROR_BUSY + 1 : 0, batch);
	return kind;
}

static void receive(void)
{
	g_autoptr(Effects) fx = effects_new();
	struct notification n;

	while (client_turn(client, &n)) {
		on_notification_apply(v, &n, fx);
		effects_carry_out(&hands, v, fx);
		effects_clear(fx);
	}
}

/* Until nothing is left to do. */
static void settle(void)
{
	receive();
	while (serve(false, false) || client_waiting(client)) {
		receive();
		if (client_wait_ms(client) > 0)
			fetcher.now_ms += client_wait_ms(client);
	}
	receive();
}

static const struct story *story(int id)
{
	return stories_at(v->window.stories, (guint)id - 1);
}

static void expect_same(void)
{
	for (int i = 1; i <= STORIES; i++) {
		ck_assert_int_eq(story(i)->read, book.read[i]);
		ck_assert_int_eq(story(i)->saved, book.saved[i]);
	}
}

START_TEST(two_actions_of_one_sequence_keep_their_arguments)
{
	v->nav.focus = FOCUS_MAIN;
	apply(ACTION_MARK, ACTION_SAVE); /* marking selects the next headline */
	settle();
	ck_assert(book.read[1] && !book.saved[1]);
	ck_assert(book.saved[2] && !book.read[2]);
	expect_same();
	apply(ACTION_UNDO, ACTION_UNDO);
	settle();
	ck_assert(!book.read[1] && !book.saved[2]);
	expect_same();
	apply(ACTION_UNDO, ACTION_NONE);
	ck_assert_str_eq(v->notice.words, "Nothing to undo.");
}
END_TEST

START_TEST(an_undo_before_the_reply_is_sent_after_it)
{
	apply(ACTION_SAVE, ACTION_UNDO);
	ck_assert(!story(1)->saved);
	settle();
	ck_assert(!book.saved[1]);
	expect_same();
	ck_assert_int_eq(last_batch, 1);
	ck_assert_uint_eq(v->changes->len, 0);
}
END_TEST

/* Two changes of one story are reverted newest first. */
START_TEST(three_fast_undos_are_done_in_their_order)
{
	apply(ACTION_SAVE, ACTION_SAVE);
	apply(ACTION_SAVE, ACTION_UNDO);
	apply(ACTION_UNDO, ACTION_UNDO);
	settle();
	ck_assert(!book.saved[1]);
	expect_same();
}
END_TEST

START_TEST(a_change_after_a_pending_undo_is_kept)
{
	apply(ACTION_SAVE, ACTION_UNDO);
	apply(ACTION_SAVE, ACTION_NONE);
	settle();
	ck_assert(book.saved[1]);
	expect_same();
	apply(ACTION_UNDO, ACTION_NONE);
	settle();
	ck_assert(!book.saved[1]);
	expect_same();
}
END_TEST

/* The next fetcher finds nothing to change, and names no batch. */
START_TEST(what_a_killed_fetcher_committed_can_be_undone)
{
	apply(ACTION_SAVE, ACTION_NONE);
	receive();
	ck_assert_int_eq(serve(true, false), COMMAND_MARK);
	settle();
	ck_assert(book.saved[1]);
	apply(ACTION_UNDO, ACTION_NONE);
	settle();
	ck_assert(!book.saved[1]);
	expect_same();
}
END_TEST

START_TEST(a_busy_store_loses_no_mark)
{
	apply(ACTION_SAVE, ACTION_NONE);
	receive();
	ck_assert_int_eq(serve(false, true), COMMAND_MARK);
	receive();
	ck_assert(story(1)->saved);
	ck_assert_str_eq(v->notice.words,
			 "The store is busy: 1 change waiting.");
	apply(ACTION_SAVE, ACTION_NONE);
	settle();
	ck_assert(!book.saved[1]);
	expect_same();
}
END_TEST

START_TEST(a_refused_change_is_reverted_and_reported)
{
	uint32_t number;

	apply(ACTION_SAVE, ACTION_SAVE);
	receive();
	number = fetcher_expect(&fetcher, COMMAND_MARK);
	fetcher_ack(&fetcher, number, ERROR_STORE + 1, 0);
	receive();
	ck_assert_str_eq(v->notice.words, "refused");
	ck_assert_uint_eq(v->changes->len, 1);
	settle();
	expect_same();
}
END_TEST

static enum action any_action(GRand *r)
{
	static const enum action actions[] = {
		ACTION_MARK, ACTION_SAVE, ACTION_UNDO, ACTION_DOWN,
		ACTION_UP,   ACTION_SAVE, ACTION_UNDO, ACTION_MARK,
	};

	return actions[g_rand_int_range(r, 0, G_N_ELEMENTS(actions))];
}

/* What happens meanwhile in the fetcher. */
static void anything(GRand *r)
{
	int what = g_rand_int_range(r, 0, 12);

	fetcher.now_ms += 100;
	if (what == 0) {
		fetcher.now_ms += 61000; /* else it would not be restarted */
		fetcher_kill(&fetcher);
	} else if (what == 1) {
		fetcher.now_ms += 61000;
		serve(true, false);
	} else if (what < 4) {
		serve(false, true);
	} else if (what < 8) {
		serve(false, false);
	}
	receive();
}

/* Whatever is typed, and however late, often or never it is answered: in the end
 * the store has what the view shows, and undoing all restores the beginning. */
START_TEST(the_view_and_the_store_agree)
{
	g_autoptr(GRand) r = g_rand_new_with_seed((guint32)_i);
	int n = g_rand_int_range(r, 1, 60);

	for (int i = 0; i < n; i++) {
		apply(any_action(r), any_action(r));
		if (g_rand_boolean(r))
			anything(r);
	}
	settle();
	expect_same();
	ck_assert(!marks_wait(v));
	for (int i = 0; i < 2 * n + 1; i++) {
		apply(ACTION_UNDO, ACTION_NONE);
		if (g_rand_boolean(r))
			anything(r);
	}
	settle();
	expect_same();
	ck_assert_uint_eq(v->changes->len, 0);
	for (int i = 1; i <= STORIES; i++)
		ck_assert(!book.read[i] && !book.saved[i]);
	ck_assert_int_eq(v->sections->totals.unread, STORIES);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("changes");
	TCase *t = tcase_create("store");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, two_actions_of_one_sequence_keep_their_arguments);
	tcase_add_test(t, an_undo_before_the_reply_is_sent_after_it);
	tcase_add_test(t, three_fast_undos_are_done_in_their_order);
	tcase_add_test(t, a_change_after_a_pending_undo_is_kept);
	tcase_add_test(t, what_a_killed_fetcher_committed_can_be_undone);
	tcase_add_test(t, a_busy_store_loses_no_mark);
	tcase_add_test(t, a_refused_change_is_reverted_and_reported);
	tcase_add_loop_test(t, the_view_and_the_store_agree, 0, 300);
	suite_add_tcase(s, t);
	return suite_run(s);
}
