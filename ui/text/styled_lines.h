/* styled_lines: lines of text with styles. */
#ifndef LEDE_UI_TEXT_STYLED_LINES_H
#define LEDE_UI_TEXT_STYLED_LINES_H

#include "src/model/body.h"

#include <glib.h>

#define STYLED_LINES_NO_BLOCK G_MAXUINT32

/* Styles of a piece beyond enum run_style. */
enum piece_style {
	PIECE_LINK = 1 << 8,    /* the number of a link, as "[1]" */
	PIECE_QUIET = 1 << 9,   /* captions, numbers, markers */
	PIECE_TITLE = 1 << 10,  /* a heading */
	PIECE_RULE = 1 << 11,   /* a line across */
	PIECE_HIT = 1 << 12,    /* what was looked for */
	PIECE_KICKER = 1 << 13, /* the section above a headline */
	PIECE_STAR = 1 << 14,
	PIECE_ADDED =
		1 << 15, /* no letter of the text: the hyphen of a word that
				  goes on in the next line, the bar of a
				  quotation */
};

/* Some text of one style on one line. */
struct piece {
	guint32 at, bytes; /* in StyledLines.text */
	guint16 style;     /* enum run_style and enum piece_style, or'ed */
	guint16 link;      /* number of the link that it is part of; or 0 */
};

/* One line: its pieces follow each other from column `indent`. */
struct styled_line {
	guint32 first_piece, n_pieces;
	guint32 block;  /* that it is of; STYLED_LINES_NO_BLOCK for none */
	guint16 indent; /* columns */
};

/* Lines set in a width. */
typedef struct styled_lines {
	GString *text;
	GArray *pieces; /* struct piece */
	GArray *lines;  /* struct styled_line */
	GArray *hits;   /* struct text_hit: what was looked for; or NULL */
	int width;
	int picture_line, picture_rows; /* kept free for a picture; 0: none */
} StyledLines;

StyledLines *styled_lines_new(int width);
void styled_lines_free(StyledLines *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StyledLines, styled_lines_free)

/* Begins a line. */
void styled_lines_begin(StyledLines *s, int indent, guint32 block);
/* Adds text to the last line; a no-break space is shown as a blank, and a soft hyphen
 * is not. */
void styled_lines_add(StyledLines *s, const char *text, unsigned style,
		      unsigned link);
/* The same of n bytes, in the style and with the link of `like`. */
void styled_lines_add_slice(StyledLines *s, const char *text, size_t n,
			    const struct piece *like);
/* Blanks in the last line. */
void styled_lines_add_blanks(StyledLines *s, int cols);

#endif
