#include "ui/term/terminfo.h"

#include "src/base/error.h"
#include "ui/input/key.h"

/* its macros and key_name clash with lede's */
#define NCURSES_NOMACROS
#define key_name curses_key_name
#include <curses.h>
#undef key_name
#include <glib/gi18n.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/* Appends a capability without its padding ("$<5>"), which was for serial
 * terminals. */
void terminfo_cap(GString *out, const char *cap)
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

/* cursor_address always works; CUF and CUB within a row, and a line down with
 * CHA, are shorter. */
static void put_cursor_move(void *user, const struct cursor_move *m)
{
	bool known = m->from_x >= 0;
	const char *along =
		m->x > m->from_x ? parm_right_cursor : parm_left_cursor;

	if (known && m->from_y == m->y && along) {
		terminfo_cap(user, tparm(along, ABS(m->x - m->from_x)));
	} else if (known && m->from_y + 1 == m->y && cursor_down &&
		   column_address) {
		terminfo_cap(user, cursor_down);
		terminfo_cap(user, tparm(column_address, m->x));
	} else {
		terminfo_cap(user, tparm(cursor_address, m->y, m->x));
	}
}

static void clear_line(void *user)
{
	terminfo_cap(user, clr_eol);
}

static void erase_cells(void *user, int n)
{
	terminfo_cap(user, tparm(erase_chars, n));
}

static void scroll_rows(void *user, const struct shift *s, int rows)
{
	const char *one = s->up > 0 ? scroll_forward : scroll_reverse;
	const char *many = s->up > 0 ? parm_index : parm_rindex;

	terminfo_cap(user, tparm(change_scroll_region, s->top, s->bottom));
	terminfo_cap(user,
		     tparm(cursor_address, s->up > 0 ? s->bottom : s->top, 0));
	if (many)
		terminfo_cap(user, tparm(many, ABS(s->up)));
	for (int i = 0; !many && i < ABS(s->up); i++)
		terminfo_cap(user, one);
	terminfo_cap(user, tparm(change_scroll_region, 0, rows - 1));
}

/* With non_dest_scroll_region rows that scroll in keep old text. */
static bool can_scroll(void)
{
	return change_scroll_region && !non_dest_scroll_region &&
	       ((parm_index && parm_rindex) ||
		(scroll_forward && scroll_reverse));
}

static void put_colour(GString *out, const char *cap, int colour)
{
	if (colour >= 0 && cap)
		terminfo_cap(out, tparm(cap, colour));
}

/* A colour of 24 bits in the form that terminals have in common (ISO 8613-6 has
 * colons): no capability of terminfo has it. */
static void put_rgb(GString *out, int base, int32_t colour)
{
	g_string_append_printf(out, "\033[%d;2;%d;%d;%dm", base,
			       colour >> 16 & 255, colour >> 8 & 255,
			       colour & 255);
}

static void put_foreground(GString *out, int32_t colour)
{
	if (colour >= THEME_RGB)
		put_rgb(out, 38, colour);
	else
		put_colour(out, set_a_foreground, colour);
}

static void put_background(GString *out, int32_t colour)
{
	if (colour >= THEME_RGB)
		put_rgb(out, 48, colour);
	else
		put_colour(out, set_a_background, colour);
}

/* Many descriptions begin sgr0 with "ESC ( B" (leave the alternate character
 * set), which lede never enters: three bytes for each change. */
void terminfo_plain(GString *out)
{
	const char *cap = exit_attribute_mode;

	terminfo_cap(out,
		     cap && g_str_has_prefix(cap, "\033(B") ? cap + 3 : cap);
}

/* Attributes can only be added: there is no portable way to turn one off
 * alone, sgr0 resets all. */
static bool adds_only(const struct look *from, struct look to)
{
	return from && !(from->attrs & ~to.attrs) &&
	       (to.fg >= 0 || from->fg < 0) && (to.bg >= 0 || from->bg < 0);
}

