#include "ui/update/find_in_text.h"

#include "src/base/folding.h"
#include "ui/update/cursor.h"

#include <glib/gi18n.h>
#include <string.h>

static bool line_holds(const StyledLines *s, int line, const char *sought)
{
	const struct styled_line *l =
		&g_array_index(s->lines, struct styled_line, (guint)line);
	const struct piece *p;
	g_autofree char *text = NULL, *folded = NULL;
	guint32 end = 0;

	if (l->n_pieces == 0)
		return false;
	p = &g_array_index(s->pieces, struct piece, l->first_piece);
	end = p[l->n_pieces - 1].at + p[l->n_pieces - 1].bytes;
	text = g_strndup(s->text->str + p->at, end - p->at);
	folded = folding_letters(text);
	return *sought && strstr(folded, sought);
}

bool find_in_text_is_hit(const View *v, int line)
{
	g_autofree char *sought = NULL;

	if (!v->read.find || !*v->read.find || !v->read.lines)
		return false;
	sought = folding_letters(v->read.find);
	return line_holds(v->read.lines, line, sought);
}

static void show_line(View *v, int line)
{
	int h = v->layout.main.h;

	if (line < v->read.row || line >= v->read.row + h)
		v->read.row = MAX(line - h / 3, 0);
	cursor_show(v);
}

/* The first line from `from` on, that way, that holds it; -1 if none does. */
static int seek_line(View *v, int from, int way)
{
	g_autofree char *sought = folding_letters(v->read.find);
	int n = (int)v->read.lines->lines->len;

	for (int i = 0; i < n; i++) {
		int line = ((from + way * i) % n + n) % n;

		if (line_holds(v->read.lines, line, sought))
			return line;
	}
	return -1;
}

void find_in_text_next(View *v, int way, Effects *fx)
{
	int line;

	view_typeset(v);
	if (!v->read.lines || !v->read.find)
		return;
	line = seek_line(v, v->read.hit + way, way);
	v->read.hit = line;
	if (line < 0) {
		g_autofree char *none = g_strdup_printf(
			_("Nothing about “%s” in this text."), v->read.find);

		view_say(v, none);
	} else {
		show_line(v, line);
	}
	effects_draw(fx);
}

void find_in_text_set(View *v, const char *words)
{
	g_free(v->read.find);
	v->read.find = g_strdup(words);
	v->read.hit = -1;
	view_typeset(v);
	if (*v->read.find && v->read.lines) {
		v->read.hit = seek_line(v, MAX(v->read.row, 0), 1);
		if (v->read.hit >= 0)
			show_line(v, v->read.hit);
	}
}

void find_in_text_stop(View *v)
{
	g_clear_pointer(&v->read.find, g_free);
	v->read.hit = -1;
}
