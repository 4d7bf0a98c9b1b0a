#include "ui/update/actions.h"

#include "ui/input/path.h"
#include "ui/input/user_command.h"
#include "ui/state/hints.h"
#include "ui/state/pictures.h"
#include "ui/state/view_side.h"
#include "ui/update/cursor.h"
#include "ui/update/dialog.h"
#include "ui/update/feed_manager.h"
#include "ui/update/feed_setting.h"
#include "ui/update/find_in_text.h"
#include "ui/update/fold.h"
#include "ui/update/leave.h"
#include "ui/update/link_number.h"
#include "ui/update/list_filter.h"
#include "ui/update/marks.h"
#include "ui/update/mute.h"
#include "ui/update/navigate.h"
#include "ui/update/notice.h"
#include "ui/update/prompt_input.h"
#include "ui/update/refresh.h"
#include "ui/update/story_export.h"
#include "ui/update/subject.h"
#include "ui/update/whole_text.h"

#include <glib/gi18n.h>

static void move_line(View *v, int way, Effects *fx)
{
	cursor_by(v, CURSOR_LINE, way, fx);
}

static void move_page(View *v, int way, Effects *fx)
{
	cursor_by(v, CURSOR_PAGE, way, fx);
}

static void move_half(View *v, int way, Effects *fx)
{
	cursor_by(v, CURSOR_HALF, way, fx);
}

static void move_end(View *v, int way, Effects *fx)
{
	cursor_by(v, CURSOR_END, way, fx);
}

static void next_headline(View *v, int way, Effects *fx)
{
	navigate_headline(v, way, false, fx);
}

/* While words are looked for in a story `n` is the next hit, as in less(1). */
static void next_unread(View *v, int way, Effects *fx)
{
	if (way > 0 && v->read.find)
		find_in_text_next(v, 1, fx);
	else
		navigate_headline(v, way, true, fx);
}

static void previous_hit(View *v, Effects *fx)
{
	if (v->read.find)
		find_in_text_next(v, -1, fx);
}

static void toggle_focus(View *v, Effects *fx)
{
	navigate_focus(v, v->nav.focus == FOCUS_MAIN ? FOCUS_SIDE : FOCUS_MAIN,
		       fx);
}

static void focus_side(View *v, Effects *fx)
{
	navigate_focus(v, FOCUS_SIDE, fx);
}

static void open_headline(View *v, Effects *fx)
{
	const struct story *s = view_subject(v);

	if (s)
		navigate_story(v, s, fx);
	else if (v->nav.scene == SCENE_LIST && v->window.suggestion)
		prompt_input_take_suggestion(v, fx);
}

static void open_selected(View *v, Effects *fx)
{
	if (dialog_choose(v, v->dialog.choice, fx) ||
	    v->dialog.over != OVER_NONE)
		return;
	if (v->nav.scene == SCENE_FEEDS)
		feed_manager_open(v, fx);
	else if (v->nav.scene != SCENE_STORY || v->nav.focus != FOCUS_MAIN)
		open_headline(v, fx);
	else if (v->read.number)
		link_number_open(v, v->read.number, fx);
}

static void browse_subject(View *v, int mark_read, Effects *fx)
{
	subject_browse(v, mark_read != 0, fx);
}

static void toggle_overlay(View *v, int what, Effects *fx)
{
	enum over overlay = (enum over)what;

	v->dialog.over = v->dialog.over == overlay ? OVER_NONE : overlay;
	v->dialog.top = 0;
	g_clear_pointer(&v->dialog.help_words, g_free);
	effects_draw(fx);
	if (v->dialog.over != OVER_DETAILS)
		return;
	g_clear_pointer(&v->event, stories_free);
	v->want |= WANT_EVENT;
}

static void toggle_details(View *v, Effects *fx)
{
	if (view_subject(v))
		toggle_overlay(v, OVER_DETAILS, fx);
}

