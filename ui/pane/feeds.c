#include "ui/pane/feeds.h"

#include "src/base/url_format.h"
#include "ui/draw/headline.h"
#include "ui/output/feed_words.h"
#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define FOOT_ROWS    5 /* a rule, three rows about the selected feed, a blank */
#define SECTION_FROM 60 /* columns of a screen that has room for it */
#define STATE_COLS   17
#define LAST_COLS    8
#define UNREAD_COLS  6
#define SECTION_COLS 16

/* First columns; -1: not shown. */
struct table {
	int name, section, unread, last, state, end;
	int y; /* the row that is drawn */
};

static struct table feed_columns(struct rect r)
{
	struct table t = { .name = r.x + 3,
			   .section = -1,
			   .unread = -1,
			   .end = r.x + r.w - 1,
			   .y = r.y };

	t.state = MAX(t.end - STATE_COLS + 1, t.name + 12);
	t.last = t.state - LAST_COLS;
	if (r.w < SECTION_FROM)
		return t;
	t.unread = t.last - UNREAD_COLS - 3;
	t.section = t.unread - SECTION_COLS;
	return t;
}

static int name_end(const struct table *t)
{
	return t->section >= 0 ? t->section - 1 : t->last - 1;
}

static void draw_feed_titles(Canvas *c, const struct table *t)
{
	int y = t->y;

	canvas_put_cut(c, (struct span){ t->name, y, name_end(t) - t->name },
		       _("FEED"), (struct style){ ROLE_QUIET, 0 });
	if (t->section >= 0)
		canvas_put_cut(c, (struct span){ t->section, y, SECTION_COLS },
			       _("SECTION"), (struct style){ ROLE_QUIET, 0 });
	if (t->unread >= 0)
		canvas_put_right(c, (struct span){ t->unread, y, UNREAD_COLS },
				 _("UNREAD"), (struct style){ ROLE_QUIET, 0 });
	canvas_put_cut(c, (struct span){ t->last, y, LAST_COLS - 1 }, _("LAST"),
		       (struct style){ ROLE_QUIET, 0 });
	canvas_put_cut(c, (struct span){ t->state, y, STATE_COLS }, _("STATE"),
		       (struct style){ ROLE_QUIET, 0 });
}

static void draw_feed_row(Canvas *c, const View *v, const struct feed *f,
			  const struct table *t)
{
	g_autofree char *last = feed_words_last(f, v->now);
	g_autofree char *unread = g_strdup_printf("%" PRId64, f->unread);
	enum role section =
		headline_section_role(MAX(tabs_section(v, f->section), 0));
	int y = t->y;

	canvas_put_cut(c, (struct span){ t->name, y, name_end(t) - t->name },
		       f->name, (struct style){ ROLE_TEXT, 0 });
	if (t->section >= 0)
		canvas_put_cut(c,
			       (struct span){ t->section, y, SECTION_COLS - 1 },
			       f->section ? f->section : "",
			       (struct style){ section, 0 });
	if (t->unread >= 0)
		canvas_put_right(c,
				 (struct span){ t->unread, y, UNREAD_COLS - 1 },
				 unread, (struct style){ ROLE_TEXT, 0 });
	canvas_put(c, (struct span){ t->last, y, LAST_COLS - 2 }, last,
		   (struct style){ ROLE_QUIET, 0 });
	if (f->error)
		canvas_put(c, (struct span){ t->state - 2, y, 1 }, "!",
			   (struct style){ ROLE_ERROR, ATTR_BOLD });
	canvas_put_cut(c, (struct span){ t->state, y, t->end - t->state },
		       feed_words_state(f),
		       (struct style){ f->error ? ROLE_ERROR : ROLE_QUIET, 0 });
}

static char *keys_of_failing(const View *v)
{
	g_autofree char *delete = hints_key(v, ACTION_FEED_REMOVE);
	g_autofree char *edit = hints_key(v, ACTION_FEED_EDIT);
	g_autofree char *refresh = hints_key(v, ACTION_FEED_REFRESH);

	return g_strdup_printf(_("%s removes it (its saved headlines stay) · "
				 "%s edits the address · %s tries again"),
			       delete, edit, refresh);
}

static char *keys_of_sound(const View *v)
{
	g_autofree char *open = hints_key(v, ACTION_OPEN);
	g_autofree char *name = hints_key(v, ACTION_FEED_NAME);
	g_autofree char *section = hints_key(v, ACTION_FEED_SECTION);
	g_autofree char *pause = hints_key(v, ACTION_FEED_PAUSE);
	g_autofree char *refresh = hints_key(v, ACTION_FEED_REFRESH);

	return g_strdup_printf(_("%s its headlines · %s names it · %s moves it "
				 "· %s pauses it · %s refreshes it"),
			       open, name, section, pause, refresh);
}

static void draw_no_feeds(Canvas *c, const View *v, struct rect r)
{
	g_autofree char *key = hints_key(v, ACTION_FEED_ADD);
	g_autofree char *words =
		g_strdup_printf(_("No feeds yet. %s adds one."), key);

	headline_words(c, r, words, (struct style){ ROLE_QUIET, 0 });
}

static void draw_about(Canvas *c, const View *v, const struct feed *f, int y)
{
	g_autofree char *url = url_for_eyes(f->url);
	g_autofree char *keys =
		f->error ? keys_of_failing(v) : keys_of_sound(v);
	int end = v->cols - 1, x = 3;

	x += canvas_put_cut(c, (struct span){ x, y, end - x }, f->name,
			    (struct style){ ROLE_TEXT, ATTR_BOLD }) +
	     2;
	canvas_put_cut(c, (struct span){ x, y, end - x }, url ? url : f->url,
		       (struct style){ ROLE_QUIET, 0 });
	x = 3;
	if (f->error) {
		g_autofree char *since =
			f->error_since ? text_age(f->error_since, false, v->now)
				       : g_strdup("?");
		g_autofree char *words =
			g_strdup_printf(_("! %s since %s."), f->error, since);

		canvas_put_cut(c, (struct span){ x, y + 1, end - x }, words,
			       (struct style){ ROLE_ERROR, ATTR_BOLD });
	} else {
		canvas_put_cut(c, (struct span){ x, y + 1, end - x },
			       feed_words_state(f),
			       (struct style){ ROLE_QUIET, 0 });
	}
	canvas_put_cut(c, (struct span){ x, y + 2, end - x }, keys,
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
	struct table t = feed_columns(r);
	const Feeds *feeds = v->feed_list.feeds;
	int foot = r.h >= FOOT_ROWS + 5 ? FOOT_ROWS : 0;
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
