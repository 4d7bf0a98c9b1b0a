#include "ui/update/mute.h"

#include "src/base/clock.h"
#include "src/config/query.h"
#include "ui/state/hints.h"
#include "ui/state/view_side.h"
#include "ui/text/text.h"
#include "ui/update/marks.h"

#include <glib/gi18n.h>

static const struct {
	const char *words;
	int64_t span; /* 0: for good */
} times[] = {
	{ N_("for a day"), CLOCK_DAY },
	{ N_("for a week"), 7 * CLOCK_DAY },
	{ N_("for a month"), 30 * CLOCK_DAY },
	{ N_("for good"), 0 },
};
#define TIMES ((int)G_N_ELEMENTS(times))

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

char *mute_row(const View *v, int i, bool *muted)
{
	const struct filter *f;
	g_autofree char *until = NULL;

	*muted = false;
	if (i < first_rows(v))
		return g_strdup_printf(_("Mute %s %s"), v->dialog.mute_query,
				       _(times[i].words));
	i -= first_rows(v);
	if (i == 0)
		return g_strdup(_("Mute words…"));
	f = nth_mute(v, i - 1);
	*muted = true;
	if (!f)
		return g_strdup("");
	if (!f->until)
		return g_strdup_printf(_("%s · for good"), f->query);
	until = clock_stamp(f->until);
	return g_strdup_printf(_("%s · until %.10s"), f->query, until);
}

static void change_mute(View *v, const char *line, bool there, Effects *fx)
{
	const struct filter_change f = { line, there,
					 there ? _("Muted no longer.")
					       : _("Muted again.") };

	marks_filter(v, &f, fx);
	hints_say_undo(v, there ? _("Muted.") : _("Muted no longer."));
	v->dialog.over = OVER_NONE;
}

bool mute_asks(const View *v, int i)
{
	return i == first_rows(v);
}

static void mute_for(View *v, int64_t span, Effects *fx)
{
	g_autofree char *line = filter_mute_line(v->dialog.mute_query,
						 span ? v->now + span : 0);

	change_mute(v, line, true, fx);
}

void mute_choose(View *v, int i, Effects *fx)
{
	const struct filter *f;
	int n = first_rows(v);

	if (i < 0 || i >= mute_rows(v))
		return;
	if (i < n) {
		mute_for(v, times[i].span, fx);
		return;
	}
	f = nth_mute(v, i - n - 1);
	if (f)
		change_mute(v, f->line, false, fx);
}
