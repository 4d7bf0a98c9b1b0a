#include "ui/pane/sidebar.h"

#include "ui/draw/headline.h"
#include "ui/state/hints.h"
#include "ui/state/view_side.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEAD_ROWS    3
#define OUTLETS_ROWS 4 /* that there must be room for */
/* that headlines which only fill the sidebar leave free */
#define OUTLETS_KEPT 7
#define STRIP_LINES  2

static int related_count(const View *v)
{
	int n = 0;

	for (guint i = 0; v->side.list && i < v->side.list->relations->len; i++)
		n += g_array_index(v->side.list->relations, struct relation, i)
			     .kind == RELATION_RELATED;
	return n;
}

/* "MORE IN TECH"; the caller's. */
static char *more_title(const View *v)
{
	const struct story *s = view_side_subject(v);
	g_autofree char *section =
		g_utf8_strup(s && s->section ? s->section : "", -1);

	return g_strdup_printf(_("MORE IN %s"), section);
}

/* Whether all headlines are only of the same section. */
static bool is_only_more(const View *v)
{
	return related_count(v) == 0 && view_side_count(v) > 0;
}

static void draw_title(Canvas *c, const View *v, struct rect r)
{
	bool focus = v->nav.focus == FOCUS_SIDE;
	g_autofree char *title =
		is_only_more(v) ? more_title(v) : g_strdup(_("RELATED"));
	g_autofree char *n = g_strdup_printf(" %d", related_count(v));
	int x = r.x + 1;

	x += canvas_put_cut(
		c, (struct span){ x, r.y, r.w - 1 }, title,
		(struct style){ focus ? ROLE_TEXT : ROLE_QUIET, ATTR_BOLD });
	if (related_count(v))
		canvas_put(c, (struct span){ x, r.y, r.x + r.w - x }, n,
			   (struct style){ ROLE_QUIET, 0 });
	if (focus)
		canvas_put_right(c, (struct span){ r.x, r.y, r.w - 1 },
				 _("focus"), (struct style){ ROLE_QUIET, 0 });
}

static void draw_more_title(Canvas *c, const View *v, struct rect r)
{
	g_autofree char *title = more_title(v);

	canvas_put_cut(c, (struct span){ r.x + 1, r.y, r.w - 2 }, title,
		       (struct style){ ROLE_QUIET, ATTR_BOLD });
}

/* Rows of the i-th headline with the row after it, and its titles. */
static int rows_of(const View *v, struct rect r, int i)
{
	int rows = headline_rows(view_side_at(v, i), r.w - 1, HEAD_ROWS) + 1;

	return rows + (i > 0 && i == related_count(v) ? 2 : 0);
}

/* Whether the selected headline is in view from that one on. */
static bool shows_from(const View *v, struct rect r, int first)
{
	int rows = 0;

	for (int i = first; i <= v->side.selected; i++)
		rows += rows_of(v, r, i);
	return first <= v->side.selected && rows <= r.h;
}

/* The first headline drawn, so that the selected one is in view. */
static int first_shown(const View *v, struct rect r)
{
	int first = MAX(v->side.selected, 0), rows;

	if (v->side.top > 0 &&
	    (v->nav.focus != FOCUS_SIDE || shows_from(v, r, v->side.top)))
		return MIN(v->side.top, view_side_count(v) - 1);
	if (v->side.selected < 0)
		return 0;
	rows = rows_of(v, r, first);
	while (first > 0 && rows + rows_of(v, r, first - 1) <= r.h) {
		first--;
		rows += rows_of(v, r, first);
	}
	return first;
}

/* The last row that the i-th headline may take. Other outlets of the story come before
 * headlines that are weakly related or only of its section, but for those up to the
 * selected one. */
static int end_row_of(const View *v, struct rect r, int i)
{
	bool kept = i > v->side.selected && !view_side_is_likely(v, i);
	int outlets = view_side_outlets(v);

	return r.y + r.h -
	       (kept && outlets ? MIN(outlets + 3, OUTLETS_KEPT) : 0);
}

/* The related headlines; gives the row after them. */
static int draw_items(Canvas *c, const View *v, struct rect r)
{
	int related = related_count(v), count = view_side_count(v);
	int y = r.y;

	for (int i = MAX(first_shown(v, r), 0); i < count; i++) {
		struct headline_look k = { .x = r.x,
					   .w = r.w - 1,
					   .head_rows = HEAD_ROWS,
					   .now = v->now };
		const struct story *s = view_side_at(v, i);
		int rows;

		if (y + rows_of(v, r, i) - 1 > end_row_of(v, r, i))
			break;
		if (i > 0 && i == related) {
			draw_more_title(c, v, (struct rect){ r.x, y, r.w, 1 });
			y += 2;
		}
		k.y = y;
		k.selected =
			v->nav.focus == FOCUS_SIDE && i == v->side.selected;
		k.focus = true;
		rows = headline_draw(c, s, &k);
		/* with the empty row after it */
		canvas_note(c,
			    (struct rect){ r.x, y, r.w,
					   MIN(rows + 1, r.y + r.h - y) },
			    HOTSPOT_SIDE, i);
		y += rows + 1;
	}
	return y;
}

