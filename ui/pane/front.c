#include "ui/pane/front.h"

#include "ui/draw/headline.h"
#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define LEAD_HEAD_ROWS 4
#define COVERED_COLS   44
#define TOPIC_PANE     60

struct page {
	Canvas *c;
	const View *v;
	struct rect r; /* of the pane; x is the bar's column */
};

static void draw_kicker(const struct page *p, const struct story *s,
			struct rect r)
{
	g_autofree char *section =
		g_utf8_strup(s->section ? s->section : "", -1);
	g_autofree char *outlets = NULL;
	int used = canvas_put_cut(
		p->c, (struct span){ r.x, r.y, r.w }, section,
		(struct style){ headline_section_role(
					MAX(tabs_section(p->v, s->section), 0)),
				ATTR_BOLD });

	if (s->outlets < 2)
		return;
	outlets =
		g_strdup_printf(r.w >= COVERED_COLS ? _("covered by %d outlets")
						    : _("%d outlets"),
				s->outlets);
	canvas_put_cut(p->c,
		       (struct span){ r.x + used + 2, r.y, r.w - used - 2 },
		       outlets, (struct style){ ROLE_QUIET, 0 });
}

static void draw_lead_meta(const struct page *p, const struct story *s,
			   struct rect r)
{
	g_autofree char *age = text_age(s->newest, s->guessed, p->v->now);
	g_autofree char *source = NULL;
	g_autofree char *minutes =
		s->minutes > 0 ? g_strdup_printf(_(" · %d min"), s->minutes)
			       : g_strdup("");
	g_autofree char *tail = g_strdup_printf(" · %s%s", age, minutes);
	int room = r.w - text_width(tail) - (s->saved ? 2 : 0), x = r.x;

	source = s->also ? headline_source(s, room)
			 : text_cut(s->source ? s->source : "", room);
	x += canvas_put(p->c, (struct span){ x, r.y, room }, source,
			(struct style){ ROLE_QUIET, 0 });
	x += canvas_put(p->c, (struct span){ x, r.y, r.x + r.w - x }, tail,
			(struct style){ ROLE_QUIET, 0 });
	if (s->saved)
		canvas_put(p->c, (struct span){ x, r.y, r.x + r.w - x }, " ★",
			   (struct style){ ROLE_STAR, 0 });
}

static void draw_lead(const struct page *p, const struct slot *slot, int y)
{
	const struct story *s =
		stories_at(p->v->window.stories, (guint)slot->story);
	struct rect r = { p->r.x + 1, y, slot->w - HEADLINE_INSET, 1 };
	bool selected = p->v->window.selected == slot->story;
	int most = p->v->layout.airy ? 4 : 2, rows;

	draw_kicker(p, s, r);
	r.y++;
	r.h = LEAD_HEAD_ROWS;
	rows = headline_words(p->c, r, s->title,
			      (struct style){ ROLE_TEXT, ATTR_BOLD });
	if (selected) {
		headline_bar(p->c,
			     (struct rect){ p->r.x, r.y, slot->w - 2, rows },
			     p->v->nav.focus == FOCUS_MAIN);
		canvas_cursor(p->c, r.x, r.y, false);
	}
	r.y += rows;
	if (s->summary && *s->summary)
		r.y += headline_prose(p->c,
				      (struct rect){ r.x, r.y, r.w, most },
				      s->summary, ROLE_TEXT);
	draw_lead_meta(p, s, r);
}

static void draw_section_title(const struct page *p, const struct slot *slot,
			       int y)
{
	g_autofree char *title = slot->title ? g_utf8_strup(slot->title, -1)
					     : g_strdup(_("TOP STORIES"));
	int x = p->r.x + slot->x, end = x + slot->w, used;

	if (slot->title) {
		x += 1;
		used = canvas_put_cut(
			p->c, (struct span){ x, y, end - x }, title,
			(struct style){
				headline_section_role(MAX(
					tabs_section(p->v, slot->title), 0)),
				ATTR_BOLD });
		x += used + 1;
	} else {
		x += canvas_put(p->c, (struct span){ x, y, 2 }, "─ ",
				(struct style){ ROLE_RULE, 0 });
		x += canvas_put_cut(p->c, (struct span){ x, y, end - x }, title,
				    (struct style){ ROLE_QUIET, ATTR_BOLD }) +
		     1;
	}
	canvas_across(p->c, (struct span){ x, y, end - x }, "─",
		      (struct style){ ROLE_RULE, 0 });
}

static void draw_item(const struct page *p, const struct slot *slot, int y)
{
	const View *v = p->v;
	struct headline_look k = { .x = p->r.x + slot->x,
				   .y = y,
				   .w = slot->w,
				   .head_rows = 2,
				   .heavy = true,
				   .now = v->now,
				   .outlets = true,
				   .newest = true };

	k.selected = v->window.selected == slot->story;
	k.focus = v->nav.focus == FOCUS_MAIN;
	k.topic = slot->w >= TOPIC_PANE;
	headline_draw(p->c, stories_at(v->window.stories, (guint)slot->story),
		      &k);
}

static bool is_lead(const struct page *p, const struct slot *slot)
{
	return slot->column < 0 &&
	       !stories_at(p->v->window.stories, (guint)slot->story)->beneath;
}

static void draw_slot(const struct page *p, const struct slot *slot)
{
	int y = p->r.y + slot->y - p->v->window.top;
	int need = slot->h - (slot->story >= 0 && p->v->plan->airy);
	bool lead = is_lead(p, slot);

	if (lead)
		need = slot->h - 1;
	if (y + slot->h <= p->r.y || y + need > p->r.y + p->r.h) {
		if (!(lead && y == p->r.y))
			return;
	}
	if (slot->story >= 0)
		canvas_note(
			p->c,
			(struct rect){ p->r.x + slot->x, y, slot->w, slot->h },
			HOTSPOT_STORY, slot->story);
	if (slot->story < 0)
		draw_section_title(p, slot, y);
	else if (lead)
		draw_lead(p, slot, y);
	else
		draw_item(p, slot, y);
}

static char *empty_front_words(const View *v)
{
	g_autofree char *refresh = NULL, *feeds = NULL, *add = NULL;

	if (v->window.failed)
		return g_strdup(v->window.failed);
	if (v->fetcher.refreshing || v->fetcher.settling)
		return g_strdup(_("The first headlines are on their way."));
	if (v->sections->totals.feeds > 0) {
		refresh = hints_key(v, ACTION_REFRESH_ALL);
		return g_strdup_printf(
			_("No headlines yet. %s refreshes all feeds."),
			refresh);
	}
	feeds = hints_key(v, ACTION_FEEDS);
	add = keymap_hint(v->keymap, ACTION_FEED_ADD, IN_FEEDS);
	return g_strdup_printf(
		_("No feeds yet. %s shows the feeds; %s adds one there."),
		feeds, add);
}

static void draw_empty_front(Canvas *c, const View *v)
{
	struct rect r = v->layout.text;
	g_autofree char *words = empty_front_words(v);

	if (v->window.loaded)
		headline_words(c, (struct rect){ r.x + 1, r.y, r.w - 2, 3 },
			       words, (struct style){ ROLE_QUIET, 0 });
}

void pane_front(Canvas *c, const View *v)
{
	struct page p = { c, v, v->layout.text };

	if (list_window_count(&v->window) == 0) {
		draw_empty_front(c, v);
		return;
	}
	canvas_clip(c, v->layout.main);
	for (guint i = 0; v->plan && i < v->plan->slots->len; i++)
		draw_slot(&p, &g_array_index(v->plan->slots, struct slot, i));
	canvas_unclip(c);
}
