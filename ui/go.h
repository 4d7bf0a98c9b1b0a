/* go: to another list, story or place, and back the way one came. */
#ifndef LEDE_UI_GO_H
#define LEDE_UI_GO_H

#include "ui/view.h"

/* To the n-th tab; the way back is to the front page. */
unsigned go_tab(View *v, int tab);
/* To a list, from where one is. */
unsigned go_list(View *v, const struct list *l);
/* Into a story, from where one is. */
unsigned go_story(View *v, const struct story *s);
unsigned go_feeds(View *v);
/* Back; 0 when there is no way back. */
unsigned go_back(View *v);
/* Between list or story and sidebar. */
unsigned go_focus(View *v, enum focus focus);
/* Another list in the place of this one (a search being typed). */
unsigned go_instead(View *v, const struct list *l);

#endif
