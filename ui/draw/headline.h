/* headline: draws a headline with its outlets, age and marks, in one or more
 * rows. */
#ifndef LEDE_UI_DRAW_HEADLINE_H
#define LEDE_UI_DRAW_HEADLINE_H

#include "src/model/story.h"
#include "ui/draw/canvas.h"

#define HEADLINE_INSET  3 /* bar, dot and a blank before the words */
#define HEADLINE_INDENT 2 /* of a report below its event's headline */

/* How a headline is drawn. */
struct headline_look {
	int x, y, w;   /* x is the column of the selection's bar */
	int head_rows; /* of the headline at most */
	bool selected, focus;
	bool heavy;          /* unread ones are bold */
	bool bold;           /* whatever it is */
	bool topic, outlets; /* in its last row */
	bool newest;         /* the age there is that of the newest report */
	int64_t now;
};

/* Draws it with its last row; one that is beneath another in the one row of
 * headline_report. Gives the rows taken. */
int headline_draw(Canvas *c, const struct story *s,
		  const struct headline_look *k);
/* Its two parts: the headline with its signs, which gives its rows, and the row of its
 * source, age and, where there is room, outlets and topic. */
int headline_title(Canvas *c, const struct story *s,
		   const struct headline_look *k);
void headline_meta(Canvas *c, const struct story *s, struct rect r,
		   const struct headline_look *k);
/* A report below its event's headline, in one row: outlet, headline, age. */
void headline_report(Canvas *c, const struct story *s,
		     const struct headline_look *k);
/* The rows that headline_draw would take. */
int headline_rows(const struct story *s, int w, int head_rows);

/* Words in at most r.h rows, cut at the last; gives the rows. */
int headline_words(Canvas *c, struct rect r, const char *words,
		   struct style style);
/* The same, cut after a whole word. */
int headline_prose(Canvas *c, struct rect r, const char *words,
		   struct style style);
/* The outlet of a headline in so many columns, with the others that carry it:
 * their names where they are few and have room ("Bytewise, Northwire"), or of
 * those that carry the same article ("Bytewise, Northwire +3"), else how many
 * ("Bytewise +8"). Of a report only its own. The caller's. */
char *headline_source(const struct story *s, int cols);
/* The same, of the same article alone. */
char *headline_copies(const struct story *s, int cols);
/* The bar of a selection, or its thin line without focus; x is its column. */
void headline_bar(Canvas *c, struct rect r, bool focus);
/* The colour of the n-th section. */
enum role headline_section_role(int n);

#endif
