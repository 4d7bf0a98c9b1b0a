#include "ui/app/screen.h"

#include "ui/pane/details.h"
#include "ui/pane/feeds.h"
#include "ui/pane/footer.h"
#include "ui/pane/front.h"
#include "ui/pane/header.h"
#include "ui/pane/help.h"
#include "ui/pane/list.h"
#include "ui/pane/mute.h"
#include "ui/pane/notice.h"
#include "ui/pane/palette.h"
#include "ui/pane/picture.h"
#include "ui/pane/sidebar.h"
#include "ui/pane/story.h"
#include "ui/update/list_rows.h"

#define TRACK_TOP   2
#define THUMB_LEAST 2

/* What part of all rows, or headlines, the main pane shows. */
struct extent {
	int64_t top, shown, all;
};

static bool shows_front(const View *v)
{
	return v->nav.scene == SCENE_LIST && v->window.list.kind == LIST_FRONT;
}

static bool shows_list(const View *v)
{
	return v->nav.scene == SCENE_LIST && !shows_front(v);
}

static bool is_story(const View *v)
{
	return v->nav.scene == SCENE_STORY;
}

static bool is_feeds(const View *v)
{
	return v->nav.scene == SCENE_FEEDS;
}

static bool is_first(const View *v)
{
	return v->nav.scene == SCENE_FIRST;
}

static bool has_side(const View *v)
{
	return v->layout.side.w > 0 && v->nav.scene != SCENE_FIRST &&
	       v->nav.scene != SCENE_FEEDS;
}

static bool has_rail(const View *v)
{
	return is_story(v) && v->layout.rail.w > 0;
}

static bool has_strip(const View *v)
{
	return is_story(v) && v->layout.strip.w > 0;
}

/* The panes, and when they are shown: one of the main ones at a time, none while
 * the sidebar has their room. */
static const struct pane {
	bool (*shown)(const View *v);
	void (*draw)(Canvas *c, const View *v);
	bool main;
} panes[] = {
	{ shows_front, pane_front, true }, { shows_list, pane_list, true },
	{ is_story, pane_story, true },    { is_feeds, pane_feeds, true },
	{ is_first, pane_first, true },    { has_rail, pane_rail, false },
	{ has_side, pane_sidebar, false }, { has_strip, pane_strip, false },
};

static struct extent extent_of(const View *v)
{
	int h = v->layout.main.h;

	if (shows_front(v))
		return (struct extent){ v->window.top, h,
					v->plan ? v->plan->rows - 1 : 0 };
	if (is_story(v))
		return (struct extent){ v->read.row, h,
					v->read.lines
						? v->read.lines->lines->len
						: 0 };
	return (struct extent){ MAX(v->window.first, 0) +
					list_window_heads(&v->window,
							  v->window.top),
				list_rows_fit(v), v->window.total };
}

/* The rule beside a list is its scroll bar: a thumb on it takes no column of
 * its own. */
static void draw_rule(Canvas *c, const View *v, int x, bool bar)
{
	int h = v->rows - 1 - TRACK_TOP, size, at;
	struct extent e = extent_of(v);

	canvas_down(c, (struct span){ x, TRACK_TOP, h }, "│", ROLE_RULE);
	if (!bar || e.all < 1 || e.all <= e.shown || h < THUMB_LEAST)
		return;
	size = MAX((int)(h * e.shown / e.all), THUMB_LEAST);
	at = (int)((h - size) * e.top / (e.all - e.shown));
	canvas_down(
		c, (struct span){ x, TRACK_TOP + CLAMP(at, 0, h - size), size },
		"┃", ROLE_THUMB);
}

static void draw_over(Canvas *c, const View *v)
{
	if (v->dialog.over != OVER_NONE || v->prompt.ask == ASK_COMMAND)
		canvas_note(c, (struct rect){ 0, 0, v->cols, v->rows },
			    HOTSPOT_COVER, 0);
	switch (v->dialog.over) {
	case OVER_HELP:
		pane_help(c, v);
		break;
	case OVER_DETAILS:
		pane_details(c, v);
		break;
	case OVER_CHOOSE:
		pane_choose(c, v);
		break;
	case OVER_MUTE:
		pane_mute(c, v);
		break;
	case OVER_PICTURE:
	case OVER_NONE:
	default:
		break;
	}
	if (v->prompt.line && v->prompt.ask == ASK_COMMAND)
		pane_palette(c, v);
}

static void draw_panes(Canvas *c, const View *v)
{
	for (size_t i = 0; i < G_N_ELEMENTS(panes); i++) {
		const struct pane *p = &panes[i];

		if (v->layout.side_over && p->main)
			continue;
		if (p->shown(v))
			p->draw(c, v);
	}
	if (v->layout.rule_side >= 0)
		draw_rule(c, v, v->layout.rule_side, true);
	if (v->layout.rule_rail >= 0)
		draw_rule(c, v, v->layout.rule_rail, false);
}

static void keep_cursor(Canvas *c, int x, int y)
{
	if (!c->cursor_shown)
		canvas_cursor(c, x, y, false);
}

void screen_draw(Canvas *c, const View *v)
{
	int x, y;

	canvas_clear(c);
	if (v->layout.small) {
		pane_small(c, v);
		return;
	}
	if (v->dialog.over == OVER_PICTURE) {
		pane_picture(c, v);
		return;
	}
	pane_header(c, v);
	draw_panes(c, v);
	draw_over(c, v);
	x = c->cursor_x;
	y = c->cursor_y;
	pane_footer(c, v);
	keep_cursor(c, x, y);
}
