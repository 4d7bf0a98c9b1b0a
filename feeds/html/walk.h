/* walk: the state of the walk from a tree to a body, and the functions that walk one
 * element each; for to_body.c, which has their table, flow.c, link.c, figure.c and
 * table.c alone. */
#ifndef LEDE_FEEDS_HTML_WALK_H
#define LEDE_FEEDS_HTML_WALK_H

#include "feeds/html/page.h"
#include "src/model/body.h"

#define HTML_COLUMNS_MAX 64 /* of a table; the widest colspan and rowspan */

/* A blank that comes before the next word. */
enum html_blank {
	HTML_NO_BLANK,
	HTML_BLANK,
	HTML_NO_BREAK, /* U+00A0, with no other blank beside it */
};

/* A table while its rows are walked (HTML section 4.9.12). */
struct html_grid {
	int column;                        /* of the next cell */
	uint8_t covered[HTML_COLUMNS_MAX]; /* rows, from this one on, that a
					      cell takes in each column */
};

/* Where the walk is, and what holds there. */
struct html_walk {
	const Page *page;
	Body *body;
	char *base;
	unsigned style, link;
	unsigned last_style, last_link; /* of the run before */
	int quotes, lists;
	int inline_quotes; /* <q> within each other */
	int heading;       /* level; 0 for none */
	bool pre, cell, term;
	bool bare;    /* the cell holds no words: pictures, or nothing */
	bool caption; /* of a picture: one block, whatever is in it */
	bool open;    /* the last block takes more text */
	int blank;    /* enum html_blank */
	bool line;    /* a line break does */
	bool tight;   /* the next block follows closely */
	char *marker; /* of the list item that is to begin */
	bool row_starts, table_starts, head; /* of the cell to come */
	uint8_t colspan;
	struct html_grid *grid; /* of the table that is walked */
	int gaps;               /* cells for what others cover, in all tables */
	GHashTable *places;     /* that links within the page lead to; NULL
				   until one is looked for */
};

/* to_body.c: one node, all that is in one, and the latter as a block. */
void html_node(struct html_walk *w, uint32_t n);
void html_children(struct html_walk *w, uint32_t n);
void html_block(struct html_walk *w, uint32_t n);

/* flow.c: text into blocks. */

/* A new block, which has the marker that waits for one. */
struct block *html_begin(struct html_walk *w, enum block_kind kind);
/* A block for text, of the kind that holds here, unless one is open. */
void html_begin_text(struct html_walk *w);
/* An item that begins with what has no room for its marker (a list of its own,
 * a table, a rule) has it on a line. */
void html_own_line(struct html_walk *w);
/* What is one block, whatever is in it: blocks within it are lines. */
bool html_in_one_block(const struct html_walk *w);
/* The end of a block of text; within a cell or a caption only a line ends. */
void html_end_text(struct html_walk *w);
/* A run, as it is. */
void html_put(struct html_walk *w, const char *text);
/* Runs of blanks are one, and a block or a line neither begins nor ends with
 * one; so it is with U+00A0, but in code. */
void html_put_flowing(struct html_walk *w, const char *text);
/* Either, as <pre> says. */
void html_put_text(struct html_walk *w, const char *text);

/* link.c: what leads elsewhere. */

/* The number of the link to an address as the page writes it; 0 for none, and
 * for one that is code. */
unsigned html_link_to(struct html_walk *w, const char *address,
		      const char *kind);
/* Where an <a> leads; where it leads nowhere, or to a place in this text (a
 * footnote), what is around it does. */
unsigned html_link_of(struct html_walk *w, uint32_t n);
void html_link(struct html_walk *w, uint32_t n);
/* A text: the addresses in it are links, where it is neither one itself nor code. */
void html_text(struct html_walk *w, const char *text);
/* A film, a sound or a page within the page; only its address is shown, which
 * is NULL if it has none. */
bool html_is_media(const struct node *n);
const char *html_media_address(const struct html_walk *w, uint32_t n);
void html_media(struct html_walk *w, uint32_t n);

/* figure.c: pictures, with or without a caption. */

/* Whether it is seen as a picture: neither a tracking pixel nor a
 * sign in a sentence. */
bool html_is_picture(const struct html_walk *w, uint32_t n);
void html_img(struct html_walk *w, uint32_t n);
void html_figure(struct html_walk *w, uint32_t n);

/* formula.c: what MathML sets above, below and under a line, on one. */
void html_formula(struct html_walk *w, uint32_t n);
void html_formula_scripts(struct html_walk *w, uint32_t n);
void html_formula_fraction(struct html_walk *w, uint32_t n);
void html_formula_root(struct html_walk *w, uint32_t n);

/* table.c: tables, as a grid or as the layout of a page. */
void html_table(struct html_walk *w, uint32_t n);

#endif
