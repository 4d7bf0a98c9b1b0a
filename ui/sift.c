#include "ui/sift.h"

#include "ui/go.h"
#include "ui/marks.h"

#include <glib/gi18n.h>

static unsigned say(View *v, const char *words)
{
	view_say(v, words);
	return FX_DRAW;
}

unsigned sift_filter(View *v)
{
	struct list l = v->shelf.list;

	if (v->scene != SCENE_LIST)
		return 0;
	l.unread = !l.unread;
	if (l.kind == LIST_FRONT)
		return say(v, _("The front page is not filtered; the sections "
				"are."));
	view_say(v, l.unread ? _("Only unread.  f shows all")
			     : _("All headlines."));
	return go_instead(v, &l);
}

unsigned sift_sort(View *v)
{
	struct list l = v->shelf.list;

	if (v->scene != SCENE_LIST)
		return 0;
	if (list_sorts(&l)) {
		l.sort = list_next_sort(&l);
		view_set_sort(v, &l);
		/* the foot names another order than the usual one */
		if (l.sort == SORT_NEWEST || v->cols < 60)
			view_say(v, view_sort_words(l.sort));
		return go_instead(v, &l);
	}
	if (l.kind != LIST_SEARCH)
		return say(v, l.kind == LIST_FRONT
				      ? _("The front page has an order of its "
					  "own; sections are sorted.")
				      : _("Reports are in order of time."));
	l.by_time = !l.by_time;
	return go_instead(v, &l);
}

static unsigned order(View *v, char *line, bool there)
{
	g_free(v->filter_line);
	v->filter_line = line;
	v->filter_there = there;
	v->want |= WANT_FILTERS;
	marks_feed(v, there ? _("That section is gone.")
			    : _("That section is back."));
	view_say(v, there ? _("Kept as a section.  u undoes")
			  : _("No longer a section.  u undoes"));
	return FX_FILTER | FX_DRAW;
}

unsigned sift_keep(View *v, const char *name)
{
	if (v->shelf.list.kind != LIST_SEARCH || !v->shelf.query)
		return FX_DRAW;
	return order(v, filter_search_line(name, v->shelf.query), true);
}

unsigned sift_drop(View *v)
{
	const struct filter *f;

	for (int i = 0; (f = view_search(v, i)); i++)
		if (g_strcmp0(f->query, v->shelf.query) == 0)
			return order(v, g_strdup(f->line), false);
	return 0;
}
