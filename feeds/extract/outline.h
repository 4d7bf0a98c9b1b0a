/* outline: a page's tree with what extraction asks of each node: what it is called,
 * where it ends, and what is counted in it. */
#ifndef LEDE_FEEDS_EXTRACT_OUTLINE_H
#define LEDE_FEEDS_EXTRACT_OUTLINE_H

#include "feeds/extract/outline_node.h"

/* What is in a part of the page and not left out. */
struct counts {
	uint32_t chars, linked, commas;
	uint32_t prose;           /* characters of texts that are prose */
	uint32_t headings, items; /* characters in headings, in list items */
	uint32_t paragraphs, links, images, entries, inputs, breaks;
};

typedef struct outline {
	const Page *page;
	uint32_t n;
	struct outline_node *nodes;
	bool *out;            /* left out, with all that is in it */
	struct counts *after; /* of a node and all after it, n + 1 */
} Outline;

/* Nothing is left out but what holds no text. The page is borrowed. */
Outline *outline_new(const Page *p);
void outline_free(Outline *o); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outline, outline_free)

/* Leaves out a node with all in it, or takes it in again. */
void outline_leave_out(Outline *o, uint32_t n);
/* Leaves out what holds no text, and nothing else; with what is hidden where
 * `hidden` says so. */
void outline_reset(Outline *o, bool hidden);
/* Counts again, after something was left out. */
void outline_count(Outline *o);
/* The same; and asks of each element that is not left out, from the last to the
 * first, whether to leave it out. What is in it was asked about before, and is
 * counted as it is now. */
void outline_sweep(Outline *o, bool (*is_out)(Outline *, uint32_t n, void *),
		   void *user);

/* As of the last count. */
struct counts outline_counts(const Outline *o, uint32_t n);
/* The share of characters that are within links, 0 to 1; 0 without text. */
double outline_link_density(const Outline *o, uint32_t n);
/* Its words, squashed, up to so many bytes; what is left out is not in them. The
 * caller's. */
char *outline_words(const Outline *o, uint32_t n, size_t most);

static inline const struct outline_node *outline_at(const Outline *o,
						    uint32_t n)
{
	return &o->nodes[n];
}

static inline bool outline_is(const Outline *o, uint32_t n, uint16_t kind)
{
	return (o->nodes[n].element->kind & kind) != 0;
}

/* As its class is written; NULL for none. Borrowed. */
static inline const char *outline_class(const Outline *o, uint32_t n)
{
	return page_attr(o->page, page_node(o->page, n), "class");
}

/* Whether both have a class, the same one. */
static inline bool outline_same_class(const Outline *o, uint32_t a, uint32_t b)
{
	const char *class = outline_class(o, a);

	return class && *class && g_strcmp0(class, outline_class(o, b)) == 0;
}

/* Whether `n` is in `around`, or is it. */
static inline bool outline_within(const Outline *o, uint32_t n, uint32_t around)
{
	return n >= around && n < o->nodes[around].end;
}

#endif
