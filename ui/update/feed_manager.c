#include "ui/update/feed_manager.h"

#include "ui/state/hints.h"
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

void feed_manager_remove(View *v, Effects *fx)
{
	const struct feed *f = view_feed(v);
	g_autofree char *words = NULL, *back = NULL;

	if (!f)
		return;
	words = g_strdup_printf(_("Removed %s."), f->name);
	back = g_strdup_printf(_("%s is back."), f->name);
	marks_feed(v, &(struct feed_change){ f->url, "removed", "yes", back },
		   fx);
	hints_say_undo(v, words);
	g_array_remove_index(v->feed_list.feeds->all,
			     (guint)v->feed_list.selected);
	cursor_show(v);
}

void feed_manager_pause(View *v, Effects *fx)
{
	struct feed *f = view_feed(v);

	if (!f)
		return;
	f->paused = !f->paused;
	hints_say_undo(v, f->paused ? _("Paused.") : _("It goes on."));
	marks_feed(v,
		   &(struct feed_change){
			   f->url, "paused", f->paused ? "yes" : "no",
			   f->paused ? _("It goes on.") : _("Paused again.") },
		   fx);
}

void feed_manager_ask(View *v, int ask, Effects *fx)
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
	prompt_input_open(v, (enum ask)ask, now ? now : "", fx);
}
