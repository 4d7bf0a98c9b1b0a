#include "ui/update/refresh.h"

#include "ui/state/hints.h"
#include "ui/update/notice.h"

#include <glib/gi18n.h>

/* One feed, those of a section, or all. */
static void add_refresh(View *v, const char *url, const char *section,
			Effects *fx)
{
	if (v->fetcher.gone) {
		view_complain(v, v->fetcher.gone_words);
		effects_draw(fx);
		return;
	}
	v->fetcher.silent = false;
	v->fetcher.offline = false;
	if (v->nav.scene == SCENE_LIST && v->window.list.kind == LIST_FRONT) {
		v->want |= WANT_TOP | WANT_SECTIONS | WANT_SIDE;
	} else if (v->fetcher.waiting > 0) {
		v->fetcher.waiting = 0;
		v->want |= WANT_LIST | WANT_SECTIONS;
	}
	effects_add(fx, &(struct effect){ .kind = FX_REFRESH,
					  .refresh = { url, section, true } });
	/* the fetcher adds it to a refresh under way, whose progress is
	 * shown */
	if (v->fetcher.refreshing)
		effects_draw(fx);
	else
		notice_show(v, _("Refreshing…"), fx);
}

void refresh_start(View *v, bool all, Effects *fx)
{
	const struct list_window *s = &v->window;
	bool section = !all && s->list.kind == LIST_SECTION;
	bool feed =
		!all && s->list.kind == LIST_FEED && list_window_count(s) > 0;

	if (v->nav.scene == SCENE_FEEDS) {
		feed_list_renew(&v->feed_list);
		v->want |= WANT_FEEDS;
	}
	add_refresh(v, feed ? stories_at(s->stories, 0)->feed_url : NULL,
		    section ? s->section : NULL, fx);
}

void refresh_feed(View *v, Effects *fx)
{
	const struct feed *f = view_feed(v);

	if (f)
		add_refresh(v, f->url, NULL, fx);
}

void refresh_stop(View *v, Effects *fx)
{
	g_autofree char *quit = hints_key(v, ACTION_QUIT);
	g_autofree char *leave = g_strdup_printf(_("%s quits lede."), quit);

	v->fetcher.stopping = v->fetcher.refreshing;
	if (v->fetcher.refreshing)
		effects_add(fx, &(struct effect){ .kind = FX_STOP });
	notice_show(v, v->fetcher.refreshing ? _("Stopping…") : leave, fx);
}
