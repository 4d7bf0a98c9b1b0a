#include "ui/state/hints.h"

#include "ui/text/text.h"

#include <glib/gi18n.h>

#define WIDE 100 /* columns from which a story has the longer hints */

#define ONE(a)     ACTION_##a, ACTION_NONE, NULL
#define TWO(a, b)  ACTION_##a, ACTION_##b, NULL
#define FIXED(key) ACTION_NONE, ACTION_NONE, key

/* The most wanted first: what has no room is left out. */
static const struct hint list_hints[] = {
	/* clang-format off */
	{ ONE(OPEN),    N_("read") },
	{ ONE(BROWSE),  N_("browser") },
	{ ONE(MARK),    N_("mark read") },
	{ ONE(SAVE),    N_("save") },
	{ ONE(FOCUS),   N_("related") },
	{ ONE(SEARCH),  N_("search") },
	{ ONE(COMMAND), N_("command") },
	{ ONE(HELP),    N_("help") },
	{ FIXED(NULL),  NULL },
	/* clang-format on */
};
static const struct hint grid_hints[] = {
	/* clang-format off */
	{ ONE(OPEN),    N_("read") },
	{ ONE(BROWSE),  N_("browser") },
	{ ONE(MARK),    N_("mark read") },
	{ ONE(SAVE),    N_("save") },
	{ TWO(COLUMN_LEFT, COLUMN_RIGHT), N_("columns") },
	{ ONE(FOCUS),   N_("related") },
	{ ONE(SEARCH),  N_("search") },
	{ ONE(COMMAND), N_("command") },
	{ ONE(HELP),    N_("help") },
	{ FIXED(NULL),  NULL },
	/* clang-format on */
};
static const struct hint table_hints[] = {
	/* clang-format off */
	{ ONE(OPEN),    N_("read") },
	{ ONE(BROWSE),  N_("browser") },
	{ ONE(MARK),    N_("mark read") },
	{ ONE(FILTER),  N_("filter") },
	{ ONE(SEARCH),  N_("search") },
	{ ONE(COMMAND), N_("command") },
	{ ONE(HELP),    N_("help") },
	{ FIXED(NULL),  NULL },
	/* clang-format on */
};
static const struct hint search_hints[] = {
	/* clang-format off */
	{ ONE(OPEN),   N_("read") },
	{ ONE(BROWSE), N_("browser") },
	{ ONE(MARK),   N_("mark read") },
	{ ONE(SEARCH), N_("change") },
	{ ONE(CLOSE),    N_("back") },
	{ FIXED(NULL), NULL },
	/* clang-format on */
};
static const struct hint no_find_hints[] = {
	/* clang-format off */
	{ ONE(SEARCH), N_("change") },
	{ ONE(CLOSE),  N_("back") },
	{ FIXED(NULL), NULL },
	/* clang-format on */
};
static const struct hint suggestion_hints[] = {
	/* clang-format off */
	{ ONE(OPEN),   N_("search for that") },
	{ ONE(SEARCH), N_("change") },
	{ ONE(CLOSE),    N_("back") },
	{ FIXED(NULL), NULL },
	/* clang-format on */
};
static const struct hint story_hints[] = {
	/* clang-format off */
	{ ONE(PAGE_DOWN), N_("page") },
	{ TWO(NEXT_UNREAD, PREVIOUS_UNREAD), N_("unread") },
	{ ONE(BROWSE),    N_("browser") },
	{ ONE(FOCUS),     N_("related") },
	{ ONE(BACK),      N_("back") },
	{ ONE(HELP),      N_("help") },
	{ FIXED(NULL),    NULL },
	/* clang-format on */
};
static const struct hint wide_story_hints[] = {
	/* clang-format off */
	{ ONE(PAGE_DOWN), N_("page") },
	{ TWO(NEXT_UNREAD, PREVIOUS_UNREAD), N_("next/prev unread") },
	{ ONE(BROWSE),    N_("browser") },
	{ FIXED("1-9"),   N_("links") },
	{ ONE(SAVE),      N_("save") },
	{ ONE(MARK),      N_("keep unread") },
	{ ONE(FOCUS),     N_("related") },
	{ ONE(BACK),      N_("back") },
	{ ONE(HELP),      N_("help") },
	{ FIXED(NULL),    NULL },
	/* clang-format on */
};
/* The same where the feed gave little. */
static const struct hint brief_story_hints[] = {
	/* clang-format off */
	{ ONE(PAGE_DOWN),  N_("page") },
	{ TWO(NEXT_UNREAD, PREVIOUS_UNREAD), N_("unread") },
	{ ONE(WHOLE_TEXT), N_("whole text") },
	{ ONE(BROWSE),     N_("browser") },
	{ ONE(BACK),       N_("back") },
	{ ONE(HELP),       N_("help") },
	{ FIXED(NULL),     NULL },
	/* clang-format on */
};
static const struct hint wide_brief_story_hints[] = {
	/* clang-format off */
	{ ONE(PAGE_DOWN),  N_("page") },
	{ TWO(NEXT_UNREAD, PREVIOUS_UNREAD), N_("next/prev unread") },
	{ ONE(WHOLE_TEXT), N_("whole text") },
	{ ONE(BROWSE),     N_("browser") },
	{ ONE(SAVE),       N_("save") },
	{ ONE(MARK),       N_("keep unread") },
	{ ONE(FOCUS),      N_("related") },
	{ ONE(BACK),       N_("back") },
	{ ONE(HELP),       N_("help") },
	{ FIXED(NULL),     NULL },
	/* clang-format on */
};
/* While words are looked for in the text. */
static const struct hint find_hints[] = {
	/* clang-format off */
	{ TWO(NEXT_UNREAD, HIT_BACK), N_("next/previous hit") },
	{ ONE(CLOSE),     N_("end") },
	{ ONE(SEARCH),    N_("search again") },
	{ ONE(PAGE_DOWN), N_("page") },
	{ FIXED(NULL),    NULL },
	/* clang-format on */
};
static const struct hint side_hints[] = {
	/* clang-format off */
	{ ONE(OPEN),   N_("read") },
	{ ONE(BROWSE), N_("browser") },
	{ ONE(MARK),   N_("mark read") },
	{ ONE(FOCUS),  N_("story") },
	{ ONE(BACK),   N_("back") },
	{ ONE(HELP),   N_("help") },
	{ FIXED(NULL), NULL },
	/* clang-format on */
};
static const struct hint feeds_hints[] = {
	/* clang-format off */
	{ ONE(FEED_ADD),     N_("add") },
	{ ONE(FEED_EDIT),    N_("edit") },
	{ ONE(FEED_REMOVE),  N_("remove") },
	{ ONE(FEED_REFRESH), N_("refresh") },
	{ ONE(NEXT_FAILING), N_("failing") },
	{ ONE(BACK),         N_("back") },
	{ ONE(HELP),         N_("help") },
	{ ONE(FEED_PAUSE),   N_("pause") },
	{ ONE(FEED_SECTION), N_("section") },
	{ FIXED(NULL),       NULL },
	/* clang-format on */
};
static const struct hint first_hints[] = {
	/* clang-format off */
	{ ONE(OPEN),    N_("choose") },
	{ ONE(COMMAND), N_("command") },
	{ ONE(HELP),    N_("help") },
	{ ONE(BACK),    N_("quit") },
	{ FIXED(NULL),  NULL },
	/* clang-format on */
};
static const struct hint help_hints[] = {
	/* clang-format off */
	{ ONE(CLOSE),      N_("close") },
	{ ONE(SEARCH),   N_("filter keys") },
	{ TWO(DOWN, UP), N_("scroll") },
	{ ONE(COMMAND),  N_("command") },
	{ FIXED(NULL),   NULL },
	/* clang-format on */
};
static const struct hint over_hints[] = {
	/* clang-format off */
	{ ONE(CLOSE),    N_("close") },
	{ FIXED(NULL), NULL },
	/* clang-format on */
};
/* The prompt's own keys (ui/input/prompt): they edit, and cannot be bound. */
static const struct hint palette_hints[] = {
	/* clang-format off */
	{ FIXED("Tab"), N_("complete") },
	{ FIXED("↵"),   N_("run") },
	{ FIXED("↑↓"),  N_("choose") },
	{ FIXED("Esc"), N_("cancel") },
	{ FIXED(NULL),  NULL },
	/* clang-format on */
};

