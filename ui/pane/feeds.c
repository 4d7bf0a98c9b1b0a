#include "ui/pane/feeds.h"

#include "src/base/clock.h"
#include "ui/draw/headline.h"
#include "ui/output/feed_words.h"
#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/cut_middle.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <string.h>

#define SECTION_FROM  72 /* columns of a screen that has room for it */
#define FACT_ROWS     3  /* of how the selected feed is fetched */
#define LAST_COLS     8
#define UNREAD_COLS   6
#define MARK_COLS     2 /* "! " before the state */
#define STATE_LEAST   16
#define GAP_COLS      2
#define NAME_LEAST    12
#define NAME_MOST     40 /* or three eighths of the columns */
#define SECTION_LEAST 8
#define SECTION_MOST  20

/* First columns; -1: not shown. */
struct table {
	int name, section, unread, last, state, end;
	int y; /* the row that is drawn */
};

/* Columns that the longest of these needs, and its title, within the bounds, and
 * what separates it from the next. */
static int cols_of_names(const Feeds *feeds, const char *title, int most)
{
	int cols = text_width(title);

	for (guint i = 0; feeds && i < feeds->all->len; i++)
		cols = MAX(cols, text_width(feeds_at(feeds, i)->name));
	return CLAMP(cols, NAME_LEAST, most) + GAP_COLS;
}

static int cols_of_sections(const Feeds *feeds, const char *title)
{
	int cols = text_width(title);

	for (guint i = 0; feeds && i < feeds->all->len; i++) {
		const char *section = feeds_at(feeds, i)->section;

		cols = MAX(cols, section ? text_width(section) : 0);
	}
	return CLAMP(cols, SECTION_LEAST, SECTION_MOST) + GAP_COLS;
}

/* Names and sections take what they need, the state what is left; where that would
 * be too little, names are cut. */
static struct table feed_columns(struct rect r, const Feeds *feeds)
{
	bool wide = r.w >= SECTION_FROM;
	int section = wide ? cols_of_sections(feeds, _("SECTION")) : 0;
	int rest = LAST_COLS + MARK_COLS + STATE_LEAST +
		   (wide ? section + UNREAD_COLS + 2 : 0);
	struct table t = { .name = r.x + 3,
			   .section = -1,
			   .unread = -1,
			   .end = r.x + r.w - 1,
			   .y = r.y };
	int name = cols_of_names(feeds, _("FEED"), MAX(NAME_MOST, r.w * 3 / 8));

	t.last = t.name + CLAMP(t.end - t.name - rest, NAME_LEAST, name);
	if (wide) {
		t.section = t.last;
		t.unread = t.section + section;
		t.last = t.unread + UNREAD_COLS + 2;
	}
	t.state = t.last + LAST_COLS + MARK_COLS - 2;
	return t;
}

static int name_end(const struct table *t)
{
	return t->section >= 0 ? t->section - GAP_COLS : t->last - 1;
}

/* An address where it has no name yet, which its two ends tell; the caller's. */
static char *name_of(const struct feed *f, int cols)
{
	return strstr(f->name, "://") ? cut_middle_address(f->name, cols)
				      : text_cut(f->name, cols);
}

static int section_cols(const struct table *t)
{
	return t->unread - t->section - GAP_COLS;
}

static void draw_feed_titles(Canvas *c, const struct table *t)
{
	int y = t->y;

	canvas_put_cut(c, (struct span){ t->name, y, name_end(t) - t->name },
		       _("FEED"), (struct style){ ROLE_QUIET, 0 });
	if (t->section >= 0)
		canvas_put_cut(c,
			       (struct span){ t->section, y, section_cols(t) },
			       _("SECTION"), (struct style){ ROLE_QUIET, 0 });
	if (t->unread >= 0)
		canvas_put_right(c, (struct span){ t->unread, y, UNREAD_COLS },
				 _("UNREAD"), (struct style){ ROLE_QUIET, 0 });
	canvas_put_cut(c, (struct span){ t->last, y, LAST_COLS - 1 }, _("LAST"),
		       (struct style){ ROLE_QUIET, 0 });
	canvas_put_cut(c, (struct span){ t->state, y, t->end - t->state },
		       _("STATE"), (struct style){ ROLE_QUIET, 0 });
}

