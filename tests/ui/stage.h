/* stage: a view of some stories, without a store. */
#ifndef LEDE_TESTS_UI_STAGE_H
#define LEDE_TESTS_UI_STAGE_H

#include "ui/state/view.h"

/* Story n has id n; all are unread and in one section. */
static inline View *stage_view(const Settings *settings, int stories)
{
	View *v = view_new(settings, 80, 24);

	list_window_set(&v->window, &(struct list){ .kind = LIST_ALL });
	for (int i = 0; i < stories; i++) {
		struct story s = { .id = i + 1,
				   .title = "A headline",
				   .section = "Tech",
				   .source = "Bytewise",
				   .outlets = 1,
				   .event = i + 1,
				   .url = "https://e.org/" };

		g_array_append_val(v->window.stories->all, s);
	}
	v->window.selected = stories > 0 ? 0 : -1;
	v->window.total = v->window.unread = stories;
	v->window.loaded = true;
	v->sections->totals.unread = stories;
	return v;
}

#endif
