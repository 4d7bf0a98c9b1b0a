#include "ui/text/styled_lines.h"

#include "src/base/clean.h"

#include <string.h>

#define NO_BREAK "\u00a0"
#define TAB_COLS 8

/* Text that is added from here on has that style. */
struct mark {
	guint32 at;
	guint16 style, link;
};

StyledLines *styled_lines_new(int width)
{
	StyledLines *s = g_new0(StyledLines, 1);

	s->text = g_string_new(NULL);
	s->pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
	s->lines = g_array_new(FALSE, FALSE, sizeof(struct styled_line));
	s->width = MAX(width, 1);
	return s;
}

void styled_lines_free(StyledLines *s)
{
	if (!s)
		return;
	g_string_free(s->text, TRUE);
	g_array_unref(s->pieces);
	g_array_unref(s->lines);
	g_free(s);
}

void styled_lines_begin(StyledLines *s, int indent, guint32 block)
{
	struct styled_line line = { .first_piece = s->pieces->len,
				    .block = block,
				    .indent = (guint16)MAX(indent, 0) };

	g_array_append_val(s->lines, line);
}

static void add_shown(GString *out, const char *text, size_t n)
{
	const char *end = text + n, *at;

	while ((at = g_strstr_len(text, end - text, NO_BREAK)) != NULL) {
		g_string_append_len(out, text, at - text);
		g_string_append_c(out, ' ');
		text = at + strlen(NO_BREAK);
	}
	g_string_append_len(out, text, end - text);
}

/* Adds n bytes of text to the last line, in the style of that mark. */
static void add_piece(StyledLines *s, const char *text, size_t n,
		      const struct mark *m)
{
	struct piece piece = { .at = (guint32)s->text->len,
			       .style = m->style,
			       .link = m->link };

	if (n == 0 || s->lines->len == 0)
		return;
	add_shown(s->text, text, n);
	piece.bytes = (guint32)s->text->len - piece.at;
	g_array_append_val(s->pieces, piece);
	g_array_index(s->lines, struct styled_line, s->lines->len - 1)
		.n_pieces++;
}

void styled_lines_add(StyledLines *s, const char *text, unsigned style,
		      unsigned link)
{
	const struct mark m = { .style = (guint16)style,
				.link = (guint16)link };

	add_piece(s, text, strlen(text), &m);
}

void styled_lines_add_blanks(StyledLines *s, int cols)
{
	g_autofree char *blanks = NULL;

	if (cols <= 0)
		return;
	blanks = g_strnfill((gsize)cols, ' ');
	styled_lines_add(s, blanks, 0, 0);
}

Para *para_new(void)
{
	Para *p = g_new0(Para, 1);

	p->text = g_string_new(NULL);
	p->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	return p;
}

void para_free(Para *p)
{
	if (!p)
		return;
	g_string_free(p->text, TRUE);
	g_array_unref(p->marks);
	g_free(p);
}

void para_add(Para *p, const char *text, unsigned style, unsigned link)
{
	struct mark mark = { .at = (guint32)p->text->len,
			     .style = (guint16)style,
			     .link = (guint16)link };
	const struct mark *last;

	if (!text || *text == '\0')
		return;
	last = p->marks->len > 0 ? &g_array_index(p->marks, struct mark,
						  p->marks->len - 1)
				 : NULL;
	if (!last || last->style != mark.style || last->link != mark.link)
		g_array_append_val(p->marks, mark);
	clean_add(p->text, text, CLEAN_TEXT);
}

/* Up to three digits are shown as superscript or subscript digits of Unicode;
 * other text has no such form. */
static char *shifted(const char *text, bool above)
{
	static const char *const over[] = { "⁰", "¹", "²", "³", "⁴",
					    "⁵", "⁶", "⁷", "⁸", "⁹" };
	static const char *const under[] = { "₀", "₁", "₂", "₃", "₄",
					     "₅", "₆", "₇", "₈", "₉" };
	GString *out;

	if (strspn(text, "0123456789") != strlen(text) || strlen(text) > 3)
		return g_strdup(text);
	out = g_string_new(NULL);
	for (; *text != '\0'; text++)
		g_string_append(out, (above ? over : under)[*text - '0']);
	return g_string_free(out, FALSE);
}

static char *without_tabs(const char *text)
{
	GString *out = g_string_new(NULL);
	gsize line = 0;

	for (; *text != '\0'; text++) {
		if (*text == '\t') {
			do {
				g_string_append_c(out, ' ');
			} while ((out->len - line) % TAB_COLS != 0);
			continue;
		}
		g_string_append_c(out, *text);
		if (*text == '\n')
			line = out->len;
	}
	return g_string_free(out, FALSE);
}

static void add_run(Para *p, const struct run *r, unsigned style, bool code)
{
	g_autofree char *other = NULL;

	if (r->style & (RUN_ABOVE | RUN_BELOW))
		other = shifted(r->text, (r->style & RUN_ABOVE) != 0);
	else if (code && strchr(r->text, '\t'))
		other = without_tabs(r->text);
	if (r->style & RUN_BREAK)
		para_add(p, "\n", style, 0);
	para_add(p, other ? other : r->text,
		 style | (r->style & ~(unsigned)RUN_BREAK), r->link);
}

void para_block(Para *p, const Body *b, const struct block *k, unsigned style)
{
	for (guint i = 0; i < k->n_runs; i++) {
		const struct run *r =
			&g_array_index(b->runs, struct run, k->first_run + i);
		const struct run *next = i + 1 < k->n_runs ? r + 1 : NULL;
		char number[24];

		add_run(p, r, style, k->kind == BLOCK_CODE);
		if (r->link == 0 || (next && next->link == r->link))
			continue;
		g_snprintf(number, sizeof number, "[%u]", r->link);
		if (p->text->len > 0)
			para_add(p, NO_BREAK, style, 0);
		para_add(p, number, PIECE_LINK, r->link);
	}
}

void para_line(Para *p, StyledLines *s, const struct line *l)
{
	guint32 at = l->at, end = l->at + l->bytes;

	while (at < end) {
		const struct mark *m;
		guint32 to = end;

		while (p->mark + 1 < p->marks->len &&
		       g_array_index(p->marks, struct mark, p->mark + 1).at <=
			       at)
			p->mark++;
		m = &g_array_index(p->marks, struct mark, p->mark);
		if (p->mark + 1 < p->marks->len)
			to = MIN(end, (m + 1)->at);
		add_piece(s, p->text->str + at, to - at, m);
		at = to;
	}
}
