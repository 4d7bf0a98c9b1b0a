/* plain_lines: plain text to HTML that keeps its lines, as descriptions without markup
 * are meant: paragraphs, lists, chapters of a film. */
#ifndef LEDE_FEEDS_TEXT_PLAIN_LINES_H
#define LEDE_FEEDS_TEXT_PLAIN_LINES_H

#include <glib.h>
#include <stdbool.h>

#define PLAIN_LINES_LEAST 50  /* columns of a text that was wrapped by hand */
#define PLAIN_LINES_MOST  100 /* and of one */

/* Whether a text that may be HTML has no tag of HTML in it: references at most, and what
 * only looks like a tag ("<ada@lamp.example>"). */
bool plain_lines_is(const char *text, size_t size);

/* Such a text as HTML: an empty line parts paragraphs, another line end is a <br>,
 * and a "<" is shown. Lines that were wrapped at a column, as in mail, become
 * one again: all lines are about as long, and what follows would not have fitted.
 * The caller's. */
char *plain_lines_to_html(const char *text, size_t size);

#endif
