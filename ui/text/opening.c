#include "ui/text/opening.h"

#include "ui/text/text.h"

static bool is_prose(const struct block *k)
{
	return k->kind == BLOCK_PARAGRAPH && k->lists == 0 && k->n_runs > 0;
}

static void add_paragraph(GString *out, const Body *b, const struct block *k)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(GString) line = g_string_new(NULL);

	for (guint i = 0; i < k->n_runs; i++) {
		const struct run *r =
			&g_array_index(b->runs, struct run, k->first_run + i);

		if (r->style & RUN_BREAK)
			g_string_append_c(words, ' ');
		g_string_append(words, r->text);
	}
	text_one_line(line, words->str);
	if (line->len > 0)
		g_string_append_printf(out, "%s%s", out->len ? "\n" : "",
				       line->str);
}

char *opening_words(const Body *b, size_t most)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; b && i < b->blocks->len && out->len < most; i++) {
		const struct block *k =
			&g_array_index(b->blocks, struct block, i);

		if (is_prose(k))
			add_paragraph(out, b, k);
	}
	return g_string_free(out, out->len == 0);
}
