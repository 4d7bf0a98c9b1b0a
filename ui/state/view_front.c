#include "ui/state/view_front.h"

#include "src/base/clock.h"
#include "ui/state/pictures.h"
#include "ui/text/article.h"
#include "ui/text/opening.h"

#include <string.h>

#define FRESH_S        (10 * CLOCK_MINUTE) /* that a page put by is as it was */
#define OPENING_BYTES  3000
#define LEAD_ROWS      2 /* of the lead's words on a screen of less than: */
#define TALL           40
#define LEAD_ROWS_TALL 5
#define LEAD_STEP      8 /* rows of the screen for one more */

struct list view_front_list(const View *v)
{
	return (struct list){ .kind = LIST_FRONT, .unread = !v->front.all };
}

static int lead_rows(const View *v)
{
	return v->rows < TALL ? LEAD_ROWS
			      : LEAD_ROWS_TALL + (v->rows - TALL) / LEAD_STEP;
}

/* Headlines of the plan. */
static int64_t count_items(const View *v)
{
	int64_t n = 0;

	for (guint i = 0; i < v->plan->slots->len; i++) {
		int story = g_array_index(v->plan->slots, struct slot, i).story;

		n += story >= 0 &&
		     !stories_at(v->window.stories, (guint)story)->beneath;
	}
	return n;
}

/* The caller's. */
static GArray *front_sections(const View *v)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct front_section));

	for (guint i = 0; i < v->sections->all->len; i++) {
		const struct section *s =
			&g_array_index(v->sections->all, struct section, i);

		g_array_append_vals(
			all, &(struct front_section){ s->name, s->unread }, 1);
	}
	return all;
}

static void plan_page(View *v)
{
	g_autoptr(GArray) sections = front_sections(v);
	struct front_grid_look look = {
		.w = v->layout.text.w,
		.h = v->layout.main.h,
		.columns = v->layout.columns,
		.airy = v->layout.airy,
		.lead_rows = lead_rows(v),
		.standfirst = v->front.standfirst,
		.text = v->front.text,
		.sections = sections,
	};

	pictures_lead_size(v, &look.picture_cols, &look.picture_rows);
	v->plan = front_grid_new(v->window.stories, &look);
	v->window.total = count_items(v);
}

void view_front_plan(View *v)
{
	if (!v->plan && v->window.list.kind == LIST_FRONT)
		plan_page(v);
}

void view_front_put_by(View *v)
{
	if (v->window.list.kind != LIST_FRONT || !v->window.loaded)
		return;
	list_window_clear(&v->front.by);
	v->front.by = v->window;
	v->front.stale = false;
	memset(&v->window, 0, sizeof v->window);
}

bool view_front_take_back(View *v, const struct list *l)
{
	struct list_window *by = &v->front.by;
	bool fresh = by->loaded && !by->hasty && !v->front.stale &&
		     by->list.unread == l->unread &&
		     v->now - by->made < FRESH_S;

	if (l->kind != LIST_FRONT || !fresh)
		return false;
	list_window_clear(&v->window);
	v->window = *by;
	memset(by, 0, sizeof *by);
	g_clear_pointer(&v->plan, front_grid_free);
	v->want |= WANT_STATES | WANT_SIDE;
	return true;
}

void view_front_lead(View *v, const Body *body)
{
	struct front *f = &v->front;
	const struct story *lead;

	g_clear_pointer(&f->standfirst, g_free);
	g_clear_pointer(&f->text, g_free);
	if (list_window_count(&v->window) == 0)
		return;
	lead = stories_at(v->window.stories, 0);
	f->text = opening_words(body, OPENING_BYTES);
	f->standfirst = f->text ? article_standfirst(lead, body)
				: g_strdup(lead->summary);
}
