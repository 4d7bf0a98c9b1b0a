#include "ui/pane/footer.h"

#include "ui/input/key.h"
#include "ui/state/help_page.h"
#include "ui/state/hints.h"
#include "ui/state/tabs.h"
#include "ui/text/text.h"
#include "ui/update/palette.h"
#include "ui/update/prompt_input.h"

#include <glib/gi18n.h>
#include <string.h>

#define NARROW      60
#define BAR_COLS    16
#define WHY_LEAST   14 /* columns of a reason before a prompt */
#define TYPED_LEAST 10 /* of what is typed after it */
#define TYPED_COLS  24 /* the same, where there is a reason */

/* A click does the action, or types the key into the prompt. */
static void note_hint(Canvas *c, const struct hint *h, struct rect r)
{
	int key = !h->fixed                    ? K_NONE
		  : strcmp(h->fixed, "↵") == 0 ? K_ENTER
					       : key_find(h->fixed);

	if (h->action != ACTION_NONE)
		canvas_note(c, r, HOTSPOT_ACTION, (int)h->action);
	else if (key != K_NONE)
		canvas_note(c, r, HOTSPOT_KEY, key);
}

static void draw_hints(Canvas *c, const View *v, int end)
{
	int x = 1, y = v->rows - 1;

	for (const struct hint *h = hints_now(v); h->words; h++) {
		g_autofree char *key = hints_keys(v, h);
		const char *words = _(h->words);
		int w;

		if (*key == '\0')
			continue;
		w = text_width(key) + 1 + text_width(words);
		if (x + w > end)
			return;
		note_hint(c, h, (struct rect){ x, y, w, 1 });
		x += canvas_put(c, (struct span){ x, y, end - x }, key,
				(struct style){ ROLE_TEXT, ATTR_BOLD }) +
		     1;
		x += canvas_put(c, (struct span){ x, y, end - x }, words,
				(struct style){ ROLE_QUIET, 0 }) +
		     2;
	}
}

/* "17/24"; the caller's. */
static char *fraction_words(int64_t n, int64_t total)
{
	g_autofree char *part = text_number(n), *all = text_number(total);

	return g_strconcat(part, "/", all, NULL);
}

static char *story_position(const View *v)
{
	int lines = v->read.lines ? (int)v->read.lines->lines->len : 0;
	int h = v->layout.main.h;
	int seen = MIN(v->read.row + h, lines);

	if (v->read.number)
		return g_strdup_printf(_("link %d…"), v->read.number);
	if (lines == 0)
		return g_strdup("");
	if (v->read.find && v->read.lines->hits)
		return fraction_words(v->read.hit + 1,
				      v->read.lines->hits->len);
	if (seen >= lines)
		return g_strdup(_("end"));
	return g_strdup_printf(v->read.row == 0 ? _("top · %d%%") : "%d%%",
			       seen * 100 / lines);
}

/* The place of the selected headline in reading order; -1 if unknown. */
static int64_t list_place(const View *v)
{
	int64_t n = 0;

	if (v->window.list.kind != LIST_FRONT || !v->plan)
		return v->window.first < 0
			       ? -1
			       : v->window.first +
					 list_window_heads(&v->window,
							   v->window.selected +
								   1);
	for (guint i = 0; i < v->plan->slots->len; i++) {
		const struct slot *s =
			&g_array_index(v->plan->slots, struct slot, i);

		n += s->story >= 0 &&
		     !stories_at(v->window.stories, (guint)s->story)->beneath;
		if (s->story == v->window.selected)
			return n;
	}
	return n;
}

static char *place_of_total(const View *v, int64_t n, int64_t total)
{
	g_autofree char *place = NULL, *all = NULL;

	if (total <= 0)
		return g_strdup("");
	all = text_number(total);
	if (n < 0)
		return g_strdup_printf(_("… of %s"), all);
	if (v->cols < NARROW)
		return fraction_words(n, total);
	place = text_number(n);
	return g_strdup_printf(_("%s of %s"), place, all);
}

/* What the list leaves out that it usually has, or has besides; or NULL. */
static const char *filter_words(const struct list *l)
{
	if (l->kind == LIST_FRONT)
		return l->unread ? NULL : _("all");
	return l->unread ? _("unread only") : NULL;
}

/* "3 of 40", with what is muted, the list's order where it is not newest first, and
 * its filter. */
