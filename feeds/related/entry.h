/* entry: what the index holds of a term: its frequency, how it is written, and its
 * postings (Zobel and Moffat 2006, "Inverted files for text search engines"). */
#ifndef LEDE_FEEDS_RELATED_ENTRY_H
#define LEDE_FEEDS_RELATED_ENTRY_H

#include <stdint.h>

#define ENTRY_FEW 2 /* postings of most terms, which need no allocation */

struct entry {
	const char *word;
	uint32_t df; /* stories of the window with it, and its pseudo count */
	uint32_t n, room;
	uint32_t named, small; /* stories that write it so */
	union {
		uint32_t few[ENTRY_FEW];
		uint32_t *many;
	} docs;
};

void entry_clear(void *entry); /* a GDestroyNotify; frees its postings only */

/* Its n postings, numbers of stories, ascending. */
uint32_t *entry_postings(struct entry *e);
void entry_add(struct entry *e, uint32_t doc);
/* Drops the postings of the first `by` stories and renumbers the others. */
void entry_shed(struct entry *e, uint32_t by);

/* Counts how a story writes a term (enum mark), where its capitals tell; `more` is 1
 * or -1. */
void entry_count_case(struct entry *e, unsigned marks, int more);

#endif