/* Sets what `to` has beyond `from`. */
static void add_pen(GString *out, const struct look *from, struct look to)
{
	unsigned a = to.attrs & ~(unsigned)from->attrs;

	if (a & ATTR_BOLD)
		terminfo_cap(out, enter_bold_mode);
	if (a & ATTR_ITALIC)
		terminfo_cap(out, enter_italics_mode);
	if (a & ATTR_UNDERLINE)
		terminfo_cap(out, enter_underline_mode);
	if (a & ATTR_REVERSE)
		terminfo_cap(out, enter_reverse_mode);
	if (to.fg != from->fg)
		put_foreground(out, to.fg);
	if (to.bg != from->bg)
		put_background(out, to.bg);
}

/* "ESC [ 1 m ESC [ 3 m" is "ESC [ 1 ; 3 m" (ECMA-48 section 8.3.117). */
static void join_renditions(GString *out, gsize from)
{
	const char *at;

	while ((at = strstr(out->str + from, "m\033[")) != NULL) {
		gsize here = (gsize)(at - out->str);

		g_string_erase(out, (gssize)here, 3);
		g_string_insert_c(out, (gssize)here, ';');
	}
}

static bool is_rendition(const char *s)
{
	return g_str_has_prefix(s, "\033[") &&
	       strspn(s, "\033[0123456789;m") == strlen(s);
}

static void set_pen(void *user, const struct look *from, struct look to)
{
	static const struct look plain = { -1, -1, 0 };
	GString *out = user;
	gsize begin = out->len;

	if (!adds_only(from, to)) {
		terminfo_plain(out);
		from = &plain;
	}
	add_pen(out, from, to);
	if (is_rendition(out->str + begin))
		join_renditions(out, begin);
}

struct cell_diff_ways terminfo_ways(GString *out)
{
	return (struct cell_diff_ways){
		.out = out,
		.move = put_cursor_move,
		.pen = set_pen,
		.wipe = clr_eol ? clear_line : NULL,
		.erase = erase_chars ? erase_cells : NULL,
		.erase_coloured = back_color_erase,
		.scroll = can_scroll() ? scroll_rows : NULL,
		.user = out,
		.corner = !auto_right_margin || eat_newline_glitch,
	};
}

static bool no_terminal(GError **error)
{
	g_set_error(error, LEDE_ERROR, ERROR_USAGE,
		    _("there is no terminal here. Try: lede --plain"));
	return false;
}

bool terminfo_open(GError **error)
{
	const char *name = g_getenv("TERM");
	int status = 0;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return no_terminal(error);
	if (!name || !*name)
		name = "dumb";
	if (setupterm(name, STDOUT_FILENO, &status) != OK) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("no terminal description for “%s”. Try: "
			      "TERM=xterm-256color lede, or lede --plain"),
			    name);
		return false;
	}
	if (cursor_address && clear_screen)
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_USAGE,
		    _("this terminal cannot move the cursor (TERM=%s). Try: "
		      "lede --plain"),
		    name);
	return false;
}

void terminfo_name_keys(Decoder *in)
{
	const struct {
		const char *bytes;
		int key;
	} keys[] = {
		{ key_up, K_UP },         { key_down, K_DOWN },
		{ key_left, K_LEFT },     { key_right, K_RIGHT },
		{ key_home, K_HOME },     { key_end, K_END },
		{ key_ppage, K_PAGE_UP }, { key_npage, K_PAGE_DOWN },
		{ key_ic, K_INSERT },     { key_dc, K_DELETE },
		{ key_btab, K_BACKTAB },  { key_f1, K_F1 },
		{ key_f5, K_F1 + 4 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (keys[i].bytes)
			decoder_name_key(in, keys[i].bytes, keys[i].key);
}

/* What the terminal says of itself: the usual variable, and capabilities that ncurses
 * and tmux have added to terminfo. */
static bool has_true_colors(void)
{
	const char *name = g_getenv("COLORTERM");

	if (name &&
	    (strcmp(name, "truecolor") == 0 || strcmp(name, "24bit") == 0))
		return true;
	return tigetflag("RGB") > 0 || tigetflag("Tc") > 0 ||
	       tigetnum("RGB") > 0;
}

int terminfo_colors(void)
{
	const char *no = g_getenv("NO_COLOR");

	if ((no && *no) || !set_a_foreground)
		return 0;
	if (has_true_colors())
		return THEME_TRUE_COLORS;
	if (max_colors >= 256)
		return 256;
	if (max_colors >= 16)
		return 16;
	return max_colors >= 8 ? 8 : 0;
}
