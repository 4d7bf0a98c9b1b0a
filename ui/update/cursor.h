/* cursor: moves the selection or scrolls the text. */
#ifndef LEDE_UI_UPDATE_CURSOR_H
#define LEDE_UI_UPDATE_CURSOR_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

enum cursor_step {
	CURSOR_LINE,
	CURSOR_HALF,
	CURSOR_PAGE,
	CURSOR_END, /* all the way */
};

/* Moves that far, `way` 1 or -1. */
void cursor_by(View *v, enum cursor_step step, int way, Effects *fx);
/* Selects the next headline of the list, whatever the focus; `unread`: an
 * unread one. Returns whether the selection changed. Sets v->nav.unread_way
 * where one may be outside of the window. */
bool cursor_headline(View *v, int way, bool unread);
/* Brings the selection, or the text, into view; headlines around it that are
 * not in the window are wanted. */
void cursor_show(View *v);
/* Scrolls so that as many reports below that headline as there is room for are
 * in view with it. */
void cursor_show_reports(View *v, int head);

#endif
