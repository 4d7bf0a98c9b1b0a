#include "ui/text/typeset.h"

#include "src/base/clean.h"
#include "src/base/url_format.h"
#include "ui/text/language.h"
#include "ui/text/paragraph.h"
#include "ui/text/preformatted.h"
#include "ui/text/table.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define QUOTE_COLS    2
#define BAR           "│ " /* QUOTE_COLS columns */
#define LIST_COLS     2    /* before the signs of a list */
#define TEXT_LEAST    12   /* columns that indenting leaves to the text */
#define RULE_COLS     24
#define JUSTIFY_LEAST 52   /* columns in which lines are made of one width */
#define HANG_SIGN     "↳ " /* LINE_HANG_COLS columns */

/* A body being set. */
struct press {
	StyledLines *out;
	const Body *body;
	bool started;                 /* something was set before */
	int sign[BODY_DEPTH_MAX + 2]; /* columns of signs, by depth of list */
	int lists, quotes;            /* depths of the block before */
	bool justify;
	const struct hyphenator *hyphens; /* NULL: none */
};

static const struct block *block_at(const Body *b, guint i)
{
	return &g_array_index(b->blocks, struct block, i);
}

static int block_depth(const struct block *k)
{
	return MIN(k->lists, BODY_DEPTH_MAX);
}

/* The widest sign of the list that begins with block i. */
static int sign_cols(const Body *b, guint i, int at)
{
	int widest = 1;

	for (; i < b->blocks->len && block_depth(block_at(b, i)) >= at; i++) {
		const struct block *k = block_at(b, i);

		if (k->marker && block_depth(k) == at)
			widest = MAX(widest, text_width(k->marker));
	}
	return widest + 1;
}

static int clamped(const struct press *p, int indent)
{
	return CLAMP(p->out->width - TEXT_LEAST, 0, indent);
}

/* Columns before the text of block i. */
static int indent_of(struct press *p, guint i)
{
	const struct block *k = block_at(p->body, i);
	int indent = QUOTE_COLS * MIN(k->quotes, BODY_DEPTH_MAX);

	for (int d = p->lists + 1; d <= block_depth(k); d++)
		p->sign[d] = sign_cols(p->body, i, d);
	p->lists = block_depth(k);
	if (p->lists > 0 && p->out->width >= 2 * TEXT_LEAST)
		indent += LIST_COLS;
	for (int d = 1; d <= p->lists; d++)
		indent += p->sign[d];
	return clamped(p, indent);
}

static void set_sign(struct press *p, const struct block *k, int *cols)
{
	int wide = k->marker ? text_width(k->marker) : 0;

	if (!k->marker || *cols < wide + 1)
		return;
	styled_lines_add_blanks(p->out, *cols - wide - 1);
	styled_lines_add(p->out, k->marker, 0, 0);
	styled_lines_add_blanks(p->out, 1);
	*cols = 0;
}

/* Begins a line of a block `indent` columns in, with a bar for each quotation. */
static void begin_line(struct press *p, guint32 block, int quotes, int indent)
{
	int bars = MIN(quotes, indent / QUOTE_COLS);
	g_autofree char *blanks = NULL;

	if (bars == 0) {
		styled_lines_begin(p->out, indent, block);
		return;
	}
	styled_lines_begin(p->out, 0, block);
	for (int i = 0; i < bars; i++)
		styled_lines_add(p->out, BAR, PIECE_RULE | PIECE_ADDED, 0);
	blanks = g_strnfill((gsize)(indent - bars * QUOTE_COLS), ' ');
	styled_lines_add(p->out, blanks, PIECE_ADDED, 0);
}

static void set_para(struct press *p, guint i, Paragraph *para, GArray *lines)
{
	const struct block *k = block_at(p->body, i);
	int indent = indent_of(p, i), cols = MAX(p->out->width - indent, 1);
	int quoted = MIN(QUOTE_COLS * k->quotes, indent);
	int before = indent - quoted;

	if (k->kind == BLOCK_CODE && !preformatted_is_prose(p->body, k))
		line_break_keep(lines, para->text, cols);
	else
		line_break_best(lines, para->text, cols, p->hyphens);
	if (p->justify && k->kind == BLOCK_PARAGRAPH && cols >= JUSTIFY_LEAST)
		line_break_justify(lines, 0, para->text, cols);
	if (k->marker && lines->len == 0)
		begin_line(p, i, k->quotes, quoted);
	if (k->marker && lines->len == 0)
		set_sign(p, k, &before);
	for (guint n = 0; n < lines->len; n++) {
		const struct line *l = &g_array_index(lines, struct line, n);
		bool sign = n == 0 && k->marker &&
			    before >= text_width(k->marker) + 1;

		begin_line(p, i, k->quotes, sign ? quoted : indent);
		if (sign)
			set_sign(p, k, &before);
		if (l->hangs)
			styled_lines_add(p->out, HANG_SIGN, PIECE_QUIET, 0);
		paragraph_line(para, p->out, l);
	}
}

