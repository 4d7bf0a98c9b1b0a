#include "ui/state/reading.h"

#include "ui/text/text_hits.h"

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
