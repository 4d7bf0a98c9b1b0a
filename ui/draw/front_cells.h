/* front_cells: which headlines of the front page go into which cell, and how the rows
 * of a page are shared out among them. */
#ifndef LEDE_UI_DRAW_FRONT_CELLS_H
#define LEDE_UI_DRAW_FRONT_CELLS_H

#include "src/model/story.h"

#include <glib.h>
#include <stdbool.h>

#define FRONT_CELLS_COLUMNS 3 /* at most */
#define FRONT_CELLS_HEAD    2 /* rows of a headline at most */

/* A section that has a cell. */
struct front_section {
	const char *name;
	int64_t unread;
};

/* What a heading names. */
enum heading {
	HEADING_TOP,     /* the best of all sections */
	HEADING_SECTION, /* the section of its stories */
	HEADING_LATEST,  /* the newest of all sections */
};

/* A headline of a cell, and its rows without those of reports below it. */
struct front_item {
	int story, rows;
};

/* A cell, and what it has of the page being made. */
struct front_cell {
	enum heading heading;
	int64_t unread;
	GArray *queue; /* int: its stories in its order, with those used */
	guint first;   /* in the queue: those before it are used */
	GArray *items; /* struct front_item: those of this page */
	int h;         /* rows, with its heading */
};

/* Cells side by side, as high as the highest. */
struct band {
	struct front_cell *cells[FRONT_CELLS_COLUMNS];
	int n, h;
};

struct cell_look {
	int w;       /* columns of a cell */
	int columns; /* cells side by side */
	bool airy;
};

typedef struct front_cells FrontCells;

/* The stories but the first, which leads the page, in the cells of those sections
 * (struct front_section, in their order; NULL: none) that have any. Stories and
 * sections are borrowed. */
FrontCells *front_cells_new(const Stories *s, const GArray *sections,
			    const struct cell_look *k);
void front_cells_free(FrontCells *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FrontCells, front_cells_free)

/* All of them in one cell. Of ten headlines, at most two are of one outlet while there
 * are others: that holds for every cell. */
const struct front_cell *front_cells_list(FrontCells *f);
/* The bands (struct band) of the next page of `rows`: as many sections as have room
 * with two headlines each, then more of their headlines, and what is left over goes to
 * those with the most unread. `must`: one band, even if it has no room. None when no
 * story is left. Good until the next page. */
const GArray *front_cells_page(FrontCells *f, int rows, bool must);

#endif
