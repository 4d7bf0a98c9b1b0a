#include "ui/update/list_filter.h"

#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/update/marks.h"
#include "ui/update/navigate.h"
#include "ui/update/notice.h"

#include <glib/gi18n.h>

static void say_filter(View *v, bool unread)
{
	g_autofree char *key = hints_key(v, ACTION_FILTER);
	g_autofree char *words =
		g_strdup_printf(_("Unread only.  %s to show all"), key);

	view_say(v, unread ? words : _("All headlines."));
}

void list_filter_toggle(View *v, Effects *fx)
{
	struct list l = v->window.list;

	l.unread = !l.unread;
	if (l.kind == LIST_FRONT)
		v->front.all = !l.unread;
	say_filter(v, l.unread);
	navigate_instead(v, &l, fx);
}

static void next_sort(View *v, struct list *l, Effects *fx)
{
	l->sort = list_window_next_sort(l);
	tabs_set_sort(v, l);
	/* the footer shows any other order, where it has room */
	if (l->sort == SORT_NEWEST || v->cols < 60)
		view_say(v, tabs_sort_words(l->sort));
	navigate_instead(v, l, fx);
}

void list_filter_sort(View *v, Effects *fx)
{
	struct list l = v->window.list;
	g_autofree char *key = hints_key(v, ACTION_SORT);
	g_autofree char *sections =
		g_strdup_printf(_("%s sorts sections only."), key);

	if (list_window_can_sort(&l)) {
		next_sort(v, &l, fx);
	} else if (l.kind == LIST_SEARCH) {
		l.by_time = !l.by_time;
		navigate_instead(v, &l, fx);
	} else {
		notice_show(v,
			    l.kind == LIST_FRONT
				    ? sections
				    : _("Outlets are always newest first."),
			    fx);
	}
}

static void change_section(View *v, const char *line, bool there, Effects *fx)
{
	const struct filter_change f = {
		line, there,
		there ? _("No longer a section.")
		      : _("Kept as a section again.")
	};

	marks_filter(v, &f, fx);
	hints_say_undo(v, there ? _("Kept as a section.")
				: _("No longer a section."));
}

void list_filter_keep(View *v, const char *name, Effects *fx)
{
	g_autofree char *line = NULL;

	effects_draw(fx);
	if (v->window.list.kind != LIST_SEARCH || !v->window.query)
		return;
	line = filter_search_line(name, v->window.query);
	change_section(v, line, true, fx);
}

bool list_filter_drop(View *v, Effects *fx)
{
	const struct filter *f;

	for (int i = 0; (f = tabs_search(v, i)); i++) {
		if (g_strcmp0(f->query, v->window.query) != 0)
			continue;
		change_section(v, f->line, false, fx);
		return true;
	}
	return false;
}
