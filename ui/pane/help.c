#include "ui/pane/help.h"

#include "ui/draw/box.h"
#include "ui/state/help_page.h"
#include "ui/state/hints.h"

#include <glib/gi18n.h>

static void draw_row(Canvas *c, const struct help_row *row, int keys,
		     struct span at)
{
	if (!row->keys) {
		canvas_put_cut(c, at, row->words,
			       (struct style){ ROLE_FIRST, ATTR_BOLD });
		return;
	}
	keys = MIN(keys, at.w / 2);
	canvas_put_cut(c, (struct span){ at.x, at.y, keys - 1 }, row->keys,
		       (struct style){ ROLE_TEXT, ATTR_BOLD });
	canvas_put_cut(c, (struct span){ at.x + keys, at.y, at.w - keys },
		       row->words, (struct style){ ROLE_TEXT, 0 });
}

static void draw_column(Canvas *c, const HelpPage *p,
			const struct help_column *col, struct rect r, int top)
{
	int y = r.y - top;

	for (guint i = col->first; i < col->first + col->n; i++, y++) {
		const struct help_row *row =
			&g_array_index(p->rows, struct help_row, i);

		y += i > col->first && !row->keys;
		if (y >= r.y && y < r.y + r.h)
			draw_row(c, row, col->keys,
				 (struct span){ r.x, y, r.w });
	}
}

static void draw_columns(Canvas *c, const HelpPage *p, struct rect r, int top)
{
	for (guint i = 0; i < p->columns->len; i++) {
		const struct help_column *col =
			&g_array_index(p->columns, struct help_column, i);
		struct rect at = { r.x, r.y, MIN(col->keys + col->words, r.w),
				   r.h };

		draw_column(c, p, col, at, top);
		r.x += at.w + HELP_PAGE_GAP;
	}
}

void pane_help(Canvas *c, const View *v)
{
	g_autofree char *search = hints_key(v, ACTION_SEARCH);
	g_autofree char *out = hints_key(v, ACTION_CLOSE);
	g_autofree char *foot =
		g_strdup_printf(_("%s filter · %s close"), search, out);
	struct rect r = box_draw(c, help_page_box(v), _("Keys"), foot);
	g_autoptr(HelpPage) p = help_page_new(v, r.w);

	if (p->rows->len == 0)
		canvas_put_cut(c, (struct span){ r.x, r.y, r.w },
			       _("No key matches."),
			       (struct style){ ROLE_QUIET, 0 });
	draw_columns(c, p, r, CLAMP(v->dialog.top, 0, MAX(p->height - r.h, 0)));
	canvas_cursor(c, r.x, r.y, false);
}
