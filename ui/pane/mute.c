#include "ui/pane/mute.h"

#include "ui/draw/box.h"
#include "ui/draw/headline.h"
#include "ui/state/hints.h"
#include "ui/update/mute.h"

#include <glib/gi18n.h>

#define COLS 70

void pane_mute(Canvas *c, const View *v)
{
	g_autofree char *open = hints_key(v, ACTION_OPEN);
	g_autofree char *out = hints_key(v, ACTION_CLOSE);
	g_autofree char *foot = g_strdup_printf(
		_("%s select · on a muted line: unmute · %s close"), open, out);
	int n = mute_rows(v);
	int h = MIN(n + 4, v->rows - 4), w = MIN(v->cols - 2, COLS);
	struct rect r =
		box_draw(c,
			 (struct rect){ (v->cols - w) / 2,
					MAX((v->rows - h) / 2, 2), w, h },
			 _("Mute"), foot);
	int top = CLAMP(v->dialog.choice - r.h + 1, 0, MAX(n - r.h, 0));

	for (int i = top; i < n && i - top < r.h; i++) {
		bool muted;
		g_autofree char *row = mute_row(v, i, &muted);
		g_autofree char *words =
			i < 9 ? g_strdup_printf("%d  %s", i + 1, row)
			      : g_strdup_printf("   %s", row);
		int y = r.y + i - top;

		canvas_put_cut(
			c, (struct span){ r.x, y, r.w }, words,
			(struct style){ muted ? ROLE_QUIET : ROLE_TEXT, 0 });
		if (i != v->dialog.choice)
			continue;
		headline_bar(c, (struct rect){ r.x - 1, y, r.w + 1, 1 }, true);
		canvas_cursor(c, r.x, y, false);
	}
}
