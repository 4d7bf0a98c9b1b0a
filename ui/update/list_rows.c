#include "ui/update/list_rows.h"

#include <string.h>

const char *list_rows_excerpt(const struct story *s)
{
	const char *either[] = { s->snippet, s->summary };

	for (size_t i = 0; i < G_N_ELEMENTS(either); i++)
		if (either[i] && either[i][strspn(either[i], " \n\t")] != '\0')
			return either[i];
	return NULL;
}

int list_rows_item(const View *v, int i)
{
	const struct story *s = stories_at(v->window.stories, (guint)i);

	return v->window.list.kind == LIST_SEARCH && list_rows_excerpt(s) ? 2
									  : 1;
}

int list_rows_head(const View *v)
{
	enum list_kind kind = v->window.list.kind;

	return kind == LIST_SEARCH || kind == LIST_EVENT || kind == LIST_FEED
		       ? 2
		       : 1;
}

static int room_of_list(const View *v)
{
	return v->layout.main.h - list_rows_head(v);
}

/* Rows of the headlines from one to another. */
static int rows_between(const View *v, int from, int to)
{
	int rows = 0;

	for (int i = from; i <= to; i++)
		rows += list_rows_item(v, i);
	return rows;
}

int list_rows_fit(const View *v)
{
	int n = 0, count = (int)list_window_count(&v->window);
	int rows = room_of_list(v);

	for (int i = CLAMP(v->window.top, 0, MAX(count - 1, 0)); rows > 0;
	     i++, n++)
		rows -= i < count ? list_rows_item(v, i) : 1;
	return MAX(n - (rows < 0), 1);
}

int list_rows_top(const View *v)
{
	int count = (int)list_window_count(&v->window), room = room_of_list(v);
	int at = v->window.selected,
	    last = MIN(at + LIST_ROWS_BEYOND, count - 1);
	int top = CLAMP(v->window.top, 0, at);

	while (top < at && rows_between(v, top, last) > room)
		top++;
	top = MIN(top, MAX(at - LIST_ROWS_BEYOND, 0));
	while (top < at && rows_between(v, top, at) > room)
		top++;
	while (top > 0 && rows_between(v, top - 1, count - 1) <= room)
		top--;
	return top;
}
