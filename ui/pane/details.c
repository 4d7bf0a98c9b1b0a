#include "ui/pane/details.h"

#include "src/base/clock.h"
#include "src/base/url_key.h"
#include "src/model/rank.h"
#include "ui/draw/box.h"
#include "ui/draw/headline.h"
#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/state/view_side.h"
#include "ui/text/cut_middle.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define NAME_COLS  14
#define NAME_LEAST 11
#define ROWS_MAX   20
#define FACT_ROWS  12 /* of one fact at most */

/* "13 hours", in the largest unit of which there are two, or one hour. */
static char *span_words(int64_t seconds)
{
	int minutes = (int)((seconds + CLOCK_MINUTE / 2) / CLOCK_MINUTE);
	int hours = (int)((seconds + CLOCK_HOUR / 2) / CLOCK_HOUR);

	if (minutes < 60)
		return g_strdup_printf(ngettext("%d minute", "%d minutes",
						(unsigned long)minutes),
				       minutes);
	if (hours < 48)
		return g_strdup_printf(
			ngettext("%d hour", "%d hours", (unsigned long)hours),
			hours);
	return g_strdup_printf(
		ngettext("%d day", "%d days", (unsigned long)hours / 24),
		hours / 24);
}

/* The event's score is the highest of its reports': only the report that
 * represents it has its score updated. */
static double shown_event_score(const View *v, const struct story *s)
{
	double score = s->front;

	for (guint i = 0; v->event && i < v->event->all->len; i++)
		score = MAX(score, stories_at(v->event, i)->front);
	return score;
}

/* The effect of its section's weight; NULL where it has none. */
static char *section_words(const View *v, const struct story *s)
{
	double lift = rank_section(v->weights, s->section);
	g_autofree char *span = span_words((int64_t)(ABS(lift) * RANK_FADE));

	if (lift == 0)
		return NULL;
	return g_strdup_printf(lift > 0 ? _("section ranked as if %s newer")
					: _("section ranked as if %s older"),
			       span);
}

static char *front_words(const View *v, const struct story *s)
{
	int64_t newest = rank_newest(shown_event_score(v, s), s->outlets);
	g_autofree char *age = text_age_long(newest, false, v->now);
	g_autofree char *lift = span_words(rank_lift(s->outlets));

	if (s->outlets < 2)
		return g_strdup_printf(_("one outlet; ranked by age (%s)"),
				       age);
	return g_strdup_printf(ngettext("%d outlet: ranked as if %s newer",
					"%d outlets: ranked as if %s newer",
					(unsigned long)s->outlets),
			       s->outlets, lift);
}

static char *rank_words(const View *v, const struct story *s)
{
	g_autofree char *front = front_words(v, s);
	g_autofree char *section = section_words(v, s);

	return section ? g_strdup_printf("%s; %s", front, section)
		       : g_steal_pointer(&front);
}

/* "5 reports in 3 hours, newest 2h ago"; NULL where there is one. */
static char *coverage_words(const View *v)
{
	guint n = v->event ? v->event->all->len : 0;
	g_autofree char *span = NULL, *age = NULL;

	if (n < 2)
		return NULL;
	age = text_age_long(stories_at(v->event, n - 1)->time, false, v->now);
	span = span_words(stories_at(v->event, n - 1)->time -
			  stories_at(v->event, 0)->time);
	return g_strdup_printf(ngettext("%u report in %s, newest %s",
					"%u reports in %s, newest %s", n),
			       n, span, age);
}

/* The names of all outlets of the event; NULL where there is one. */
static char *outlet_words(const View *v)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	GString *out;

	for (guint i = 0; v->event && i < v->event->all->len; i++) {
		const char *name = stories_at(v->event, i)->source;

		if (name && !g_ptr_array_find_with_equal_func(
				    names, name, g_str_equal, NULL))
			g_ptr_array_add(names, (void *)(guintptr)name);
	}
	if (names->len < 2)
		return NULL;
	out = g_string_new(NULL);
	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(
			out, "%s%s", i ? ", " : "",
			(const char *)g_ptr_array_index(names, i));
	return g_string_free(out, FALSE);
}

static const struct relation *tie_of(const View *v, const struct story *s)
{
	for (guint i = 0; v->side.list && i < v->side.list->relations->len; i++)
		if (stories_at(v->side.list->stories, i)->id == s->id)
			return &g_array_index(v->side.list->relations,
					      struct relation, i);
	return NULL;
}

/* The two judgements apart: what is one line is near-certain, all else only probable. */
static char *tie_words(const struct relation *t)
{
	g_auto(GStrv) words = g_strsplit(t->words ? t->words : "", " ", -1);
	g_autofree char *joined = g_strjoinv(", ", words);
	const char *shared = *joined ? joined : _("many words");

	if (t->kind == RELATION_MORE)
		return g_strdup(_("more of the same section"));
	if (t->kind == RELATION_SAME)
		return g_strdup_printf(_("same event: one line, marked "
					 "read together; shares %s"),
				       shared);
	return g_strdup_printf(t->likely ? _("perhaps the same event; shares "
					     "%s; match %d %%")
					 : _("related; shares %s; match %d %%"),
			       shared, (int)(t->score * 100 + 0.5));
}

