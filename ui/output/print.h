/* print: headlines and stories on stdout: lines or JSON. */
#ifndef LEDE_UI_OUTPUT_PRINT_H
#define LEDE_UI_OUTPUT_PRINT_H

#include "src/store/lists.h"
#include "src/store/related_list.h"

#include <stdbool.h>

/* All text is cleaned here, on its way out. Times in words are reckoned from
 * `now`, seconds since the epoch. */

/* A line of text and a newline. */
void print_line(const char *text);
/* A line on stderr, beside what was asked for. */
void print_note(const char *text);
/* Text that typeset_print or a canvas has cleaned, with its SGR sequences. */
void print_clean(const char *text);

/* A headline as `list` and `search` show it: id, signs, age, source, title;
 * what a search found of its text in a line below. */
void print_headline(const struct story *s, int64_t time, int64_t now);
/* The same as a JSON object on a line; `snippet`: with that key. */
void print_headline_json(const struct story *s, bool snippet);
/* The same with `reports`: the ids that the line stands for, its own first. `others`
 * are the stories of its event, itself among them. */
void print_line_json(const struct story *s, const Stories *others);

/* A story with its text in lines of `width` columns; `body` may be NULL. */
void print_story(const struct story *s, const Body *body, int width,
		 int64_t now);
void print_story_json(const struct story *s, const Body *body);

/* A headline related to another, and why. */
void print_related(const struct story *s, const struct relation *t,
		   int64_t now);
void print_related_json(const struct story *s, const struct relation *t);

/* A subscription and how it fares. */
void print_feed(const struct feed *f, int64_t now);
void print_feed_json(const struct feed *f, int64_t now);

/* False if not everything could be written; to be asked once, at the end. */
bool print_flush(void);

#endif
