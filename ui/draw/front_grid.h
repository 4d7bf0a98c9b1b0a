/* front_grid: the places of the headlines on the front page: one list, or a grid in
 * which every section has a cell.
 *
 * A list scrolls. A grid has pages of the height of the screen, which are turned: a
 * section goes on where its cell of the page before ended. */
#ifndef LEDE_UI_DRAW_FRONT_GRID_H
#define LEDE_UI_DRAW_FRONT_GRID_H

#include "ui/draw/front_cells.h"

#define FRONT_GRID_GAP         4 /* columns between two of them */
#define FRONT_GRID_PICTURE_GAP 2 /* columns after the lead's picture */

/* A headline, or the heading of a cell (story is -1). Rows count from the top of
 * the first page, columns from the left of the page. */
struct slot {
	int story;  /* in the set */
	int column; /* -1: the lead, across all */
	int page;   /* that it was set for, from 0 */
	int x, y, w, h;
	enum heading heading;
	const char *section; /* the stories' */
};

/* How the lead is set below its headline: a standfirst, then text that flows through
 * the columns of the page, which are `cols` wide. */
struct lead_shape {
	int head, standfirst, text; /* rows */
	int columns, cols;
	bool gaps;                      /* an empty row between these parts */
	int picture_cols, picture_rows; /* beside it, at the left; 0: none */
};

/* A front page of `w` columns. */
typedef struct front_grid {
	GArray *slots; /* struct slot, in reading order */
	struct lead_shape lead;
	int w, h, columns, rows;
	int page; /* rows of a page of a grid; 0: one list */
	bool airy;
} FrontGrid;

/* How a front page is set. */
struct front_grid_look {
	int w, h;      /* of the pane; from the selection's bar on */
	int columns;   /* cells side by side; 1: one list */
	bool airy;     /* empty rows between headlines */
	int lead_rows; /* of the lead's words at most */
	int picture_cols, picture_rows; /* of the lead's picture; 0: none */
	const char *standfirst, *text;  /* the lead's; NULL: none */
	const GArray *sections;         /* struct front_section */
};

/* Plans the stories, which are in the order of their rank; the first leads. They stay
 * the caller's. */
FrontGrid *front_grid_new(const Stories *s, const struct front_grid_look *look);
void front_grid_free(FrontGrid *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FrontGrid, front_grid_free)

/* The slot of that story; NULL if it has none. */
const struct slot *front_grid_slot(const FrontGrid *p, int story);
/* The story `by` headlines on from `story` in reading order. */
int front_grid_step(const FrontGrid *p, int story, int by);
/* The story beside `story` in the next column that way, the nearest on its page; -1 if
 * there is no column. */
int front_grid_across(const FrontGrid *p, int story, int way);
/* The first row of the page that a slot is on. */
int front_grid_page_top(const FrontGrid *p, const struct slot *s);

#endif
