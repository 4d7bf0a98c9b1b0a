/* text: grapheme clusters (UAX #29), column widths (UAX #11), cutting, break
 * opportunities (UAX #14); times in words. */
#ifndef LEDE_UI_TEXT_TEXT_H
#define LEDE_UI_TEXT_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The first grapheme cluster (UAX #29) of `s`: its bytes, and in *cols its
 * columns (0, 1 or 2; may be NULL). 0 at the end. A bad byte is one cluster
 * of one column. */
size_t text_cluster(const char *s, int *cols);

#define TEXT_DRAWN 20 /* bytes that are drawn of a cluster, with a NUL */

/* Copies what is drawn of a cluster of n bytes, and gives its columns: its first
 * letter and the marks that terminals measure alike. They disagree about zero-width
 * joiners and what these join (UAX #29 GB11), variation selectors and skin tones,
 * which are left out. Terminals know no clusters, and give each code point its own
 * width: a vowel sign that spaces (Indic, Thai) has a column. */
int text_drawn(const char *s, size_t n, char out[TEXT_DRAWN]);

/* Columns that `s` takes, newlines and tabs none. */
int text_width(const char *s);
int text_width_n(const char *s, size_t bytes);

/* The bytes of the longest beginning of `s` (at most n bytes) that fits in
 * `cols` columns; its own columns in *used (may be NULL). Never within a
 * cluster. */
size_t text_fit(const char *s, size_t n, int cols, int *used);

/* `s` as it fits in `cols` columns, with … in the last one if anything was
 * left out. The caller's. */
char *text_cut(const char *s, int cols);

/* Where a line may end (UAX #14): breaks[i] is one of these for the place
 * before byte i of `s`. */
enum text_break {
	TEXT_JOINED, /* no break here */
	TEXT_BREAK,  /* a line may end here */
	TEXT_FORCED, /* a line ends here: the byte is a newline */
	TEXT_KEPT,   /* a line may end here if there is no other place */
	TEXT_HYPHEN, /* a line may end here, with a hyphen */
};
void text_breaks(const char *s, size_t n, char *breaks);

/* On one line: runs of blanks and line ends become one blank, none at either
 * end. Adds to `out`. */
void text_one_line(GString *out, const char *s);

/* How long ago `time` is: "now", "47m", "3h", "Tue", "3 Nov", "2024"; six
 * columns at most. With `guessed` it is "~3h". The caller's. */
char *text_age(int64_t time, bool guessed, int64_t now);
/* The same within a sentence: "2h ago", "now", "on Tue", "3 Nov". */
char *text_age_long(int64_t time, bool guessed, int64_t now);
/* With date, time and zone, in the locale's words. The caller's. */
char *text_date(int64_t time);
/* A number with the locale's grouping; the caller's. */
char *text_number(int64_t n);

#endif
