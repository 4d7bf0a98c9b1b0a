/* list_filter: filters and sorts the list; keeps a search as a section. */
#ifndef LEDE_UI_UPDATE_LIST_FILTER_H
#define LEDE_UI_UPDATE_LIST_FILTER_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* Shows only unread headlines, or all. */
void list_filter_toggle(View *v, Effects *fx);
/* Keeps the search on screen as a section of that name; takes one that is kept
 * away: false where there is none. */
void list_filter_keep(View *v, const char *name, Effects *fx);
bool list_filter_drop(View *v, Effects *fx);
/* The next sort order. */
void list_filter_sort(View *v, Effects *fx);

#endif