static char *list_position(const View *v)
{
	const struct list *l = &v->window.list;
	const char *filter = filter_words(l);
	g_autofree char *place = NULL, *number = NULL, *muted = NULL;
	bool newest = l->sort == SORT_NEWEST;

	if (list_window_count(&v->window) == 0)
		return g_strdup("");
	place = place_of_total(v, list_place(v),
			       MAX(v->window.total, list_place(v)));
	if (v->cols < NARROW)
		return g_steal_pointer(&place);
	number = text_number(tabs_muted(v));
	if (tabs_muted(v) > 0)
		muted = g_strdup_printf(_("%s muted"), number);
	return g_strconcat(muted ? muted : "", muted ? " · " : "",
			   newest ? "" : tabs_sort_words(l->sort),
			   newest ? "" : " · ", filter ? filter : "",
			   filter ? " · " : "", place, NULL);
}

/* How much of the help is above; nothing where all of it is in view. */
static char *help_position(const View *v)
{
	int last = help_page_last_top(v), top = MIN(v->dialog.top, last);

	if (last == 0)
		return g_strdup("");
	if (top == 0 || top == last)
		return g_strdup(top == 0 ? _("top") : _("end"));
	return g_strdup_printf("%d%%", top * 100 / last);
}

static char *position_words(const View *v)
{
	enum action actions[ACTION_END];

	if (v->prompt.ask == ASK_COMMAND && v->prompt.line)
		return place_of_total(v, palette_actions(v, actions),
				      user_command_end(v->settings) - 1);
	if (v->dialog.over == OVER_HELP)
		return help_position(v);
	if (v->dialog.over != OVER_NONE)
		return g_strdup("");
	switch (v->nav.scene) {
	case SCENE_STORY:
		return story_position(v);
	case SCENE_FEEDS:
		return place_of_total(
			v, v->feed_list.selected + 1,
			v->feed_list.feeds
				? (int64_t)v->feed_list.feeds->all->len
				: 0);
	case SCENE_LIST:
		return list_position(v);
	case SCENE_FIRST:
	default:
		return g_strdup("");
	}
}

static int draw_why(Canvas *c, const View *v, int cols)
{
	g_autofree char *cut = text_cut(v->prompt.why, cols - 2);
	const char *end = g_str_has_suffix(cut, "…") ? " " : ". ";
	const struct style style = { ROLE_ERROR, 0 };
	int y = v->rows - 1, w;

	w = canvas_put(c, (struct span){ 1, y, cols }, cut, style);
	return w + canvas_put(c, (struct span){ 1 + w, y, 2 }, end, style);
}

/* What stands before what is typed: why that did not do, and what is asked for;
 * the reason alone where there is no room for both. Gives its columns. */
static int draw_question(Canvas *c, const View *v)
{
	const char *words = prompt_input_words(v->prompt.ask);
	int all = v->cols - 2;
	int typed = CLAMP(text_width(v->prompt.line->text->str) + 1,
			  TYPED_LEAST, MIN(TYPED_COLS, all / 2));
	int room = all - text_width(words) - typed, x = 0;
	g_autofree char *cut = text_cut(words, MAX(all - TYPED_LEAST, 1));

	if (v->prompt.why && room < WHY_LEAST)
		return draw_why(c, v, all - typed);
	if (v->prompt.why)
		x = draw_why(c, v, room);
	return x + canvas_put(c, (struct span){ 1 + x, v->rows - 1, all - x },
			      cut, (struct style){ ROLE_TEXT, ATTR_BOLD });
}

static void draw_prompt(Canvas *c, const View *v)
{
	const char *text = v->prompt.line->text->str;
	const unsigned attrs = v->prompt.line->offered ? ATTR_REVERSE : 0;
	int y = v->rows - 1, x = 1, end = v->cols - 1, before;
	size_t from = 0;

	x += draw_question(c, v);
	before = text_width_n(text, v->prompt.line->cursor);
	while (before > MAX(end - x - 1, 0) && from < v->prompt.line->cursor) {
		from += text_cluster(text + from, NULL);
		before = text_width_n(text + from,
				      v->prompt.line->cursor - from);
	}
	canvas_put(c, (struct span){ x, y, end - x }, text + from,
		   (struct style){ ROLE_TEXT, attrs });
	canvas_cursor(c, x + before, y, true);
}

/* A bar in eighths of a column. */
static int draw_progress_bar(Canvas *c, struct span at, int done, int total)
{
	static const char *const eighths[] = { "",  "▏", "▎", "▍",
					       "▌", "▋", "▊", "▉" };
	const struct style style = { ROLE_OK, 0 };
	int filled = total > 0 ? at.w * 8 * done / total : 0;
	struct span full = { at.x, at.y, filled / 8 };

	canvas_across(c, at, "░", (struct style){ ROLE_RULE, 0 });
	canvas_across(c, full, "█", style);
	if (filled % 8 && full.w < at.w)
		canvas_put(c, (struct span){ at.x + full.w, at.y, 1 },
			   eighths[filled % 8], style);
	return at.w;
}

