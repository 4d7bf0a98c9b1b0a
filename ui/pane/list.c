#include "ui/pane/list.h"

#include "ui/draw/headline.h"
#include "ui/output/feed_words.h"
#include "ui/state/hints.h"
#include "ui/text/text.h"
#include "ui/update/list_rows.h"

#include <glib/gi18n.h>

#define SOURCE_COLS 16 /* least, and most where the headline has its own */
#define SOURCE_MOST 28
#define TOPIC_COLS  9
#define TOPIC_MOST  16
#define HEAD_MOST   90
#define AGE_COLS    6
#define SHORT_AGE   4  /* of an age beside a topic, which gives it the rest */
#define SOURCE_FROM 60 /* columns of a pane that has room for it */
#define TOPIC_FROM  96

/* The columns of a table. */
struct table {
	int head,
		head_end;  /* the headline's first column, and after its last */
	int source, topic; /* -1: not shown */
	int source_cols, topic_cols;
	int age_end;     /* after its last column */
	struct rect row; /* the one that is drawn */
};

/* Gives a column some of the columns that are left, up to its most. */
static int widen(int *cols, int most, int left)
{
	int by = CLAMP(left, 0, most - *cols);

	*cols += by;
	return left - by;
}

/* The headline has what is left, but never more than HEAD_MOST. */
static struct table list_columns(struct rect r)
{
	struct table t = { .head = r.x + 3,
			   .source = -1,
			   .topic = -1,
			   .source_cols = SOURCE_COLS,
			   .topic_cols = TOPIC_COLS,
			   .row = r };
	bool source = r.w >= SOURCE_FROM, topic = r.w >= TOPIC_FROM;
	int beside = topic    ? 2 + SOURCE_COLS + 1 + TOPIC_COLS + SHORT_AGE
		     : source ? 2 + SOURCE_COLS + 1 + AGE_COLS
			      : 1 + AGE_COLS;
	int head = r.w - 3 - beside - (source ? 2 : 1), left = head - HEAD_MOST;

	if (topic && left > 0) {
		left = widen(&t.source_cols, SOURCE_MOST, left);
		widen(&t.topic_cols, TOPIC_MOST, left);
	}
	t.head_end = t.head + MIN(head, HEAD_MOST);
	t.age_end = t.head_end + 1 + AGE_COLS;
	if (source) {
		t.source = t.head_end + 2;
		t.age_end = t.source + t.source_cols + 1 + AGE_COLS;
	}
	if (topic) {
		t.topic = t.source + t.source_cols + 1;
		t.age_end = t.topic + t.topic_cols + SHORT_AGE;
	}
	return t;
}

static void draw_list_titles(Canvas *c, const struct table *t)
{
	int y = t->row.y;

	canvas_put_cut(c, (struct span){ t->head, y, t->head_end - t->head },
		       _("HEADLINE"), (struct style){ ROLE_QUIET, 0 });
	if (t->source >= 0)
		canvas_put_cut(c, (struct span){ t->source, y, t->source_cols },
			       _("SOURCE"), (struct style){ ROLE_QUIET, 0 });
	if (t->topic >= 0)
		canvas_put_cut(c, (struct span){ t->topic, y, t->topic_cols },
			       _("TOPIC"), (struct style){ ROLE_QUIET, 0 });
	canvas_put_right(c, (struct span){ t->age_end - AGE_COLS, y, AGE_COLS },
			 _("AGE"), (struct style){ ROLE_QUIET, 0 });
}

/* Gives the column where it begins. */
static int draw_age(Canvas *c, const View *v, const struct story *s,
		    const struct table *t)
{
	bool line = list_is_folded(&v->window.list) && !s->beneath;
	g_autofree char *age =
		text_age(line ? s->newest : s->time, s->guessed, v->now);

	return canvas_put_right(
		c, (struct span){ t->age_end - AGE_COLS, t->row.y, AGE_COLS },
		age, (struct style){ ROLE_QUIET, 0 });
}

static void draw_signs(Canvas *c, const struct story *s, int x, int y)
{
	if (!s->read)
		canvas_put(c, (struct span){ x + 1, y, 1 }, "●",
			   (struct style){ ROLE_DOT, 0 });
	if (s->saved)
		canvas_put(c, (struct span){ x + 2, y, 1 }, "★",
			   (struct style){ ROLE_STAR, 0 });
}

/* In the list of all outlets each row is one outlet, or those with a copy of
 * the same article. */
static char *row_source(const View *v, const struct story *s, int cols)
{
	if (v->window.list.kind == LIST_EVENT)
		return headline_copies(s, cols);
	return headline_source(s, cols);
}