static char *sorted_words(enum list_sort sort)
{
	switch (sort) {
	case SORT_OLDEST:
		return g_strdup(_("Sorted by oldest"));
	case SORT_WEIGHT:
		return g_strdup(_("Sorted by importance"));
	case SORT_SOURCE:
		return g_strdup(_("Sorted by source"));
	case SORT_NEWEST:
	case SORTS:
	default:
		return g_strdup(_("Sorted by newest"));
	}
}

/* NULL on the front page: rank_words explains that. */
static char *why_here(const View *v, const struct story *s)
{
	const struct relation *t =
		v->nav.focus == FOCUS_SIDE ? tie_of(v, s) : NULL;

	if (t)
		return tie_words(t);
	switch (v->window.list.kind) {
	case LIST_FRONT:
		return NULL;
	case LIST_EVENT:
		return g_strdup(_("Sorted by time"));
	case LIST_SEARCH:
		if (!v->window.list.by_time)
			return g_strdup(_("Sorted by best match"));
		return g_strdup(_("Sorted by newest"));
	case LIST_SECTION:
	case LIST_ALL:
	case LIST_SAVED:
	case LIST_FEED:
	case LIST_HEADLINES:
	default:
		return sorted_words(v->window.list.sort);
	}
}

/* Facts, written one below the other. */
struct facts {
	Canvas *c;
	struct rect r;
	int y;
};

static int name_cols(const struct facts *f)
{
	return CLAMP(f->r.w / 3, NAME_LEAST, NAME_COLS);
}

static void add_fact(struct facts *f, const char *name, const char *value)
{
	int w = name_cols(f), rows;

	if (!value || *value == '\0')
		return;
	canvas_put_cut(f->c, (struct span){ f->r.x, f->y, w - 1 }, name,
		       (struct style){ ROLE_QUIET, 0 });
	rows = headline_words(
		f->c, (struct rect){ f->r.x + w, f->y, f->r.w - w, FACT_ROWS },
		value, (struct style){ ROLE_TEXT, 0 });
	f->y += MAX(1, rows);
}

/* On one row: its two ends tell most of it. */
static void add_address(struct facts *f, const char *name, const char *url)
{
	g_autofree char *shown =
		url ? cut_middle_address(url, f->r.w - name_cols(f)) : NULL;

	add_fact(f, name, shown);
}

static void add_reasons(struct facts *f, const View *v, const struct story *s)
{
	g_autofree char *why = why_here(v, s), *front = rank_words(v, s);
	g_autofree char *coverage = coverage_words(v),
			*outlets = outlet_words(v);

	add_fact(f, _("Why here"), why);
	add_fact(f, _("Front page"), front);
	add_fact(f, _("Coverage"), coverage);
	add_fact(f, _("Outlets"), outlets);
}

static void add_all(struct facts *f, const View *v, const struct story *s)
{
	g_autofree char *date = text_date(s->time);
	g_autofree char *arrived = text_date(s->arrived);
	g_autofree char *bare = s->url && v->settings->strip_tracking
					? url_without_tracking(s->url)
					: NULL;

	add_fact(f, _("Headline"), s->title);
	add_reasons(f, v, s);
	add_fact(f, s->guessed ? _("First seen") : _("Published"), date);
	add_fact(f, _("Arrived"), arrived);
	add_fact(f, _("By"), s->author);
	add_fact(f, _("Source"), s->source);
	add_fact(f, _("Section"), s->section);
	add_fact(f, _("Topic"), s->topic);
	add_address(f, _("Address"), bare ? bare : s->url);
	add_address(f, _("Feed"), s->feed_url);
}

void pane_details(Canvas *c, const View *v)
{
	const struct story *s = view_subject(v);
	int h = MIN(v->rows - 4, ROWS_MAX), w = MIN(v->cols - 2, 100);
	g_autofree char *down = hints_key(v, ACTION_DOWN);
	g_autofree char *up = hints_key(v, ACTION_UP);
	g_autofree char *out = hints_key(v, ACTION_CLOSE);
	g_autofree char *foot =
		g_strdup_printf(_("%s/%s scroll · %s close"), down, up, out);
	struct facts f = { .c = c };

	if (!s)
		return;
	f.r = box_draw(c, (struct rect){ (v->cols - w) / 2, 2, w, h },
		       _("Details"), foot);
	f.y = f.r.y - v->dialog.top;
	canvas_clip(c, f.r);
	add_all(&f, v, s);
	canvas_unclip(c);
	canvas_cursor(c, f.r.x, f.r.y, false);
}
