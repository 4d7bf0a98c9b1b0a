#include "ui/update/feed_manager.h"

#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/cut_middle.h"
#include "ui/text/text.h"
#include "ui/update/cursor.h"
#include "ui/update/feed_setting.h"
#include "ui/update/marks.h"
#include "ui/update/navigate.h"
#include "ui/update/notice.h"
#include "ui/update/prompt_input.h"

#include <glib/gi18n.h>
#include <string.h>

#define SAID_COLS  26 /* of a message, beside the name of a feed */
#define SAID_LEAST 8

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

/* Its name with room for what else is said, and the key that undoes it. The
 * caller's. */
static char *said_name(const View *v, const struct feed *f)
{
	int cols = MAX(v->cols - SAID_COLS, SAID_LEAST);

	return strstr(f->name, "://") ? cut_middle_address(f->name, cols)
				      : text_cut(f->name, cols);
}

void feed_manager_remove(View *v, Effects *fx)
{
	const struct feed *f = view_feed(v);
	g_autofree char *name = NULL, *words = NULL, *back = NULL;

	if (!f)
		return;
	name = said_name(v, f);
	words = g_strdup_printf(_("Removed %s."), name);
	back = g_strdup_printf(_("%s restored."), name);
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
	g_autofree char *name = NULL, *paused = NULL, *resumed = NULL;

	if (!f)
		return;
	name = said_name(v, f);
	paused = g_strdup_printf(_("Paused %s."), name);
	resumed = g_strdup_printf(_("Resumed %s."), name);
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

void feed_manager_set(View *v, enum ask ask, const char *typed, Effects *fx)
{
	const struct feed *f = view_feed(v);

	if (!f || *typed == '\0')
		return;
	prompt_input_about(v, f->url);
	feed_setting_change(v, ask, typed, fx);
	effects_draw(fx);
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
