/* page: an HTML page as a tree: elements and texts in one array. */
#ifndef LEDE_FEEDS_HTML_PAGE_H
#define LEDE_FEEDS_HTML_PAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define PAGE_DEPTH_MAX 256     /* open elements; deeper ones are flattened */
#define PAGE_NODES_MAX 1000000 /* elements and texts together */

struct page_attr {
	const char *name;  /* lower case */
	const char *value; /* never NULL */
};

/* An element, or a text (tag NULL). Places are numbers in Page.nodes; 0 is the
 * root, which has no tag and no parent: so 0 also means "none". */
struct node {
	const char *tag;  /* lower case; NULL for text and the root */
	const char *text; /* of a text; NULL for elements */
	uint32_t parent, first, last, next;
	uint32_t attr, n_attrs; /* in Page.attrs */
};

typedef struct page {
	GStringChunk *text;
	GArray *nodes; /* struct node */
	GArray *attrs; /* struct page_attr */
	bool cut;      /* there was more than is kept */
} Page;

void page_free(Page *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

const struct node *page_node(const Page *p, uint32_t n);
bool page_is(const struct node *n, const char *tag);
/* The value of an attribute; NULL if it is not there. */
const char *page_attr(const Page *p, const struct node *n, const char *name);
/* The first descendant of that tag in document order, or 0. */
uint32_t page_find(const Page *p, uint32_t from, const char *tag);
/* The text of all below, blanks squashed, added to `out`. */
void page_words(const Page *p, uint32_t from, GString *out);
/* Those of a text, up to so many bytes of `out`; and whether it has none. */
void page_append_words(GString *out, const char *text, size_t most);
bool page_is_blank(const char *text);
/* The words of all below up to so many bytes of `out`: may end within a character. */
void page_first_words(const Page *p, uint32_t from, size_t most, GString *out);
/* The same, cut between characters. The caller's. */
char *page_line(const Page *p, uint32_t from, size_t most);
bool page_has_words(const Page *p, uint32_t from);

#endif
