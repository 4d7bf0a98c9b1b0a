#include "ui/update.h"

#include "src/clock.h"
#include "ui/choose.h"
#include "ui/fold.h"
#include "ui/go.h"
#include "ui/manage.h"
#include "ui/marks.h"
#include "ui/move.h"
#include "ui/mute.h"
#include "ui/renew.h"
#include "ui/sift.h"
#include "ui/typing.h"

#include <glib/gi18n.h>

#define NUMBER_MS 600 /* a link's number waits for another digit */

static unsigned say(View *v, const char *words)
{
	view_say(v, words);
	return FX_DRAW;
}

unsigned view_link(View *v, int number)
{
	const Body *b = v->read.body;

	v->read.number = 0;
	if (!b || number < 1 || number > (int)b->links->len) {
		g_autofree char *words =
			g_strdup_printf(_("There is no link %d."), number);

		return say(v, words);
	}
	g_free(v->link);
	v->link = g_strdup(
		g_array_index(b->links, struct link, (guint)number - 1).url);
	return FX_BROWSE | FX_DRAW;
}

static unsigned choose_mute(View *v, int i)
{
	if (!mute_asks(v, i))
		return mute_choose(v, i);
	v->over = OVER_NONE;
	return typing_open(v, ASK_MUTE, "");
}

static unsigned open_selected(View *v)
{
	const struct story *s;

	if (v->over == OVER_CHOOSE)
		return choose_found(v, v->choice);
	if (v->over == OVER_MUTE)
		return choose_mute(v, v->choice);
	if (v->over != OVER_NONE)
		return 0;
	if (v->scene == SCENE_FIRST)
		return choose_first(v, v->choice);
	if (v->scene == SCENE_FEEDS)
		return manage_open(v);
	if (v->scene == SCENE_STORY && v->focus == FOCUS_MAIN)
		return v->read.number ? view_link(v, v->read.number) : 0;
	s = view_subject(v);
	if (!s && v->scene == SCENE_LIST && v->shelf.meant)
		return typing_meant(v);
	return s ? go_story(v, s) : 0;
}

/* The next story of the list, and where one is being read, into it. */
static unsigned other_headline(View *v, int way, bool unread)
{
	if (v->scene == SCENE_FEEDS || v->scene == SCENE_FIRST)
		return 0;
	v->seek_open = v->scene == SCENE_STORY;
	if (move_headline(v, way, unread)) {
		const struct story *s = view_selected(v);

		if (v->seek_open && s)
			return go_story(v, s);
		v->focus = FOCUS_MAIN;
		v->want |= WANT_SIDE;
		return FX_DRAW | FX_LOAD | move_show(v);
	}
	if (v->seek != 0) {
		v->want |= way > 0 ? WANT_MORE : WANT_LESS;
		return FX_LOAD;
	}
	if (unread)
		return say(v, way > 0 ? _("No unread headline below.")
				      : _("No unread headline above."));
	return say(v, way > 0 ? _("This is the last headline.")
			      : _("This is the first headline."));
}

static unsigned out(View *v, bool may_quit)
{
	unsigned fx;

	if (v->over != OVER_NONE) {
		v->over = OVER_NONE;
		g_clear_pointer(&v->help_words, g_free);
		return FX_DRAW;
	}
	if (v->read.number) {
		v->read.number = 0;
		return FX_DRAW;
	}
	if (v->focus == FOCUS_SIDE)
		return go_focus(v, FOCUS_MAIN);
	if (v->read.find) {
		g_clear_pointer(&v->read.find, g_free);
		v->read.hit = -1;
		v->read.hits = 0;
		return FX_DRAW;
	}
	fx = go_back(v);
	if (fx || !may_quit)
		return fx;
	return FX_QUIT;
}

static unsigned browse(View *v, bool read)
{
	const struct story *s = view_subject(v);
	const struct feed *f = manage_selected(v);
	const char *url = f ? f->site ? f->site : f->url : s ? s->url : NULL;

	if (!url)
		return say(v, _("This headline has no link."));
	g_free(v->link);
	v->link = g_strdup(url);
	return FX_BROWSE | (read && s ? marks_set(v, s, MARK_READ, true) : 0);
}

static unsigned copy(View *v)
{
	const struct story *s = view_subject(v);
	const struct feed *f = manage_selected(v);
	const char *url = f ? f->url : s ? s->url : NULL;

	if (!url)
		return say(v, _("This headline has no link."));
	g_free(v->link);
	v->link = g_strdup(url);
	return FX_COPY | say(v, _("The link is copied."));
}

