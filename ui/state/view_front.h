/* view_front: the front page: its plan, its lead, and the page that is put by while
 * another list is shown. */
#ifndef LEDE_UI_STATE_VIEW_FRONT_H
#define LEDE_UI_STATE_VIEW_FRONT_H

#include "ui/state/view.h"

/* The list: what is unread, unless the reader wants all. */
struct list view_front_list(const View *v);
/* Plans the page, if it is the list in view and not planned. */
void view_front_plan(View *v);

/* Puts the page by, if it is the list in view; gives it back if it is not too old to
 * be shown as it was: marks are kept up meanwhile, and nothing else changes in it.
 * Then WANT_STATES is wanted, and its list is the window. */
void view_front_put_by(View *v);
bool view_front_take_back(View *v, const struct list *l);

/* The text of the lead, which is the first story of the page; NULL: there is none. */
void view_front_lead(View *v, const Body *body);

#endif
