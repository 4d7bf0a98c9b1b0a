#include "ui/pane/picture.h"

#include "ui/draw/picture.h"
#include "ui/state/hints.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

static void put_centred(Canvas *c, const View *v, int y, const char *words,
			struct style style)
{
	int room = v->cols - 2, x = 1 + MAX(room - text_width(words), 0) / 2;

	canvas_put_cut(c, (struct span){ x, y, v->cols - 1 - x }, words, style);
}

static void draw_words(Canvas *c, const View *v)
{
	const struct shown_picture *s = &v->pictures.at[PICTURE_FULL];
	g_autofree char *browse = hints_key(v, ACTION_BROWSE);
	g_autofree char *why =
		s->failed ? g_strdup_printf(_("No picture: %s"), s->failed)
			  : g_strdup(v->fetcher.gone
					     ? _("No picture: there is no "
						 "fetcher.")
					     : _("Fetching the picture…"));
	g_autofree char *instead = g_strdup_printf(
		_("%s opens the story in your browser."), browse);

	put_centred(c, v, v->rows / 2 - 1, why,
		    (struct style){ s->failed ? ROLE_ERROR : ROLE_QUIET, 0 });
	if (s->failed)
		put_centred(c, v, v->rows / 2, instead,
			    (struct style){ ROLE_QUIET, 0 });
}

void pane_picture(Canvas *c, const View *v)
{
	const struct shown_picture *s = &v->pictures.at[PICTURE_FULL];
	const struct canvas_image p = shown_picture_image(s, v->read.id);
	int room = v->rows - PICTURE_FOOT;
	struct rect r = { (v->cols - p.cols) / 2, (room - p.rows) / 2, p.cols,
			  p.rows };

	canvas_note(c, (struct rect){ 0, 0, v->cols, v->rows }, HOTSPOT_COVER,
		    0);
	picture_draw(c, &p, r, 0);
	if (!p.rgb)
		draw_words(c, v);
	if (v->read.picture.caption)
		put_centred(c, v, v->rows - 1, v->read.picture.caption,
			    (struct style){ ROLE_QUIET, 0 });
	canvas_cursor(c, 0, v->rows - 1, false);
}
