/* Pictures as the reader sees them: whether they have room, what is asked for, what comes
 * of it. */
#include "tests/suite.h"
#include "ui/draw/theme.h"
#include "ui/state/pictures.h"

#include <string.h>

static const struct {
	const char *setting;
	int colors, screen_rows, cols, width, height;
	bool kept;
	int rows; /* wanted */
} spaces[] = {
	{ "ask", THEME_TRUE_COLORS, 50, 72, 1600, 900, true, 20 },
	{ "ask", THEME_TRUE_COLORS, 50, 40, 1600, 900, true, 11 },
	{ "ask", THEME_TRUE_COLORS, 28, 40, 1600, 900, true, 11 },
	{ "ask", THEME_TRUE_COLORS, 27, 40, 1600, 900, true, 0 },
	{ "ask", 256, 50, 40, 1600, 900, true, 0 },
	{ "ask", THEME_TRUE_COLORS, 50, 40, 1600, 900, false, 0 },
	{ "always", THEME_TRUE_COLORS, 50, 40, 1600, 900, false, 11 },
	{ "always", THEME_TRUE_COLORS, 50, 40, 0, 0, false, 11 },
	{ "never", THEME_TRUE_COLORS, 50, 40, 1600, 900, true, 0 },
	{ "no", THEME_TRUE_COLORS, 50, 40, 1600, 900, true, 0 },
	/* a column, a line, a point */
	{ "ask", THEME_TRUE_COLORS, 50, 40, 10, 9000, true, 20 },
	{ "ask", THEME_TRUE_COLORS, 50, 40, 9000, 10, true, 3 },
	{ "ask", THEME_TRUE_COLORS, 50, 40, 1, 1, true, 3 },
};

static void set(Settings *s, const char *value)
{
	const struct named_setting row = { "reader", "pictures", value, 0 };

	ck_assert(settings_set(s, &row, NULL));
}

START_TEST(a_picture_has_its_share_of_the_rows)
{
	g_autoptr(Settings) settings = settings_new();
	const struct picture_space space = { settings,
					     { .colors = spaces[_i].colors },
					     spaces[_i].screen_rows };
	char url[] = "https://a.example/";
	const struct picture p = { .url = url,
				   .width = spaces[_i].width,
				   .height = spaces[_i].height,
				   .kept = spaces[_i].kept };

	set(settings, spaces[_i].setting);
	ck_assert_int_eq(picture_space_rows(&space, &p, spaces[_i].cols),
			 spaces[_i].rows);
}
END_TEST

static Settings *settings;
static View *view;
static Effects *fx;

static void set_up(void)
{
	const struct display display = { .colors = THEME_TRUE_COLORS };

	settings = settings_new();
	view = view_new(settings, 100, 40);
	fx = effects_new();
	view_display(view, &display);
	view->read.one = stories_new();
	stories_add(view->read.one, &(struct story){ .id = 7, .title = "T" });
	view->read.id = 7;
	view->read.picture.url = g_strdup("https://a.example/");
	view->nav.scene = SCENE_STORY;
	view_lay_out(view);
}

static void tear_down(void)
{
	effects_free(fx);
	view_free(view);
	settings_free(settings);
}

static const struct effect *asked(void)
{
	effects_clear(fx);
	pictures_ask(view, fx);
	return effects_find(fx, FX_PICTURE);
}

static void send(int row, int rows)
{
	g_autofree uint8_t *rgb = g_malloc0((size_t)rows * 30);
	const struct picture_strip strip = { 10, 6, row, rgb,
					     (size_t)rows * 30 };

	memset(rgb, row + 1, (size_t)rows * 30);
	pictures_take(view, 3, &strip);
}

/* Nothing is asked for before a key; then once, until the story or the size changes. */
START_TEST(a_picture_is_asked_for_once)
{
	const struct effect *e;

	ck_assert_ptr_null(asked());
	pictures_open(view, fx);
	e = asked();
	ck_assert_int_eq(e->picture.place, PICTURE_FULL);
	ck_assert_int_eq(e->picture.story, 7);
	ck_assert(e->picture.fetch);
	pictures_sent(view, PICTURE_FULL, 3);
	ck_assert_ptr_null(asked());
	pictures_answered(view, 3, NULL);
	ck_assert_ptr_null(asked());
	ck_assert(view->want & WANT_PICTURE);
	view->read.picture.kept = true;
	e = asked();
	ck_assert_int_eq(e->picture.place, PICTURE_STORY);
	ck_assert(!e->picture.fetch);
	view_resize(view, 80, 40);
	ck_assert_ptr_nonnull(asked());
}
END_TEST