static void say_no_room(View *v, int needs, Effects *fx)
{
	g_autofree char *words =
		needs > 0 ? g_strdup_printf(_("No room for the sidebar here: "
					      "it needs %d columns."),
					    needs)
			  : g_strdup(_("There is no sidebar here."));

	notice_show(v, words, fx);
}

static void toggle_sidebar(View *v, Effects *fx)
{
	bool *hidden = &v->side_hidden[layout_class(v->cols)];
	int needs;

	if (!view_has_side(v, &needs)) {
		say_no_room(v, needs, fx);
		return;
	}
	*hidden = !*hidden;
	v->nav.focus = FOCUS_MAIN;
	view_lay_out(v);
	cursor_show(v);
	effects_draw(fx);
}

static void undo_change(View *v, Effects *fx)
{
	if (v->nav.scene == SCENE_FEEDS)
		v->want |= WANT_FEEDS;
	marks_undo(v, fx);
}

static void ask_search(View *v, Effects *fx)
{
	const struct list_window *s = &v->window;

	if (v->dialog.over == OVER_HELP)
		prompt_input_open(v, ASK_HELP, "", fx);
	else if (v->nav.scene == SCENE_STORY)
		prompt_input_open(v, ASK_FIND, "", fx);
	else if (v->nav.scene != SCENE_FIRST)
		prompt_input_open(
			v, ASK_SEARCH,
			s->list.kind == LIST_SEARCH && s->query ? s->query : "",
			fx);
}

static void toggle_search_section(View *v, Effects *fx)
{
	if (v->nav.scene != SCENE_LIST || v->window.list.kind != LIST_SEARCH) {
		g_autofree char *key = hints_key(v, ACTION_SEARCH);
		g_autofree char *words = g_strdup_printf(
			_("Search for something first: %s"), key);

		notice_show(v, words, fx);
	} else if (!list_filter_drop(v, fx)) {
		prompt_input_open(v, ASK_NAME, "", fx);
	}
}

static void ask_line(View *v, int ask, Effects *fx)
{
	prompt_input_open(v, (enum ask)ask, "", fx);
}

/* A name for the file is typed already. */
static void ask_file(View *v, Effects *fx)
{
	const struct story *s = view_story(v);
	g_autofree char *name = path_file_name(s ? s->title : "", ".txt");

	if (s)
		prompt_input_open(v, ASK_SAVE, name, fx);
}

static void refresh_feeds(View *v, int all, Effects *fx)
{
	refresh_start(v, all != 0, fx);
}

static void add_effect(View *v, int kind, Effects *fx)
{
	(void)v;
	effects_add(fx, &(struct effect){ .kind = (enum effect_kind)kind });
}

#define FIRST (1U << SCENE_FIRST)
#define LIST  (1U << SCENE_LIST)
#define STORY (1U << SCENE_STORY)
#define FEEDS (1U << SCENE_FEEDS)
#define NEWS  (LIST | STORY)
#define ALL   (NEWS | FEEDS | FIRST)

/* One row an action; `over` is false where the action would change what an
 * overlay covers. */
