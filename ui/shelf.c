#include "ui/shelf.h"

#include <string.h>

bool list_same(const struct list *a, const struct list *b)
{
	return a->kind == b->kind && a->feed == b->feed &&
	       a->event == b->event && g_strcmp0(a->section, b->section) == 0 &&
	       g_strcmp0(a->query, b->query) == 0;
}

void shelf_clear(struct shelf *s)
{
	stories_free(s->stories);
	g_free(s->section);
	g_free(s->query);
	g_free(s->failed);
	memset(s, 0, sizeof *s);
}

void shelf_set(struct shelf *s, const struct list *l)
{
	struct list list = *l; /* its strings may be the shelf's own */
	char *section = g_strdup(l->section), *query = g_strdup(l->query);

	shelf_clear(s);
	s->list = list;
	s->list.section = s->section = section;
	s->list.query = s->query = query;
	s->stories = stories_new();
	s->selected = -1;
}

guint shelf_count(const struct shelf *s)
{
	return s->stories ? s->stories->all->len : 0;
}

struct story *shelf_selected(const struct shelf *s)
{
	if (s->selected < 0 || (guint)s->selected >= shelf_count(s))
		return NULL;
	return stories_at(s->stories, (guint)s->selected);
}

void shelf_fill(struct shelf *s, Stories *window, int64_t first)
{
	const struct story *was = shelf_selected(s);
	int64_t id = s->keep ? s->keep : was ? was->id : 0;
	int old = s->selected, at = id ? stories_find(window, id) : -1;

	stories_free(s->stories);
	s->stories = window;
	s->first = first;
	s->keep = 0;
	s->loaded = true;
	if (at < 0)
		at = CLAMP(old, 0, (int)window->all->len - 1);
	s->selected = window->all->len == 0 ? -1 : at;
	if (s->list.kind != LIST_FRONT)
		s->top = MAX(0, s->top + s->selected - MAX(old, 0));
}

bool shelf_has_more(const struct shelf *s)
{
	if (s->list.kind == LIST_FRONT || s->list.kind == LIST_EVENT)
		return false;
	if (s->first < 0)
		return shelf_count(s) > 0;
	return s->first + (int64_t)shelf_count(s) < s->total;
}

bool shelf_has_less(const struct shelf *s)
{
	return s->first != 0 && shelf_count(s) > 0;
}
