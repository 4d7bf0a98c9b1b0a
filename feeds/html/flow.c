#include "feeds/html/walk.h"

#include <string.h>

#define NO_BREAK "\u00a0"

static enum block_kind kind_of(const struct html_walk *w)
{
	if (w->cell)
		return BLOCK_CELL;
	if (w->pre)
		return BLOCK_CODE;
	if (w->heading)
		return BLOCK_HEADING;
	return w->term ? BLOCK_TERM : BLOCK_PARAGRAPH;
}

struct block *html_begin(struct html_walk *w, enum block_kind kind)
{
	struct block *b = body_block(w->body, kind);

	b->level = (uint8_t)w->heading;
	b->quotes = (uint8_t)MIN(w->quotes, BODY_DEPTH_MAX);
	b->lists = (uint8_t)MIN(w->lists, BODY_DEPTH_MAX);
	b->tight = w->tight;
	if (w->marker)
		b->marker = g_string_chunk_insert(w->body->text, w->marker);
	g_clear_pointer(&w->marker, g_free);
	w->tight = w->lists > 0;
	w->blank = HTML_NO_BLANK;
	w->line = false;
	return b;
}

void html_begin_text(struct html_walk *w)
{
	struct block *b;

	if (w->open)
		return;
	b = html_begin(w, kind_of(w));
	if (w->cell) {
		b->head = w->head;
		b->row_starts = w->row_starts;
		b->table_starts = w->table_starts;
		b->colspan = w->colspan;
		w->row_starts = w->table_starts = false;
	}
	w->open = true;
}

void html_own_line(struct html_walk *w)
{
	if (!w->marker)
		return;
	html_begin_text(w);
	w->open = false;
}

/* What is one block, whatever is in it: blocks within it are lines. */
bool html_in_one_block(const struct html_walk *w)
{
	return w->cell || w->caption;
}

/* Whether there is a block that takes more text, with some in it. */
static bool has_text(const struct html_walk *w)
{
	const GArray *blocks = w->body->blocks;

	return w->open &&
	       g_array_index(blocks, struct block, blocks->len - 1).n_runs > 0;
}

/* The end of a block of text; within a cell or a caption only a line ends. */
void html_end_text(struct html_walk *w)
{
	if (html_in_one_block(w))
		w->line = has_text(w);
	else
		w->open = false;
	w->blank = HTML_NO_BLANK;
}

void html_put(struct html_walk *w, const char *text)
{
	unsigned style = w->style;

	html_begin_text(w);
	if (w->line)
		style |= RUN_BREAK;
	w->line = false;
	body_run(w->body, text, style, w->link);
	w->last_style = w->style;
	w->last_link = w->link;
}

static const char *pending_blank(const struct html_walk *w)
{
	return w->blank == HTML_NO_BREAK ? NO_BREAK : " ";
}

/* The blank between two runs has the styles that both have: else a link would be
 * underlined before its first letter. */
static void put_blank(struct html_walk *w)
{
	body_run(w->body, pending_blank(w), w->style & w->last_style,
		 w->link == w->last_link ? w->link : 0);
}

/* The bytes of a blank at `text`, which then comes before the next word; 0 if
 * there is none. In code U+00A0 keeps columns. */
static size_t take_blank(struct html_walk *w, const char *text)
{
	if (g_ascii_isspace(*text)) {
		w->blank = HTML_BLANK;
		return 1;
	}
	if (w->style & RUN_CODE || strncmp(text, NO_BREAK, 2) != 0)
		return 0;
	if (!w->blank)
		w->blank = HTML_NO_BREAK;
	return strlen(NO_BREAK);
}

/* The bytes from `text` on that are certainly no blank, at least one. */
static size_t word_size(const char *text)
{
	size_t n = 1;

	while (text[n] && !g_ascii_isspace(text[n]) && text[n] != *NO_BREAK)
		n++;
	return n;
}

/* What is in `out` already follows the line break: a blank behind it counts. */
void html_put_flowing(struct html_walk *w, const char *text)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t n; *text; text += n) {
		n = take_blank(w, text);
		if (n)
			continue;
		if (w->blank && out->len)
			g_string_append(out, pending_blank(w));
		else if (w->blank && w->open && !w->line)
			put_blank(w);
		html_begin_text(w);
		w->blank = HTML_NO_BLANK;
		n = word_size(text);
		g_string_append_len(out, text, (gssize)n);
	}
	if (out->len)
		html_put(w, out->str);
}

/* A newline right after <pre> is not part of it (HTML, 13.1.2.5). */
static void put_pre(struct html_walk *w, const char *text)
{
	if (!w->open && *text == '\n')
		text++;
	if (*text)
		html_put(w, text);
}

void html_put_text(struct html_walk *w, const char *text)
{
	if (w->pre)
		put_pre(w, text);
	else
		html_put_flowing(w, text);
}
