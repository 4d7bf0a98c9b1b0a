#include "ui/update/update.h"

#include "src/base/clock.h"
#include "ui/state/tabs.h"
#include "ui/update/cursor.h"
#include "ui/update/dialog.h"
#include "ui/update/feed_manager.h"
#include "ui/update/fold.h"
#include "ui/update/list_filter.h"
#include "ui/update/marks.h"
#include "ui/update/mute.h"
#include "ui/update/navigate.h"
#include "ui/update/prompt_input.h"
#include "ui/update/refresh.h"
#include "ui/update/subject.h"

#include <glib/gi18n.h>

#define NUMBER_MS 600 /* a link's number waits for another digit */

static void say(View *v, const char *words, Effects *fx)
{
	view_say(v, words);
	effects_draw(fx);
}

void view_link(View *v, int number, Effects *fx)
{
	const Body *b = v->read.body;
	g_autofree char *words = NULL;

	v->read.number = 0;
	effects_draw(fx);
	if (b && number >= 1 && number <= (int)b->links->len) {
		const char *url =
			g_array_index(b->links, struct link, (guint)number - 1)
				.url;

		effects_add(fx,
			    &(struct effect){ .kind = FX_BROWSE, .link = url });
		return;
	}
	words = g_strdup_printf(_("There is no link %d."), number);
	view_say(v, words);
}

static void choose_mute(View *v, int i, Effects *fx)
{
	if (!mute_asks(v, i)) {
		mute_choose(v, i, fx);
		return;
	}
	v->over = OVER_NONE;
	prompt_input_open(v, ASK_MUTE, "", fx);
}

static void open_headline(View *v, Effects *fx)
{
	const struct story *s = view_subject(v);

	if (s)
		navigate_story(v, s, fx);
	else if (v->scene == SCENE_LIST && v->shelf.meant)
		prompt_input_meant(v, fx);
}

static void open_selected(View *v, Effects *fx)
{
	if (v->over == OVER_CHOOSE)
		dialog_found(v, v->choice, fx);
	else if (v->over == OVER_MUTE)
		choose_mute(v, v->choice, fx);
	else if (v->over != OVER_NONE)
		return;
	else if (v->scene == SCENE_FIRST)
		dialog_first(v, v->choice, fx);
	else if (v->scene == SCENE_FEEDS)
		feed_manager_open(v, fx);
	else if (v->scene != SCENE_STORY || v->focus != FOCUS_MAIN)
		open_headline(v, fx);
	else if (v->read.number)
		view_link(v, v->read.number, fx);
}

static const char *none_that_way(int way, bool unread)
{
	if (unread)
		return way > 0 ? _("No unread headline below.")
			       : _("No unread headline above.");
	return way > 0 ? _("This is the last headline.")
		       : _("This is the first headline.");
}

/* The next story of the list, and where one is being read, into it. */
static void other_headline(View *v, int way, bool unread, Effects *fx)
{
	if (v->scene == SCENE_FEEDS || v->scene == SCENE_FIRST)
		return;
	v->seek_open = v->scene == SCENE_STORY;
	if (cursor_headline(v, way, unread)) {
		const struct story *s = view_selected(v);

		if (v->seek_open && s) {
			navigate_story(v, s, fx);
			return;
		}
		v->focus = FOCUS_MAIN;
		v->want |= WANT_SIDE;
		cursor_show(v);
		effects_draw(fx);
	} else if (v->seek != 0) {
		v->want |= way > 0 ? WANT_MORE : WANT_LESS;
	} else {
		say(v, none_that_way(way, unread), fx);
	}
}

static void leave_find(View *v)
{
	g_clear_pointer(&v->read.find, g_free);
	v->read.hit = -1;
	v->read.hits = 0;
}

static void out(View *v, bool may_quit, Effects *fx)
{
	if (v->over != OVER_NONE) {
		v->over = OVER_NONE;
		g_clear_pointer(&v->help_words, g_free);
		effects_draw(fx);
	} else if (v->read.number) {
		v->read.number = 0;
		effects_draw(fx);
	} else if (v->focus == FOCUS_SIDE) {
		navigate_focus(v, FOCUS_MAIN, fx);
	} else if (v->read.find) {
		leave_find(v);
		effects_draw(fx);
	} else if (!navigate_back(v, fx) && may_quit) {
		effects_add(fx, &(struct effect){ .kind = FX_QUIT });
	}
}

static void keep_search(View *v, Effects *fx)
{
	if (v->scene != SCENE_LIST || v->shelf.list.kind != LIST_SEARCH)
		say(v, _("Search for something first: /"), fx);
	else if (!list_filter_drop(v, fx))
		prompt_input_open(v, ASK_NAME, "", fx);
}

static void sidebar(View *v, Effects *fx)
{
	bool *hidden = &v->side_hidden[layout_class(v->cols)];

	*hidden = !*hidden;
	v->focus = FOCUS_MAIN;
	view_lay_out(v);
	cursor_show(v);
	effects_draw(fx);
}