static unsigned mark(View *v)
{
	const struct story *s = view_subject(v);
	bool read;
	unsigned fx;

	if (!s)
		return 0;
	read = !s->read;
	fx = marks_set(v, s, MARK_READ, read);
	view_say(v, read ? _("Marked read.  u undoes")
			 : _("Marked unread.  u undoes"));
	if (v->focus == FOCUS_SIDE)
		return fx | move_by(v, MOVE_LINE, 1);
	if (v->scene == SCENE_LIST && move_headline(v, 1, false)) {
		v->want |= WANT_SIDE;
		fx |= FX_LOAD | move_show(v);
	}
	return fx | FX_DRAW;
}

static unsigned save(View *v)
{
	const struct story *s = view_subject(v);
	bool saved;

	if (!s)
		return 0;
	saved = !s->saved;
	view_say(v, saved ? _("Saved.  u undoes")
			  : _("Saved no longer.  u undoes"));
	return marks_set(v, s, MARK_SAVED, saved);
}

static unsigned keep_search(View *v)
{
	unsigned fx;

	if (v->scene != SCENE_LIST || v->shelf.list.kind != LIST_SEARCH)
		return say(v, _("Search for something first: /"));
	fx = sift_drop(v);
	return fx ? fx : typing_open(v, ASK_NAME, "");
}

static unsigned outlets(View *v)
{
	const struct story *s = view_subject(v);

	if (!s)
		return 0;
	if (s->outlets < 2)
		return say(v, _("No other outlet has this story yet."));
	return go_list(v,
		       &(struct list){ .kind = LIST_EVENT, .event = s->event });
}

static unsigned sidebar(View *v)
{
	bool *hidden = &v->side_hidden[layout_class(v->cols)];

	*hidden = !*hidden;
	v->focus = FOCUS_MAIN;
	view_lay_out(v);
	return FX_DRAW | move_show(v);
}

static unsigned over(View *v, enum over what)
{
	if (what == OVER_DETAILS && !view_subject(v))
		return 0;
	v->over = v->over == what ? OVER_NONE : what;
	v->over_top = 0;
	g_clear_pointer(&v->help_words, g_free);
	if (v->over != OVER_DETAILS)
		return FX_DRAW;
	g_clear_pointer(&v->event, stories_free);
	v->want |= WANT_EVENT;
	return FX_DRAW;
}

static unsigned search(View *v)
{
	if (v->over == OVER_HELP)
		return typing_open(v, ASK_HELP, "");
	if (v->scene == SCENE_STORY)
		return typing_open(v, ASK_FIND, "");
	if (v->scene == SCENE_FIRST)
		return 0;
	return typing_open(v, ASK_SEARCH,
			   v->shelf.list.kind == LIST_SEARCH && v->shelf.query
				   ? v->shelf.query
				   : "");
}

static unsigned move_action(View *v, enum action a)
{
	switch ((int)a) {
	case ACTION_DOWN:
		return move_by(v, MOVE_LINE, 1);
	case ACTION_UP:
		return move_by(v, MOVE_LINE, -1);
	case ACTION_PAGE_DOWN:
		return move_by(v, MOVE_PAGE, 1);
	case ACTION_PAGE_UP:
		return move_by(v, MOVE_PAGE, -1);
	case ACTION_HALF_DOWN:
		return move_by(v, MOVE_HALF, 1);
	case ACTION_HALF_UP:
		return move_by(v, MOVE_HALF, -1);
	case ACTION_TOP:
		return move_by(v, MOVE_END, -1);
	case ACTION_BOTTOM:
		return move_by(v, MOVE_END, 1);
	case ACTION_NEXT_UNREAD:
		return v->read.find ? typing_hit(v, 1)
				    : other_headline(v, 1, true);
	case ACTION_HIT_BACK:
		return v->read.find ? typing_hit(v, -1) : 0;
	case ACTION_PREVIOUS_UNREAD:
		return other_headline(v, -1, true);
	case ACTION_NEXT:
		return other_headline(v, 1, false);
	case ACTION_PREVIOUS:
		return other_headline(v, -1, false);
	default:
		return 0;
	}
}

static unsigned section(View *v, int by)
{
	int tab = view_tab(v) + by;

	if (v->scene == SCENE_STORY) {
		for (int i = 0; i < view_tabs(v); i++) {
			struct list l = view_tab_list(v, i);

			if (list_same(&l, &v->shelf.list))
				tab = i + by;
		}
	}
	return tab < 0 ? 0 : go_tab(v, tab);
}

static unsigned read_action(View *v, enum action a)
{
	switch ((int)a) {
	case ACTION_FOCUS:
		return go_focus(v, v->focus == FOCUS_MAIN ? FOCUS_SIDE
							  : FOCUS_MAIN);
	case ACTION_OPEN:
		return open_selected(v);
	case ACTION_DEEPER:
		return go_focus(v, FOCUS_SIDE);
	case ACTION_BACK:
		return out(v, true);
	case ACTION_OUT:
		return out(v, false);
	case ACTION_BROWSE:
		return browse(v, false);
	case ACTION_BROWSE_READ:
		return browse(v, true);
	case ACTION_COPY:
		return copy(v);
	case ACTION_OUTLETS:
		return outlets(v);
	case ACTION_UNFOLD:
		return fold_toggle(v);
	case ACTION_DETAILS:
		return over(v, OVER_DETAILS);
	case ACTION_SIDEBAR:
		return sidebar(v);
	case ACTION_SECTION_LEFT:
		return section(v, -1);
	case ACTION_SECTION_RIGHT:
		return section(v, 1);
	default:
		return move_action(v, a);
	}
}

