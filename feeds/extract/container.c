#include "feeds/extract/container.h"

#include <string.h>

#define LEAST 140 /* characters of text that are in no link */
#define MOST  0.6 /* of the text in all of a kind: else each is a part */

static bool is_kind(const Outline *o, uint32_t n, enum container_kind kind)
{
	const struct outline_node *node = outline_at(o, n);

	switch (kind) {
	case CONTAINER_MARKED:
		return node->flags & OUTLINE_BODY;
	case CONTAINER_CALLED:
		return (node->names & NAMES_BODY) &&
		       (node->element->kind & ELEMENT_BLOCK) &&
		       !(node->element->kind & ELEMENT_BODY);
	case CONTAINER_ARTICLE:
		return strcmp(node->element->tag, "article") == 0;
	case CONTAINER_MAIN:
		return (node->flags & OUTLINE_MAIN) ||
		       strcmp(node->element->tag, "main") == 0;
	case CONTAINER_KINDS:
		break;
	}
	return false;
}

static uint32_t text_in(const Outline *o, uint32_t n)
{
	return outline_counts(o, n).prose;
}

/* What is known of the elements of one kind. */
struct kind {
	uint32_t best, most;
	uint32_t all; /* text in all, those within each other counted once */
	uint32_t end; /* of the last one that is in no other */
};

static void take(const Outline *o, uint32_t n, struct kind *k)
{
	uint32_t text = text_in(o, n);

	if (n >= k->end) {
		k->all += text;
		k->end = outline_at(o, n)->end;
	}
	if (text > k->most) {
		k->most = text;
		k->best = n;
	}
}

void container_find(const Outline *o, uint32_t found[CONTAINER_KINDS])
{
	struct kind kinds[CONTAINER_KINDS] = { 0 };

	for (uint32_t n = 1; n < o->n; n++)
		for (int i = 0; i < CONTAINER_KINDS && !o->out[n]; i++)
			if (is_kind(o, n, (enum container_kind)i))
				take(o, n, &kinds[i]);
	for (int i = 0; i < CONTAINER_KINDS; i++) {
		const struct kind *k = &kinds[i];

		found[i] = k->most >= LEAST && k->most >= k->all * MOST
				   ? k->best
				   : 0;
	}
}
