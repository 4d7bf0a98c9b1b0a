/* tabs: the lists that the header names: the front page, sections, saved
 * searches, Saved and All, each with its sort order. */
#ifndef LEDE_UI_STATE_TABS_H
#define LEDE_UI_STATE_TABS_H

#include "ui/state/view.h"

/* The n-th saved search; NULL past the last. */
const struct filter *tabs_search(const View *v, int n);
/* Tabs of the header: the front page, sections, saved searches, saved, all. */
int tabs_count(const View *v);
/* Name, count and list of the i-th; strings are the view's. */
const char *tabs_name(const View *v, int i);
int64_t tabs_number(const View *v, int i);
struct list tabs_list(const View *v, int i);
/* How many stories are muted of the list on screen. */
int64_t tabs_muted(const View *v);
/* The order of a list, in words; translated. */
const char *tabs_sort_words(enum list_sort sort);
/* Remembers the sort order of a list; returns it. */
void tabs_set_sort(View *v, const struct list *l);
enum list_sort tabs_sort(const View *v, const struct list *l);
/* The place of a section among the sections, from 0; -1 if it is none. */
int tabs_section(const View *v, const char *name);
/* The tab of the list on screen, or that it was come to from; -1 if none is. */
int tabs_now(const View *v);

#endif
