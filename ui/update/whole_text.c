#include "ui/update/whole_text.h"

#include "ui/state/hints.h"
#include "ui/update/notice.h"

#include <glib/gi18n.h>

/* Its beginning is in view, for the other text has other lines. */
static void show(View *v, bool feeds, Effects *fx)
{
	v->read.feeds = feeds;
	v->read.row = 0;
	v->want |= WANT_STORY | WANT_SIDE;
	effects_draw(fx);
}

void whole_text_toggle(View *v, Effects *fx)
{
	const struct story *s = view_story(v);

	if (!s)
		return;
	if (v->read.whole) {
		show(v, !v->read.feeds, fx);
		notice_show(v,
			    v->read.feeds ? _("The feed's own text.")
					  : _("The whole text."),
			    fx);
		return;
	}
	if (!s->url) {
		notice_show(v, _("This story has no link."), fx);
		return;
	}
	effects_add(fx, &(struct effect){ .kind = FX_PAGE, .story = s->id });
	notice_show(v, _("Fetching the whole text…"), fx);
}

void whole_text_answered(View *v, const struct notification *n, Effects *fx)
{
	g_autofree char *key = NULL;
	g_autofree char *words = NULL;

	if (v->nav.scene != SCENE_STORY || v->read.id != n->count)
		return;
	if (n->code == 0) {
		show(v, false, fx);
		notice_show(v, _("The whole text."), fx);
		return;
	}
	key = hints_key(v, ACTION_BROWSE);
	words = g_strdup_printf(_("The page gave no text (%s). "
				  "%s opens it in the browser."),
				n->words ? n->words : "", key);
	view_complain(v, words);
	effects_draw(fx);
}
