/* move: up and down in what is on screen. */
#ifndef LEDE_UI_UPDATE_CURSOR_H
#define LEDE_UI_UPDATE_CURSOR_H

#include "ui/state/effect.h"
#include "ui/state/view.h"

enum move_step {
	MOVE_LINE,
	MOVE_HALF,
	MOVE_PAGE,
	MOVE_END, /* all the way */
};

/* Moves that far, `way` 1 or -1. */
void move_by(View *v, enum move_step step, int way, Effects *fx);
/* To the next headline of the list, whatever the focus: `unread` only those.
 * Gives whether the selection is another one. Sets v->seek where it may be
 * outside of the window. */
bool move_headline(View *v, int way, bool unread);
/* Brings the selection, or the text, into view; headlines around it that are
 * not in the window are wanted. */
void move_show(View *v);
/* Headlines of a list that fit on the screen, and their rows. */
int move_fit(const View *v);
int move_item_rows(const View *v);
/* Rows before the first headline of a list. */
int move_head_rows(const View *v);

/* Scrolls so that as many reports below that headline as there is room for are
 * in view with it. */
void move_show_reports(View *v, int head);

#endif
