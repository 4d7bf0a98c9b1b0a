#include "ui/draw/headline.h"

#include "src/base/clock.h"
#include "ui/text/line_break.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define OUTLETS_COLS 44 /* outlets from which on their number is shown */
#define TOPIC_COLS   24
#define OUTLET_COLS  16 /* of a report's outlet at most */

static GArray *break_words(GString *one, const char *words, int w, int most)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));

	text_one_line(one, words);
	line_break(lines, one, MAX(w, 1), (guint)most + 1);
	return lines;
}

static int draw_one_row(Canvas *c, struct rect r, const char *words,
			struct style style)
{
	g_autoptr(GString) one = g_string_sized_new(STORY_TEXT_MAX);

	text_one_line(one, words);
	canvas_put_cut(c, (struct span){ r.x, r.y, r.w }, one->str, style);
	return one->len ? 1 : 0;
}

static int draw_broken_words(Canvas *c, struct rect r, const char *words,
			     struct style style)
{
	g_autoptr(GString) one = g_string_new(NULL);
	g_autoptr(GArray) lines = break_words(one, words, r.w, r.h);
	int rows = MIN((int)lines->len, r.h);

	for (int i = 0; i < rows; i++) {
		const struct line *l =
			&g_array_index(lines, struct line, (guint)i);
		struct span at = { r.x, r.y + i, r.w };
		g_autofree char *row = g_strndup(one->str + l->at, l->bytes);

		if (i + 1 == rows && (int)lines->len > rows)
			canvas_put_cut(c, at, one->str + l->at, style);
		else
			canvas_put(c, at, row, style);
	}
	return rows;
}

int headline_words(Canvas *c, struct rect r, const char *words,
		   struct style style)
{
	return r.h == 1 ? draw_one_row(c, r, words, style)
			: draw_broken_words(c, r, words, style);
}

int headline_prose(Canvas *c, struct rect r, const char *words,
		   struct style style)
{
	g_autoptr(GString) one = g_string_new(NULL);
	g_autoptr(GArray) lines = break_words(one, words, r.w - 1, r.h);
	const struct line *last;
	g_autofree char *cut = NULL;

	if ((int)lines->len <= r.h)
		return headline_words(c, r, words, style);
	last = &g_array_index(lines, struct line, (guint)r.h - 1);
	cut = g_strdup_printf("%.*s…", (int)(last->at + last->bytes), one->str);
	for (int i = 0; i + 1 < r.h; i++) {
		const struct line *l =
			&g_array_index(lines, struct line, (guint)i);
		g_autofree char *row = g_strndup(one->str + l->at, l->bytes);

		canvas_put(c, (struct span){ r.x, r.y + i, r.w - 1 }, row,
			   style);
	}
	canvas_put(c, (struct span){ r.x, r.y + r.h - 1, r.w }, cut + last->at,
		   style);
	return r.h;
}

int headline_rows(const struct story *s, int w, int head_rows)
{
	g_autoptr(GString) one = NULL;
	g_autoptr(GArray) lines = NULL;

	if (s->beneath)
		return 1;
	one = g_string_new(NULL);
	text_one_line(one, s->title);
	if (text_width(one->str) <= w - HEADLINE_INSET)
		return 1 + (one->len > 0);
	lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	line_break(lines, one, MAX(w - HEADLINE_INSET, 1), (guint)head_rows);
	return (int)lines->len + 1;
}

enum role headline_section_role(int n)
{
	return (enum role)(ROLE_FIRST + n % THEME_SECTIONS);
}

void headline_bar(Canvas *c, struct rect r, bool focus)
{
	if (focus)
		canvas_style(c, r, ATTR_BAR);
	canvas_down(c, (struct span){ r.x, r.y, r.h }, focus ? "▌" : "▏",
		    ROLE_TEXT);
	if (focus)
		canvas_style(c, (struct rect){ r.x, r.y, 1, r.h }, ATTR_BAR);
}