static const struct hint *hints_of_list(const View *v)
{
	if (v->window.list.kind == LIST_FRONT)
		return v->layout.columns > 1 ? grid_hints : list_hints;
	if (v->window.suggestion)
		return suggestion_hints;
	if (v->window.list.kind == LIST_SEARCH)
		return list_window_count(&v->window) ? search_hints
						     : no_find_hints;
	return table_hints;
}

/* Whether the page of the story has more, probably: there is no minute to read. */
static bool is_brief(const View *v)
{
	const struct story *s = view_story(v);

	return s && s->url && s->minutes == 0 && !v->read.whole;
}

static const struct hint *hints_of_story(const View *v)
{
	bool wide = v->cols >= WIDE;

	if (v->read.find)
		return find_hints;
	if (is_brief(v))
		return wide ? wide_brief_story_hints : brief_story_hints;
	return wide ? wide_story_hints : story_hints;
}

const struct hint *hints_now(const View *v)
{
	if (v->prompt.ask == ASK_COMMAND)
		return palette_hints;
	if (v->dialog.over != OVER_NONE)
		return v->dialog.over == OVER_HELP ? help_hints : over_hints;
	if (v->nav.focus == FOCUS_SIDE)
		return side_hints;
	switch (v->nav.scene) {
	case SCENE_STORY:
		return hints_of_story(v);
	case SCENE_FEEDS:
		return feeds_hints;
	case SCENE_FIRST:
		return first_hints;
	case SCENE_LIST:
	default:
		return hints_of_list(v);
	}
}