static void over(View *v, enum over what, Effects *fx)
{
	if (what == OVER_DETAILS && !view_subject(v))
		return;
	v->over = v->over == what ? OVER_NONE : what;
	v->over_top = 0;
	g_clear_pointer(&v->help_words, g_free);
	effects_draw(fx);
	if (v->over != OVER_DETAILS)
		return;
	g_clear_pointer(&v->event, stories_free);
	v->want |= WANT_EVENT;
}

static void search(View *v, Effects *fx)
{
	const struct shelf *s = &v->shelf;

	if (v->over == OVER_HELP)
		prompt_input_open(v, ASK_HELP, "", fx);
	else if (v->scene == SCENE_STORY)
		prompt_input_open(v, ASK_FIND, "", fx);
	else if (v->scene != SCENE_FIRST)
		prompt_input_open(
			v, ASK_SEARCH,
			s->list.kind == LIST_SEARCH && s->query ? s->query : "",
			fx);
}

/* The actions that are nothing but a step. */
static const struct {
	enum action action;
	enum cursor_step step;
	int way;
} steps[] = {
	{ ACTION_DOWN, CURSOR_LINE, 1 },
	{ ACTION_UP, CURSOR_LINE, -1 },
	{ ACTION_PAGE_DOWN, CURSOR_PAGE, 1 },
	{ ACTION_PAGE_UP, CURSOR_PAGE, -1 },
	{ ACTION_HALF_DOWN, CURSOR_HALF, 1 },
	{ ACTION_HALF_UP, CURSOR_HALF, -1 },
	{ ACTION_TOP, CURSOR_END, -1 },
	{ ACTION_BOTTOM, CURSOR_END, 1 },
};

static void move_action(View *v, enum action a, Effects *fx)
{
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		if (steps[i].action == a)
			cursor_by(v, steps[i].step, steps[i].way, fx);
	switch ((int)a) {
	case ACTION_NEXT_UNREAD:
		if (v->read.find)
			prompt_input_hit(v, 1, fx);
		else
			other_headline(v, 1, true, fx);
		break;
	case ACTION_HIT_BACK:
		if (v->read.find)
			prompt_input_hit(v, -1, fx);
		break;
	case ACTION_PREVIOUS_UNREAD:
		other_headline(v, -1, true, fx);
		break;
	case ACTION_NEXT:
		other_headline(v, 1, false, fx);
		break;
	case ACTION_PREVIOUS:
		other_headline(v, -1, false, fx);
		break;
	default:
		break;
	}
}

static void section(View *v, int by, Effects *fx)
{
	int tab = tabs_now(v) + by;

	if (v->scene == SCENE_STORY) {
		for (int i = 0; i < tabs_count(v); i++) {
			struct list l = tabs_list(v, i);

			if (list_same(&l, &v->shelf.list))
				tab = i + by;
		}
	}
	if (tab >= 0)
		navigate_tab(v, tab, fx);
}

static void read_action(View *v, enum action a, Effects *fx)
{
	switch ((int)a) {
	case ACTION_FOCUS:
		navigate_focus(v,
			       v->focus == FOCUS_MAIN ? FOCUS_SIDE : FOCUS_MAIN,
			       fx);
		break;
	case ACTION_OPEN:
		open_selected(v, fx);
		break;
	case ACTION_DEEPER:
		navigate_focus(v, FOCUS_SIDE, fx);
		break;
	case ACTION_BACK:
		out(v, true, fx);
		break;
	case ACTION_OUT:
		out(v, false, fx);
		break;
	case ACTION_BROWSE:
		subject_browse(v, false, fx);
		break;
	case ACTION_BROWSE_READ:
		subject_browse(v, true, fx);
		break;
	case ACTION_COPY:
		subject_copy(v, fx);
		break;
	case ACTION_OUTLETS:
		subject_outlets(v, fx);
		break;
	case ACTION_UNFOLD:
		fold_toggle(v, fx);
		break;
	case ACTION_DETAILS:
		over(v, OVER_DETAILS, fx);
		break;
	case ACTION_SIDEBAR:
		sidebar(v, fx);
		break;
	case ACTION_SECTION_LEFT:
		section(v, -1, fx);
		break;
	case ACTION_SECTION_RIGHT:
		section(v, 1, fx);
		break;
	default:
		move_action(v, a, fx);
		break;
	}
}

static void feed_action(View *v, enum action a, Effects *fx)
{
	if (a == ACTION_FEED_REFRESH)
		renew_feed(v, fx);
	else if (action_group(a) == GROUP_FEEDS)
		feed_manager_apply(v, a, fx);
	else
		read_action(v, a, fx);
}

static void undo(View *v, Effects *fx)
{
	if (v->scene == SCENE_FEEDS)
		v->want |= WANT_FEEDS;
	marks_undo(v, fx);
}

