/* help_page: the rows of the help, in the columns that they have room for. */
#ifndef LEDE_UI_STATE_HELP_PAGE_H
#define LEDE_UI_STATE_HELP_PAGE_H

#include "ui/state/view.h"

/* A row: a title, or keys and what they do. */
struct help_row {
	char *keys; /* NULL: a title, or with no words an empty row */
	char *words;
};

/* Whole parts below one another; their rows are from `first` on. */
struct help_column {
	guint first, n;
	int keys, words; /* columns of its keys with a gap, of its words */
};

/* The rows of all columns, and the columns. */
typedef struct help_page {
	GArray *rows;    /* struct help_row */
	GArray *columns; /* struct help_column, from left to right */
	int height;      /* rows of the longest column */
} HelpPage;

#define HELP_PAGE_GAP 3 /* columns between two */

/* What the help shows (dialog.help_words), in as many columns as `width` has room for.
 * The caller's. */
HelpPage *help_page_new(const View *v, int width);
void help_page_free(HelpPage *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HelpPage, help_page_free)

/* Where the help is on the screen, with its box; and the last row that it can be
 * scrolled to. */
struct rect help_page_box(const View *v);
int help_page_last_top(const View *v);

#endif
