#include "ui/text/print_text.h"

#include "src/base/clean.h"
#include "ui/text/link_list.h"
#include "ui/text/typeset.h"

#define QUOTE_BLANKS "  " /* in plain text, which is also read aloud */

static void add_sgr(GString *out, unsigned style)
{
	static const struct {
		unsigned style;
		const char *sgr;
	} sgr[] = {
		{ RUN_BOLD, ";1" },   { RUN_CODE, ";2" }, { RUN_ITALIC, ";3" },
		{ PIECE_LINK, ";4" }, { RUN_MARK, ";7" }, { RUN_STRUCK, ";9" },
	};

	g_string_append(out, "\033[0");
	for (size_t i = 0; i < G_N_ELEMENTS(sgr); i++)
		if (style & sgr[i].style)
			g_string_append(out, sgr[i].sgr);
	g_string_append_c(out, 'm');
}

static void append_line(const StyledLines *s, const struct styled_line *l,
			bool styled, GString *out)
{
	const unsigned seen = RUN_BOLD | RUN_CODE | RUN_ITALIC | PIECE_LINK |
			      RUN_MARK | RUN_STRUCK;
	unsigned now = 0;
	gsize start = out->len;

	if (l->n_pieces > 0)
		for (int i = 0; i < l->indent; i++)
			g_string_append_c(out, ' ');
	for (guint i = 0; i < l->n_pieces; i++) {
		const struct piece *p = &g_array_index(s->pieces, struct piece,
						       l->first_piece + i);
		g_autofree char *text =
			g_strndup(s->text->str + p->at, p->bytes);

		if (!styled && p->style & PIECE_ADDED &&
		    p->style & PIECE_RULE) {
			g_string_append(out, QUOTE_BLANKS);
			continue;
		}
		if (styled && (p->style & seen) != now)
			add_sgr(out, p->style);
		now = p->style & seen;
		clean_add(out, text, CLEAN_LINE);
	}
	if (styled && now)
		g_string_append(out, "\033[0m");
	while (out->len > start && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
}

void print_text(const Body *b, int width, bool styled, GString *out)
{
	g_autoptr(StyledLines) s = typeset_text(b, width, NULL);

	link_list_set(s, b, true);
	for (guint i = 0; i < s->lines->len; i++)
		append_line(s, &g_array_index(s->lines, struct styled_line, i),
			    styled, out);
}
