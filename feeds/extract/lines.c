#include "feeds/extract/lines.h"

#include <string.h>

struct breaking {
	const Outline *o;
	GArray *lines;
	bool breaks;       /* before the next text */
	unsigned in_a_row; /* <br>s */
};

static void add_text(struct breaking *b, uint32_t n)
{
	const struct outline_node *node = outline_at(b->o, n);
	struct line fresh = { .block = node->block, .first = n, .last = n };
	struct line *last;

	if (!b->lines->len || b->breaks ||
	    g_array_index(b->lines, struct line, b->lines->len - 1).block !=
		    node->block)
		g_array_append_val(b->lines, fresh);
	last = &g_array_index(b->lines, struct line, b->lines->len - 1);
	last->last = n;
	last->chars += node->chars;
	if (node->flags & OUTLINE_LINKED)
		last->linked += node->chars;
	b->breaks = false;
	b->in_a_row = 0;
}

static void add_part(struct breaking *b, uint32_t part)
{
	b->breaks = true;
	for (uint32_t n = part; n < outline_at(b->o, part)->end; n++) {
		const struct outline_node *node = outline_at(b->o, n);

		if (b->o->out[n])
			n = node->end - 1;
		else if (node->chars)
			add_text(b, n);
		else if ((node->element->kind & ELEMENT_BLOCK) ||
			 (strcmp(node->element->tag, "br") == 0 &&
			  ++b->in_a_row > 1))
			b->breaks = true;
	}
}

GArray *lines_of(const Outline *o, const GArray *parts)
{
	struct breaking b = {
		.o = o,
		.lines = g_array_new(FALSE, FALSE, sizeof(struct line)),
	};

	for (guint i = 0; i < parts->len; i++)
		add_part(&b, g_array_index(parts, uint32_t, i));
	return b.lines;
}

static bool is_of(const Outline *o, uint32_t n, const struct line *line)
{
	return outline_at(o, n)->chars && !o->out[n] &&
	       outline_at(o, n)->block == line->block;
}

char *lines_words(const Outline *o, const struct line *line, size_t most)
{
	GString *words = g_string_new(NULL);
	const char *end;

	for (uint32_t n = line->first; n <= line->last && words->len < most;
	     n++)
		if (page_node(o->page, n)->text && is_of(o, n, line))
			page_append_words(words, page_node(o->page, n)->text,
					  most);
		else if (words->len && page_node(o->page, n)->text)
			page_append_words(words, " ", most);
	if (!g_utf8_validate(words->str, (gssize)words->len, &end))
		g_string_truncate(words, (gsize)(end - words->str));
	g_strchomp(words->str);
	return g_string_free(words, FALSE);
}

bool lines_end_sentence(const char *words)
{
	size_t n = strlen(words);

	return n && strchr(".!?", words[n - 1]) != NULL;
}

void lines_leave_out(Outline *o, const struct line *line)
{
	for (uint32_t n = line->first; n <= line->last; n++)
		if (is_of(o, n, line))
			outline_leave_out(o, n);
}