/* A row being filled from left to right. */
struct row {
	Canvas *c;
	struct rect r;
	int x;
	bool any;
};

static void add_row_words(struct row *w, const char *words, enum role role)
{
	int left = w->r.x + w->r.w - w->x;

	if (w->any)
		w->x += canvas_put(w->c, (struct span){ w->x, w->r.y, left },
				   " · ", (struct style){ ROLE_QUIET, 0 });
	left = w->r.x + w->r.w - w->x;
	w->x += canvas_put_cut(w->c, (struct span){ w->x, w->r.y, left }, words,
			       (struct style){ role, 0 });
	w->any = true;
}

static bool has_topic(const struct story *s)
{
	return s->topic && *s->topic && text_width(s->topic) <= TOPIC_COLS &&
	       g_strcmp0(s->topic, s->section) != 0;
}

/* Outlets by name, then how many more: "Bytewise, Northwire +3". NULL where
 * they have no room. */
static char *names_and_more(const char *source, const char *others, int more,
			    int cols)
{
	g_autofree char *rest =
		more > 0 ? g_strdup_printf(" +%d", more) : g_strdup("");
	g_autofree char *all =
		g_strdup_printf("%s, %s%s", source, others, rest);

	return text_width(all) <= cols ? g_steal_pointer(&all) : NULL;
}

static char *source_more(const struct story *s, int more, int cols)
{
	g_autofree char *rest = g_strdup_printf(" +%d", more);
	g_autofree char *cut = text_cut(s->source ? s->source : "",
					MAX(cols - text_width(rest), 0));

	return g_strconcat(cut, rest, NULL);
}

char *headline_source(const struct story *s, int cols)
{
	const char *source = s->source ? s->source : "";
	int others = MAX(s->outlets - 1, s->n_copies);
	char *names = NULL;

	if (s->beneath || others < 1)
		return text_cut(source, cols);
	/* feeds of one name are not told apart by it */
	if (g_strcmp0(s->also, source) == 0 ||
	    g_strcmp0(s->copies, source) == 0)
		return text_cut(source, cols);
	if (s->also)
		names = names_and_more(source, s->also, 0, cols);
	if (!names && s->copies)
		names = names_and_more(source, s->copies, others - s->n_copies,
				       cols);
	return names ? names : source_more(s, others, cols);
}

char *headline_copies(const struct story *s, int cols)
{
	const char *source = s->source ? s->source : "";
	char *names;

	if (s->beneath || !s->copies)
		return text_cut(source, cols);
	names = names_and_more(source, s->copies, 0, cols);
	return names ? names : source_more(s, s->n_copies, cols);
}

/* "2h", or "updated 1h" where the newest report is younger by an hour and more. The
 * caller's. */
static char *age_words(const struct story *s, const struct headline_look *k)
{
	int64_t time = k->newest ? s->newest : s->time;
	g_autofree char *age = text_age(time, s->guessed, k->now);

	if (time - s->time < CLOCK_HOUR)
		return g_steal_pointer(&age);
	return g_strdup_printf(_("updated %s"), age);
}

/* "3 outlets" where there is room for that; else NULL. The caller's. */
static char *outlets_words(const struct story *s, const struct rect *r,
			   const struct headline_look *k)
{
	if (!k->outlets || s->outlets < 2 ||
	    r->w + HEADLINE_INSET < OUTLETS_COLS)
		return NULL;
	return g_strdup_printf(
		ngettext("%d outlet", "%d outlets", (unsigned long)s->outlets),
		s->outlets);
}

