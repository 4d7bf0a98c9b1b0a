#include "ui/update/whole_text.h"

#include "src/base/error.h"
#include "ui/state/hints.h"
#include "ui/update/notice.h"

#include <glib/gi18n.h>

/* Each of the two texts is shown where it was left. */
static void show(View *v, bool feeds, Effects *fx)
{
	int row = v->read.other_row;

	v->read.other_row = v->read.row;
	v->read.row = row;
	v->read.feeds = feeds;
	v->want |= WANT_STORY | WANT_SIDE;
	effects_draw(fx);
}

/* Which text it is now, and the key to the other. */
static void say_which(View *v, Effects *fx)
{
	g_autofree char *key = hints_key(v, ACTION_WHOLE_TEXT);
	g_autofree char *words = g_strdup_printf(
		v->read.feeds ? _("The feed's own text. %s: the whole text.")
			      : _("The whole text. %s: the feed's own."),
		key);

	notice_show(v, words, fx);
}

void whole_text_toggle(View *v, Effects *fx)
{
	const struct story *s = view_story(v);

	if (!s)
		return;
	if (v->read.whole) {
		show(v, !v->read.feeds, fx);
		say_which(v, fx);
		return;
	}
	if (!s->url) {
		notice_show(v, _("This story has no link."), fx);
		return;
	}
	effects_draw(fx);
	if (reading_is_fetching(&v->read))
		return;
	g_hash_table_add(v->read.fetching, g_memdup2(&s->id, sizeof s->id));
	effects_add(fx, &(struct effect){ .kind = FX_PAGE, .story = s->id });
}

void whole_text_answered(View *v, const struct notification *n, Effects *fx)
{
	g_autofree char *key = NULL;
	g_autofree char *words = NULL;

	g_hash_table_remove(v->read.fetching, &n->count);
	if (v->nav.scene != SCENE_STORY || v->read.id != n->count)
		return;
	if (n->code == 0) {
		show(v, false, fx);
		say_which(v, fx);
		return;
	}
	key = hints_key(v, ACTION_BROWSE);
	words = g_strdup_printf(
		n->code - 1 == ERROR_ABSENT
			? _("The page gave no text (%s). "
			    "%s opens it in the browser.")
			: _("The page could not be fetched (%s)."
			    " %s opens it in the browser."),
		n->words ? n->words : "", key);
	view_complain(v, words);
	effects_draw(fx);
}
