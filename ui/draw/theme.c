#include "ui/draw/theme.h"

#include <glib/gi18n.h>
#include <string.h>

#define NO_COLOR        (-2)
#define BAR_DARK        236
#define BAR_LIGHT       254
#define BAR_QUIET_DARK  248
#define BAR_QUIET_LIGHT 240
#define BAR_TEXT_DARK   253
#define BAR_TEXT_LIGHT  235

/* Palette indices; -1 is the terminal's own colour. Of 16 colours 7 and 8 are
 * not used: in Solarized they are the lightest and darkest tones. Of 8 sections have no
 * blue and no red, which are too dark on black, so that the last two hues are others
 * again, but not those of their neighbours. */
static const struct {
	int16_t dark, light, dark16, light16, eight;
	uint8_t attrs, mono; /* with colours, and without */
} roles[ROLE_COUNT] = {
	/* clang-format off */
	[ROLE_TEXT]   = {  -1,  -1, -1, -1, -1, 0, 0 },
	[ROLE_QUIET]  = { 246, 241, -1, -1, -1, 0, 0 },
	[ROLE_FIRST]  = { 211, 125, 13,  5,  5, 0, ATTR_BOLD },
	[ROLE_SECOND] = {  80,  24, 14,  6,  6, 0, ATTR_BOLD },
	[ROLE_THIRD]  = { 215,  94, 11,  3,  3, 0, ATTR_BOLD },
	[ROLE_FOURTH] = { 141,  91, 12,  4,  2, 0, ATTR_BOLD },
	[ROLE_FIFTH]  = { 150,  22, 10,  2, -1, 0, ATTR_BOLD },
	[ROLE_SIXTH]  = { 117,  19,  9,  1,  6, 0, ATTR_BOLD },
	[ROLE_DOT]    = {  80,  24, 14,  6,  6, 0, ATTR_BOLD },
	[ROLE_LINK]   = {  75,  25, 12,  4, -1, ATTR_UNDERLINE, ATTR_UNDERLINE },
	[ROLE_STAR]   = { 221,  94, 11,  3,  3, 0, 0 },
	[ROLE_HIT]    = { 221,  94, 11,  3,  3, ATTR_BOLD | ATTR_UNDERLINE,
			  ATTR_BOLD | ATTR_UNDERLINE },
	[ROLE_ERROR]  = { 210, 124,  9,  1,  1, ATTR_BOLD, ATTR_BOLD },
	[ROLE_OK]     = { 114,  22, 10,  2,  2, 0, 0 },
	[ROLE_RULE]   = { 240, 250, -1, -1, -1, 0, 0 },
	[ROLE_THUMB]  = { 252, 240, -1, -1, -1, 0, 0 },
	/* clang-format on */
};

#define ROLE_NAME(id, name) name,
static const char *const role_names[ROLE_COUNT] = { ROLES(ROLE_NAME) };

static const char *const color_names[] = { "black",  "red",  "green",
					   "yellow", "blue", "magenta",
					   "cyan",   "white" };

static struct look plain_look(enum role role, int colors, bool light)
{
	struct look k = { -1, -1, roles[role].attrs };

	if (colors >= 256)
		k.fg = (int16_t)(light ? roles[role].light : roles[role].dark);
	else if (colors >= 16)
		k.fg = (int16_t)(light ? roles[role].light16
				       : roles[role].dark16);
	else if (colors >= 8)
		k.fg = roles[role].eight;
	else
		k.attrs = roles[role].mono;
	return k;
}

static struct look bar_look(struct look k, enum role role, bool reverse,
			    bool light)
{
	if (reverse) {
		k.fg = k.bg = -1;
		k.attrs |= ATTR_REVERSE;
		return k;
	}
	k.bg = light ? BAR_LIGHT : BAR_DARK;
	/* the bar is the only background of lede's own: its text needs a
	 * colour that is readable on it whether the terminal is dark or
	 * light */
	if (role == ROLE_QUIET)
		k.fg = light ? BAR_QUIET_LIGHT : BAR_QUIET_DARK;
	else if (k.fg < 0)
		k.fg = light ? BAR_TEXT_LIGHT : BAR_TEXT_DARK;
	return k;
}