static const struct action_row rows[] = {
	/* clang-format off */
	{ ACTION_DOWN,            ALL,   true,  NULL, move_line, 1 },
	{ ACTION_UP,              ALL,   true,  NULL, move_line, -1 },
	{ ACTION_PAGE_DOWN,       ALL,   true,  NULL, move_page, 1 },
	{ ACTION_PAGE_UP,         ALL,   true,  NULL, move_page, -1 },
	{ ACTION_HALF_DOWN,       ALL,   true,  NULL, move_half, 1 },
	{ ACTION_HALF_UP,         ALL,   true,  NULL, move_half, -1 },
	{ ACTION_TOP,             ALL,   true,  NULL, move_end, -1 },
	{ ACTION_BOTTOM,          ALL,   true,  NULL, move_end, 1 },
	{ ACTION_NEXT_UNREAD,     NEWS,  false, NULL, next_unread, 1 },
	{ ACTION_PREVIOUS_UNREAD, NEWS,  false, NULL, next_unread, -1 },
	{ ACTION_NEXT,            NEWS,  false, NULL, next_headline, 1 },
	{ ACTION_PREVIOUS,        NEWS,  false, NULL, next_headline, -1 },
	{ ACTION_FOCUS,           NEWS,  false, toggle_focus, NULL, 0 },
	{ ACTION_OPEN,            ALL,   true,  open_selected, NULL, 0 },
	{ ACTION_DEEPER,          NEWS,  false, focus_side, NULL, 0 },
	{ ACTION_BACK,            ALL,   true,  NULL, leave_for_list, true },
	{ ACTION_CLOSE,           ALL,   true,  leave_innermost, NULL, 0 },
	{ ACTION_OUT,             ALL,   true,  leave_step, NULL, 0 },
	{ ACTION_COLUMN_LEFT,     LIST,  false, NULL, navigate_across, -1 },
	{ ACTION_COLUMN_RIGHT,    LIST,  false, NULL, navigate_across, 1 },
	{ ACTION_BROWSE,          ALL,   true,  NULL, browse_subject, false },
	{ ACTION_BROWSE_READ,     ALL,   true,  NULL, browse_subject, true },
	{ ACTION_COPY,            ALL,   true,  subject_copy, NULL, 0 },
	{ ACTION_OUTLETS,         NEWS,  false, subject_outlets, NULL, 0 },
	{ ACTION_UNFOLD,          LIST,  false, fold_toggle, NULL, 0 },
	{ ACTION_DETAILS,         NEWS,  true,  toggle_details, NULL, 0 },
	{ ACTION_PIPE,            STORY, true,  NULL, ask_line, ASK_PIPE },
	{ ACTION_SAVE_TEXT,       STORY, true,  ask_file, NULL, 0 },
	{ ACTION_WHOLE_TEXT,      STORY, true,  whole_text_toggle, NULL, 0 },
	{ ACTION_PICTURE,         STORY, false, pictures_open, NULL, 0 },
	{ ACTION_COPY_PARAGRAPH,  STORY, true,  story_export_paragraph, NULL, 0 },
	{ ACTION_OPEN_LINKS,      STORY, true,  story_export_links, NULL, 0 },
	{ ACTION_SIDEBAR,         ALL,   true,  toggle_sidebar, NULL, 0 },
	{ ACTION_MARK,            NEWS,  false, subject_mark, NULL, 0 },
	{ ACTION_MARK_ALL,        LIST,  false, marks_all, NULL, 0 },
	{ ACTION_MARK_OLDER,      LIST,  true,  NULL, ask_line, ASK_OLDER },
	{ ACTION_SAVE,            NEWS,  false, subject_save, NULL, 0 },
	{ ACTION_MUTE,            NEWS | FEEDS, true, mute_open, NULL, 0 },
	{ ACTION_UNDO,            ALL,   true,  undo_change, NULL, 0 },
	{ ACTION_SEARCH,          ALL,   true,  ask_search, NULL, 0 },
	{ ACTION_HIT_BACK,        NEWS,  true,  previous_hit, NULL, 0 },
	{ ACTION_FILTER,          LIST,  false, list_filter_toggle, NULL, 0 },
	{ ACTION_SORT,            LIST,  false, list_filter_sort, NULL, 0 },
	{ ACTION_KEEP_SEARCH,     ALL,   true,  toggle_search_section, NULL, 0 },
	{ ACTION_SECTION_LEFT,    NEWS | FEEDS, false, NULL, navigate_section, -1 },
	{ ACTION_SECTION_RIGHT,   NEWS | FEEDS, false, NULL, navigate_section, 1 },
	{ ACTION_COMMAND,         ALL,   true,  NULL, ask_line, ASK_COMMAND },
	{ ACTION_REFRESH,         ALL,   true,  NULL, refresh_feeds, false },
	{ ACTION_REFRESH_ALL,     ALL,   true,  NULL, refresh_feeds, true },
	{ ACTION_STOP,            ALL,   true,  refresh_stop, NULL, 0 },
	{ ACTION_FEEDS,           ALL,   false, navigate_feeds, NULL, 0 },
	{ ACTION_IMPORT,          ALL,   true,  NULL, ask_line, ASK_IMPORT },
	{ ACTION_FEED_ADD,        ALL,   true,  NULL, ask_line, ASK_ADD },
	{ ACTION_FEED_EDIT,       FEEDS, true,  NULL, feed_manager_ask, ASK_FEED_URL },
	{ ACTION_FEED_NAME,       FEEDS, true,  NULL, feed_manager_ask, ASK_FEED_NAME },
	{ ACTION_FEED_SECTION,    FEEDS, true,  NULL, feed_manager_ask, ASK_FEED_SECTION },
	{ ACTION_FEED_EVERY,      FEEDS, true,  NULL, feed_manager_ask, ASK_FEED_EVERY },
	{ ACTION_FEED_FULL,       FEEDS, true,  NULL, feed_manager_ask, ASK_FEED_FULL },
	{ ACTION_FEED_PAUSE,      FEEDS, true,  feed_manager_pause, NULL, 0 },
	{ ACTION_FEED_REMOVE,     FEEDS, true,  feed_manager_remove, NULL, 0 },
	{ ACTION_FEED_REFRESH,    FEEDS, true,  refresh_feed, NULL, 0 },
	{ ACTION_NEXT_FAILING,    FEEDS, false, NULL, feed_manager_failing, 1 },
	{ ACTION_PREVIOUS_FAILING, FEEDS, false, NULL, feed_manager_failing, -1 },
	{ ACTION_HELP,            ALL,   true,  NULL, toggle_overlay, OVER_HELP },
	{ ACTION_SET,             ALL,   true,  NULL, ask_line, ASK_SET },
	{ ACTION_REDRAW,          ALL,   true,  NULL, add_effect, FX_REDRAW },
	{ ACTION_SUSPEND,         ALL,   true,  NULL, add_effect, FX_SUSPEND },
	{ ACTION_QUIT,            ALL,   true,  NULL, add_effect, FX_QUIT },
	/* clang-format on */
};

