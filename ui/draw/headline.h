/* item: a headline as every list draws it. */
#ifndef LEDE_UI_DRAW_HEADLINE_H
#define LEDE_UI_DRAW_HEADLINE_H

#include "src/model/story.h"
#include "ui/draw/canvas.h"

#define ITEM_INSET  3 /* bar, dot and a blank before the words */
#define ITEM_INDENT 2 /* of a report below its event's headline */

/* How a headline is drawn. */
struct item_look {
	int x, y, w;   /* x is the column of the selection's bar */
	int head_rows; /* of the headline at most */
	bool selected, focus;
	bool heavy;          /* unread ones are bold */
	bool topic, outlets; /* in its last row */
	int64_t now;
};

/* Draws it with its last row; one that is beneath another in the one row of
 * item_report. Gives the rows taken. */
int item_draw(Canvas *c, const struct story *s, const struct item_look *k);
/* A report below its event's headline, in one row: outlet, headline, age. */
void item_report(Canvas *c, const struct story *s, const struct item_look *k);
/* The rows that item_draw would take. */
int item_rows(const struct story *s, int w, int head_rows);

/* Words in at most `most` rows, cut at the last; gives the rows. */
int item_words(Canvas *c, struct rect r, const char *words, int most,
	       enum role role, unsigned attrs);
/* The same, cut after a whole word. */
int item_prose(Canvas *c, struct rect r, const char *words, int most,
	       enum role role);
/* The outlet of a headline in so many columns, with the others that carry it:
 * their names where they are few and have room ("Bytewise, Northwire"), or of
 * those that carry the same article ("Bytewise, Northwire +3"), else how many
 * ("Bytewise +8"). Of a report only its own. The caller's. */
char *item_source(const struct story *s, int cols);
/* The same, of the same article alone. */
char *item_copies(const struct story *s, int cols);
/* "source · age ★" and what else there is room for, in one row. */
void item_meta(Canvas *c, const struct story *s, struct rect r,
	       const struct item_look *k);
/* The bar of a selection, or its thin line without focus; x is its column. */
void item_bar(Canvas *c, struct rect r, bool focus);
/* The colour of the n-th section. */
enum role item_section_role(int n);

#endif