static void change_action(View *v, enum action a, Effects *fx)
{
	switch ((int)a) {
	case ACTION_MARK:
		subject_mark(v, fx);
		break;
	case ACTION_MARK_ALL:
		if (v->scene != SCENE_FEEDS)
			marks_all(v, fx);
		break;
	case ACTION_SAVE:
		subject_save(v, fx);
		break;
	case ACTION_UNDO:
		undo(v, fx);
		break;
	case ACTION_MUTE:
		mute_open(v, fx);
		break;
	case ACTION_SEARCH:
		search(v, fx);
		break;
	case ACTION_FILTER:
		list_filter_toggle(v, fx);
		break;
	case ACTION_SORT:
		list_filter_sort(v, fx);
		break;
	case ACTION_KEEP_SEARCH:
		keep_search(v, fx);
		break;
	case ACTION_COMMAND:
		prompt_input_open(v, ASK_COMMAND, "", fx);
		break;
	case ACTION_REFRESH:
		renew(v, false, fx);
		break;
	case ACTION_REFRESH_ALL:
		renew(v, true, fx);
		break;
	case ACTION_STOP:
		renew_stop(v, fx);
		break;
	case ACTION_FEEDS:
		navigate_feeds(v, fx);
		break;
	case ACTION_IMPORT:
		prompt_input_open(v, ASK_IMPORT, "", fx);
		break;
	default:
		feed_action(v, a, fx);
		break;
	}
}

/* Under help, details or a choice the rest of the screen does nothing. */
static bool is_over_action(enum action a)
{
	switch ((int)a) {
	case ACTION_MARK:
	case ACTION_MARK_ALL:
	case ACTION_SAVE:
	case ACTION_NEXT_UNREAD:
	case ACTION_PREVIOUS_UNREAD:
	case ACTION_NEXT:
	case ACTION_PREVIOUS:
	case ACTION_FOCUS:
	case ACTION_DEEPER:
	case ACTION_OUTLETS:
	case ACTION_UNFOLD:
	case ACTION_SECTION_LEFT:
	case ACTION_SECTION_RIGHT:
	case ACTION_FILTER:
	case ACTION_SORT:
	case ACTION_FEEDS:
		return false;
	default:
		return true;
	}
}

static void any_action(View *v, enum action a, Effects *fx)
{
	switch ((int)a) {
	case ACTION_NONE:
		break;
	case ACTION_HELP:
		over(v, OVER_HELP, fx);
		break;
	case ACTION_REDRAW:
		effects_add(fx, &(struct effect){ .kind = FX_REDRAW });
		break;
	case ACTION_SUSPEND:
		effects_add(fx, &(struct effect){ .kind = FX_SUSPEND });
		break;
	case ACTION_QUIT:
		effects_add(fx, &(struct effect){ .kind = FX_QUIT });
		break;
	default:
		change_action(v, a, fx);
		break;
	}
}

void view_apply(View *v, enum action a, Effects *fx)
{
	if (v->notice)
		effects_draw(fx);
	g_clear_pointer(&v->notice, g_free);
	v->notice_bad = false;
	if (v->over != OVER_NONE && !is_over_action(a)) {
		v->over = OVER_NONE;
		effects_draw(fx);
	} else if ((int)a >= ACTION_COUNT) {
		subject_run(v, a, fx);
	} else {
		any_action(v, a, fx);
	}
}

/* A digit of a link's number: waits where a longer number exists. */
static void link_digit(View *v, int digit, Effects *fx)
{
	int links = v->read.body ? (int)v->read.body->links->len : 0;
	int number = v->read.number * 10 + digit;

	if (number == 0)
		return;
	if (number * 10 > links) {
		view_link(v, number, fx);
		return;
	}
	v->read.number = number;
	v->read.number_until = clock_mono_ms() + NUMBER_MS;
	effects_draw(fx);
}

void view_digit(View *v, int digit, Effects *fx)
{
	if (v->over == OVER_CHOOSE)
		dialog_found(v, digit - 1, fx);
	else if (v->over == OVER_MUTE)
		choose_mute(v, digit - 1, fx);
	else if (v->over != OVER_NONE)
		return;
	else if (v->scene == SCENE_STORY)
		link_digit(v, digit, fx);
	else if (v->scene != SCENE_FIRST)
		navigate_tab(v, digit - 1, fx);
	else if (digit >= 1 && digit <= 4)
		dialog_first(v, digit - 1, fx);
}

void view_tick(View *v, int64_t mono_ms, Effects *fx)
{
	if (v->read.number && mono_ms >= v->read.number_until)
		view_link(v, v->read.number, fx);
	if (v->notice && v->notice_until && mono_ms >= v->notice_until) {
		g_clear_pointer(&v->notice, g_free);
		v->notice_until = 0;
		effects_draw(fx);
	}
}

void view_loaded(View *v, Effects *fx)
{
	if (v->unfolding)
		fold_loaded(v, fx);
	else if (v->seek == 0)
		cursor_show(v);
	else
		other_headline(v, v->seek, true, fx);
}