static void draw_outlet(Canvas *c, const View *v, int i, struct rect r)
{
	const struct story *s = view_side_outlet(v, i);
	g_autofree char *age = text_age(s->time, s->guessed, v->now);
	int start = canvas_put_right(c, (struct span){ r.x, r.y, r.w }, age,
				     (struct style){ ROLE_QUIET, 0 });

	canvas_put_cut(c, (struct span){ r.x, r.y, start - r.x - 1 },
		       s->source ? s->source : "",
		       (struct style){ s->read ? ROLE_QUIET : ROLE_TEXT, 0 });
	canvas_note(c, r, HOTSPOT_OUTLET, i);
}

static void draw_outlets(Canvas *c, const View *v, struct rect r)
{
	int known = view_side_outlets(v), y = r.y + 2, shown = 0;
	const struct story *subject = view_side_subject(v);
	int n = MAX(known, subject ? subject->outlets - 1 : 0);
	int room = r.h - 2;
	g_autofree char *title =
		g_strdup_printf(ngettext("ALSO IN %d OTHER",
					 "ALSO IN %d OTHERS", (unsigned long)n),
				n);
	g_autofree char *all = NULL, *more = NULL;

	if (known == 0 || r.h < OUTLETS_ROWS)
		return;
	canvas_across(c, (struct span){ r.x, r.y, r.w }, "─",
		      (struct style){ ROLE_RULE, 0 });
	canvas_put_cut(c, (struct span){ r.x, r.y + 1, r.w }, title,
		       (struct style){ ROLE_QUIET, ATTR_BOLD });
	shown = MIN(known, n > room ? room - 1 : room);
	for (int i = 0; i < shown; i++)
		draw_outlet(c, v, i, (struct rect){ r.x, y++, r.w, 1 });
	if (n <= shown)
		return;
	all = hints_key(v, ACTION_OUTLETS);
	more = g_strdup_printf(_("+ %d more   %s all"), n - shown, all);
	canvas_put_cut(c, (struct span){ r.x, y, r.w }, more,
		       (struct style){ ROLE_QUIET, 0 });
	canvas_note(c, (struct rect){ r.x, y, r.w, 1 }, HOTSPOT_ACTION,
		    ACTION_OUTLETS);
}

void pane_sidebar(Canvas *c, const View *v)
{
	struct rect r = v->layout.side, items = r;
	int y;

	canvas_clip(c, r);
	draw_title(c, v, r);
	items.y += 2;
	items.h -= 2;
	y = draw_items(c, v, items);
	if (view_side_count(v) == 0 && v->side.list)
		y = items.y + 2;
	if (view_side_count(v) == 0 && v->side.list)
		canvas_put_cut(c, (struct span){ r.x + 1, items.y, r.w - 2 },
			       _("Nothing related."),
			       (struct style){ ROLE_QUIET, 0 });
	if (v->side.selected < 0 || first_shown(v, items) == 0)
		draw_outlets(
			c, v,
			(struct rect){ r.x + 1, y, r.w - 2, r.y + r.h - y });
	canvas_unclip(c);
}

void pane_strip(Canvas *c, const View *v)
{
	struct rect r = v->layout.strip;
	g_autofree char *more = more_title(v);
	g_autofree char *title =
		is_only_more(v)
			? g_strdup_printf("─ %s ", more)
			: g_strdup_printf(_("─ RELATED %d "), related_count(v));
	g_autofree char *focus = hints_key(v, ACTION_FOCUS);
	g_autofree char *key = g_strdup_printf(" %s ─", focus);
	int used;

	canvas_note(c, (struct rect){ r.x, r.y, r.w, 1 }, HOTSPOT_ACTION,
		    ACTION_FOCUS);
	canvas_across(c, (struct span){ r.x, r.y, r.w }, "─",
		      (struct style){ ROLE_RULE, 0 });
	used = canvas_put(c, (struct span){ r.x, r.y, 2 }, "─ ",
			  (struct style){ ROLE_RULE, 0 });
	canvas_put_cut(c, (struct span){ r.x + used, r.y, r.w - used },
		       title + strlen("─ "),
		       (struct style){ ROLE_QUIET, ATTR_BOLD });
	canvas_put_right(c, (struct span){ r.x, r.y, r.w }, key,
			 (struct style){ ROLE_QUIET, 0 });
	for (int i = 0; i < STRIP_LINES; i++) {
		const struct story *s = view_side_at(v, i);
		g_autofree char *age = NULL;
		int y = r.y + 1 + i, start;

		if (!s)
			break;
		canvas_note(c, (struct rect){ r.x, y, r.w, 1 }, HOTSPOT_SIDE,
			    i);
		age = text_age(s->time, s->guessed, v->now);
		start = canvas_put_right(c, (struct span){ r.x, y, r.w - 1 },
					 age, (struct style){ ROLE_QUIET, 0 });
		if (!s->read)
			canvas_put(c, (struct span){ r.x + 1, y, 1 }, "●",
				   (struct style){ ROLE_DOT, 0 });
		headline_words(
			c, (struct rect){ r.x + 3, y, start - r.x - 5, 1 },
			s->title,
			(struct style){ s->read ? ROLE_QUIET : ROLE_TEXT, 0 });
	}
}