static void draw_headline_row(Canvas *c, const View *v, const struct story *s,
			      const struct table *t)
{
	int y = t->row.y;
	enum role role = s->read ? ROLE_QUIET : ROLE_TEXT;
	bool heavy = !s->read && !s->beneath;
	int head = t->head + (s->beneath ? HEADLINE_INDENT : 0), age;
	g_autofree char *source = row_source(v, s, t->source_cols);

	draw_signs(c, s, t->head - 3, y);
	if (s->fresh && !s->read)
		head += canvas_put_cut(c, (struct span){ head, y, 8 }, _("new"),
				       (struct style){ ROLE_DOT, 0 }) +
			1;
	age = draw_age(c, v, s, t);
	headline_words(c, (struct rect){ head, y, t->head_end - head, 1 },
		       s->title, (struct style){ role, heavy ? ATTR_BOLD : 0 });
	if (t->source >= 0)
		canvas_put_cut(c, (struct span){ t->source, y, t->source_cols },
			       source, (struct style){ ROLE_QUIET, 0 });
	if (t->topic >= 0 && s->topic)
		canvas_put_cut(
			c,
			(struct span){ t->topic, y,
				       MIN(t->topic_cols, age - 1 - t->topic) },
			s->topic, (struct style){ ROLE_QUIET, 0 });
}

/* Words with their hits, which are between \002 and \003 (store_search). */
static void draw_marked(Canvas *c, const char *words, struct rect r,
			struct style style)
{
	g_autoptr(GString) one = g_string_new(NULL);
	int x = r.x, end = r.x + r.w;
	bool hit = false;

	text_one_line(one, words);
	for (const char *at = one->str; *at != '\0' && x < end;) {
		size_t n = 0;

		while (at[n] != '\0' && at[n] != '\002' && at[n] != '\003')
			n++;
		if (n > 0) {
			g_autofree char *piece = g_strndup(at, n);

			x += canvas_put_cut(
				c, (struct span){ x, r.y, end - x }, piece,
				(struct style){ hit ? ROLE_HIT : style.role,
						style.attrs });
		}
		at += n;
		if (*at != '\0')
			hit = *at++ == '\002';
	}
}

static void draw_found(Canvas *c, const View *v, const struct story *s,
		       struct rect r)
{
	g_autofree char *age = text_age(s->time, s->guessed, v->now);
	g_autofree char *source = row_source(v, s, MAX(SOURCE_COLS, r.w / 3));
	g_autofree char *tail = g_strdup_printf("%s · %s", source, age);
	int x = r.x + 3 + (s->beneath ? HEADLINE_INDENT : 0);
	int end = r.x + r.w - 1, start;
	bool heavy = !s->read && !s->beneath;

	draw_signs(c, s, r.x, r.y);
	if (r.w >= SOURCE_FROM)
		start = canvas_put_right(c, (struct span){ x, r.y, end - x },
					 tail,
					 (struct style){ ROLE_QUIET, 0 }) -
			2;
	else
		start = canvas_put_right(c, (struct span){ x, r.y, end - x },
					 age, (struct style){ ROLE_QUIET, 0 }) -
			2;
	draw_marked(c, s->marked ? s->marked : s->title,
		    (struct rect){ x, r.y, start - x, 1 },
		    (struct style){ s->read ? ROLE_QUIET : ROLE_TEXT,
				    heavy ? ATTR_BOLD : 0 });
	if (r.h > 1)
		draw_marked(c, list_rows_excerpt(s),
			    (struct rect){ x, r.y + 1, end - x, 1 },
			    (struct style){ ROLE_QUIET, 0 });
}

static char *search_words(const View *v)
{
	g_autofree char *key = hints_key(v, ACTION_SORT);

	if (v->window.partial)
		return g_strdup(_("older headlines are still being indexed"));
	return g_strdup_printf(
		v->window.list.by_time
			? _("all sections · newest first · %s sort")
			: _("all sections · best first · %s sort"),
		key);
}

static void draw_search_head(Canvas *c, const View *v, struct rect r)
{
	g_autofree char *words = search_words(v);
	int used = canvas_put(c, (struct span){ r.x + 1, r.y, r.w - 2 },
			      _("Search: "),
			      (struct style){ ROLE_TEXT, ATTR_BOLD });

	used += canvas_put_cut(
		c, (struct span){ r.x + 1 + used, r.y, r.w - 2 - used },
		v->window.query ? v->window.query : "",
		(struct style){ ROLE_TEXT, 0 });
	if (used + text_width(words) + 4 <= r.w)
		canvas_put_right(c, (struct span){ r.x, r.y, r.w - 1 }, words,
				 (struct style){ ROLE_QUIET, 0 });
}

