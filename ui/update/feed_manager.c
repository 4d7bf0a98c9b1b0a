#include "ui/update/feed_manager.h"

#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/update/cursor.h"
#include "ui/update/marks.h"
#include "ui/update/navigate.h"
#include "ui/update/notice.h"
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

/* An error stays with a feed that is paused: it was not asked since. */
void feed_manager_pause(View *v, Effects *fx)
{
	struct feed *f = view_feed(v);
	g_autofree char *paused = NULL, *resumed = NULL;

	if (!f)
		return;
	paused = g_strdup_printf(_("Paused %s."), f->name);
	resumed = g_strdup_printf(_("Resumed %s."), f->name);
	f->paused = !f->paused;
	marks_feed(v,
		   &(struct feed_change){ f->url, "paused",
					  f->paused ? "yes" : "no",
					  f->paused ? resumed : paused },
		   fx);
	hints_say_undo(v, f->paused ? paused : resumed);
}

void feed_manager_failing(View *v, int way, Effects *fx)
{
	int at = feed_list_failing(&v->feed_list, way);

	if (at >= 0) {
		v->feed_list.selected = at;
		cursor_show(v);
		effects_draw(fx);
	} else if (feed_list_failing(&v->feed_list, 0) < 0) {
		notice_show(v, _("No failing feed."), fx);
	} else {
		notice_show(v,
			    way > 0 ? _("No failing feed below.")
				    : _("No failing feed above."),
			    fx);
	}
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
	prompt_input_about(v, f->url);
}
