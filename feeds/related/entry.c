#include "feeds/related/entry.h"

#include "feeds/related/doc.h"

#include <glib.h>
#include <string.h>

void entry_clear(void *entry)
{
	struct entry *e = entry;

	if (e->room)
		g_free(e->docs.many);
}

uint32_t *entry_postings(struct entry *e)
{
	return e->room ? e->docs.many : e->docs.few;
}

void entry_count_case(struct entry *e, unsigned marks, int more)
{
	if (marks & MARK_NAME)
		e->named += (uint32_t)more;
	else if (!(marks & MARK_LARGE))
		e->small += (uint32_t)more;
}

void entry_shed(struct entry *e, uint32_t by)
{
	uint32_t *docs = entry_postings(e), gone = 0;

	while (gone < e->n && docs[gone] < by)
		gone++;
	for (uint32_t i = gone; i < e->n; i++)
		docs[i - gone] = docs[i] - by;
	e->n -= gone;
}

/* Grows by a fourth, not to double: postings are most of the memory of an index. */
void entry_add(struct entry *e, uint32_t doc)
{
	uint32_t room = e->n + e->n / 4 + ENTRY_FEW, *many;

	if (e->n < ENTRY_FEW && !e->room) {
		e->docs.few[e->n++] = doc;
		return;
	}
	if (!e->room) {
		many = g_new(uint32_t, room);
		memcpy(many, e->docs.few, sizeof e->docs.few);
		e->docs.many = many;
		e->room = room;
	} else if (e->n == e->room) {
		e->docs.many = g_renew(uint32_t, e->docs.many, room);
		e->room = room;
	}
	e->docs.many[e->n++] = doc;
}
