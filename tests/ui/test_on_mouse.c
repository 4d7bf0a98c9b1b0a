#include "tests/suite.h"
#include "ui/app/screen.h"
#include "ui/draw/canvas_text.h"
#include "ui/state/view_front.h"
#include "ui/update/cursor.h"
#include "ui/update/list_rows.h"
#include "ui/update/navigate.h"
#include "ui/update/on_mouse.h"
#include "ui/update/scroll.h"
#include "ui/update/update.h"

#include <string.h>

#define COLS 100
#define ROWS 30

static const Settings *settings; /* of all tests */

/* What a session has of a screen. */
struct stage {
	View *v;
	Canvas *c;
	Effects *fx; /* of the last use of the mouse */
};

static struct stage stage_of(int stories, enum list_kind kind)
{
	struct stage s = { view_new(settings, COLS, ROWS),
			   canvas_new(COLS, ROWS, false), effects_new() };
	View *v = s.v;

	list_window_set(&v->window, &(struct list){ .kind = kind });
	v->window.stories =
		v->window.stories ? v->window.stories : stories_new();
	for (int i = 0; i < stories; i++) {
		struct story one = { .id = i + 1,
				     .title = "A headline",
				     .section = "Tech",
				     .source = "Bytewise",
				     .outlets = 1,
				     .event = i + 1,
				     .url = "https://e.org/" };

		g_array_append_val(v->window.stories->all, one);
	}
	v->window.selected = 0;
	v->window.first = 0;
	v->window.total = stories;
	v->window.loaded = true;
	view_lay_out(v);
	return s;
}

static void stage_free(struct stage *s)
{
	view_free(s->v);
	canvas_free(s->c);
	effects_free(s->fx);
}

static void mouse(struct stage *s, enum mouse_kind kind, int x, int y)
{
	const struct mouse m = { kind, x, y };
	struct spot spot;

	view_front_plan(s->v);
	screen_draw(s->c, s->v);
	spot = canvas_spot(s->c, x, y);
	effects_clear(s->fx);
	on_mouse_apply(s->v, &m, &spot, s->fx);
}

/* Where the words are on the screen; fails where they are not. */
static void find(struct stage *s, const char *words, int *x, int *y)
{
	g_autofree char *text = NULL;
	g_auto(GStrv) rows = NULL;

	view_front_plan(s->v);
	screen_draw(s->c, s->v);
	text = canvas_text(s->c, NULL);
	rows = g_strsplit(text, "\n", -1);
	for (int i = 0; rows[i]; i++) {
		const char *at = strstr(rows[i], words);

		if (!at)
			continue;
		*x = (int)g_utf8_pointer_to_offset(rows[i], at);
		*y = i;
		return;
	}
	ck_abort_msg("no “%s” in:\n%s", words, text);
}

static void click_on(struct stage *s, const char *words)
{
	int x, y;

	find(s, words, &x, &y);
	mouse(s, MOUSE_CLICK, x, y);
}

START_TEST(a_click_selects_and_another_opens)
{
	struct stage s = stage_of(60, LIST_ALL);

	mouse(&s, MOUSE_CLICK, 10, 8);
	ck_assert_int_eq(s.v->window.selected, 5);
	ck_assert_int_eq(s.v->nav.scene, SCENE_LIST);
	mouse(&s, MOUSE_CLICK, 40, 8);
	ck_assert_int_eq(s.v->nav.scene, SCENE_STORY);
	ck_assert_int_eq(s.v->read.id, 6);
	mouse(&s, MOUSE_BACK, 0, 0);
	ck_assert_int_eq(s.v->nav.scene, SCENE_LIST);
	ck_assert_int_eq(s.v->window.selected, 5);
	/* it never leaves lede */
	mouse(&s, MOUSE_BACK, 0, 0);
	ck_assert_ptr_null(effects_find(s.fx, FX_QUIT));
	stage_free(&s);
}
END_TEST

