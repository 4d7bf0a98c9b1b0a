#include "ui/state/list_window.h"

#include <string.h>

bool list_window_same_list(const struct list *a, const struct list *b)
{
	return a->kind == b->kind && a->feed == b->feed &&
	       a->event == b->event && g_strcmp0(a->section, b->section) == 0 &&
	       (a->kind == LIST_EVENT || g_strcmp0(a->query, b->query) == 0);
}

bool list_window_can_sort(const struct list *l)
{
	return l->kind == LIST_SECTION || l->kind == LIST_ALL ||
	       l->kind == LIST_SAVED || l->kind == LIST_FEED;
}

enum list_sort list_window_next_sort(const struct list *l)
{
	bool events = l->kind == LIST_SECTION || l->kind == LIST_ALL;

	return (enum list_sort)(((int)l->sort + 1) %
				(events ? SORTS : SORT_OLDEST + 1));
}

void list_window_clear(struct list_window *s)
{
	stories_free(s->stories);
	g_free(s->section);
	g_free(s->query);
	g_free(s->failed);
	g_free(s->suggestion);
	if (s->open)
		g_array_unref(s->open);
	memset(s, 0, sizeof *s);
}

void list_window_set(struct list_window *s, const struct list *l)
{
	struct list list = *l; /* its strings may be the list's own */
	char *section = g_strdup(l->section), *query = g_strdup(l->query);

	list_window_clear(s);
	s->list = list;
	s->list.section = s->section = section;
	s->list.query = s->query = query;
	s->stories = stories_new();
	s->selected = -1;
}

guint list_window_count(const struct list_window *s)
{
	return s->stories ? s->stories->all->len : 0;
}

struct story *list_window_selected(const struct list_window *s)
{
	if (s->selected < 0 || (guint)s->selected >= list_window_count(s))
		return NULL;
	return stories_at(s->stories, (guint)s->selected);
}

int list_window_head(const struct list_window *s, int row)
{
	while (row >= 0 && stories_at(s->stories, (guint)row)->beneath)
		row--;
	return row;
}

int list_window_reports(const struct list_window *s, int head)
{
	guint i = (guint)head + 1;

	while (i < list_window_count(s) && stories_at(s->stories, i)->beneath)
		i++;
	return (int)i - head - 1;
}

int list_window_heads(const struct list_window *s, int rows)
{
	int n = 0;

	for (int i = 0; i < MIN(rows, (int)list_window_count(s)); i++)
		n += !stories_at(s->stories, (guint)i)->beneath;
	return n;
}

/* Its place among the unfolded ones, or -1. */
static int find_open(const struct list_window *s, int64_t id)
{
	for (guint i = 0; s->open && i < s->open->len; i++)
		if (g_array_index(s->open, int64_t, i) == id)
			return (int)i;
	return -1;
}

bool list_window_is_open(const struct list_window *s, int64_t id)
{
	return find_open(s, id) >= 0;
}

void list_window_open(struct list_window *s, int64_t id)
{
	if (!s->open)
		s->open = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_array_append_val(s->open, id);
}

void list_window_fold(struct list_window *s, int head)
{
	int at = find_open(s, stories_at(s->stories, (guint)head)->id);
	int n = list_window_reports(s, head);

	if (at >= 0)
		g_array_remove_index(s->open, (guint)at);
	if (n > 0)
		g_array_remove_range(s->stories->all, (guint)head + 1,
				     (guint)n);
	if (s->selected > head)
		s->selected = MAX(head, s->selected - n);
}

void list_window_remove(struct list_window *s, GHashTable *ids)
{
	int at = s->selected;

	for (guint i = list_window_count(s); i-- > 0;) {
		const struct story *k = stories_at(s->stories, i);

		if (!g_hash_table_contains(ids, &k->id))
			continue;
		if (!k->beneath) {
			s->total--;
			s->all--;
			s->unread -= !k->read;
		}
		at -= (int)i < at;
		g_array_remove_index(s->stories->all, i);
	}
	s->selected = MIN(at, (int)list_window_count(s) - 1);
}

int list_window_find_article(const Stories *window, int64_t article)
{
	for (guint i = 0; article && i < window->all->len; i++)
		if (stories_at(window, i)->article == article)
			return (int)i;
	return -1;
}

/* The row of a story in a new window: where it is in it twice, the one that it
 * had; where a copy represents it now, that copy's. */
static int find_again(const Stories *window, int64_t id, int64_t article,
		      int row)
{
	int at;

	if (row >= 0 && row < (int)window->all->len &&
	    stories_at(window, (guint)row)->id == id)
		return row;
	at = stories_find(window, id);
	return at >= 0 ? at : list_window_find_article(window, article);
}

void list_window_fill(struct list_window *s, Stories *window, int64_t first)
{
	const struct story *was = list_window_selected(s);
	int64_t id = s->keep ? s->keep : was ? was->id : 0;
	int64_t article = was && was->id == id ? was->article : 0;
	int old = s->selected;
	int at = id ? find_again(window, id, article, old) : -1;

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

bool list_window_has_more(const struct list_window *s)
{
	if (s->list.kind == LIST_FRONT || s->list.kind == LIST_EVENT)
		return false;
	if (s->first < 0)
		return list_window_count(s) > 0;
	return s->first + list_window_heads(s, G_MAXINT) < s->total;
}

bool list_window_has_less(const struct list_window *s)
{
	return s->first != 0 && list_window_count(s) > 0;
}