/* "17/24 feeds"; the caller's. */
static char *progress_words(const View *v)
{
	g_autofree char *done = text_number(v->fetcher.done);
	g_autofree char *total = text_number(v->fetcher.total);

	return g_strdup_printf(ngettext("%s/%s feed", "%s/%s feeds",
					(unsigned long)v->fetcher.total),
			       done, total);
}

/* A number of the progress, where there is room for all of it; where the next begins. */
static int put_number(Canvas *c, struct span room, const char *words,
		      struct style style)
{
	if (text_width(words) + 3 > room.w)
		return 0;
	canvas_put(c, room, " · ", (struct style){ ROLE_QUIET, 0 });
	return 3 + canvas_put(c,
			      (struct span){ room.x + 3, room.y, room.w - 3 },
			      words, style);
}

static void draw_progress(Canvas *c, const View *v)
{
	int y = v->rows - 1, x = 1, end = v->cols - 1;
	g_autofree char *key = hints_key(v, ACTION_STOP);
	g_autofree char *count = progress_words(v);
	g_autofree char *new = text_number(v->fetcher.fresh);
	g_autofree char *fresh = g_strdup_printf(_("%s new"), new);
	g_autofree char *lost = text_number(v->fetcher.failed);
	g_autofree char *failed = g_strdup_printf(_("%s failed"), lost);
	int start =
		canvas_put_right(c, (struct span){ x, y, end - x }, _("stop"),
				 (struct style){ ROLE_QUIET, 0 });

	start = canvas_put_right(c, (struct span){ x, y, start - x - 1 }, key,
				 (struct style){ ROLE_TEXT, ATTR_BOLD }) -
		2;
	canvas_note(c, (struct rect){ start + 2, y, end - start - 2, 1 },
		    HOTSPOT_ACTION, ACTION_STOP);
	x += canvas_put(c, (struct span){ x, y, start - x }, _("Refreshing"),
			(struct style){ ROLE_TEXT, 0 }) +
	     1;
	if (v->cols >= NARROW)
		x += draw_progress_bar(c, (struct span){ x, y, BAR_COLS },
				       v->fetcher.done, v->fetcher.total) +
		     1;
	x += canvas_put(c, (struct span){ x, y, start - x }, count,
			(struct style){ ROLE_TEXT, 0 });
	if (v->fetcher.fresh > 0)
		x += put_number(c, (struct span){ x, y, start - x }, fresh,
				(struct style){ ROLE_DOT, ATTR_BOLD });
	if (v->fetcher.failed > 0)
		put_number(c, (struct span){ x, y, start - x }, failed,
			   (struct style){ ROLE_ERROR, ATTR_BOLD });
}

static void draw_notice(Canvas *c, const View *v)
{
	int x = 1, y = v->rows - 1, end = v->cols - 1;

	if (v->notice.bad && !g_str_has_prefix(v->notice.words, "!"))
		x += canvas_put(c, (struct span){ x, y, end - x }, "! ",
				(struct style){ ROLE_ERROR, ATTR_BOLD });
	canvas_put_cut(
		c, (struct span){ x, y, end - x }, v->notice.words,
		(struct style){ v->notice.bad ? ROLE_ERROR : ROLE_TEXT, 0 });
}

/* What is done for the story being read, in place of the hints; NULL: nothing. */
static const char *story_status(const View *v)
{
	if (v->nav.scene != SCENE_STORY || v->dialog.over != OVER_NONE ||
	    v->prompt.ask != ASK_NONE || !reading_is_fetching(&v->read))
		return NULL;
	return _("Fetching the whole text…");
}

static void draw_hints_or_status(Canvas *c, const View *v, int end)
{
	const char *status = story_status(v);

	if (status)
		canvas_put_cut(c, (struct span){ 1, v->rows - 1, end - 1 },
			       status, (struct style){ ROLE_TEXT, 0 });
	else
		draw_hints(c, v, end);
}

void pane_footer(Canvas *c, const View *v)
{
	g_autofree char *place = NULL;
	int start;

	if (v->prompt.line && v->prompt.ask != ASK_COMMAND) {
		draw_prompt(c, v);
		return;
	}
	if (v->notice.words) {
		draw_notice(c, v);
		return;
	}
	if (v->fetcher.refreshing && v->fetcher.total > 0 && !story_status(v) &&
	    v->prompt.ask == ASK_NONE) {
		draw_progress(c, v);
		return;
	}
	place = position_words(v);
	start = canvas_put_right(c,
				 (struct span){ 0, v->rows - 1, v->cols - 1 },
				 place, (struct style){ ROLE_QUIET, 0 });
	draw_hints_or_status(c, v, start - 1);
}
