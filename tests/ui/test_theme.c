/* Whether what is coloured can be read: the contrast of WCAG 2.1, 1.4.3. */
#include "tests/suite.h"
#include "ui/draw/theme.h"

#include <math.h>

/* The colours of a palette of 256 from 16 on: a cube of 6 x 6 x 6, then greys. */
static int channel(int color, int which)
{
	static const int parts[] = { 36, 6, 1 };
	int step = (color - 16) / parts[which] % 6;

	if (color >= 232)
		return 8 + 10 * (color - 232);
	return step == 0 ? 0 : 55 + 40 * step;
}

static double linear(int channel)
{
	double c = channel / 255.0;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(int r, int g, int b)
{
	return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

static double contrast(int color, int background)
{
	double a = luminance(channel(color, 0), channel(color, 1),
			     channel(color, 2));
	double b = luminance(background >> 16, background >> 8 & 255,
			     background & 255);

	return (MAX(a, b) + 0.05) / (MIN(a, b) + 0.05);
}

/* Black, usual dark grounds and the bar; white, usual light ones and the bar. */
static const int dark[] = { 0x000000, 0x1b1d21, 0x282828,
			    0x002b36, 0x2e3436, 0x303030 };
static const int light[] = { 0xffffff, 0xfdfcf9, 0xfdf6e3, 0xe4e4e4 };

static void check_roles(bool is_light, const int *grounds, size_t n)
{
	g_autoptr(Settings) s = settings_new();
	struct theme t = theme_for(s, 256, is_light);

	for (int r = ROLE_FIRST; r <= ROLE_SIXTH; r++)
		for (size_t i = 0; i < n; i++)
			ck_assert_msg(contrast(t.of[r].fg, grounds[i]) >= 4.45,
				      "role %d on %06x: %.1f", r, grounds[i],
				      contrast(t.of[r].fg, grounds[i]));
}

START_TEST(names_of_sections_can_be_read)
{
	check_roles(false, dark, G_N_ELEMENTS(dark));
	check_roles(true, light, G_N_ELEMENTS(light));
}
END_TEST

/* The sections after one another, and the last before the first. */
START_TEST(sections_differ_from_their_neighbours)
{
	static const int colors[] = { 8, 16, 256 };
	g_autoptr(Settings) s = settings_new();

	for (size_t i = 0; i < 2 * G_N_ELEMENTS(colors); i++) {
		struct theme t = theme_for(s, colors[i / 2], i % 2);

		for (int n = 0; n < THEME_SECTIONS; n++) {
			int next = (n + 1) % THEME_SECTIONS;

			ck_assert_int_ne(t.of[ROLE_FIRST + n].fg,
					 t.of[ROLE_FIRST + next].fg);
		}
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("theme");
	TCase *t = tcase_create("theme");

	suite_add_tcase(suite, t);
	tcase_add_test(t, names_of_sections_can_be_read);
	tcase_add_test(t, sections_differ_from_their_neighbours);
	return suite_run(suite);
}
