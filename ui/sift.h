/* sift: which headlines of a list are shown, and in which order. */
#ifndef LEDE_UI_SIFT_H
#define LEDE_UI_SIFT_H

#include "ui/view.h"

/* Only the unread ones, and all again. */
unsigned sift_filter(View *v);
/* Keeps the search on screen as a section of that name; takes one that is kept
 * away, and gives 0 where there is none. */
unsigned sift_keep(View *v, const char *name);
unsigned sift_drop(View *v);
/* The list's next order. */
unsigned sift_sort(View *v);

#endif
