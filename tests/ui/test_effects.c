#include "tests/ui/client_stage.h"
#include "tests/ui/stage.h"
#include "ui/app/effects.h"
#include "ui/update/marks.h"

static Settings *settings;
static View *v;
static struct effects_context hands;
static int drawn, quits;
static char copied[64];

static void on_screen(void *user, const struct effect *e)
{
	(void)user;
	drawn += e->kind == FX_DRAW;
	quits += e->kind == FX_QUIT;
	if (e->kind == FX_COPY)
		g_strlcpy(copied, e->link, sizeof copied);
}

static void open_stage(void)
{
	settings = settings_new();
	setup();
	v = stage_view(settings, 2);
	hands = (struct effects_context){ .client = client,
					  .settings = settings,
					  .screen = on_screen };
	client_start(client);
}

static void close_stage(void)
{
	view_free(v);
	teardown();
	settings_free(settings);
}

START_TEST(effects_are_carried_out_in_their_order)
{
	g_autoptr(Effects) fx = effects_new();
	struct frame f;

	effects_add(fx, &(struct effect){ .kind = FX_BODY, .story = 7 });
	effects_add(fx, &(struct effect){ .kind = FX_STOP });
	effects_add(fx,
		    &(struct effect){ .kind = FX_ADD,
				      .add = { "https://a.org/", "Film" } });
	effects_add(fx, &(struct effect){ .kind = FX_BODY, .story = 8 });
	effects_carry_out(&hands, v, fx);
	ck_assert(fetcher_take(&fetcher, &f));
	ck_assert_int_eq(f.kind, COMMAND_BODY);
	wire_drop(fetcher.in, &f);
	fetcher_expect(&fetcher, COMMAND_STOP);
	fetcher_expect(&fetcher, COMMAND_ADD);
	fetcher_expect(&fetcher, COMMAND_BODY);
	ck_assert_uint_eq(client_waiting(client), 3);
}
END_TEST

START_TEST(effects_of_the_screen_are_passed_to_it)
{
	g_autoptr(Effects) fx = effects_new();
	char link[] = "https://a.org/";

	effects_draw(fx);
	effects_add(fx, &(struct effect){ .kind = FX_COPY, .link = link });
	effects_add(fx, &(struct effect){ .kind = FX_QUIT });
	effects_draw(fx);
	link[0] = 'x'; /* an effect keeps what it was given */
	effects_carry_out(&hands, v, fx);
	ck_assert_int_eq(drawn, 1);
	ck_assert_int_eq(quits, 1);
	ck_assert_str_eq(copied, "https://a.org/");
	ck_assert_uint_eq(client_waiting(client), 0);
}
END_TEST

START_TEST(what_cannot_be_sent_is_reported_and_reverted)
{
	g_autofree char *name = g_strnfill(WIRE_MAX, 'x');
	g_autoptr(Effects) fx = effects_new();

	marks_feed(
		v,
		&(struct feed_change){ "https://a.org/", "name", name, "back" },
		fx);
	effects_carry_out(&hands, v, fx);
	ck_assert_str_eq(v->notice.words, "That is too many at once.");
	ck_assert_uint_eq(v->changes->len, 0);
	ck_assert_uint_eq(client_waiting(client), 0);
}
END_TEST

START_TEST(a_story_without_a_link_is_reported)
{
	g_autoptr(Effects) fx = effects_new();

	effects_add(fx, &(struct effect){ .kind = FX_BROWSE });
	effects_carry_out(&hands, v, fx);
	ck_assert_str_eq(v->notice.words, "This story has no link.");
	ck_assert_int_eq(drawn, 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("effects");
	TCase *t = tcase_create("effects");

	tcase_add_checked_fixture(t, open_stage, close_stage);
	tcase_add_test(t, effects_are_carried_out_in_their_order);
	tcase_add_test(t, effects_of_the_screen_are_passed_to_it);
	tcase_add_test(t, what_cannot_be_sent_is_reported_and_reverted);
	tcase_add_test(t, a_story_without_a_link_is_reported);
	suite_add_tcase(s, t);
	return suite_run(s);
}