static void draw_feed_row(Canvas *c, const View *v, const struct feed *f,
			  const struct table *t)
{
	g_autofree char *last = feed_words_last(f, v->now);
	g_autofree char *state = feed_words_state(f, v->now);
	g_autofree char *unread = text_number(f->unread);
	g_autofree char *name = name_of(f, name_end(t) - t->name);
	enum role section =
		headline_section_role(MAX(tabs_section(v, f->section), 0));
	bool failing = feed_is_failing(f);
	int y = t->y;

	canvas_put_cut(c, (struct span){ t->name, y, name_end(t) - t->name },
		       name, (struct style){ ROLE_TEXT, 0 });
	if (t->section >= 0)
		canvas_put_cut(c,
			       (struct span){ t->section, y, section_cols(t) },
			       f->section ? f->section : "",
			       (struct style){ section, 0 });
	if (t->unread >= 0)
		canvas_put_right(c, (struct span){ t->unread, y, UNREAD_COLS },
				 unread, (struct style){ ROLE_TEXT, 0 });
	canvas_put(c, (struct span){ t->last, y, LAST_COLS - 2 }, last,
		   (struct style){ ROLE_QUIET, 0 });
	if (failing)
		canvas_put(c, (struct span){ t->state - 2, y, 1 }, "!",
			   (struct style){ ROLE_ERROR, ATTR_BOLD });
	canvas_put_cut(c, (struct span){ t->state, y, t->end - t->state },
		       state,
		       (struct style){ failing ? ROLE_ERROR : ROLE_QUIET, 0 });
}

static char *keys_of_failing(const View *v)
{
	g_autofree char *delete = hints_key(v, ACTION_FEED_REMOVE);
	g_autofree char *edit = hints_key(v, ACTION_FEED_EDIT);
	g_autofree char *refresh = hints_key(v, ACTION_FEED_REFRESH);

	return g_strdup_printf(_("%s remove (keeps saved) · %s edit address · "
				 "%s retry"),
			       delete, edit, refresh);
}

static char *keys_of_sound(const View *v, const struct feed *f)
{
	g_autofree char *open = hints_key(v, ACTION_OPEN);
	g_autofree char *name = hints_key(v, ACTION_FEED_NAME);
	g_autofree char *section = hints_key(v, ACTION_FEED_SECTION);
	g_autofree char *pause = hints_key(v, ACTION_FEED_PAUSE);
	g_autofree char *refresh = hints_key(v, ACTION_FEED_REFRESH);

	return g_strdup_printf(f->paused
				       ? _("%s headlines · %s rename · %s move "
					   "· %s resume · %s refresh")
				       : _("%s headlines · %s rename · %s move "
					   "· %s pause · %s refresh"),
			       open, name, section, pause, refresh);
}

static void draw_no_feeds(Canvas *c, const View *v, struct rect r)
{
	g_autofree char *key = hints_key(v, ACTION_FEED_ADD);
	g_autofree char *words =
		g_strdup_printf(_("No feeds yet. %s adds one."), key);

	headline_words(c, r, words, (struct style){ ROLE_QUIET, 0 });
}

/* "no connection (first failed 3h ago)"; the caller's. */
static char *failure_words(const View *v, const struct feed *f)
{
	g_autofree char *ago = NULL;

	if (!f->error_since)
		return g_strdup_printf("! %s", f->error);
	if (v->now - f->error_since < CLOCK_MINUTE)
		return g_strdup_printf(_("! %s (first failed just now)"),
				       f->error);
	ago = text_age_long(f->error_since, false, v->now);
	return g_strdup_printf(_("! %s (first failed %s)"), f->error, ago);
}

