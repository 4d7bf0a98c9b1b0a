#include "ui/update/mark_older.h"

#include "src/base/clock.h"
#include "ui/state/hints.h"
#include "ui/update/mark_words.h"
#include "ui/update/marks.h"

#include <glib/gi18n.h>
#include <string.h>

/* Seconds; -1 if it is no age. */
static int64_t read_age(const char *typed)
{
	size_t n = strlen(typed);

	if (n < 2 || !strchr("hdw", typed[n - 1]))
		return -1;
	return clock_span(typed);
}

void mark_older_typed(View *v, const char *typed, Effects *fx)
{
	int64_t age = read_age(typed);
	g_autofree char *words = NULL;

	if (age >= 0) {
		marks_older(v, MAX(v->now - age, 1), fx);
		return;
	}
	words = g_strdup_printf(_("“%s” is not an age"), typed);
	view_complain(v, words);
	effects_draw(fx);
}

/* Lines of the window that are about to be marked: their number. */
static int64_t count_here(const View *v, int64_t before)
{
	const struct list_window *w = &v->window;
	int64_t n = 0;

	for (guint i = 0; i < list_window_count(w); i++) {
		const struct story *s = stories_at(w->stories, i);
		int64_t time = list_is_folded(&w->list) ? s->newest : s->time;

		n += !s->read && !s->beneath && time < before;
	}
	return n;
}

/* Those in the window are counted when they are loaded again. */
static void count_marked(View *v, int64_t n, int64_t before)
{
	int64_t here = MIN(count_here(v, before), n);

	v->window.unread = MAX(v->window.unread - (n - here), 0);
}

void mark_older_answered(View *v, const struct notification *n)
{
	const struct change *c = marks_sent_as(v, n->number);
	g_autofree char *back = NULL, *words = NULL;

	if (!c || !c->before || c->back || n->code != 0)
		return;
	if (n->count == 0) {
		view_say(v, _("Nothing unread is that old."));
		return;
	}
	count_marked(v, n->count, c->before);
	words = mark_words_read(n->count);
	back = mark_words_unread(n->count);
	hints_say_undo(v, words);
	marks_name(v, c->id, back);
}
