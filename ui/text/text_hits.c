#include "ui/text/text_hits.h"

#include "src/base/fold_char.h"
#include "ui/text/text.h"

#include <string.h>

#define APART '\n' /* between blocks: no prompt can hold it */

/* A folded letter and the cells of the cluster that it is of. */
struct letter {
	gunichar c;
	int line, col, last_col;
};

/* Some text, folded; blanks in a row count as one. */
static void add_letters(GArray *letters, const char *text, size_t n,
			const struct letter *where)
{
	gunichar folded[FOLD_CHAR_MAX];

	for (const char *at = text, *next; at < text + n; at = next) {
		guint count = fold_char_next(at, &next, folded);

		for (guint i = 0; i < count; i++) {
			struct letter l = *where;

			l.c = folded[i];
			if (l.c == ' ' && letters->len > 0 &&
			    g_array_index(letters, struct letter,
					  letters->len - 1)
					    .c == ' ')
				continue;
			g_array_append_val(letters, l);
		}
	}
}

static void add_line(GArray *letters, const StyledLines *s, int line)
{
	const struct styled_line *l =
		&g_array_index(s->lines, struct styled_line, (guint)line);
	struct letter where = { .line = line, .col = l->indent };

	for (guint i = 0; i < l->n_pieces; i++) {
		const struct piece *p = &g_array_index(s->pieces, struct piece,
						       l->first_piece + i);
		const char *at = s->text->str + p->at, *end = at + p->bytes;

		if (p->style & PIECE_ADDED) {
			where.col += text_width_n(at, p->bytes);
			continue;
		}
		while (at < end) {
			size_t n = MIN(MAX(text_cluster(at, NULL), 1),
				       (size_t)(end - at));
			char drawn[TEXT_DRAWN];
			int cols = text_drawn(at, n, drawn);

			where.last_col = where.col + MAX(cols, 1) - 1;
			add_letters(letters, at, n, &where);
			where.col += cols;
			at += n;
		}
	}
}

/* Whether a line that ends so goes on without a blank. */
static bool goes_on(gunichar c)
{
	return c == '-' || c == '/' || c == 0x2013 || c == 0x2014 ||
	       g_unichar_iswide(c);
}

static bool ends_with_hyphen(const StyledLines *s, const struct styled_line *l)
{
	return g_array_index(s->pieces, struct piece,
			     l->first_piece + l->n_pieces - 1)
		       .style &
	       PIECE_ADDED;
}

/* What stands between the lines that were added and the next one. */
static void add_line_end(GArray *letters, const StyledLines *s, int line)
{
	const struct styled_line *l =
		&g_array_index(s->lines, struct styled_line, (guint)line);
	bool same = line + 1 < (int)s->lines->len && l->n_pieces > 0 &&
		    l[1].n_pieces > 0 && l[1].block == l->block;
	struct letter end = { .c = ' ' };

	if (letters->len == 0)
		return;
	end = g_array_index(letters, struct letter, letters->len - 1);
	if (same && (ends_with_hyphen(s, l) || goes_on(end.c)))
		return;
	end.c = same ? ' ' : APART;
	g_array_append_val(letters, end);
}

static GArray *fold_lines(const StyledLines *s)
{
	GArray *letters = g_array_new(FALSE, FALSE, sizeof(struct letter));

	for (int i = 0; i < (int)s->lines->len; i++) {
		add_line(letters, s, i);
		add_line_end(letters, s, i);
	}
	return letters;
}

static bool stands_at(const GArray *letters, guint at, const GArray *sought)
{
	for (guint i = 0; i < sought->len; i++)
		if (g_array_index(letters, struct letter, at + i).c !=
		    g_array_index(sought, struct letter, i).c)
			return false;
	return true;
}

GArray *text_hits_find(const StyledLines *s, const char *words)
{
	GArray *hits = g_array_new(FALSE, FALSE, sizeof(struct text_hit));
	g_autoptr(GArray) sought =
		g_array_new(FALSE, FALSE, sizeof(struct letter));
	g_autoptr(GArray) letters = fold_lines(s);
	const struct letter nowhere = { 0 };

	add_letters(sought, words, strlen(words), &nowhere);
	for (guint at = 0; sought->len && at + sought->len <= letters->len;) {
		const struct letter *first =
			&g_array_index(letters, struct letter, at);
		const struct letter *last = first + sought->len - 1;
		const struct text_hit hit = { first->line, first->col,
					      last->line, last->last_col };

		if (!stands_at(letters, at, sought)) {
			at++;
			continue;
		}
		g_array_append_val(hits, hit);
		at += sought->len;
	}
	return hits;
}

bool text_hits_in_line(const struct text_hit *h, int line, int width, int *col,
		       int *cols)
{
	int last = line == h->last_line ? h->last_col : width - 1;

	if (line < h->line || line > h->last_line)
		return false;
	*col = line == h->line ? h->col : 0;
	*cols = last - *col + 1;
	return *cols > 0;
}
