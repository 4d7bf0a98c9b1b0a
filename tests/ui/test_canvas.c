#include "tests/suite.h"
#include "ui/draw/canvas.h"
#include "ui/draw/canvas_text.h"
#include "ui/draw/halves.h"

#include <string.h>

START_TEST(writes_what_fits_and_no_more)
{
	g_autoptr(Canvas) c = canvas_new(6, 1, false);
	g_autofree char *got = NULL;

	canvas_put(c, (struct span){ 4, 0, 9 }, "東京",
		   (struct style){ ROLE_TEXT, 0 });
	canvas_put(c, (struct span){ 0, 0, 3 }, "abcdef",
		   (struct style){ ROLE_TEXT, 0 });
	got = canvas_text(c, NULL);
	ck_assert_str_eq(got, "abc 東\n");
}
END_TEST

START_TEST(half_a_wide_letter_is_blank)
{
	g_autoptr(Canvas) c = canvas_new(4, 1, false);
	g_autofree char *got = NULL;

	canvas_put(c, (struct span){ 0, 0, 4 }, "東京",
		   (struct style){ ROLE_TEXT, 0 });
	canvas_put(c, (struct span){ 1, 0, 1 }, "x",
		   (struct style){ ROLE_TEXT, 0 });
	got = canvas_text(c, NULL);
	ck_assert_str_eq(got, " x京\n");
}
END_TEST

START_TEST(a_letter_over_a_part_of_a_wide_one_blanks_the_rest)
{
	g_autoptr(Canvas) c = canvas_new(10, 1, false);
	g_autofree char *got = NULL;

	canvas_put(c, (struct span){ 0, 0, 10 }, "कोलानि",
		   (struct style){ ROLE_TEXT, 0 });
	canvas_put(c, (struct span){ 1, 0, 1 }, "x",
		   (struct style){ ROLE_TEXT, 0 });
	canvas_put(c, (struct span){ 4, 0, 1 }, "y",
		   (struct style){ ROLE_TEXT, 0 });
	got = canvas_text(c, NULL);
	ck_assert_str_eq(got, " xलाy\n");
}
END_TEST

START_TEST(control_characters_are_removed)
{
	g_autoptr(Canvas) c = canvas_new(40, 2, false);
	g_autofree char *got = NULL;

	canvas_put(c, (struct span){ 0, 0, 40 },
		   "a\033[2Jb\u202ec\x07\xc2\x9b"
		   "31m\nd",
		   (struct style){ ROLE_TEXT, 0 });
	got = canvas_text(c, NULL);
	for (const char *at = got; *at != '\0'; at++)
		ck_assert(*at == '\n' || (unsigned char)*at >= 0x20);
	ck_assert_ptr_null(strstr(got, "\u202e"));
	ck_assert_ptr_null(strstr(got, "\xc2\x9b"));
}
END_TEST

static const struct {
	const char *text, *want;
} drawn[] = {
	{ "👨‍👩‍👧x", "👨x\n" },
	{ "👍🏽x", "👍x\n" },
	{ "🇨🇿x", "CZx\n" },
	{ "❤\ufe0fx", "❤ x\n" },
	{ "e\u0301x", "e\u0301x\n" },
};

START_TEST(leaves_out_what_terminals_measure_otherwise)
{
	g_autoptr(Canvas) c = canvas_new(8, 1, false);
	g_autofree char *got = NULL;

	canvas_put(c, (struct span){ 0, 0, 8 }, drawn[_i].text,
		   (struct style){ ROLE_TEXT, 0 });
	got = canvas_text(c, NULL);
	ck_assert_str_eq(got, drawn[_i].want);
}
END_TEST

START_TEST(ascii_has_signs_of_its_own)
{
	g_autoptr(Canvas) c = canvas_new(20, 1, true);
	g_autofree char *got = NULL;

	canvas_put(c, (struct span){ 0, 0, 20 }, "● “é” … ┃ ↳",
		   (struct style){ ROLE_TEXT, 0 });
	got = canvas_text(c, NULL);
	ck_assert_str_eq(got, "* \"e\" ... # >\n");
}
END_TEST

START_TEST(colours_are_palette_indices)
{
	g_autoptr(Settings) s = settings_new();
	g_autoptr(Canvas) c = canvas_new(3, 1, false);
	struct theme t = theme_for(s, 256, false),
		     mono = theme_for(s, 0, false);
	g_autofree char *got = NULL;

	canvas_put(c, (struct span){ 0, 0, 3 }, "★",
		   (struct style){ ROLE_STAR, 0 });
	got = canvas_text(c, &t);
	ck_assert_str_eq(got, "\033[0;38;5;221m★\033[0m\n");
	ck_assert_int_eq(theme_look(&mono, ROLE_QUIET, ATTR_BAR).attrs,
			 ATTR_REVERSE);
}
END_TEST

/* The same pixels on terminals of more and of fewer colours. */
START_TEST(pixels_are_halves_of_cells)
{
	static const uint8_t rgb[] = { 255, 0, 0, 0, 0, 255, 8, 8, 8, 1, 2, 3 };
	const struct pixels p = { rgb, 1, 4 };
	g_autoptr(Settings) settings = settings_new();
	const struct theme full = theme_for(settings, THEME_TRUE_COLORS, false);
	const struct theme few = theme_for(settings, 256, false);
	g_autoptr(Canvas) c = canvas_new(2, 3, false);
	g_autofree char *got = NULL;
	struct look k;

	halves_draw(c, &p, (struct rect){ 0, 0, 2, 3 }, 0);
	got = canvas_text(c, &full);
	ck_assert_str_eq(got, "\033[0;38;2;255;0;0;48;2;0;0;255m▀\033[0m\n"
			      "\033[0;38;2;8;8;8;48;2;1;2;3m▀\033[0m\n\n");
	k = cell_looks(canvas_at(c, 0, 0), &few);
	ck_assert_int_eq(k.fg, 196);
	ck_assert_int_eq(k.bg, 21);
	k = cell_looks(canvas_at(c, 0, 1), &few);
	ck_assert_int_eq(k.fg, 232);
	ck_assert(!cell_is_same(canvas_at(c, 0, 0), canvas_at(c, 0, 1)));
	canvas_clear(c);
	halves_draw(c, &p, (struct rect){ 0, 0, 2, 3 }, 1);
	k = cell_looks(canvas_at(c, 0, 0), &full);
	ck_assert_int_eq(k.fg, THEME_RGB | 0x080808);
	ck_assert_str_eq(canvas_at(c, 0, 1)->text, " ");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("canvas");
	TCase *t = tcase_create("canvas");

	suite_add_tcase(suite, t);
	tcase_add_test(t, writes_what_fits_and_no_more);
	tcase_add_test(t, half_a_wide_letter_is_blank);
	tcase_add_test(t, a_letter_over_a_part_of_a_wide_one_blanks_the_rest);
	tcase_add_test(t, control_characters_are_removed);
	tcase_add_loop_test(t, leaves_out_what_terminals_measure_otherwise, 0,
			    G_N_ELEMENTS(drawn));
	tcase_add_test(t, ascii_has_signs_of_its_own);
	tcase_add_test(t, colours_are_palette_indices);
	tcase_add_test(t, pixels_are_halves_of_cells);
	return suite_run(suite);
}
