/* story: the story being read, and the rail: the list that it was opened
 * from. */
#ifndef LEDE_UI_PANE_STORY_H
#define LEDE_UI_PANE_STORY_H

#include "ui/draw/canvas.h"
#include "ui/state/view.h"

void pane_story(Canvas *c, const View *v);
/* The list that it was opened from, at the left. */
void pane_rail(Canvas *c, const View *v);

#endif