const struct action_row *actions_row(guint i)
{
	return i < G_N_ELEMENTS(rows) ? &rows[i] : NULL;
}

static const struct action_row *find_row(enum action a)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].action == a)
			return &rows[i];
	return NULL;
}

/* The palette offers what has no sense here, too. */
static void say_not_here(View *v, enum action a, Effects *fx)
{
	g_autofree char *words =
		g_strdup_printf(_("%s does nothing here."), action_name(a));

	notice_show(v, words, fx);
}

static void run_row(View *v, const struct action_row *row, Effects *fx)
{
	if (v->dialog.over != OVER_NONE && !row->over) {
		v->dialog.over = OVER_NONE;
		effects_draw(fx);
	} else if (!(row->scenes & 1U << v->nav.scene)) {
		say_not_here(v, row->action, fx);
	} else if (row->run) {
		row->run(v, fx);
	} else {
		row->run_with(v, row->arg, fx);
	}
}

void actions_run(View *v, enum action a, Effects *fx)
{
	const struct action_row *row = find_row(a);

	if (a >= ACTION_USER)
		subject_run(v, a, fx);
	else if (row)
		run_row(v, row, fx);
}

void actions_run_with(View *v, enum action a, const char *argument, Effects *fx)
{
	const struct action_row *row = find_row(a);

	if (!row || !(row->scenes & 1U << v->nav.scene))
		say_not_here(v, a, fx);
	else if (feed_setting_is(palette_ask(a)))
		feed_manager_set(v, palette_ask(a), argument, fx);
	else
		prompt_input_answer(v, palette_ask(a), argument, fx);
}
