/* front_grid: the places of the headlines on the front page, in columns. */
#ifndef LEDE_UI_DRAW_FRONT_GRID_H
#define LEDE_UI_DRAW_FRONT_GRID_H

#include "src/model/story.h"

#include <glib.h>
#include <stdbool.h>

/* A headline, or the title of a list of them (story is -1). Rows count from
 * the top of the page, columns from the left of its rectangle. */
struct slot {
	int story; /* in the set */
	int column;
	int x, y, w, h;
	const char *title; /* of a list: a section; NULL: top stories */
};

/* A front page of `w` columns in one, two or three lists. */
typedef struct front_grid {
	GArray *slots; /* struct slot, in reading order */
	int w, columns, rows;
	bool airy;
} FrontGrid;

/* How a front page is set. */
struct front_grid_look {
	int w;         /* columns, from the selection's bar to the last */
	int columns;   /* lists side by side */
	bool airy;     /* empty rows between headlines */
	int lead_rows; /* the lead's text at most */
};

/* Plans the stories; the first leads. They stay the caller's. */
FrontGrid *front_grid_new(const Stories *s, const struct front_grid_look *look);
void front_grid_free(FrontGrid *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FrontGrid, front_grid_free)

/* The slot of that story; NULL if it has none. */
const struct slot *front_grid_slot(const FrontGrid *p, int story);
/* The story `by` headlines on from `story` in reading order. */
int front_grid_step(const FrontGrid *p, int story, int by);

#endif
