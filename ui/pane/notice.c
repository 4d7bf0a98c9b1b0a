#include "ui/pane/notice.h"

#include "src/paths.h"
#include "ui/box.h"
#include "ui/item.h"
#include "ui/text.h"

#include <glib/gi18n.h>

static const char *const choices[] = {
	N_("Start with the suggested feeds (12 entertainment, 12 tech)"),
	N_("Add one feed: paste the address of a site or feed"),
	N_("Import an OPML file from another reader"),
	N_("Look at the sample edition first"),
};

static void middle(Canvas *c, const View *v, int y, const char *words,
		   enum role role, unsigned attrs)
{
	int cols = MIN(text_width(words), v->cols - 2);

	canvas_put_cut(c, MAX((v->cols - cols + 1) / 2, 1), y, v->cols - 2,
		       words, role, attrs);
}

static void draw_choice(Canvas *c, const View *v, int i, int x, int y)
{
	char number[8];
	int w = v->cols - 2 * x + 2;

	g_snprintf(number, sizeof number, "%d", i + 1);
	canvas_put(c, x + 2, y, 1, number, ROLE_TEXT, ATTR_BOLD);
	canvas_put_cut(c, x + 5, y, v->cols - x - 6, _(choices[i]), ROLE_TEXT,
		       0);
	canvas_note(c, (struct rect){ x, y, w, 1 }, SPOT_CHOICE, i);
	if (v->choice != i)
		return;
	item_bar(c, (struct rect){ x, y, w, 1 }, true);
	canvas_cursor(c, x + 5, y, false);
}

void pane_first(Canvas *c, const View *v)
{
	int rows = v->layout.main.h, airy = rows >= 16 ? 1 : 0;
	int y = v->layout.main.y + (airy ? 3 : 0),
	    x = MAX((v->cols - 68) / 2, 0);
	g_autofree char *file = paths_get(PATH_FEEDS);
	g_autofree char *shown = paths_for_eyes(file);
	g_autofree char *foot = g_strdup_printf(
		_("Nothing is fetched until you choose. Feeds live in %s"),
		shown);

	middle(c, v, y, _("No news yet"), ROLE_TEXT, ATTR_BOLD);
	y += 1 + airy;
	middle(c, v, y, _("lede needs some feeds. Choose how to begin:"),
	       ROLE_TEXT, 0);
	y += 1 + airy;
	for (int i = 0; i < (int)G_N_ELEMENTS(choices); i++, y += 1 + airy)
		draw_choice(c, v, i, x, y);
	middle(c, v, y, foot, ROLE_QUIET, 0);
}

void pane_choose(Canvas *c, const View *v)
{
	int n = (int)v->found_urls->len;
	int h = MIN(n + 4, v->rows - 4), w = MIN(v->cols - 2, 76);
	struct rect r = box_draw(
		c,
		(struct rect){ (v->cols - w) / 2, MAX((v->rows - h) / 2, 2), w,
			       h },
		_("This page has several feeds"), _("↵ adds · Esc closes"));

	for (int i = 0; i < n && i < r.h; i++) {
		g_autofree char *words =
			g_strdup_printf("%d  %s", i + 1,
					(const char *)g_ptr_array_index(
						v->found_titles, (guint)i));

		canvas_put_cut(c, r.x, r.y + i, r.w, words, ROLE_TEXT, 0);
		canvas_note(c, (struct rect){ r.x - 1, r.y + i, r.w + 1, 1 },
			    SPOT_CHOICE, i);
		if (i == v->choice)
			item_bar(c,
				 (struct rect){ r.x - 1, r.y + i, r.w + 1, 1 },
				 true);
	}
}

void pane_small(Canvas *c, const View *v)
{
	item_words(c, (struct rect){ 0, 0, v->cols, 1 },
		   _("Too small: lede needs 30 x 8"), v->rows, ROLE_TEXT, 0);
}
