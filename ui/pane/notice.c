#include "ui/pane/notice.h"

#include "src/base/paths.h"
#include "ui/draw/box.h"
#include "ui/draw/headline.h"
#include "ui/state/hints.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define LOW        13 /* rows, in fewer a text has but one */
#define WORDS_ROWS 3

static const char *const choices[] = {
	N_("Start with the suggested feeds (12 entertainment, 12 tech)"),
	N_("Add one feed: paste the address of a site or feed"),
	N_("Import from another reader: OPML, or newsboat's urls"),
	N_("Look at the sample edition first"),
};

/* The first run being drawn. */
struct page {
	Canvas *c;
	const View *v;
	int x, y; /* of the next row */
	int gap;  /* empty rows between two texts */
};

static int rows_of_text(const View *v)
{
	return v->layout.main.h < LOW ? 1 : WORDS_ROWS;
}

/* In the middle, or in several rows from the left. */
static void draw_centred(struct page *p, const char *words, struct style style)
{
	int cols = text_width(words);
	struct rect r = { MAX((p->v->cols - cols + 1) / 2, 1), p->y,
			  p->v->cols - 2, rows_of_text(p->v) };

	p->y += headline_words(p->c, r, words, style) + p->gap;
}

static void draw_choice(struct page *p, int i)
{
	Canvas *c = p->c;
	const View *v = p->v;
	char number[8];
	int x = p->x, y = p->y, w = v->cols - 2 * x + 2, rows;
	struct rect r = { x + 5, y, v->cols - x - 6, rows_of_text(v) };

	g_snprintf(number, sizeof number, "%d", i + 1);
	canvas_put(c, (struct span){ x + 2, y, 1 }, number,
		   (struct style){ ROLE_TEXT, ATTR_BOLD });
	rows = headline_words(c, r, _(choices[i]),
			      (struct style){ ROLE_TEXT, 0 });
	canvas_note(c, (struct rect){ x, y, w, rows }, HOTSPOT_CHOICE, i);
	if (v->dialog.choice == i) {
		headline_bar(c, (struct rect){ x, y, w, rows }, true);
		canvas_cursor(c, x + 5, y, false);
	}
	p->y += rows + p->gap;
}

void pane_first(Canvas *c, const View *v)
{
	bool wide = v->cols >= 60;
	int airy = v->layout.main.h >= 16 && wide ? 1 : 0;
	int top = airy ? 3 : v->layout.main.h >= 16;
	struct page p = { .c = c,
			  .v = v,
			  .x = MAX((v->cols - 68) / 2, 0),
			  .y = v->layout.main.y + top,
			  .gap = airy };
	g_autofree char *file = paths_get(PATH_FEEDS);
	g_autofree char *shown = paths_for_eyes(file);
	g_autofree char *foot = g_strdup_printf(
		_("Nothing is fetched until you choose. Feeds are kept in %s"),
		shown);

	canvas_clip(c, v->layout.main);
	draw_centred(&p, _("No news yet"),
		     (struct style){ ROLE_TEXT, ATTR_BOLD });
	draw_centred(&p, _("lede needs some feeds. Choose how to begin:"),
		     (struct style){ ROLE_TEXT, 0 });
	for (int i = 0; i < (int)G_N_ELEMENTS(choices); i++)
		draw_choice(&p, i);
	draw_centred(&p, foot, (struct style){ ROLE_QUIET, 0 });
	canvas_unclip(c);
}

void pane_choose(Canvas *c, const View *v)
{
	g_autofree char *open = hints_key(v, ACTION_OPEN);
	g_autofree char *out = hints_key(v, ACTION_CLOSE);
	g_autofree char *keys =
		g_strdup_printf(_("%s add · %s close"), open, out);
	int n = (int)v->dialog.found_urls->len;
	int h = MIN(n + 4, v->rows - 4), w = MIN(v->cols - 2, 76);
	struct rect r =
		box_draw(c,
			 (struct rect){ (v->cols - w) / 2,
					MAX((v->rows - h) / 2, 2), w, h },
			 _("This page has several feeds"), keys);

	for (int i = 0; i < n && i < r.h; i++) {
		g_autofree char *words = g_strdup_printf(
			"%d  %s", i + 1,
			(const char *)g_ptr_array_index(v->dialog.found_titles,
							(guint)i));

		canvas_put_cut(c, (struct span){ r.x, r.y + i, r.w }, words,
			       (struct style){ ROLE_TEXT, 0 });
		canvas_note(c, (struct rect){ r.x - 1, r.y + i, r.w + 1, 1 },
			    HOTSPOT_CHOICE, i);
		if (i == v->dialog.choice)
			headline_bar(
				c,
				(struct rect){ r.x - 1, r.y + i, r.w + 1, 1 },
				true);
	}
}

void pane_small(Canvas *c, const View *v)
{
	headline_words(c, (struct rect){ 0, 0, v->cols, v->rows },
		       _("Too small: lede needs 30 x 8"),
		       (struct style){ ROLE_TEXT, 0 });
}
