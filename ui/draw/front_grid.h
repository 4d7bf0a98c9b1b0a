/* plan: where the headlines of a front page stand. */
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
typedef struct plan {
	GArray *slots; /* struct slot, in the order that j goes through them */
	int w, columns, rows;
	bool airy;
} Plan;

/* How a front page is set. */
struct plan_look {
	int w;         /* columns, from the selection's bar to the last */
	int columns;   /* lists side by side */
	bool airy;     /* empty rows between headlines */
	int lead_rows; /* the lead's text at most */
};

/* Plans the stories; the first leads. They stay the caller's. */
Plan *plan_new(const Stories *s, const struct plan_look *look);
void plan_free(Plan *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plan, plan_free)

/* The slot of that story; NULL if it has none. */
const struct slot *plan_slot(const Plan *p, int story);
/* The story `by` headlines on from `story` in reading order. */
int plan_step(const Plan *p, int story, int by);
/* The first and the last story in reading order; -1 if there is none. */
int plan_edge(const Plan *p, bool last);

#endif