static void draw_name(Canvas *c, const struct feed *f, struct span at)
{
	int end = at.x + at.w;
	g_autofree char *url = NULL;

	if (!strstr(f->name, "://"))
		at.x += canvas_put_cut(c, at, f->name,
				       (struct style){ ROLE_TEXT, ATTR_BOLD }) +
			2;
	at.w = end - at.x;
	url = cut_middle_address(f->url, at.w);
	if (at.w > 0)
		canvas_put(c, at, url, (struct style){ ROLE_QUIET, 0 });
}

/* As many of the facts from `*at` on as fit into a row, one at least; of the last row
 * all that are left. The caller's. */
static char *row_of_facts(const GPtrArray *facts, guint *at, int cols,
			  bool last)
{
	GString *row = g_string_new(g_ptr_array_index(facts, *at));

	while (++*at < facts->len) {
		const char *fact = g_ptr_array_index(facts, *at);

		if (!last && text_width(row->str) + text_width(fact) + 3 > cols)
			break;
		g_string_append_printf(row, " · %s", fact);
	}
	return g_string_free(row, FALSE);
}

/* The row below them. */
static int draw_facts(Canvas *c, const View *v, const struct feed *f,
		      struct rect r)
{
	g_autoptr(GPtrArray) facts = feed_words_facts(f, v->now);

	for (guint at = 0; at < facts->len; r.y++, r.h--) {
		g_autofree char *row = row_of_facts(facts, &at, r.w, r.h == 1);

		canvas_put_cut(c, (struct span){ r.x, r.y, r.w }, row,
			       (struct style){ ROLE_QUIET, 0 });
	}
	return r.y;
}

static void draw_about(Canvas *c, const View *v, const struct feed *f, int y)
{
	bool failing = feed_is_failing(f);
	g_autofree char *keys =
		failing ? keys_of_failing(v) : keys_of_sound(v, f);
	g_autofree char *words =
		failing ? failure_words(v, f) : feed_words_state(f, v->now);
	int x = 3, w = v->cols - 1 - x;

	draw_name(c, f, (struct span){ x, y, w });
	canvas_put_cut(c, (struct span){ x, y + 1, w }, words,
		       failing ? (struct style){ ROLE_ERROR, ATTR_BOLD }
			       : (struct style){ ROLE_QUIET, 0 });
	y = draw_facts(c, v, f, (struct rect){ x, y + 2, w, FACT_ROWS });
	canvas_put_cut(c, (struct span){ x, y, w }, keys,
		       (struct style){ ROLE_QUIET, 0 });
}

/* n feeds, from the first one shown on. */
static void draw_feeds(Canvas *c, const View *v, struct table *t, int n)
{
	struct rect row = { v->layout.main.x, t->y, v->layout.main.w, 1 };

	for (int i = v->feed_list.top; n > 0; i++, n--, row.y++) {
		t->y = row.y;
		draw_feed_row(c, v, feeds_at(v->feed_list.feeds, (guint)i), t);
		canvas_note(c, row, HOTSPOT_FEED, i);
		if (i != v->feed_list.selected)
			continue;
		headline_bar(c, row, true);
		canvas_cursor(c, t->name, row.y, false);
	}
}

void pane_feeds(Canvas *c, const View *v)
{
	struct rect r = v->layout.main;
	const Feeds *feeds = v->feed_list.feeds;
	struct table t = feed_columns(r, feeds);
	int foot = feed_list_foot(r.h);
	int count = feeds ? (int)feeds->all->len : 0, y = r.y + r.h - foot;

	draw_feed_titles(c, &t);
	t.y++;
	if (feeds && count == 0)
		draw_no_feeds(c, v, (struct rect){ 3, t.y + 1, r.w - 5, 2 });
	draw_feeds(c, v, &t, MIN(count - v->feed_list.top, y - t.y));
	if (!foot || count == 0)
		return;
	canvas_across(c, (struct span){ 0, y, v->cols }, "─",
		      (struct style){ ROLE_RULE, 0 });
	draw_about(c, v,
		   feeds_at(feeds,
			    (guint)CLAMP(v->feed_list.selected, 0, count - 1)),
		   y + 1);
}
