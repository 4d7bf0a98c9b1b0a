#include "ui/update/cursor_front.h"

#include "ui/state/view_front.h"
#include "ui/update/list_rows.h"

int cursor_front_fit(const View *v)
{
	int n = 0, top = v->window.top, end = top + v->layout.main.h;

	for (guint i = 0; v->plan && i < v->plan->slots->len; i++) {
		const struct slot *s =
			&g_array_index(v->plan->slots, struct slot, i);

		n += s->story >= 0 && s->y >= top && s->y + s->h <= end;
	}
	return MAX(n, 1);
}

/* The screen begins with a whole headline. */
static int snap_to_headline(const FrontGrid *p, int top)
{
	for (guint i = 0; i < p->slots->len; i++) {
		const struct slot *s = &g_array_index(p->slots, struct slot, i);

		if (s->y >= top)
			return s->y;
	}
	return top;
}

/* In a list, so that headlines beyond the selection are in view, too. */
static int front_list_top(const View *v, const struct slot *s)
{
	const struct slot *edge;
	int h = v->layout.main.h, top = v->window.top;

	edge = front_grid_slot(
		v->plan, front_grid_step(v->plan, s->story, LIST_ROWS_BEYOND));
	if (edge && edge->y + edge->h > top + h)
		top = edge->y + edge->h - h;
	if (s->y + s->h > top + h)
		top = s->y + s->h - h;
	edge = front_grid_slot(
		v->plan, front_grid_step(v->plan, s->story, -LIST_ROWS_BEYOND));
	if (edge && edge->y < top)
		top = edge->y;
	if (s->y < top)
		top = s->y;
	top = CLAMP(top, 0, MAX(v->plan->rows - h, 0));
	return MIN(snap_to_headline(v->plan, top), s->y);
}

void cursor_front_show(View *v)
{
	const struct slot *s;

	view_front_plan(v);
	s = v->plan ? front_grid_slot(v->plan, v->window.selected) : NULL;
	if (!s)
		return;
	v->window.top = v->plan->page > 0 ? front_grid_page_top(v->plan, s)
					  : front_list_top(v, s);
}

bool cursor_front_across(View *v, int way)
{
	int to;

	view_front_plan(v);
	to = v->plan ? front_grid_across(v->plan, v->window.selected, way) : -1;
	if (to < 0)
		return false;
	v->window.selected = to;
	v->want |= WANT_SIDE;
	cursor_front_show(v);
	return true;
}

/* The first headline of the page of a grid that begins at a row; -1 for none. */
static int first_of_page(const FrontGrid *p, int top)
{
	for (guint i = 0; i < p->slots->len; i++) {
		const struct slot *s = &g_array_index(p->slots, struct slot, i);

		if (s->story >= 0 && s->y >= top)
			return s->story;
	}
	return -1;
}

bool cursor_front_turn(View *v, int way)
{
	int top = v->window.top + way * v->plan->page;
	int to = top < 0 ? 0 : first_of_page(v->plan, top);

	if (to < 0 || to == v->window.selected)
		return false;
	v->window.selected = to;
	v->want |= WANT_SIDE;
	cursor_front_show(v);
	return true;
}