/* "default", a number up to 255, or one of eight names; else NO_COLOR. */
static int read_color(const char *value)
{
	gint64 n;
	char *end;

	if (strcmp(value, "default") == 0)
		return -1;
	for (size_t i = 0; i < G_N_ELEMENTS(color_names); i++)
		if (g_ascii_strcasecmp(color_names[i], value) == 0)
			return (int)i;
	n = g_ascii_strtoll(value, &end, 10);
	return end != value && *end == '\0' && n >= 0 && n < 256 ? (int)n
								 : NO_COLOR;
}

static bool is_role(const char *name)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		if (strcmp(role_names[i], name) == 0)
			return true;
	return false;
}

static void take_named(struct theme *t, const struct named_setting *n)
{
	int color = read_color(n->value);

	if (color < -1 || color >= t->colors)
		return;
	for (int i = 0; i < ROLE_COUNT; i++) {
		if (strcmp(role_names[i], n->name) != 0)
			continue;
		t->of[i].fg = (int16_t)color;
		if (!(t->on_bar[i].attrs & ATTR_REVERSE))
			t->on_bar[i].fg = (int16_t)color;
	}
}

void theme_check(const Settings *settings, GPtrArray *complaints)
{
	for (guint i = 0; settings->named && i < settings->named->len; i++) {
		const struct named_setting *n = &g_array_index(
			settings->named, struct named_setting, i);
		const char *wrong = NULL;

		if (strcmp(n->group, "colors") != 0)
			continue;
		if (!is_role(n->name))
			wrong = _("there is no such color");
		else if (read_color(n->value) == NO_COLOR)
			wrong = _("not a color: a name, 0 to 255, or default");
		if (wrong)
			g_ptr_array_add(complaints,
					g_strdup_printf("config:%d: %s: %s",
							n->line, n->name,
							wrong));
	}
}

struct theme theme_for(const Settings *settings, int colors, bool light)
{
	const char *name = settings->theme ? settings->theme : "auto";
	bool contrast = strcmp(name, "contrast") == 0;
	struct theme t = { 0 };

	if (strcmp(name, "mono") == 0)
		colors = 0;
	light = strcmp(name, "light") == 0 ||
		(light && strcmp(name, "dark") != 0);
	t.colors = colors;
	t.light = light;
	for (int i = 0; i < ROLE_COUNT; i++) {
		enum role role = (enum role)i;

		t.of[i] = plain_look(role, colors, light);
		if (contrast && (role == ROLE_QUIET || role == ROLE_RULE ||
				 role == ROLE_THUMB))
			t.of[i].fg = -1;
		t.on_bar[i] = bar_look(t.of[i], role, contrast || colors < 256,
				       light);
	}
	for (guint i = 0; settings->named && i < settings->named->len; i++) {
		const struct named_setting *n = &g_array_index(
			settings->named, struct named_setting, i);

		if (strcmp(n->group, "colors") == 0)
			take_named(&t, n);
	}
	return t;
}

/* The steps of the cube of 6 x 6 x 6 colours from index 16 on, as xterm has it. */
static int cube_step(int value)
{
	return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
}

static int cube_value(int step)
{
	return step ? 55 + 40 * step : 0;
}

static int distance(uint32_t rgb, int r, int g, int b)
{
	int dr = (int)(rgb >> 16 & 255) - r, dg = (int)(rgb >> 8 & 255) - g;
	int db = (int)(rgb & 255) - b;

	return dr * dr + dg * dg + db * db;
}

/* Of the cube, or of the 24 greys from 232 on: 8, 18, …, 238. */
static int nearest_of_256(uint32_t rgb)
{
	int r = cube_step((int)(rgb >> 16 & 255));
	int g = cube_step((int)(rgb >> 8 & 255));
	int b = cube_step((int)(rgb & 255));
	int mean =
		(int)((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
	int step = CLAMP((mean - 3) / 10, 0, 23), grey = 8 + 10 * step;

	if (distance(rgb, grey, grey, grey) <
	    distance(rgb, cube_value(r), cube_value(g), cube_value(b)))
		return 232 + step;
	return 16 + 36 * r + 6 * g + b;
}

int32_t theme_color(const struct theme *t, uint32_t rgb)
{
	if (t->colors >= THEME_TRUE_COLORS)
		return THEME_RGB | (int32_t)(rgb & 0xffffff);
	return t->colors >= 256 ? nearest_of_256(rgb) : -1;
}

struct look theme_look(const struct theme *t, enum role role, unsigned attrs)
{
	struct look k = attrs & ATTR_BAR ? t->on_bar[role] : t->of[role];

	k.attrs = (uint8_t)(k.attrs | (attrs & ~(unsigned)ATTR_BAR));
	return k;
}
