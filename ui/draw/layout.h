/* layout: the rectangles of all panes for a size of the screen. */
#ifndef LEDE_UI_DRAW_LAYOUT_H
#define LEDE_UI_DRAW_LAYOUT_H

#include <stdbool.h>

#define LAYOUT_COLS_MIN 30
#define LAYOUT_ROWS_MIN 8
#define LAYOUT_MEASURE  72 /* columns of body text at most */

struct rect {
	int x, y, w, h;
};

/* What is to be laid out. */
enum layout_kind {
	LAYOUT_FRONT,
	LAYOUT_LIST,
	LAYOUT_STORY,
	LAYOUT_PLAIN, /* the feeds, the first run: one pane */
};

/* The rectangles of all panes. One with no columns is not shown. */
struct layout {
	int cols, rows;
	bool small;        /* nothing fits: a few words instead */
	bool airy;         /* 30 rows and more: empty rows are spent */
	bool side_over;    /* the sidebar has the whole content */
	struct rect main;  /* content of list or story, with its margins */
	struct rect text;  /* of a story's text, or a front page's */
	struct rect side;  /* from column 0 of its items (the bar) */
	struct rect rail;  /* the list that a story was opened from */
	struct rect strip; /* two related headlines at the foot, and a rule */
	int rule_side;     /* column of the line before the sidebar; or -1 */
	int rule_rail;     /* column of the line after the rail; or -1 */
	int columns;       /* of lists on a front page: 1 to 3 */
};

/* A screen to lay out. */
struct layout_screen {
	int cols, rows;
	enum layout_kind kind;
	bool side; /* the user wants the sidebar */
	bool over; /* it has the focus, if need be instead of the content */
};

struct layout layout_for(const struct layout_screen *s);

/* Whether the sidebar, or in a story its strip, has room on that screen. */
bool layout_has_side(const struct layout_screen *s);
/* The columns from which a sidebar has room; 0: there is none, however wide. */
int layout_side_needs(enum layout_kind kind);

/* Sizes that are alike: what is remembered of one is of no use to another. */
int layout_class(int cols);
#define LAYOUT_CLASSES 5

#endif
