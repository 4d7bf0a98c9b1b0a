#include "ui/update/find_in_text.h"

#include "ui/text/text.h"
#include "ui/text/text_hits.h"
#include "ui/update/cursor.h"

#include <glib/gi18n.h>

static int count_hits(const View *v)
{
	const StyledLines *s = v->read.lines;

	return v->read.find && s && s->hits ? (int)s->hits->len : 0;
}

static int line_of_hit(const View *v, int hit)
{
	return g_array_index(v->read.lines->hits, struct text_hit, (guint)hit)
		.line;
}

static void show_hit(View *v, int hit)
{
	int h = v->layout.main.h, line = line_of_hit(v, hit);

	v->read.hit = hit;
	if (line < v->read.row || line >= v->read.row + h)
		v->read.row = MAX(line - h / 3, 0);
	cursor_show(v);
}

/* The first hit from that line on; the first of all where there is none; -1 where
 * there is none at all. */
static int hit_from(const View *v, int line)
{
	int n = count_hits(v);

	for (int i = 0; i < n; i++)
		if (line_of_hit(v, i) >= line)
			return i;
	return n > 0 ? 0 : -1;
}

static void say_none(View *v)
{
	g_autofree char *none = g_strdup_printf(
		_("Nothing about “%s” in this text."), v->read.find);

	view_say(v, none);
}

/* That the search has gone round: "1/40 · from the top again". */
static void say_round(View *v, int way)
{
	int n = count_hits(v);
	g_autofree char *hit = text_number(v->read.hit + 1);
	g_autofree char *all = text_number(n);
	g_autofree char *words =
		n == 1 ? g_strdup(_("There is no other hit."))
		       : g_strdup_printf(
				 way > 0 ? _("%s/%s · from the top again")
					 : _("%s/%s · from the end again"),
				 hit, all);

	view_say(v, words);
}

void find_in_text_begin(View *v)
{
	v->read.find_row = MAX(v->read.row, 0);
}

void find_in_text_set(View *v, const char *words)
{
	struct reading *r = &v->read;
	int hit;

	g_free(r->find);
	r->find = g_strdup(words);
	r->hit = -1;
	r->row = r->find_row;
	view_typeset(v);
	reading_find_hits(r);
	hit = hit_from(v, r->row);
	if (hit >= 0)
		show_hit(v, hit);
	else
		cursor_show(v);
}

void find_in_text_done(View *v, Effects *fx)
{
	effects_draw(fx);
	if (!v->read.find || !*v->read.find) {
		find_in_text_stop(v);
	} else if (count_hits(v) == 0) {
		say_none(v);
		find_in_text_stop(v);
	} else if (line_of_hit(v, v->read.hit) < v->read.find_row) {
		say_round(v, 1);
	}
}

void find_in_text_next(View *v, int way, Effects *fx)
{
	int n, hit;

	view_typeset(v);
	n = count_hits(v);
	if (!v->read.find)
		return;
	effects_draw(fx);
	if (n == 0) {
		say_none(v);
		return;
	}
	hit = v->read.hit + way;
	show_hit(v, (hit + n) % n);
	if (hit < 0 || hit >= n)
		say_round(v, way);
}

void find_in_text_stop(View *v)
{
	g_clear_pointer(&v->read.find, g_free);
	v->read.hit = -1;
}

void find_in_text_cancel(View *v)
{
	find_in_text_stop(v);
	v->read.row = v->read.find_row;
	cursor_show(v);
}
