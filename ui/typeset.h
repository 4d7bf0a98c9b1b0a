/* typeset: a body to styled lines of a width; tables by `grid`. */
#ifndef LEDE_UI_TYPESET_H
#define LEDE_UI_TYPESET_H

#include "src/body.h"

#include <glib.h>

/* Styles of a piece beyond enum run_style. */
enum sheet_style {
	SHEET_LINK = 1 << 8,   /* the number of a link, as "[1]" */
	SHEET_QUIET = 1 << 9,  /* captions, numbers, markers */
	SHEET_TITLE = 1 << 10, /* a heading */
	SHEET_RULE = 1 << 11,  /* a line across, or down a table */
	SHEET_HIT = 1 << 12,   /* what was looked for */
};

/* Some text of one style on one line. */
struct piece {
	guint32 at, bytes; /* in Sheet.text */
	guint16 style;	   /* enum run_style and enum sheet_style, or'ed */
	guint16 link;	   /* number of the link that it is part of; or 0 */
};

/* One line: its pieces follow each other from column `indent`. */
struct sheet_line {
	guint32 first_piece, n_pieces;
	guint16 indent; /* columns */
	guint32 block;	/* that it is of; G_MAXUINT32 for none */
};

/* Lines set in a width. */
typedef struct sheet {
	GString *text;
	GArray *pieces; /* struct piece */
	GArray *lines;	/* struct sheet_line */
	int width;
} Sheet;

Sheet *sheet_new(int width);
void sheet_free(Sheet *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)

/* Sets a body in `width` columns (1 and up): an empty line between blocks,
 * none at either end. Nothing is wider, whatever it is. The caller's. */
Sheet *typeset_text(const Body *b, int width);
/* Adds the list of its links, as screens show them: a heading, numbers, host
 * and path. Nothing if there are none. */
void typeset_links(Sheet *s, const Body *b);
/* Adds plain text of one style, broken into lines, at most `most` of them (0:
 * all), the last one cut with …. Gives how many there were. */
int typeset_words(Sheet *s, const char *words, unsigned style, int indent,
		  int most);
/* An empty line. */
void typeset_gap(Sheet *s);

/* As text for stdout: lines ended by newlines, then a list of links with their
 * whole addresses. `styled`: with SGR sequences (ECMA-48 8.3.117). What it
 * adds to `out` has passed `clean`. */
void typeset_print(const Body *b, int width, bool styled, GString *out);

#endif