/* The empty row after an item is the item's, in the list and in the sidebar. */
START_TEST(the_row_after_an_item_is_its_own)
{
	struct stage s = stage_of(60, LIST_FRONT);
	struct relation tie = { .kind = RELATION_RELATED };
	int x, y;

	s.v->side.list = g_new0(RelatedList, 1);
	s.v->side.list->stories = stories_new();
	s.v->side.list->relations =
		g_array_new(FALSE, FALSE, sizeof(struct relation));
	for (int i = 0; i < 3; i++) {
		struct story k = { .id = 100 + i, .title = "Beside" };

		g_array_append_val(s.v->side.list->stories->all, k);
		g_array_append_val(s.v->side.list->relations, tie);
	}
	find(&s, "TOP STORIES", &x, &y);
	mouse(&s, MOUSE_CLICK, 10, y + 1);
	ck_assert_int_eq(s.v->window.selected, 1);
	mouse(&s, MOUSE_CLICK, 10, y + 6); /* three rows an item */
	ck_assert_int_eq(s.v->window.selected, 2);
	find(&s, "Beside", &x, &y);
	mouse(&s, MOUSE_CLICK, x, y + 5);
	ck_assert_int_eq(s.v->nav.focus, FOCUS_SIDE);
	ck_assert_int_eq(s.v->side.selected, 1);
	stage_free(&s);
}
END_TEST

START_TEST(the_last_row_opens_what_it_selected)
{
	struct stage s = stage_of(60, LIST_ALL);
	int top = s.v->window.top, last = s.v->layout.main.h + 1;

	mouse(&s, MOUSE_CLICK, 10, last);
	ck_assert_int_eq(s.v->window.top, top);
	ck_assert_int_eq(s.v->window.selected, last - 3);
	mouse(&s, MOUSE_CLICK, 10, last);
	ck_assert_int_eq(s.v->read.id, last - 2);
	stage_free(&s);
}
END_TEST

START_TEST(the_wheel_keeps_the_selection_in_view)
{
	struct stage s = stage_of(60, LIST_ALL);
	int n = list_rows_fit(s.v);

	for (int i = 0; i < 40; i++) {
		mouse(&s, MOUSE_DOWN, 10, 10);
		ck_assert_int_ge(s.v->window.selected, s.v->window.top);
		ck_assert_int_lt(s.v->window.selected, s.v->window.top + n);
	}
	ck_assert_int_eq(s.v->window.top, 60 - n);
	for (int i = 0; i < 40; i++)
		mouse(&s, MOUSE_UP, 10, 10);
	ck_assert_int_eq(s.v->window.top, 0);
	stage_free(&s);
}
END_TEST

START_TEST(the_wheel_turns_the_whole_front_page)
{
	static const int sizes[][2] = { { 40, 20 },  { 80, 24 },  { 100, 30 },
					{ 160, 50 }, { 250, 60 }, { 30, 8 } };
	struct stage s = stage_of(60, LIST_FRONT);

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		int bottom;

		view_resize(s.v, sizes[i][0], sizes[i][1]);
		canvas_resize(s.c, sizes[i][0], sizes[i][1]);
		view_front_plan(s.v);
		bottom = s.v->plan->rows - s.v->layout.main.h;
		for (int n = 0; n < 200; n++)
			mouse(&s, MOUSE_DOWN, 5, 5);
		ck_assert_int_ge(s.v->window.top, bottom - 3);
		for (int n = 0; n < 200; n++)
			mouse(&s, MOUSE_UP, 5, 5);
		ck_assert_int_eq(s.v->window.top, 0);
		ck_assert_ptr_nonnull(
			front_grid_slot(s.v->plan, s.v->window.selected));
	}
	stage_free(&s);
}
END_TEST

START_TEST(hints_and_sections_are_keys)
{
	struct stage s = stage_of(9, LIST_ALL);

	click_on(&s, "mark read");
	ck_assert_ptr_nonnull(effects_find(s.fx, FX_MARK));
	mouse(&s, MOUSE_CLICK, 10, 20); /* the hints are back */
	click_on(&s, "help");
	ck_assert_int_eq(s.v->dialog.over, OVER_HELP);
	/* what lies below it is out of reach */
	mouse(&s, MOUSE_CLICK, 10, 8);
	ck_assert_uint_eq(s.fx->all->len, 0);
	ck_assert_int_eq(s.v->window.selected, 1);
	click_on(&s, "Esc close  ");
	ck_assert_int_eq(s.v->dialog.over, OVER_NONE);
	click_on(&s, "Front page");
	ck_assert_int_eq(s.v->window.list.kind, LIST_FRONT);
	stage_free(&s);
}
END_TEST