/* Where "close" has no key, "back" does the same, except on the front page. */
static enum action shown_action(const View *v, enum action a)
{
	unsigned where = view_where(v);

	if (a == ACTION_CLOSE && !keymap_has(v->keymap, a, where) &&
	    keymap_has(v->keymap, ACTION_BACK, where))
		return ACTION_BACK;
	return a;
}

/* NULL if it has no key. The caller's. */
static char *key_of(const View *v, enum action a)
{
	a = shown_action(v, a);
	if (a == ACTION_NONE || !keymap_has(v->keymap, a, view_where(v)))
		return NULL;
	return hints_key(v, a);
}

char *hints_keys(const View *v, const struct hint *h)
{
	g_autofree char *key = NULL, *other = NULL;

	if (h->fixed)
		return g_strdup(h->fixed);
	key = key_of(v, h->action);
	other = key_of(v, h->other);
	if (key && other)
		return g_strconcat(key, "/", other, NULL);
	return g_strdup(key ? key : other ? other : "");
}

char *hints_key(const View *v, enum action a)
{
	return keymap_hint(v->keymap, shown_action(v, a), view_where(v));
}

void hints_say_undo(View *v, const char *words)
{
	g_autofree char *key = hints_key(v, ACTION_UNDO);
	g_autofree char *all = g_strdup_printf(_("%s  %s to undo"), words, key);

	view_say(v, all);
}

char *hints_all_read(const View *v)
{
	g_autofree char *key = hints_key(v, ACTION_FILTER);
	g_autofree char *number = text_number(v->window.all);

	return g_strdup_printf(
		ngettext("All read. %s headline is hidden; %s shows it.",
			 "All read. %s headlines are hidden; %s shows them.",
			 (unsigned long)v->window.all),
		number, key);
}
