/* styled_lines: lines of text with styles, and the paragraphs that they are
 * made from. */
#ifndef LEDE_UI_TEXT_STYLED_LINES_H
#define LEDE_UI_TEXT_STYLED_LINES_H

#include "src/model/body.h"
#include "ui/text/line_break.h"

#include <glib.h>

#define SHEET_NO_BLOCK G_MAXUINT32

/* Styles of a piece beyond enum run_style. */
enum sheet_style {
	SHEET_LINK = 1 << 8,    /* the number of a link, as "[1]" */
	SHEET_QUIET = 1 << 9,   /* captions, numbers, markers */
	SHEET_TITLE = 1 << 10,  /* a heading */
	SHEET_RULE = 1 << 11,   /* a line across */
	SHEET_HIT = 1 << 12,    /* what was looked for */
	SHEET_KICKER = 1 << 13, /* the section above a headline */
	SHEET_STAR = 1 << 14,
};

/* Some text of one style on one line. */
struct piece {
	guint32 at, bytes; /* in Sheet.text */
	guint16 style;     /* enum run_style and enum sheet_style, or'ed */
	guint16 link;      /* number of the link that it is part of; or 0 */
};

/* One line: its pieces follow each other from column `indent`. */
struct sheet_line {
	guint32 first_piece, n_pieces;
	guint32 block;  /* that it is of; SHEET_NO_BLOCK for none */
	guint16 indent; /* columns */
};

/* Lines set in a width. */
typedef struct sheet {
	GString *text;
	GArray *pieces; /* struct piece */
	GArray *lines;  /* struct sheet_line */
	int width;
} Sheet;

Sheet *sheet_new(int width);
void sheet_free(Sheet *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)

/* Begins a line. */
void sheet_line(Sheet *s, int indent, guint32 block);
/* Adds text to the last line; a no-break space is shown as a blank. */
void sheet_add(Sheet *s, const char *text, unsigned style, unsigned link);
/* Blanks in the last line. */
void sheet_blanks(Sheet *s, int cols);

/* Words in several styles, before they are set. */
typedef struct para {
	GString *text; /* cleaned */
	GArray *marks; /* where another style begins */
	guint mark;    /* of the line that was set last */
} Para;

Para *para_new(void);
void para_free(Para *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Para, para_free)

void para_add(Para *p, const char *text, unsigned style, unsigned link);
/* The runs of a block, with the numbers of links after their words; `style`
 * goes to all of them. */
void para_block(Para *p, const Body *b, const struct block *k, unsigned style);
/* Adds a line of it to the sheet's last line. Lines come in order. */
void para_line(Para *p, Sheet *s, const struct line *l);

#endif
