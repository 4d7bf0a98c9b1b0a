#include "ui/pane/palette.h"

#include "ui/draw/headline.h"
#include "ui/input/user_command.h"
#include "ui/text/text.h"
#include "ui/update/palette.h"

#define ROWS_MOST 8
#define NAME_COLS 17

static int palette_rows(const View *v, guint n)
{
	int room = MAX(v->rows / 3, 1);

	return MIN(MIN((int)n, ROWS_MOST), room);
}

/* "mark-older 3d": the name, and what it takes. */
static void draw_name(Canvas *c, const View *v, enum action a, int y)
{
	const char *argument = palette_argument(a);
	int x = 2, end = 2 + NAME_COLS - 1;

	x += canvas_put_cut(c, (struct span){ x, y, end - x },
			    user_command_name(v->settings, a),
			    (struct style){ ROLE_TEXT, 0 });
	if (argument && x + 1 < end)
		canvas_put_cut(c, (struct span){ x + 1, y, end - x - 1 },
			       argument, (struct style){ ROLE_QUIET, 0 });
}

static void draw_action(Canvas *c, const View *v, enum action a, int y)
{
	g_autofree char *key = keymap_key(v->keymap, a, IN_ALL);
	int end = v->cols - 2;
	int start = canvas_put_right(c, (struct span){ 0, y, end }, key,
				     (struct style){ ROLE_TEXT, ATTR_BOLD });

	draw_name(c, v, a, y);
	if (start - 1 > 2 + NAME_COLS)
		canvas_put_cut(c,
			       (struct span){ 2 + NAME_COLS, y,
					      start - 1 - 2 - NAME_COLS },
			       user_command_help(v->settings, a),
			       (struct style){ ROLE_QUIET, 0 });
}

static void draw_command_line(Canvas *c, const View *v, const char *best, int y)
{
	const char *typed = v->prompt.line->text->str;
	int x = 1;

	x += canvas_put(c, (struct span){ x, y, 1 }, ":",
			(struct style){ ROLE_TEXT, ATTR_BOLD });
	canvas_cursor(c, x + text_width_n(typed, v->prompt.line->cursor), y,
		      true);
	x += canvas_put(c, (struct span){ x, y, v->cols - 2 - x }, typed,
			(struct style){ ROLE_TEXT, 0 });
	if (best && *typed && g_str_has_prefix(best, typed))
		canvas_put(c, (struct span){ x, y, v->cols - 2 - x },
			   best + v->prompt.line->text->len,
			   (struct style){ ROLE_QUIET, 0 });
}

void pane_palette(Canvas *c, const View *v)
{
	enum action actions[ACTION_END];
	guint n = palette_actions(v, actions);
	int rows = palette_rows(v, n), y = v->rows - 2 - rows;
	int at = CLAMP(v->dialog.choice, 0, MAX((int)n - 1, 0));
	int top = CLAMP(at - rows + 2, 0, MAX((int)n - rows, 0));

	canvas_blank(c, (struct rect){ 0, y - 1, v->cols, rows + 2 });
	canvas_across(c, (struct span){ 0, y - 1, v->cols }, "─",
		      (struct style){ ROLE_RULE, 0 });
	for (int i = 0; i < rows; i++) {
		draw_action(c, v, actions[top + i], y + i);
		canvas_note(c, (struct rect){ 0, y + i, v->cols, 1 },
			    HOTSPOT_COMMAND, top + i);
		if (top + i == at)
			headline_bar(c, (struct rect){ 0, y + i, v->cols, 1 },
				     true);
	}
	draw_command_line(c, v,
			  n > 0 ? user_command_name(v->settings, actions[at])
				: NULL,
			  v->rows - 2);
}
