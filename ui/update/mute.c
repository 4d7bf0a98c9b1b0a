#include "ui/update/mute.h"

#include "src/base/clock.h"
#include "src/config/query.h"
#include "ui/state/hints.h"
#include "ui/state/view_side.h"
#include "ui/text/text.h"
#include "ui/update/marks.h"

#include <glib/gi18n.h>
#include <string.h>

/* For how long; 0: for good. */
static const int64_t spans[] = { CLOCK_DAY, 7 * CLOCK_DAY, 30 * CLOCK_DAY, 0 };
#define TIMES ((int)G_N_ELEMENTS(spans))

/* Rows that mute the source or words that the dialog is about. */
static int first_rows(const View *v)
{
	return v->dialog.mute_query ? TIMES : 0;
}

/* The n-th mute in force; NULL past the last. */
static const struct filter *nth_mute(const View *v, int n)
{
	for (guint i = 0; v->filters && i < v->filters->all->len; i++) {
		const struct filter *f =
			&g_array_index(v->filters->all, struct filter, i);

		if (filter_mutes(f, v->now) && n-- == 0)
			return f;
	}
	return NULL;
}

static void open_about(View *v, char *query, Effects *fx)
{
	g_free(v->dialog.mute_query);
	v->dialog.mute_query = query;
	v->dialog.over = OVER_MUTE;
	v->dialog.choice = 0;
	v->want |= WANT_FILTERS;
	effects_draw(fx);
}

void mute_open(View *v, Effects *fx)
{
	const struct story *s = view_subject(v);
	g_auto(GStrv) parts =
		s && s->source ? g_strsplit(s->source, "\"", -1) : NULL;
	g_autofree char *name = parts ? g_strjoinv(" ", parts) : NULL;

	open_about(v, name ? g_strdup_printf("from:\"%s\"", name) : NULL, fx);
}

void mute_words(View *v, const char *typed, Effects *fx)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Query) q = query_read(typed, v->now, false, &error);

	effects_draw(fx);
	if (q)
		open_about(v, g_strdup(typed), fx);
	else
		view_complain(v, error->message);
}

int mute_rows(const View *v)
{
	int n = first_rows(v) + 1;

	for (int i = 0; nth_mute(v, i); i++)
		n++;
	return n;
}

/* What a query mutes, as a reader would say it: the name of a source without the
 * operator, words in quotes. The caller's. */
static char *muted_name(const char *query)
{
	g_auto(GStrv) parts = g_strsplit(query, "\"", 3);

	if (parts[0] && parts[1] && parts[2] &&
	    strcmp(parts[0], "from:") == 0 && *parts[2] == '\0')
		return g_strdup(parts[1]);
	return g_strdup_printf(_("“%s”"), query);
}

/* What the i-th choice does. The caller's. */
static char *choice_words(const char *name, int i)
{
	switch (spans[i]) {
	case CLOCK_DAY:
		return g_strdup_printf(_("Mute %s for a day"), name);
	case 7 * CLOCK_DAY:
		return g_strdup_printf(_("Mute %s for a week"), name);
	case 30 * CLOCK_DAY:
		return g_strdup_printf(_("Mute %s for a month"), name);
	default:
		return g_strdup_printf(_("Mute %s for good"), name);
	}
}

/* What it has done, as a sentence without its full stop. The caller's. */
static char *done_words(const char *name, int i)
{
	switch (spans[i]) {
	case CLOCK_DAY:
		return g_strdup_printf(_("%s muted for a day"), name);
	case 7 * CLOCK_DAY:
		return g_strdup_printf(_("%s muted for a week"), name);
	case 30 * CLOCK_DAY:
		return g_strdup_printf(_("%s muted for a month"), name);
	default:
		return g_strdup_printf(_("%s muted for good"), name);
	}
}

