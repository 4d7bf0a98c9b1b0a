#include "ui/state/tabs.h"

#include "ui/state/view_front.h"

#include <glib/gi18n.h>
#include <string.h>

const char *tabs_sort_words(enum list_sort sort)
{
	switch (sort) {
	case SORT_OLDEST:
		return _("oldest first");
	case SORT_WEIGHT:
		return _("by importance");
	case SORT_SOURCE:
		return _("by source");
	case SORT_NEWEST:
	case SORTS:
	default:
		return _("newest first");
	}
}

/* The key under which a list's order is kept; all feeds share one. The
 * caller's. */
static char *sort_key(const struct list *l)
{
	return g_strdup_printf("%d %s", (int)l->kind,
			       l->section ? l->section : "");
}

void tabs_set_sort(View *v, const struct list *l)
{
	g_hash_table_replace(v->sorts, sort_key(l),
			     GINT_TO_POINTER((int)l->sort));
}

enum list_sort tabs_sort(const View *v, const struct list *l)
{
	g_autofree char *key = sort_key(l);

	return (enum list_sort)GPOINTER_TO_INT(
		g_hash_table_lookup(v->sorts, key));
}

const struct filter *tabs_search(const View *v, int n)
{
	for (guint i = 0; v->filters && i < v->filters->all->len; i++) {
		const struct filter *f =
			&g_array_index(v->filters->all, struct filter, i);

		if (f->kind == FILTER_SEARCH && n-- == 0)
			return f;
	}
	return NULL;
}

static int searches(const View *v)
{
	int n = 0;

	while (tabs_search(v, n))
		n++;
	return n;
}

int tabs_count(const View *v)
{
	return (int)v->sections->all->len + searches(v) + 3;
}

static const struct section *nth_section(const View *v, int i)
{
	return &g_array_index(v->sections->all, struct section, (guint)i);
}

const char *tabs_name(const View *v, int i)
{
	int n = (int)v->sections->all->len;
	const struct filter *f = tabs_search(v, i - n - 1);

	if (i == 0)
		return _("Front page");
	if (i <= n)
		return nth_section(v, i - 1)->name;
	if (f)
		return f->name;
	return i == tabs_count(v) - 2 ? _("Saved") : _("All");
}

int64_t tabs_number(const View *v, int i)
{
	int n = (int)v->sections->all->len, search = i - n - 1;

	if (i == 0)
		return 0;
	if (i <= n)
		return nth_section(v, i - 1)->unread;
	if (tabs_search(v, search))
		return search < (int)v->found->len
			       ? g_array_index(v->found, int64_t, (guint)search)
			       : 0;
	return i == tabs_count(v) - 2 ? v->sections->totals.saved
				      : v->sections->totals.unread;
}

struct list tabs_list(const View *v, int i)
{
	int n = (int)v->sections->all->len;
	const struct filter *f = tabs_search(v, i - n - 1);
	struct list l = view_front_list(v);

	if (i > 0)
		l = (struct list){ .kind = LIST_ALL };
	if (i > 0 && i <= n) {
		l.kind = LIST_SECTION;
		l.section = nth_section(v, i - 1)->name;
	} else if (i > n && f) {
		l.kind = LIST_SEARCH;
		l.query = f->query;
		l.by_time = true;
	} else if (i == tabs_count(v) - 2) {
		l.kind = LIST_SAVED;
	}
	l.sort = tabs_sort(v, &l);
	return l;
}

int tabs_section(const View *v, const char *name)
{
	for (int i = 0; name && i < (int)v->sections->all->len; i++)
		if (strcmp(nth_section(v, i)->name, name) == 0)
			return i;
	return -1;
}

int64_t tabs_muted(const View *v)
{
	const struct list *l = &v->window.list;
	int at = l->kind == LIST_SECTION ? tabs_section(v, l->section) : -1;

	if (at >= 0)
		return nth_section(v, at)->muted;
	return l->kind == LIST_FRONT || l->kind == LIST_ALL
		       ? v->sections->totals.muted
		       : 0;
}

static int tab_of(const View *v, const struct list *l)
{
	for (int i = 0; i < tabs_count(v); i++) {
		struct list tab = tabs_list(v, i);

		if (list_window_same_list(&tab, l))
			return i;
	}
	return -1;
}

int tabs_now(const View *v)
{
	int tab = tab_of(v, &v->window.list);

	if (v->nav.scene == SCENE_FEEDS)
		return -1;
	for (guint i = v->nav.back->len; tab < 0 && i-- > 0;)
		tab = tab_of(v,
			     &g_array_index(v->nav.back, struct stop, i).list);
	return tab;
}
