/* article: a story typeset as lines: its head, text and links. */
#ifndef LEDE_UI_TEXT_ARTICLE_H
#define LEDE_UI_TEXT_ARTICLE_H

#include "src/model/body.h"
#include "src/model/story.h"
#include "ui/text/hyphenate.h"
#include "ui/text/styled_lines.h"

/* The picture of the story. */
struct article_picture {
	const char *caption; /* NULL: none */
	const char *key;     /* that shows it; NULL: none does */
	int rows; /* that are kept free for it; 0: a row of words says that there
		      is one */
	int block; /* of the body that it is, which is not set again; -1: none */
};

/* What is set; all borrowed. */
struct article {
	const struct story *story;
	const Body *body;     /* NULL: there is none yet */
	bool waiting;         /* it is on its way */
	bool untimed;         /* its reading time is not known */
	bool airy;            /* empty rows are spent */
	Hyphenators *justify; /* lines are made of one width; NULL: ragged */
	int64_t now;          /* seconds since the epoch */
	const struct article_picture *picture; /* NULL: there is none */
	const char *fetch_key;  /* that fetches the whole text, */
	const char *browse_key; /* and opens the story in a browser */
};

/* Whether its topic is shown: it is short, and not its section's name. */
bool article_has_topic(const struct story *k);
/* The summary less its tail (summary_tail), where there is a text beside it that does
 * not open with the same words, in one of its first blocks, or with a standfirst of its
 * own (RUN_STANDFIRST); else NULL. The caller's. */
char *article_standfirst(const struct story *k, const Body *body);
/* The author, without "By ", unless it is the source's name or an address; else NULL.
 * Borrowed. */
const char *article_byline(const struct story *k);

/* Sets it in `cols` columns; *text_line is the first line after its head. The
 * caller's. */
StyledLines *article_set(const struct article *a, int cols, int *text_line);

#endif
