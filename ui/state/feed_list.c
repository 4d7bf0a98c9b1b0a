#include "ui/state/feed_list.h"

#include <string.h>

static int count(const Feeds *f)
{
	return f ? (int)f->all->len : 0;
}

static int find_id(const GArray *feeds, int64_t id)
{
	for (guint i = 0; i < feeds->len; i++)
		if (g_array_index(feeds, struct feed, i).id == id)
			return (int)i;
	return -1;
}

static void append_known(GArray *kept, const Feeds *old, const Feeds *now)
{
	for (int i = 0; i < count(old); i++) {
		int at = find_id(now->all, feeds_at(old, (guint)i)->id);

		if (at >= 0)
			g_array_append_val(kept, *feeds_at(now, (guint)at));
	}
}

static void insert_new(GArray *kept, const Feeds *now)
{
	for (int i = 0; i < count(now); i++) {
		const struct feed *f = feeds_at(now, (guint)i);
		int before = -1;

		if (find_id(kept, f->id) >= 0)
			continue;
		if (i > 0)
			before = find_id(kept, feeds_at(now, (guint)i - 1)->id);
		g_array_insert_val(kept, (guint)(before + 1), *f);
	}
}

static void keep_order(const Feeds *old, Feeds *now)
{
	GArray *kept = g_array_new(FALSE, FALSE, sizeof(struct feed));

	append_known(kept, old, now);
	insert_new(kept, now);
	g_array_unref(now->all);
	now->all = kept;
}

static int find_url(const Feeds *f, const char *url)
{
	for (int i = 0; url && i < count(f); i++)
		if (strcmp(feeds_at(f, (guint)i)->url, url) == 0)
			return i;
	return -1;
}

/* The selection by its feed; one whose feed is gone stays in its row. */
static void select_again(struct feed_list *l, int64_t id)
{
	int at = id ? find_id(l->feeds->all, id) : -1;
	int wanted = find_url(l->feeds, l->wanted);

	if (at >= 0)
		l->selected = at;
	if (wanted >= 0) {
		l->selected = wanted;
		g_clear_pointer(&l->wanted, g_free);
	}
	l->selected = CLAMP(l->selected, 0, MAX(count(l->feeds) - 1, 0));
}

void feed_list_take(struct feed_list *l, Feeds *now)
{
	const struct feed *selected = feed_list_selected(l);
	int64_t id = selected ? selected->id : 0;

	if (l->feeds && !l->reorder)
		keep_order(l->feeds, now);
	l->reorder = false;
	feeds_free(l->feeds);
	l->feeds = now;
	select_again(l, id);
}

void feed_list_renew(struct feed_list *l)
{
	l->reorder = true;
}

void feed_list_clear(struct feed_list *l)
{
	g_clear_pointer(&l->feeds, feeds_free);
	g_clear_pointer(&l->wanted, g_free);
}

int feed_list_foot(int h)
{
	return h >= FEED_LIST_FOOT + 5 ? FEED_LIST_FOOT : 0;
}

int feed_list_rows(int h)
{
	return MAX(h - 1 - feed_list_foot(h), 1);
}

struct feed *feed_list_selected(const struct feed_list *l)
{
	if (l->selected < 0 || l->selected >= count(l->feeds))
		return NULL;
	return feeds_at(l->feeds, (guint)l->selected);
}

int feed_list_failing(const struct feed_list *l, int way)
{
	int at = way ? l->selected + way : 0;

	for (; at >= 0 && at < count(l->feeds); at += way ? way : 1)
		if (feed_is_failing(feeds_at(l->feeds, (guint)at)))
			return at;
	return -1;
}

const struct feed *feed_list_find(const struct feed_list *l, const char *url)
{
	int at = find_url(l->feeds, url);

	return at < 0 ? NULL : feeds_at(l->feeds, (guint)at);
}

const struct feed *feed_list_by_id(const struct feed_list *l, int64_t id)
{
	for (guint i = 0; l->feeds && i < l->feeds->all->len; i++)
		if (feeds_at(l->feeds, i)->id == id)
			return feeds_at(l->feeds, i);
	return NULL;
}
