/* navigate: to another list, story, headline or tab, and back. */
#ifndef LEDE_UI_UPDATE_NAVIGATE_H
#define LEDE_UI_UPDATE_NAVIGATE_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

/* To the n-th tab; the way back is to the front page. */
void navigate_tab(View *v, int tab, Effects *fx);
/* `by` tabs to the left or right of the list, in a story of the list that it
 * was opened from. */
void navigate_section(View *v, int by, Effects *fx);
/* To the next headline of the list, where a story is being read into it;
 * `unread`: only to an unread one. One outside of the window is looked for
 * when that is loaded (v->nav.unread_way). */
void navigate_headline(View *v, int way, bool unread, Effects *fx);
/* To a list; back leads here. */
void navigate_list(View *v, const struct list *l, Effects *fx);
/* Into a story; back leads here. */
void navigate_story(View *v, const struct story *s, Effects *fx);
void navigate_feeds(View *v, Effects *fx);
/* Another story in the place of this one. */
void navigate_turn(View *v, const struct story *s, Effects *fx);
/* One step out: out of a story to where it was opened, out of a list to what was there
 * before. navigate_back: past all stories, to a list. False when there is no way
 * back. */
bool navigate_out(View *v, Effects *fx);
bool navigate_back(View *v, Effects *fx);
/* To the next column of the front page that way; past the last one to the sidebar. */
void navigate_across(View *v, int way, Effects *fx);
/* Between list or story and sidebar. */
void navigate_focus(View *v, enum focus focus, Effects *fx);
/* Another list in the place of this one (a search being typed). */
void navigate_instead(View *v, const struct list *l, Effects *fx);

#endif