char *mute_row(const View *v, int i, bool *muted)
{
	const struct filter *f;
	g_autofree char *until = NULL, *name = NULL;

	*muted = false;
	if (i < first_rows(v)) {
		name = muted_name(v->dialog.mute_query);
		return choice_words(name, i);
	}
	i -= first_rows(v);
	if (i == 0)
		return g_strdup(_("Mute words…"));
	f = nth_mute(v, i - 1);
	*muted = true;
	if (!f)
		return g_strdup("");
	name = muted_name(f->query);
	if (!f->until)
		return g_strdup_printf(_("%s · for good"), name);
	until = clock_stamp(f->until);
	return g_strdup_printf(_("%s · until %.10s"), name, until);
}

/* What was done, and to how many stories; 0: not known, or none. */
static void say_muted(View *v, int64_t n)
{
	const char *done = v->muting.words;
	g_autofree char *number = text_number(n);
	g_autofree char *words = NULL;

	if (n == 0)
		words = g_strdup_printf("%s.", done);
	else if (v->muting.query)
		words = g_strdup_printf(_("%s: %s hidden."), done, number);
	else
		words = g_strdup_printf(_("%s: %s shown again."), done, number);
	hints_say_undo(v, words);
}

/* Until the fetcher has answered (on_changed) the view knows only what it was told. */
static void change_mute(View *v, const struct filter_change *f,
			const char *query, const char *words, Effects *fx)
{
	struct muting *m = &v->muting;

	g_free(m->query);
	g_free(m->words);
	m->query = f->there ? g_strdup(query) : NULL;
	m->words = g_strdup(words);
	m->change = marks_filter(v, f, fx);
	v->want |= f->there ? WANT_MUTED : 0;
	say_muted(v, 0);
	v->dialog.over = OVER_NONE;
}

/* Says what an undo of the mute brings back. */
static void name_undo(View *v, int64_t n)
{
	g_autofree char *number = text_number(n);
	g_autofree char *name = muted_name(v->muting.query);
	g_autofree char *back = g_strdup_printf(
		_("%s no longer muted: %s shown again."), name, number);

	if (n > 0)
		marks_name(v, v->muting.change, back);
}

void mute_hide(View *v, GHashTable *ids, int64_t n)
{
	list_window_remove(&v->window, ids);
	g_clear_pointer(&v->plan, front_grid_free);
	v->want |= WANT_SIDE;
	say_muted(v, n);
	name_undo(v, n);
}

void mute_answered(View *v, const struct notification *n)
{
	const struct change *c = marks_sent_as(v, n->number);

	if (!c || c->back || n->code != 0 || v->muting.change != c->id)
		return;
	say_muted(v, n->count);
	if (v->muting.query)
		name_undo(v, n->count);
}

bool mute_asks(const View *v, int i)
{
	return i == first_rows(v);
}

static void mute_for(View *v, int i, Effects *fx)
{
	const char *query = v->dialog.mute_query;
	int64_t span = spans[i];
	g_autofree char *line =
		filter_mute_line(query, span ? v->now + span : 0);
	g_autofree char *name = muted_name(query);
	g_autofree char *words = done_words(name, i);
	g_autofree char *back = g_strdup_printf(_("%s no longer muted."), name);

	change_mute(v, &(struct filter_change){ line, true, back }, query,
		    words, fx);
}

static void unmute(View *v, const struct filter *f, Effects *fx)
{
	g_autofree char *name = muted_name(f->query);
	g_autofree char *words = g_strdup_printf(_("%s no longer muted"), name);
	g_autofree char *back = g_strdup_printf(_("%s muted again."), name);

	change_mute(v, &(struct filter_change){ f->line, false, back }, NULL,
		    words, fx);
}

void mute_choose(View *v, int i, Effects *fx)
{
	const struct filter *f;
	int n = first_rows(v);

	if (i < 0 || i >= mute_rows(v))
		return;
	if (i < n) {
		mute_for(v, i, fx);
		return;
	}
	f = nth_mute(v, i - n - 1);
	if (f)
		unmute(v, f, fx);
}
