#include "ui/pane/story.h"

#include "ui/draw/headline.h"
#include "ui/draw/picture.h"
#include "ui/state/tabs.h"
#include "ui/text/text_hits.h"

#include <glib/gi18n.h>

static enum role role_of(const View *v, const struct piece *p)
{
	const struct story *s = view_story(v);

	if (p->style & PIECE_KICKER)
		return headline_section_role(
			MAX(tabs_section(v, s ? s->section : NULL), 0));
	if (p->style & PIECE_LINK)
		return ROLE_LINK;
	if (p->style & PIECE_STAR)
		return ROLE_STAR;
	if (p->style & PIECE_RULE)
		return ROLE_RULE;
	if (p->style & (PIECE_QUIET | RUN_CODE))
		return ROLE_QUIET;
	return ROLE_TEXT;
}

static unsigned attrs_of(const struct piece *p)
{
	unsigned attrs = 0;

	if (p->style & (RUN_BOLD | PIECE_KICKER))
		attrs |= ATTR_BOLD;
	if (p->style & RUN_ITALIC)
		attrs |= ATTR_ITALIC;
	if (p->style & RUN_STRUCK)
		attrs |= ATTR_STRUCK;
	if (p->style & RUN_MARK)
		attrs |= ATTR_REVERSE;
	return attrs;
}

/* Gives the column after it. */
static int draw_text_line(Canvas *c, const View *v, int line, int y)
{
	const StyledLines *s = v->read.lines;
	const struct styled_line *l =
		&g_array_index(s->lines, struct styled_line, (guint)line);
	int end = v->layout.main.x + v->layout.main.w;
	int x = v->layout.text.x + l->indent;

	for (guint i = 0; i < l->n_pieces; i++) {
		const struct piece *p = &g_array_index(s->pieces, struct piece,
						       l->first_piece + i);
		g_autofree char *text =
			g_strndup(s->text->str + p->at, p->bytes);
		int from = x;

		x += canvas_put(c, (struct span){ x, y, end - x }, text,
				(struct style){ role_of(v, p), attrs_of(p) });
		if (p->link)
			canvas_note(c, (struct rect){ from, y, x - from, 1 },
				    HOTSPOT_LINK, p->link);
	}
	return x;
}

/* Marks what is looked for in a line. */
static void draw_hits(Canvas *c, const View *v, int line, struct span at)
{
	const GArray *hits = v->read.lines->hits;
	int col, cols;

	for (guint i = 0; v->read.find && hits && i < hits->len; i++)
		if (text_hits_in_line(&g_array_index(hits, struct text_hit, i),
				      line, at.w, &col, &cols))
			canvas_role(c,
				    (struct rect){ at.x + col, at.y, cols, 1 },
				    ROLE_HIT);
}

/* At the current hit, else at the first row. */
static void put_cursor(Canvas *c, const View *v)
{
	const GArray *hits = v->read.lines->hits;
	struct rect r = v->layout.main;
	int x = v->layout.text.x, y = r.y;

	if (v->read.find && hits && v->read.hit >= 0) {
		const struct text_hit *h = &g_array_index(hits, struct text_hit,
							  (guint)v->read.hit);

		if (h->line >= v->read.row && h->line < v->read.row + r.h) {
			x += h->col;
			y += h->line - v->read.row;
		}
	}
	canvas_cursor(c, x, y, false);
}

/* In the rows that are kept free for it; why it did not come is said there, too. */
static void draw_picture(Canvas *c, const View *v)
{
	const struct shown_picture *p = &v->pictures.at[PICTURE_STORY];
	const StyledLines *s = v->read.lines;
	struct rect main = v->layout.main, text = v->layout.text;
	int from = MAX(s->picture_line, v->read.row);
	int end = MIN(s->picture_line + s->picture_rows, v->read.row + main.h);
	struct rect r = { text.x, main.y + from - v->read.row, text.w,
			  end - from };
	const struct canvas_image image = shown_picture_image(p, v->read.id);

	if (r.h <= 0 || p->story != v->read.id)
		return;
	picture_draw(c, &image, r, from - s->picture_line);
	canvas_note(c, r, HOTSPOT_ACTION, ACTION_PICTURE);
	if (p->failed && from == s->picture_line)
		canvas_put_cut(c, (struct span){ r.x, r.y, r.w }, p->failed,
			       (struct style){ ROLE_QUIET, 0 });
}

void pane_story(Canvas *c, const View *v)
{
	struct rect r = v->layout.main;
	const StyledLines *s = v->read.lines;
	int x = v->layout.text.x;

	if (!s)
		return;
	canvas_clip(c, r);
	for (int i = 0; i < r.h; i++) {
		int line = v->read.row + i, end;

		if (line >= (int)s->lines->len)
			break;
		end = draw_text_line(c, v, line, r.y + i);
		draw_hits(c, v, line, (struct span){ x, r.y + i, end - x });
	}
	draw_picture(c, v);
	canvas_unclip(c);
	put_cursor(c, v);
}

static const char *list_name(const View *v, char **made)
{
	const struct list_window *s = &v->window;

	*made = NULL;
	for (int i = 0; i < tabs_count(v); i++) {
		struct list l = tabs_list(v, i);

		if (list_window_same_list(&l, &s->list))
			return tabs_name(v, i);
	}
	if (s->list.kind == LIST_SEARCH)
		return *made = g_strdup_printf(_("Search: %s"),
					       s->query ? s->query : "");
	if (s->list.kind == LIST_EVENT)
		return _("All outlets");
	if (s->list.kind == LIST_FEED && list_window_count(s) > 0)
		return stories_at(s->stories, 0)->source;
	return "";
}

/* Rows between a headline of the list and the next; none between reports. */
static int gap_after(const View *v, int i)
{
	int next = i + 1;

	return next == (int)list_window_count(&v->window) ||
	       !stories_at(v->window.stories, (guint)next)->beneath;
}

/* The first headline shown, so that the selected one is in the upper part. */
static int rail_top(const View *v, int h)
{
	int rows = 0, top = MAX(v->window.selected, 0);

	if (v->rail_top >= 0)
		return MIN(v->rail_top,
			   MAX((int)list_window_count(&v->window), 1) - 1);
	while (top > 0 && rows < h / 2) {
		top--;
		rows += headline_rows(stories_at(v->window.stories, (guint)top),
				      v->layout.rail.w, 2) +
			gap_after(v, top);
	}
	return top;
}

void pane_rail(Canvas *c, const View *v)
{
	struct rect r = v->layout.rail;
	g_autofree char *made = NULL;
	const char *name = list_name(v, &made);
	g_autofree char *title = g_utf8_strup(name ? name : "", -1);
	int y = r.y + 2, count = (int)list_window_count(&v->window);

	canvas_put_cut(c, (struct span){ r.x + 3, r.y, r.w - 3 }, title,
		       (struct style){ ROLE_QUIET, ATTR_BOLD });
	for (int i = rail_top(v, r.h - 2); i < count; i++) {
		const struct story *s = stories_at(v->window.stories, (guint)i);
		struct headline_look k = { .x = r.x,
					   .y = y,
					   .w = r.w,
					   .head_rows = 2,
					   .now = v->now,
					   .newest = list_is_folded(
						   &v->window.list) };
		int rows;

		if (y + headline_rows(s, r.w, 2) > r.y + r.h)
			break;
		k.selected = i == v->window.selected;
		rows = headline_draw(c, s, &k) + gap_after(v, i);
		canvas_note(
			c,
			(struct rect){ r.x, y, r.w, MIN(rows, r.y + r.h - y) },
			HOTSPOT_RAIL, i);
		y += rows;
	}
}