START_TEST(commands_are_chosen_and_run)
{
	struct stage s = stage_of(9, LIST_ALL);
	int x, y;

	click_on(&s, "command");
	ck_assert_int_eq(s.v->prompt.ask, ASK_COMMAND);
	find(&s, "keep-search", &x, &y);
	mouse(&s, MOUSE_CLICK, x, y);
	ck_assert_int_eq(s.v->dialog.choice, 2);
	click_on(&s, "cancel");
	ck_assert_int_eq(s.v->prompt.ask, ASK_NONE);
	click_on(&s, "command");
	update_prompt_key(s.v, 'd', s.fx);
	click_on(&s, "down"); /* the first is chosen */
	ck_assert_int_eq(s.v->prompt.ask, ASK_NONE);
	ck_assert_int_eq(s.v->window.selected, 1);
	mouse(&s, MOUSE_BACK, 5, 5);
	stage_free(&s);
}
END_TEST

/* Reports of places that are not on the screen. */
START_TEST(nothing_is_beyond_the_screen)
{
	static const int far[] = { -1, 0, COLS, 99998 };
	struct stage s = stage_of(3, LIST_ALL);

	for (size_t x = 0; x < G_N_ELEMENTS(far); x++)
		for (size_t y = 0; y < G_N_ELEMENTS(far); y++) {
			struct spot at = canvas_spot(s.c, far[x], far[y]);

			if (x != 1 || y != 1)
				ck_assert_int_eq(at.kind, HOTSPOT_NONE);
			for (int k = MOUSE_CLICK; k <= MOUSE_DOWN; k++)
				mouse(&s, (enum mouse_kind)k, far[x], far[y]);
		}
	stage_free(&s);
}
END_TEST

/* A list may have become shorter since it was drawn. */
START_TEST(outdated_hotspots_do_nothing)
{
	struct stage s = stage_of(3, LIST_ALL);
	const struct mouse m = { MOUSE_CLICK, 1, 1 };

	for (int k = HOTSPOT_NONE; k <= HOTSPOT_LINK; k++) {
		const struct spot spot = { .kind = (enum hotspot_kind)k,
					   .number = 9999 };

		if (k != HOTSPOT_FEED && k != HOTSPOT_CHOICE &&
		    k != HOTSPOT_COMMAND)
			on_mouse_apply(s.v, &m, &spot, s.fx);
	}
	ck_assert_int_eq(s.v->window.selected, 0);
	stage_free(&s);
}
END_TEST

START_TEST(later_hotspots_cover_earlier_ones)
{
	g_autoptr(Canvas) c = canvas_new(10, 5, false);

	canvas_note(c, (struct rect){ 0, 0, 10, 5 }, HOTSPOT_STORY, 1);
	canvas_clip(c, (struct rect){ 2, 2, 3, 1 });
	canvas_note(c, (struct rect){ 0, 0, 10, 5 }, HOTSPOT_LINK, 2);
	ck_assert_int_eq(canvas_spot(c, 2, 2).number, 2);
	ck_assert_int_eq(canvas_spot(c, 4, 2).kind, HOTSPOT_LINK);
	ck_assert_int_eq(canvas_spot(c, 5, 2).number, 1);
	ck_assert_int_eq(canvas_spot(c, 2, 3).number, 1);
	canvas_clear(c);
	ck_assert_int_eq(canvas_spot(c, 2, 2).kind, HOTSPOT_NONE);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("on_mouse");
	TCase *t = tcase_create("point");
	Settings *defaults = settings_new();
	int failed;

	settings = defaults;
	tcase_add_test(t, a_click_selects_and_another_opens);
	tcase_add_test(t, the_row_after_an_item_is_its_own);
	tcase_add_test(t, the_last_row_opens_what_it_selected);
	tcase_add_test(t, the_wheel_keeps_the_selection_in_view);
	tcase_add_test(t, the_wheel_turns_the_whole_front_page);
	tcase_add_test(t, hints_and_sections_are_keys);
	tcase_add_test(t, commands_are_chosen_and_run);
	tcase_add_test(t, nothing_is_beyond_the_screen);
	tcase_add_test(t, outdated_hotspots_do_nothing);
	tcase_add_test(t, later_hotspots_cover_earlier_ones);
	suite_add_tcase(s, t);
	failed = suite_run(s);
	settings_free(defaults);
	return failed;
}
