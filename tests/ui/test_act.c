#include "tests/suite.h"
#include "ui/act.h"

static const struct {
	unsigned effects, left;
	guint orders;
} cases[] = {
	{ FX_DRAW, FX_DRAW, 0 },
	{ FX_MARK | FX_DRAW, FX_DRAW, 1 },
	{ FX_MARKLIST, 0, 1 },
	{ FX_UNDO | FX_LOAD, FX_LOAD, 1 },
	{ FX_REFRESH, 0, 1 },
	{ FX_STOP, 0, 0 }, /* has no answer: it is not waited for */
	{ FX_ADD | FX_IMPORT | FX_FEED | FX_BODY, 0, 4 },
	{ FX_COPY | FX_QUIT | FX_SUSPEND | FX_SAMPLE | FX_REDRAW,
	  FX_COPY | FX_QUIT | FX_SUSPEND | FX_SAMPLE | FX_REDRAW, 0 },
	{ FX_BROWSE, FX_DRAW, 0 }, /* no link: that is said */
};

START_TEST(does_what_leaves_the_program_and_no_more)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Minder) minder = minder_new(NULL);
	g_autoptr(View) v = view_new(settings, 80, 24);
	const struct act act = { minder, settings };
	int64_t id = 7;

	g_array_append_val(v->marked, id);
	ck_assert_uint_eq(act_do(&act, v, cases[_i].effects), cases[_i].left);
	ck_assert_uint_eq(minder_waiting(minder), cases[_i].orders);
	ck_assert((v->notice != NULL) == (cases[_i].effects == FX_BROWSE));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("act");
	TCase *t = tcase_create("effects");

	SUITE_LOOP(t, does_what_leaves_the_program_and_no_more, cases);
	suite_add_tcase(s, t);
	return suite_run(s);
}
