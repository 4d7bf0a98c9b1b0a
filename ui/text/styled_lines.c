#include "ui/text/styled_lines.h"

#include <string.h>

#define NO_BREAK    "\u00a0"
#define SOFT_HYPHEN "\u00ad"

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
	if (s->hits)
		g_array_unref(s->hits);
	g_free(s);
}

void styled_lines_begin(StyledLines *s, int indent, guint32 block)
{
	struct styled_line line = { .first_piece = s->pieces->len,
				    .block = block,
				    .indent = (guint16)MAX(indent, 0) };

	g_array_append_val(s->lines, line);
}

/* A no-break space as a blank, a soft hyphen not at all: both begin with the same byte. */
static void add_shown(GString *out, const char *text, size_t n)
{
	const char *end = text + n, *at = text;

	while ((at = memchr(at, NO_BREAK[0], (size_t)(end - at))) != NULL) {
		bool soft = end - at > 1 && at[1] == SOFT_HYPHEN[1];

		if (!soft && !(end - at > 1 && at[1] == NO_BREAK[1])) {
			at++;
			continue;
		}
		g_string_append_len(out, text, at - text);
		if (!soft)
			g_string_append_c(out, ' ');
		text = at += 2;
	}
	g_string_append_len(out, text, end - text);
}

void styled_lines_add_slice(StyledLines *s, const char *text, size_t n,
			    const struct piece *like)
{
	struct piece piece = { .at = (guint32)s->text->len,
			       .style = like->style,
			       .link = like->link };

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
	const struct piece like = { .style = (guint16)style,
				    .link = (guint16)link };

	styled_lines_add_slice(s, text, strlen(text), &like);
}

void styled_lines_add_blanks(StyledLines *s, int cols)
{
	g_autofree char *blanks = NULL;

	if (cols <= 0)
		return;
	blanks = g_strnfill((gsize)cols, ' ');
	styled_lines_add(s, blanks, 0, 0);
}
