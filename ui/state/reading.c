#include "ui/state/reading.h"

#include "ui/text/text_hits.h"

#define LEFT_MAX 1000 /* stories whose place is remembered */

static guint32 block_of_line(const struct reading *r, guint line)
{
	return g_array_index(r->lines->lines, struct styled_line, line).block;
}

guint32 reading_block_in_view(const struct reading *r)
{
	guint i = (guint)MAX(r->row, 0);

	if (!r->lines || r->row < r->text_line)
		return STYLED_LINES_NO_BLOCK;
	for (; i < r->lines->lines->len; i++)
		if (block_of_line(r, i) != STYLED_LINES_NO_BLOCK)
			return block_of_line(r, i);
	return STYLED_LINES_NO_BLOCK;
}

int reading_line_of_block(const struct reading *r, guint32 block)
{
	for (guint i = (guint)r->text_line; i < r->lines->lines->len; i++)
		if (block_of_line(r, i) == block)
			return (int)i;
	return 0;
}

/* One that was read to its end begins at the beginning. */
void reading_leave(struct reading *r, int rows)
{
	guint32 block = reading_block_in_view(r);
	bool ended = r->lines && r->row + rows >= (int)r->lines->lines->len;

	if (!r->id || !r->lines)
		return;
	if (block == STYLED_LINES_NO_BLOCK || ended) {
		g_hash_table_remove(r->left, &r->id);
		return;
	}
	if (g_hash_table_size(r->left) >= LEFT_MAX)
		g_hash_table_remove_all(r->left);
	g_hash_table_insert(r->left, g_memdup2(&r->id, sizeof r->id),
			    GUINT_TO_POINTER(block));
}

void reading_enter(struct reading *r, int64_t id)
{
	void *block;

	r->id = id;
	r->resume = STYLED_LINES_NO_BLOCK;
	if (g_hash_table_lookup_extended(r->left, &id, NULL, &block))
		r->resume = GPOINTER_TO_UINT(block);
}

bool reading_is_fetching(const struct reading *r)
{
	return g_hash_table_contains(r->fetching, &r->id);
}

void reading_find_hits(struct reading *r)
{
	StyledLines *s = r->lines;

	if (!s)
		return;
	g_clear_pointer(&s->hits, g_array_unref);
	if (!r->find)
		return;
	s->hits = text_hits_find(s, r->find);
	r->hit = MIN(r->hit, (int)s->hits->len - 1);
}
