#include "ui/strokes.h"

#include <string.h>
#include <term.h>

/* A capability without its padding, which no terminal of today needs. */
void strokes_cap(GString *out, const char *cap)
{
	if (!cap)
		return;
	while (*cap) {
		const char *end;

		if (cap[0] == '$' && cap[1] == '<' &&
		    (end = strchr(cap, '>')) != NULL)
			cap = end + 1;
		else
			g_string_append_c(out, *cap++);
	}
}

/* Along a row a relative move is the shorter one. */
static void go(void *user, int from_x, int from_y, int x, int y)
{
	const char *along = x > from_x ? parm_right_cursor : parm_left_cursor;

	if (from_x < 0 || from_y != y || !along)
		strokes_cap(user, tparm(cursor_address, y, x));
	else
		strokes_cap(user, tparm(along, ABS(x - from_x)));
}

static void wipe(void *user)
{
	strokes_cap(user, clr_eol);
}

static void put_colour(GString *out, const char *cap, int colour)
{
	if (colour >= 0 && cap)
		strokes_cap(out, tparm(cap, colour));
}

/* Most descriptions leave the alternate characters here, too; lede never
 * enters them. */
void strokes_plain(GString *out)
{
	const char *cap = exit_attribute_mode;

	strokes_cap(out,
		    cap && g_str_has_prefix(cap, "\033(B") ? cap + 3 : cap);
}

/* What a pen does cannot be taken off it one by one in every terminal. */
static bool adds_only(const struct look *from, struct look to)
{
	return from && !(from->attrs & ~to.attrs) &&
	       (to.fg >= 0 || from->fg < 0) && (to.bg >= 0 || from->bg < 0);
}

static void pen(void *user, const struct look *from, struct look to)
{
	static const struct look plain = { -1, -1, 0 };
	GString *out = user;
	unsigned a;

	if (!adds_only(from, to)) {
		strokes_plain(out);
		from = &plain;
	}
	a = to.attrs & ~(unsigned)from->attrs;
	if (a & ATTR_BOLD)
		strokes_cap(out, enter_bold_mode);
	if (a & ATTR_ITALIC)
		strokes_cap(out, enter_italics_mode);
	if (a & ATTR_UNDERLINE)
		strokes_cap(out, enter_underline_mode);
	if (a & ATTR_REVERSE)
		strokes_cap(out, enter_reverse_mode);
	if (to.fg != from->fg)
		put_colour(out, set_a_foreground, to.fg);
	if (to.bg != from->bg)
		put_colour(out, set_a_background, to.bg);
}

struct paint_ways strokes_ways(GString *out)
{
	return (struct paint_ways){
		.out = out,
		.go = go,
		.pen = pen,
		.wipe = clr_eol ? wipe : NULL,
		.user = out,
		.corner = !auto_right_margin || eat_newline_glitch,
	};
}