/* What does not fit what was begun is left out. */
START_TEST(strips_are_put_together)
{
	struct shown_picture *s = &view->pictures.at[PICTURE_FULL];
	const uint8_t rgb[3] = { 9, 9, 9 };

	pictures_open(view, fx);
	asked();
	pictures_sent(view, PICTURE_FULL, 3);
	send(4, 2); /* none was begun */
	ck_assert_ptr_null(s->rgb);
	send(0, 4);
	send(4, 2);
	send(5, 2); /* beyond its end */
	pictures_take(view, 3, &(struct picture_strip){ 1, 1, 2, rgb, 3 });
	pictures_take(view, 8, &(struct picture_strip){ 1, 1, 0, rgb, 3 });
	pictures_take(view, 3, &(struct picture_strip){ 99999, 1, 0, rgb, 3 });
	ck_assert_int_eq(s->width, 10);
	ck_assert_int_eq(s->rgb[0], 1);
	ck_assert_int_eq(s->rgb[5 * 30], 5);
	pictures_answered(view, 3, "no");
	ck_assert_str_eq(s->failed, "no");
	ck_assert_ptr_null(s->rgb);
}
END_TEST

/* What a feed says of the size, and what it is, may differ. */
START_TEST(rows_that_are_kept_free_stay)
{
	int rows;

	set(settings, "always");
	rows = view_picture_rows(view);
	ck_assert_int_gt(rows, 3);
	view->read.picture.width = 1000;
	view->read.picture.height = 10;
	view->read.picture.kept = true;
	ck_assert_int_eq(view_picture_rows(view), rows);
	view->read.id = 8;
	ck_assert_int_eq(view_picture_rows(view), 3);
}
END_TEST

static const struct {
	int cols, rows, picture_cols, picture_rows;
} leads[] = {
	{ 80, 50, 0, 0 },    { 100, 27, 0, 0 },   { 96, 28, 28, 8 },
	{ 139, 40, 28, 8 },  { 140, 40, 56, 16 }, { 199, 60, 56, 16 },
	{ 200, 60, 88, 24 }, { 250, 60, 88, 24 },
};

START_TEST(a_lead_has_a_picture_of_its_screen)
{
	int cols, rows;

	view->nav.scene = SCENE_LIST;
	view->front.picture.url = g_strdup("https://a.example/");
	view->front.picture.kept = true;
	view->front.picture.width = 1600;
	view->front.picture.height = 900;
	view_resize(view, leads[_i].cols, leads[_i].rows);
	pictures_lead_size(view, &cols, &rows);
	ck_assert_int_eq(cols, leads[_i].picture_cols);
	ck_assert_int_eq(rows, leads[_i].picture_rows);
}
END_TEST

/* A box of the terminal's own pixels; the image has the cells that it fills. */
START_TEST(a_terminal_may_draw_it_itself)
{
	const struct display display = { .colors = THEME_TRUE_COLORS,
					 .graphics = true,
					 .cell_width = 8,
					 .cell_height = 16 };
	struct shown_picture *s = &view->pictures.at[PICTURE_FULL];
	g_autofree uint8_t *rgb = g_malloc0((size_t)400 * 300 * 3);
	const struct picture_strip strip = { 400, 300, 0, rgb,
					     (size_t)400 * 300 * 3 };
	const struct effect *e;
	struct canvas_image image;
	uint32_t id;

	view_display(view, &display);
	pictures_open(view, fx);
	e = asked();
	ck_assert_int_eq(e->picture.width, 100 * 8);
	ck_assert_int_eq(e->picture.height, 38 * 16);
	pictures_sent(view, PICTURE_FULL, 3);
	pictures_take(view, 3, &strip);
	ck_assert_ptr_null(shown_picture_image(s, 7).rgb); /* not whole */
	pictures_answered(view, 3, NULL);
	image = shown_picture_image(s, 7);
	ck_assert_int_eq(image.cols, 50);
	ck_assert_int_eq(image.rows, 19);
	ck_assert_uint_ne(image.id, 0);
	id = image.id;
	ck_assert_ptr_null(shown_picture_image(s, 8).rgb); /* another story */
	view_resize(view, 297, 200); /* more pixels than are sent */
	e = asked();
	ck_assert_int_le(e->picture.width * e->picture.height, 768 * 1024);
	pictures_sent(view, PICTURE_FULL, 4);
	pictures_answered(view, 4, NULL);
	ck_assert_uint_ne(s->id, id);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("pictures");
	TCase *t = tcase_create("pictures");

	SUITE_LOOP(t, a_picture_has_its_share_of_the_rows, spaces);
	suite_add_tcase(s, t);
	t = tcase_create("view");
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, a_picture_is_asked_for_once);
	tcase_add_test(t, strips_are_put_together);
	tcase_add_test(t, rows_that_are_kept_free_stay);
	tcase_add_test(t, a_terminal_may_draw_it_itself);
	SUITE_LOOP(t, a_lead_has_a_picture_of_its_screen, leads);
	suite_add_tcase(s, t);
	return suite_run(s);
}