static unsigned feed_action(View *v, enum action a)
{
	if (a == ACTION_FEED_REFRESH)
		return renew_feed(v);
	return action_group(a) == GROUP_FEEDS ? manage_apply(v, a)
					      : read_action(v, a);
}

static unsigned run_own(View *v, enum action a)
{
	if (!view_subject(v))
		return say(v, _("There is no story to run it for."));
	v->own = a;
	return FX_OWN;
}

static unsigned change_action(View *v, enum action a)
{
	if ((int)a >= ACTION_COUNT)
		return run_own(v, a);
	switch ((int)a) {
	case ACTION_MARK:
		return mark(v);
	case ACTION_MARK_ALL:
		return v->scene == SCENE_FEEDS ? 0 : marks_all(v);
	case ACTION_SAVE:
		return save(v);
	case ACTION_UNDO:
		if (v->scene == SCENE_FEEDS)
			v->want |= WANT_FEEDS;
		return marks_undo(v) | (v->want ? FX_LOAD : 0);
	case ACTION_MUTE:
		return mute_open(v);
	case ACTION_SEARCH:
		return search(v);
	case ACTION_FILTER:
		return sift_filter(v);
	case ACTION_SORT:
		return sift_sort(v);
	case ACTION_KEEP_SEARCH:
		return keep_search(v);
	case ACTION_COMMAND:
		return typing_open(v, ASK_COMMAND, "");
	case ACTION_REFRESH:
		return renew(v, false);
	case ACTION_REFRESH_ALL:
		return renew(v, true);
	case ACTION_STOP:
		return renew_stop(v);
	case ACTION_FEEDS:
		return go_feeds(v);
	case ACTION_IMPORT:
		return typing_open(v, ASK_IMPORT, "");
	default:
		return feed_action(v, a);
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

unsigned view_apply(View *v, enum action a)
{
	bool had = v->notice != NULL;
	unsigned fx;

	g_clear_pointer(&v->notice, g_free);
	v->notice_bad = false;
	if (v->over != OVER_NONE && !is_over_action(a)) {
		v->over = OVER_NONE;
		return FX_DRAW;
	}
	switch ((int)a) {
	case ACTION_NONE:
		fx = 0;
		break;
	case ACTION_HELP:
		fx = over(v, OVER_HELP);
		break;
	case ACTION_REDRAW:
		fx = FX_DRAW | FX_REDRAW;
		break;
	case ACTION_SUSPEND:
		fx = FX_SUSPEND;
		break;
	case ACTION_QUIT:
		fx = FX_QUIT;
		break;
	default:
		fx = change_action(v, a);
		break;
	}
	return had ? fx | FX_DRAW : fx;
}

/* A digit of a link's number: waits where a longer number exists. */
static unsigned link_digit(View *v, int digit)
{
	int links = v->read.body ? (int)v->read.body->links->len : 0;
	int number = v->read.number * 10 + digit;

	if (number == 0)
		return 0;
	if (number * 10 > links)
		return view_link(v, number);
	v->read.number = number;
	v->read.number_until = clock_mono_ms() + NUMBER_MS;
	return FX_DRAW;
}

unsigned view_digit(View *v, int digit)
{
	if (v->over == OVER_CHOOSE)
		return choose_found(v, digit - 1);
	if (v->over == OVER_MUTE)
		return choose_mute(v, digit - 1);
	if (v->over != OVER_NONE)
		return 0;
	if (v->scene == SCENE_STORY)
		return link_digit(v, digit);
	if (v->scene == SCENE_FIRST)
		return digit >= 1 && digit <= 4 ? choose_first(v, digit - 1)
						: 0;
	return go_tab(v, digit - 1);
}

unsigned view_tick(View *v, int64_t mono_ms)
{
	unsigned fx = 0;

	if (v->read.number && mono_ms >= v->read.number_until)
		fx |= view_link(v, v->read.number);
	if (v->notice && v->notice_until && mono_ms >= v->notice_until) {
		g_clear_pointer(&v->notice, g_free);
		v->notice_until = 0;
		fx |= FX_DRAW;
	}
	return fx;
}

unsigned view_loaded(View *v)
{
	int way = v->seek;

	if (v->unfolding)
		return fold_loaded(v);
	if (way == 0)
		return move_show(v);
	return other_headline(v, way, true);
}
