/* written: an article as it is written, HTML of few elements and words. */
#ifndef LEDE_FEEDS_EXTRACT_WRITTEN_H
#define LEDE_FEEDS_EXTRACT_WRITTEN_H

#include <glib.h>

/* What is written; all grow together. */
struct written {
	GString *html;
	GString *text; /* a line a block, code as it is; without captions */
	GString *standfirst; /* ... in the HTML, not in the text */
};

/* Nothing yet. The caller's. */
struct written written_new(void);
void written_free(struct written *w); /* NULLs it; its texts may be NULL */

/* Adds a paragraph of the standfirst: of a class of that name, which html_body sets
 * in italics and marks. */
void written_add_standfirst(struct written *w, const char *words);

/* Adds plain text, each line of it as a paragraph. */
void written_add_plain(struct written *w, const char *text);

#endif
