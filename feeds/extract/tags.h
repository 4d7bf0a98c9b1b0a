/* tags: the elements that are open while an article is written. A tag is written
 * when something is in it. */
#ifndef LEDE_FEEDS_EXTRACT_TAGS_H
#define LEDE_FEEDS_EXTRACT_TAGS_H

#include "feeds/extract/outline.h"
#include "feeds/extract/written.h"

/* An element that is open. */
struct open {
	uint32_t node; /* whose attributes it has; 0 for a <p> of ours */
	uint32_t end;
	const char *tag; /* NULL: it only ends lines */
	bool block, written;
	bool takes_text;    /* else a text in it gets a <p> */
	bool figure;        /* a caption in a <figure> of ours */
	size_t from, inner; /* where in the HTML the tag begins, and ends */
	unsigned words;     /* that were written before */
};

#define OPEN_MAX                                                               \
	(2 * PAGE_DEPTH_MAX + 2) /* each may have a <p> of ours in it */

struct writing {
	const Outline *o;
	const char *base;
	struct written *to;
	struct open open[OPEN_MAX];
	unsigned n_open;
	bool blank;       /* before the next word */
	bool starts;      /* a line does, in the HTML */
	bool new_line;    /* ... in the words */
	unsigned breaks;  /* <br> before the next word */
	unsigned words;   /* that were written */
	uint32_t caption; /* where the last caption ends, */
	uint32_t formula; /* and the last formula */
	uint32_t at;      /* the node that is written */
	/* The last paragraph that has pictures and no word: where in the HTML
	 * its tag begins and ends, and where it ends itself. */
	size_t picture_from, picture_inner, picture_end;
};

void tags_open(struct writing *w, const struct open *open);
/* Opens a <p> of ours up to a node, unless a text may stand here. */
void tags_open_paragraph(struct writing *w, uint32_t end);
/* Writes the tags of all that is open. */
void tags_write(struct writing *w);
void tags_put_attr(struct writing *w, const char *name, const char *value);

/* Closes the innermost element. */
void tags_close(struct writing *w);
/* ... all that end before a node. */
void tags_close_until(struct writing *w, uint32_t n);
/* ... a <p> of ours with all in it: it never holds a block. */
void tags_close_paragraph(struct writing *w);

/* Whether the HTML is so long that what follows has words alone, no address. */
bool tags_is_full(const struct writing *w);

/* Whether a text may stand here. */
bool tags_take_text(const struct writing *w);
bool tags_in_figure(const struct writing *w);

/* What comes next is on a line of its own. */
void tags_end_line(struct writing *w);

#endif
