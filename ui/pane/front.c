#include "ui/pane/front.h"

#include "ui/draw/headline.h"
#include "ui/draw/picture.h"
#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/article.h"
#include "ui/text/line_break.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define TOPIC_PANE 60
#define NUMBERED   9 /* sections that have a key of their own */

struct page {
	Canvas *c;
	const View *v;
	struct rect r; /* of the pane; x is the bar's column */
};

static enum role section_role(const View *v, const char *section)
{
	return headline_section_role(MAX(tabs_section(v, section), 0));
}

/* SECTION in its colour, then the topic. */
static void draw_kicker(const struct page *p, const struct story *s,
			struct rect r)
{
	g_autofree char *section =
		g_utf8_strup(s->section ? s->section : "", -1);
	g_autofree char *topic = NULL;
	int used = canvas_put_cut(
		p->c, (struct span){ r.x, r.y, r.w }, section,
		(struct style){ section_role(p->v, s->section), ATTR_BOLD });

	if (!article_has_topic(s))
		return;
	topic = g_utf8_strup(s->topic, -1);
	canvas_put_cut(p->c,
		       (struct span){ r.x + used + 2, r.y, r.w - used - 2 },
		       topic, (struct style){ ROLE_QUIET, 0 });
}

/* A text that flows through columns, which all have so many rows. */
static void draw_columns(const struct page *p, const char *text, struct rect r,
			 const struct lead_shape *l)
{
	g_autoptr(GString) all = g_string_new(text);
	g_autoptr(GArray) lines =
		g_array_new(FALSE, FALSE, sizeof(struct line));
	int most = r.h * l->columns;

	line_break(lines, all, l->cols, (guint)most + 1);
	for (int i = 0; i < MIN((int)lines->len, most); i++) {
		const struct line *k =
			&g_array_index(lines, struct line, (guint)i);
		struct span at = { r.x + i / r.h *
						   (l->cols + HEADLINE_INSET +
						    FRONT_GRID_GAP),
				   r.y + i % r.h, l->cols };
		bool cut = i == most - 1 && (int)lines->len > most;
		g_autofree char *words =
			g_strdup_printf("%.*s%s", (int)k->bytes,
					all->str + k->at, cut ? "…" : "");

		canvas_put_cut(p->c, at, words, (struct style){ ROLE_TEXT, 0 });
	}
}

static void draw_standfirst(const struct page *p, struct rect r)
{
	headline_prose(p->c, r, p->v->front.standfirst,
		       (struct style){ ROLE_TEXT, ATTR_ITALIC });
}

/* At the left of the lead. */
static void draw_picture(const struct page *p, const struct story *s, int y)
{
	const struct lead_shape *l = &p->v->plan->lead;
	const struct shown_picture *shown = &p->v->pictures.at[PICTURE_LEAD];
	const struct canvas_image image = shown_picture_image(shown, s->id);

	picture_draw(p->c, &image,
		     (struct rect){ p->r.x + 1, y, l->picture_cols,
				    l->picture_rows },
		     0);
}

static void draw_lead(const struct page *p, const struct slot *slot, int y)
{
	const struct lead_shape *l = &p->v->plan->lead;
	const struct story *s =
		stories_at(p->v->window.stories, (guint)slot->story);
	int beside =
		l->picture_cols ? l->picture_cols + FRONT_GRID_PICTURE_GAP : 0;
	struct headline_look k = { .x = p->r.x + beside,
				   .y = y + 1,
				   .w = slot->w - beside,
				   .head_rows = l->head,
				   .heavy = true,
				   .bold = true,
				   .now = p->v->now,
				   .outlets = true,
				   .newest = true };
	struct rect r = { k.x + HEADLINE_INSET, y, k.w - HEADLINE_INSET, 1 };
	bool gaps = l->gaps && l->standfirst + l->text > 0;

	if (beside)
		draw_picture(p, s, y);
	draw_kicker(p, s, r);
	k.selected = p->v->window.selected == slot->story;
	k.focus = p->v->nav.focus == FOCUS_MAIN;
	headline_title(p->c, s, &k);
	r.y = k.y + l->head + gaps;
	if (l->standfirst > 0) {
		r.h = l->standfirst;
		draw_standfirst(p, r);
		r.y += r.h + gaps;
	}
	if (l->text > 0) {
		r.h = l->text;
		draw_columns(p, p->v->front.text, r, l);
		r.y += r.h + gaps;
	}
	headline_meta(p->c, s, (struct rect){ r.x, r.y, r.w, 1 }, &k);
}

/* "TECH 3 · 519": its name, its key, what is unread of it. The caller's. */
static char *heading_words(const View *v, const struct slot *slot)
{
	int tab = tabs_section(v, slot->section) + 1;
	g_autofree char *unread = NULL;

	switch (slot->heading) {
	case HEADING_LATEST:
		return g_strdup(_("LATEST"));
	case HEADING_SECTION:
		unread = text_number(tabs_number(v, tab));
		return tab < NUMBERED
			       ? g_strdup_printf(" %d · %s", tab + 1, unread)
			       : g_strdup_printf(" · %s", unread);
	case HEADING_TOP:
	default:
		return g_strdup(_("TOP STORIES"));
	}
}

static void draw_heading(const struct page *p, const struct slot *slot, int y)
{
	g_autofree char *words = heading_words(p->v, slot);
	g_autofree char *name =
		slot->section ? g_utf8_strup(slot->section, -1) : NULL;
	int x = p->r.x + slot->x + 1, end = p->r.x + slot->x + slot->w;

	if (name) {
		canvas_note(p->c, (struct rect){ x, y, slot->w - 1, 1 },
			    HOTSPOT_TAB, tabs_section(p->v, slot->section) + 1);
		x += canvas_put_cut(
			p->c, (struct span){ x, y, end - x }, name,
			(struct style){ section_role(p->v, slot->section),
					ATTR_BOLD });
		x += canvas_put_cut(p->c, (struct span){ x, y, end - x }, words,
				    (struct style){ ROLE_QUIET, 0 });
	} else {
		x += canvas_put_cut(p->c, (struct span){ x, y, end - x }, words,
				    (struct style){ ROLE_QUIET, ATTR_BOLD });
	}
	x++;
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

/* Only what has room is drawn; of a list the lead even if it has not. */
static void draw_slot(const struct page *p, const struct slot *slot)
{
	int y = p->r.y + slot->y - p->v->window.top;
	bool lead = slot->story >= 0 && is_lead(p, slot);

	if (y < p->r.y || y >= p->r.y + p->r.h)
		return;
	if (y + slot->h > p->r.y + p->r.h && y > p->r.y)
		return;
	if (slot->story >= 0)
		canvas_note(p->c,
			    (struct rect){ p->r.x + slot->x, y, slot->w,
					   slot->h + p->v->plan->airy },
			    HOTSPOT_STORY, slot->story);
	if (slot->story < 0)
		draw_heading(p, slot, y);
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
	if (v->window.list.unread && v->window.all > 0)
		return hints_all_read(v);
	if (v->fetcher.refreshing || v->fetcher.settling)
		return g_strdup(_("Fetching the first headlines…"));
	if (v->sections->totals.feeds > 0) {
		refresh = hints_key(v, ACTION_REFRESH_ALL);
		return g_strdup_printf(
			_("No headlines yet. %s refreshes all feeds."),
			refresh);
	}
	feeds = hints_key(v, ACTION_FEEDS);
	add = keymap_hint(v->keymap, ACTION_FEED_ADD, IN_FEEDS);
	return g_strdup_printf(_("No feeds yet. %s opens the list of feeds; %s "
				 "adds one there."),
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