/* What is listed: the outlets of a headline, a feed. */
static void draw_list_head(Canvas *c, const View *v, struct rect r)
{
	const struct list_window *s = &v->window;
	bool event = s->list.kind == LIST_EVENT;
	const struct feed *feed =
		event ? NULL
		      : feed_list_by_id(&v->feed_list, v->window.list.feed);
	const char *words = event ? s->query
			    : list_window_count(s) > 0
				    ? stories_at(s->stories, 0)->source
			    : feed ? feed->name
				   : NULL;
	int x = r.x + 3;

	x += canvas_put(c, (struct span){ x, r.y, r.w - 4 },
			event ? _("ALL OUTLETS") : _("FEED"),
			(struct style){ ROLE_QUIET, ATTR_BOLD }) +
	     2;
	canvas_put_cut(c, (struct span){ x, r.y, r.x + r.w - 1 - x },
		       words ? words : "", (struct style){ ROLE_TEXT, 0 });
}

static char *none_saved_words(const View *v)
{
	g_autofree char *key = hints_key(v, ACTION_SAVE);

	return g_strdup_printf(_("Nothing saved yet. %s saves a headline; "
				 "saved ones are kept for ever."),
			       key);
}

static char *empty_list_words(const View *v)
{
	const struct list_window *s = &v->window;
	const struct feed *feed =
		s->list.kind == LIST_FEED
			? feed_list_by_id(&v->feed_list, v->window.list.feed)
			: NULL;

	if (s->failed)
		return g_strdup(s->failed);
	if (s->list.kind == LIST_SEARCH && (!s->query || *s->query == '\0'))
		return g_strdup(_("Type some words. from:name, is:unread and "
				  "-word narrow the search."));
	if (s->suggestion)
		return g_strdup_printf(
			_("Nothing about “%s”. Did you mean “%s”?"), s->query,
			s->suggestion);
	if (s->list.kind == LIST_SEARCH)
		return g_strdup_printf(
			s->partial ? _("Nothing about “%s” yet: older headlines"
				       " are still being indexed.")
				   : _("Nothing about “%s”. Try fewer words."),
			s->query);
	if (s->list.unread)
		return hints_all_read(v);
	if (s->list.kind == LIST_SAVED)
		return none_saved_words(v);
	if (feed && feed->error)
		return feed_words_state(feed, v->now);
	return g_strdup(_("No headlines here yet."));
}

/* A report of an unfolded event is a row of the table where that has a column
 * for its outlet. */
static void draw_listed(Canvas *c, const View *v, const struct story *s,
			const struct table *t)
{
	struct headline_look k = { .x = t->row.x,
				   .y = t->row.y,
				   .w = t->age_end - t->row.x + 1,
				   .now = v->now };

	if (v->window.list.kind == LIST_SEARCH)
		draw_found(c, v, s, t->row);
	else if (s->beneath && t->source < 0)
		headline_report(c, s, &k);
	else
		draw_headline_row(c, v, s, t);
}

static void draw_empty_list(Canvas *c, const View *v, struct rect r)
{
	g_autofree char *words = empty_list_words(v);

	headline_words(c, r, words, (struct style){ ROLE_QUIET, 0 });
}

/* The headlines from the first one shown on, as many as have room. */
static void draw_headlines(Canvas *c, const View *v, struct table *t, int end)
{
	int n = (int)list_window_count(&v->window);

	for (int i = v->window.top; i < n; i++) {
		t->row.h = list_rows_item(v, i);
		if (t->row.y + t->row.h > end)
			break;
		draw_listed(c, v, stories_at(v->window.stories, (guint)i), t);
		canvas_note(c, t->row, HOTSPOT_STORY, i);
		if (i == v->window.selected) {
			headline_bar(c, t->row, v->nav.focus == FOCUS_MAIN);
			canvas_cursor(c, t->head, t->row.y, false);
		}
		t->row.y += t->row.h;
	}
}

void pane_list(Canvas *c, const View *v)
{
	struct rect r = v->layout.main;
	struct table t = list_columns(r);

	if (v->window.list.kind == LIST_SEARCH) {
		draw_search_head(c, v, r);
	} else if (list_rows_head(v) > 1) {
		draw_list_head(c, v, r);
		t.row.y++;
		draw_list_titles(c, &t);
	} else {
		draw_list_titles(c, &t);
	}
	t.row.y = r.y + list_rows_head(v);
	if (list_window_count(&v->window) > 0)
		draw_headlines(c, v, &t, r.y + r.h);
	else if (v->window.loaded)
		draw_empty_list(
			c, v,
			(struct rect){ r.x + 3, t.row.y + 1, r.w - 5, 3 });
}