void headline_meta(Canvas *c, const struct story *s, struct rect r,
		   const struct headline_look *k)
{
	struct row w = { c, r, r.x, false };
	g_autofree char *age = age_words(s, k);
	g_autofree char *outlets = outlets_words(s, &r, k);
	g_autofree char *source = NULL;
	bool fresh = s->fresh && !s->read;
	int after = 3 + text_width(age) + (s->saved ? 2 : 0) +
		    (fresh ? text_width(_("new")) + 1 : 0) +
		    (outlets ? text_width(outlets) + 3 : 0);

	source = outlets ? text_cut(s->source ? s->source : "",
				    MAX(r.w - after, 1))
			 : headline_source(s, r.w - after);
	add_row_words(&w, source, ROLE_QUIET);
	if (fresh) {
		add_row_words(&w, _("new"), ROLE_DOT);
		w.any = false;
		w.x++;
	}
	add_row_words(&w, age, ROLE_QUIET);
	if (s->saved)
		w.x += canvas_put(c, (struct span){ w.x, r.y, r.x + r.w - w.x },
				  " ★", (struct style){ ROLE_STAR, 0 });
	w.any = true;
	if (outlets)
		add_row_words(&w, outlets, ROLE_QUIET);
	if (k->topic && has_topic(s) &&
	    w.x + 3 + text_width(s->topic) <= r.x + r.w)
		add_row_words(&w, s->topic, ROLE_QUIET);
}

static void draw_dot(Canvas *c, const struct story *s, int x, int y)
{
	if (!s->read)
		canvas_put(c, (struct span){ x + 1, y, 1 }, "●",
			   (struct style){ ROLE_DOT, 0 });
}

static void draw_selection(Canvas *c, const struct headline_look *k, int rows)
{
	if (!k->selected)
		return;
	headline_bar(c, (struct rect){ k->x, k->y, k->w, rows }, k->focus);
	canvas_cursor(c, k->x + HEADLINE_INSET, k->y, false);
}

void headline_report(Canvas *c, const struct story *s,
		     const struct headline_look *k)
{
	g_autofree char *age = text_age(s->time, s->guessed, k->now);
	int x = k->x + HEADLINE_INSET + HEADLINE_INDENT;
	int outlet = MIN(k->w / 4, OUTLET_COLS), end;

	draw_dot(c, s, k->x, k->y);
	end = canvas_put_right(c, (struct span){ x, k->y, k->x + k->w - 1 - x },
			       age, (struct style){ ROLE_QUIET, 0 }) -
	      1;
	if (s->saved)
		canvas_put(c, (struct span){ end -= 2, k->y, 1 }, "★",
			   (struct style){ ROLE_STAR, 0 });
	canvas_put_cut(c, (struct span){ x, k->y, outlet },
		       s->source ? s->source : "",
		       (struct style){ s->read ? ROLE_QUIET : ROLE_TEXT, 0 });
	x += outlet + 2;
	headline_words(c, (struct rect){ x, k->y, end - 1 - x, 1 }, s->title,
		       (struct style){ ROLE_QUIET, 0 });
	draw_selection(c, k, 1);
}

int headline_title(Canvas *c, const struct story *s,
		   const struct headline_look *k)
{
	struct rect r = { k->x + HEADLINE_INSET, k->y, k->w - HEADLINE_INSET,
			  k->head_rows };
	bool bold =
		k->bold || (!s->read && k->heavy) || (k->selected && k->focus);
	int rows;

	draw_dot(c, s, k->x, k->y);
	rows = headline_words(c, r, s->title,
			      (struct style){ s->read ? ROLE_QUIET : ROLE_TEXT,
					      bold ? ATTR_BOLD : 0 });
	draw_selection(c, k, rows);
	return rows;
}

int headline_draw(Canvas *c, const struct story *s,
		  const struct headline_look *k)
{
	int rows;

	if (s->beneath) {
		headline_report(c, s, k);
		return 1;
	}
	rows = headline_title(c, s, k);
	headline_meta(c, s,
		      (struct rect){ k->x + HEADLINE_INSET, k->y + rows,
				     k->w - HEADLINE_INSET, 1 },
		      k);
	draw_selection(c, k, rows + 1);
	return rows + 1;
}