/* Newlines at the ends of <pre> are formatting of the source. */
static void trim_code(Paragraph *para)
{
	gsize n = para->text->len;

	while (n > 0 && g_ascii_isspace(para->text->str[n - 1]))
		n--;
	g_string_truncate(para->text, n);
}

static void set_words(struct press *p, guint i)
{
	const struct block *k = block_at(p->body, i);
	g_autoptr(Paragraph) para = paragraph_new();
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	unsigned style = 0;

	if (k->kind == BLOCK_HEADING)
		style = RUN_BOLD | PIECE_TITLE;
	else if (k->kind == BLOCK_TERM)
		style = RUN_BOLD;
	else if (k->kind == BLOCK_CODE)
		style = RUN_CODE;
	paragraph_block(para, p->body, k, style);
	if (k->kind == BLOCK_CODE)
		trim_code(para);
	set_para(p, i, para, lines);
}

static void set_rule(struct press *p, guint i)
{
	int indent = indent_of(p, i);
	int cols = MIN(RULE_COLS, MAX(p->out->width - indent, 1));

	begin_line(p, i, block_at(p->body, i)->quotes, indent);
	for (int n = 0; n < cols; n++)
		styled_lines_add(p->out, "─", PIECE_RULE, 0);
}

/* The caption with as many lines as it needs. */
static void set_caption(struct press *p, guint i)
{
	const struct block *k = block_at(p->body, i);
	g_autoptr(Paragraph) para = paragraph_new();
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));

	paragraph_add(para, "▣\u00a0", PIECE_QUIET, 0);
	if (k->n_runs == 0)
		paragraph_add(para, _("picture"), PIECE_QUIET, 0);
	paragraph_block(para, p->body, k, PIECE_QUIET);
	set_para(p, i, para, lines);
}

static bool says_something(const Body *b, const struct block *k)
{
	if (k->kind == BLOCK_RULE || k->kind == BLOCK_PICTURE || k->marker)
		return true;
	for (guint i = 0; i < k->n_runs; i++) {
		const char *s =
			g_array_index(b->runs, struct run, k->first_run + i)
				.text;

		for (; s && *s != '\0'; s++)
			if (!g_ascii_isspace(*s))
				return true;
	}
	return false;
}

/* The table that begins with block `first`. */
static struct table_cells table_from(const Body *b, guint first)
{
	guint i = first + 1;

	while (i < b->blocks->len && block_at(b, i)->kind == BLOCK_CELL &&
	       !block_at(b, i)->table_starts)
		i++;
	return (struct table_cells){ b, first, i - first };
}

/* Whether any of n blocks does. */
static bool any_says_something(const Body *b, guint first, guint n)
{
	for (guint i = first; i < first + n; i++)
		if (says_something(b, block_at(b, i)))
			return true;
	return false;
}

/* Sets block i, or the table that begins with it; gives the blocks set. */
static guint set_block(struct press *p, guint i)
{
	const struct block *k = block_at(p->body, i);
	struct table_cells cells = { p->body, i, 1 };

	if (k->kind == BLOCK_CELL)
		cells = table_from(p->body, i);
	if (!any_says_something(p->body, i, cells.n))
		return cells.n;

	if (p->started && !k->tight)
		begin_line(p, STYLED_LINES_NO_BLOCK, MIN(p->quotes, k->quotes),
			   clamped(p, QUOTE_COLS * MIN(p->quotes, k->quotes)));
	p->started = true;
	p->quotes = k->quotes;
	if (k->kind == BLOCK_CELL)
		table_set(p->out, &cells, indent_of(p, i));
	else if (k->kind == BLOCK_RULE)
		set_rule(p, i);
	else if (k->kind == BLOCK_PICTURE)
		set_caption(p, i);
	else
		set_words(p, i);
	return cells.n;
}

StyledLines *typeset_text(const Body *b, int width, Hyphenators *justify)
{
	struct press p = { .body = b,
			   .out = styled_lines_new(width),
			   .justify = justify && width >= JUSTIFY_LEAST };

	if (p.justify)
		p.hyphens = hyphenators_for(justify, language_of_body(b));
	for (guint i = 0; i < b->blocks->len;)
		i += set_block(&p, i);
	if (b->cut) {
		typeset_gap(p.out);
		typeset_words(
			p.out,
			_("(The text is longer; only its beginning is shown.)"),
			PIECE_QUIET);
	}
	return p.out;
}

void typeset_gap(StyledLines *s)
{
	if (s->lines->len > 0)
		styled_lines_begin(s, 0, STYLED_LINES_NO_BLOCK);
}

void typeset_words(StyledLines *s, const char *words, unsigned style)
{
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autoptr(Paragraph) para = paragraph_new();

	paragraph_add(para, words, style, 0);
	line_break_best(lines, para->text, s->width, NULL);
	for (guint i = 0; i < lines->len; i++) {
		styled_lines_begin(s, 0, STYLED_LINES_NO_BLOCK);
		paragraph_line(para, s, &g_array_index(lines, struct line, i));
	}
}
