#include "ui/manage.h"

#include "ui/go.h"
#include "ui/marks.h"
#include "ui/move.h"
#include "ui/typing.h"

#include <glib/gi18n.h>

const struct feed *manage_selected(const View *v)
{
	if (v->scene != SCENE_FEEDS || !v->feeds ||
	    v->feed_selected >= (int)v->feeds->all->len)
		return NULL;
	return feeds_at(v->feeds, (guint)v->feed_selected);
}

unsigned manage_open(View *v)
{
	const struct feed *f = manage_selected(v);
	const struct list feeds = { .kind = LIST_FEED };

	return f ? go_list(v, &(struct list){ .kind = LIST_FEED,
					      .feed = f->id,
					      .sort = view_sort(v, &feeds) })
		 : 0;
}

static unsigned feed_change(View *v, const char *key, const char *value)
{
	const struct feed *f = manage_selected(v);

	if (!f)
		return 0;
	g_free(v->feed_url);
	g_free(v->feed_key);
	g_free(v->feed_value);
	v->feed_url = g_strdup(f->url);
	v->feed_key = g_strdup(key);
	v->feed_value = g_strdup(value);
	return FX_FEED | FX_DRAW;
}

static unsigned feed_remove(View *v)
{
	const struct feed *f = manage_selected(v);
	g_autofree char *words = NULL, *back = NULL;
	unsigned fx;

	if (!f)
		return 0;
	words = g_strdup_printf(_("Removed %s.  u undoes"), f->name);
	back = g_strdup_printf(_("%s is back."), f->name);
	fx = feed_change(v, "removed", "yes");
	marks_feed(v, back);
	view_say(v, words);
	g_array_remove_index(v->feeds->all, (guint)v->feed_selected);
	return fx | move_show(v);
}

static unsigned feed_pause(View *v)
{
	struct feed *f = v->feeds && v->feed_selected < (int)v->feeds->all->len
				 ? feeds_at(v->feeds, (guint)v->feed_selected)
				 : NULL;

	if (!f || v->scene != SCENE_FEEDS)
		return 0;
	f->paused = !f->paused;
	marks_feed(v, f->paused ? _("It goes on.") : _("Paused again."));
	view_say(v, f->paused ? _("Paused.  u undoes")
			      : _("It goes on.  u undoes"));
	return feed_change(v, "paused", f->paused ? "yes" : "no");
}

static unsigned feed_ask(View *v, enum ask ask)
{
	const struct feed *f = manage_selected(v);

	if (!f)
		return 0;
	switch ((int)ask) {
	case ASK_FEED_URL:
		return typing_open(v, ask, f->url);
	case ASK_FEED_NAME:
		return typing_open(v, ask, f->name);
	case ASK_FEED_SECTION:
		return typing_open(v, ask, f->section ? f->section : "");
	default:
		return typing_open(v, ask, "");
	}
}

unsigned manage_apply(View *v, enum action a)
{
	switch ((int)a) {
	case ACTION_FEED_ADD:
		return typing_open(v, ASK_ADD, "");
	case ACTION_FEED_EDIT:
		return feed_ask(v, ASK_FEED_URL);
	case ACTION_FEED_NAME:
		return feed_ask(v, ASK_FEED_NAME);
	case ACTION_FEED_SECTION:
		return feed_ask(v, ASK_FEED_SECTION);
	case ACTION_FEED_EVERY:
		return feed_ask(v, ASK_FEED_EVERY);
	case ACTION_FEED_PAUSE:
		return feed_pause(v);
	case ACTION_FEED_REMOVE:
		return feed_remove(v);
	default:
		return 0;
	}
}
