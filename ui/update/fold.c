#include "ui/update/fold.h"

#include "ui/update/cursor.h"

#include <glib/gi18n.h>

#define REPORTS_MAX 60 /* rows below one headline */

void fold_toggle(View *v, Effects *fx)
{
	struct list_window *s = &v->window;
	int head = list_window_head(s, s->selected);
	int64_t id;

	if (head < 0)
		return;
	effects_draw(fx);
	if (s->list.kind == LIST_EVENT &&
	    stories_at(s->stories, (guint)head)->n_copies == 0) {
		view_say(v, _("These are all its outlets."));
		return;
	}
	id = stories_at(s->stories, (guint)head)->id;
	g_clear_pointer(&v->plan, front_grid_free);
	if (!list_window_is_open(s, id)) {
		list_window_open(s, id);
		v->unfolding = true;
		v->want |= WANT_REPORTS;
		return;
	}
	list_window_fold(s, head);
	v->want |= WANT_SIDE;
	cursor_show(v);
}

void fold_loaded(View *v, Effects *fx)
{
	struct list_window *s = &v->window;
	int head = list_window_head(s, s->selected);

	v->unfolding = false;
	if (head < 0)
		return;
	effects_draw(fx);
	if (list_window_reports(s, head) > 0) {
		cursor_show_reports(v, head);
		return;
	}
	list_window_fold(s, head);
	view_say(v, _("No other outlet has this story."));
}

Stories *fold_heads(const Stories *window)
{
	Stories *heads = stories_new();

	for (guint i = 0; i < window->all->len; i++)
		if (!stories_at(window, i)->beneath)
			stories_add(heads, stories_at(window, i));
	return heads;
}

/* In the list of all outlets only copies of its article are below a
 * headline. */
static void add_reports(Stories *to, Store *store, const struct story *head,
			bool copies)
{
	struct list event = { .kind = LIST_EVENT,
			      .event = head->event,
			      .apart = true };
	g_autoptr(Stories) reports =
		store_list(store, &event,
			   &(struct list_page){ .limit = REPORTS_MAX }, NULL);

	for (guint i = 0; reports && i < reports->all->len; i++) {
		const struct story *report = stories_at(reports, i);

		if (report->id != head->id &&
		    (!copies || report->article == head->article))
			stories_add(to, report)->beneath = true;
	}
}

Stories *fold_open(const struct list_window *s, Store *store, Stories *heads)
{
	Stories *window;

	if (!s->open || s->open->len == 0)
		return heads;
	window = stories_new();
	for (guint i = 0; i < heads->all->len; i++) {
		const struct story *head = stories_at(heads, i);

		stories_add(window, head);
		if (list_window_is_open(s, head->id))
			add_reports(window, store, head,
				    s->list.kind == LIST_EVENT);
	}
	stories_free(heads);
	return window;
}
