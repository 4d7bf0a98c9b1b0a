#include "ui/update/feed_manager.h"

#include "ui/state/tabs.h"
#include "ui/update/cursor.h"
#include "ui/update/marks.h"
#include "ui/update/navigate.h"
#include "ui/update/prompt_input.h"

#include <glib/gi18n.h>

void feed_manager_open(View *v, Effects *fx)
{
	const struct feed *f = view_feed(v);
	const struct list feeds = { .kind = LIST_FEED };

	if (f)
		navigate_list(v,
			      &(struct list){ .kind = LIST_FEED,
					      .feed = f->id,
					      .sort = tabs_sort(v, &feeds) },
			      fx);
}

static void remove_feed(View *v, Effects *fx)
{
	const struct feed *f = view_feed(v);
	g_autofree char *words = NULL, *back = NULL;

	if (!f)
		return;
	words = g_strdup_printf(_("Removed %s.  u undoes"), f->name);
	back = g_strdup_printf(_("%s is back."), f->name);
	marks_feed(v, f->url, "removed", "yes", back, fx);
	view_say(v, words);
	g_array_remove_index(v->feeds->all, (guint)v->feed_selected);
	cursor_show(v);
}

static void pause_feed(View *v, Effects *fx)
{
	struct feed *f = view_feed(v);

	if (!f)
		return;
	f->paused = !f->paused;
	view_say(v, f->paused ? _("Paused.  u undoes")
			      : _("It goes on.  u undoes"));
	marks_feed(v, f->url, "paused", f->paused ? "yes" : "no",
		   f->paused ? _("It goes on.") : _("Paused again."), fx);
}

/* Asks for a setting of the selected feed; what it is now can be edited. */
static void ask_for(View *v, enum ask ask, Effects *fx)
{
	const struct feed *f = view_feed(v);
	const char *now = NULL;

	if (!f)
		return;
	if (ask == ASK_FEED_URL)
		now = f->url;
	else if (ask == ASK_FEED_NAME)
		now = f->name;
	else if (ask == ASK_FEED_SECTION)
		now = f->section;
	prompt_input_open(v, ask, now ? now : "", fx);
}

void feed_manager_apply(View *v, enum action a, Effects *fx)
{
	switch ((int)a) {
	case ACTION_FEED_ADD:
		prompt_input_open(v, ASK_ADD, "", fx);
		break;
	case ACTION_FEED_EDIT:
		ask_for(v, ASK_FEED_URL, fx);
		break;
	case ACTION_FEED_NAME:
		ask_for(v, ASK_FEED_NAME, fx);
		break;
	case ACTION_FEED_SECTION:
		ask_for(v, ASK_FEED_SECTION, fx);
		break;
	case ACTION_FEED_EVERY:
		ask_for(v, ASK_FEED_EVERY, fx);
		break;
	case ACTION_FEED_PAUSE:
		pause_feed(v, fx);
		break;
	case ACTION_FEED_REMOVE:
		remove_feed(v, fx);
		break;
	default:
		break;
	}
}
