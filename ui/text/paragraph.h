/* paragraph: words in several styles, before they are broken into lines. */
#ifndef LEDE_UI_TEXT_PARAGRAPH_H
#define LEDE_UI_TEXT_PARAGRAPH_H

#include "src/model/body.h"
#include "ui/text/line_break.h"
#include "ui/text/styled_lines.h"

#include <glib.h>

/* Words in several styles, before they are set. */
typedef struct paragraph {
	GString *text; /* cleaned */
	GArray *marks; /* where another style begins */
	guint mark;    /* of the line that was set last */
} Paragraph;

Paragraph *paragraph_new(void);
void paragraph_free(Paragraph *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paragraph, paragraph_free)

void paragraph_add(Paragraph *p, const char *text, unsigned style,
		   unsigned link);
/* The runs of a block, with the numbers of links after their words and "~~"
 * around what is struck; `style` goes to all of them. */
void paragraph_block(Paragraph *p, const Body *b, const struct block *k,
		     unsigned style);
/* Adds a line of it to the last one of `s`. Lines come in order. */
void paragraph_line(Paragraph *p, StyledLines *s, const struct line *l);

#endif
