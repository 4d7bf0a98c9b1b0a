/* view_side: the headlines beside a story: the related ones, and its other outlets. */
#ifndef LEDE_UI_STATE_VIEW_SIDE_H
#define LEDE_UI_STATE_VIEW_SIDE_H

#include "ui/state/view.h"

/* The headline that a key means: the one selected, or being read. NULL if
 * there is none. */
const struct story *view_subject(const View *v);
/* The headline that the sidebar belongs to. */
const struct story *view_side_subject(const View *v);
/* Its headlines without the same story's other outlets, and the i-th of them. */
int view_side_count(const View *v);
const struct story *view_side_at(const View *v, int i);
/* Whether it may report the same event. */
bool view_side_is_likely(const View *v, int i);
/* Selects one of them: the nearest that there is, or none. */
void view_side_select(View *v, int i);
/* How many other outlets there are, and the i-th of them, the newest first. */
int view_side_outlets(const View *v);
const struct story *view_side_outlet(const View *v, int i);
/* Whether nothing is related to its story, as far as is known: it may not be digested. */
bool view_side_is_bare(const View *v);

#endif
