#include "ui/pane/footer.h"

#include "ui/input/key.h"
#include "ui/state/tabs.h"
#include "ui/text/text.h"
#include "ui/update/prompt_input.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#define WIDE   100 /* columns from which stories have the longer hints */
#define NARROW 60

/* What the foot offers. `key` is shown as it stands; NULL: the action's. A
 * click does the action, or else types the key into the line. */
struct hint {
	enum action action;
	const char *key;
	const char *words;
};

static const struct hint list_hints[] = {
	/* clang-format off */
	{ ACTION_OPEN,    "↵",  N_("read") },
	{ ACTION_BROWSE,  NULL, N_("browser") },
	{ ACTION_MARK,    NULL, N_("mark read") },
	{ ACTION_SAVE,    NULL, N_("save") },
	{ ACTION_FOCUS,   NULL, N_("related") },
	{ ACTION_SEARCH,  NULL, N_("search") },
	{ ACTION_COMMAND, NULL, N_("command") },
	{ ACTION_HELP,    NULL, N_("help") },
	{ 0 },
	/* clang-format on */
};
static const struct hint table_hints[] = {
	/* clang-format off */
	{ ACTION_OPEN,    "↵",  N_("read") },
	{ ACTION_BROWSE,  NULL, N_("browser") },
	{ ACTION_MARK,    NULL, N_("mark read") },
	{ ACTION_FILTER,  NULL, N_("filter") },
	{ ACTION_SEARCH,  NULL, N_("search") },
	{ ACTION_COMMAND, NULL, N_("command") },
	{ ACTION_HELP,    NULL, N_("help") },
	{ 0 },
	/* clang-format on */
};
static const struct hint found_hints[] = {
	/* clang-format off */
	{ ACTION_OPEN,    "↵",   N_("read") },
	{ ACTION_BROWSE,  NULL,  N_("browser") },
	{ ACTION_MARK,    NULL,  N_("mark read") },
	{ ACTION_SEARCH,  NULL,  N_("change") },
	{ ACTION_OUT,     "Esc", N_("back") },
	{ 0 },
	/* clang-format on */
};
static const struct hint meant_hints[] = {
	/* clang-format off */
	{ ACTION_OPEN,    "↵",   N_("search for that") },
	{ ACTION_SEARCH,  NULL,  N_("change") },
	{ ACTION_OUT,     "Esc", N_("back") },
	{ 0 },
	/* clang-format on */
};
static const struct hint story_hints[] = {
	/* clang-format off */
	{ ACTION_PAGE_DOWN, NULL,  N_("page") },
	{ ACTION_NEXT_UNREAD, "n/p", N_("unread") },
	{ ACTION_BROWSE,    NULL,  N_("browser") },
	{ ACTION_FOCUS,     NULL,  N_("related") },
	{ ACTION_BACK,      NULL,  N_("back") },
	{ ACTION_HELP,      NULL,  N_("help") },
	{ 0 },
	/* clang-format on */
};
static const struct hint wide_story_hints[] = {
	/* clang-format off */
	{ ACTION_PAGE_DOWN, NULL,  N_("page") },
	{ ACTION_NEXT_UNREAD, "n/p", N_("next/prev unread") },
	{ ACTION_BROWSE,    NULL,  N_("browser") },
	{ ACTION_NONE,      "1-9", N_("links") },
	{ ACTION_SAVE,      NULL,  N_("save") },
	{ ACTION_MARK,      NULL,  N_("keep unread") },
	{ ACTION_FOCUS,     NULL,  N_("related") },
	{ ACTION_BACK,      NULL,  N_("back") },
	{ ACTION_HELP,      NULL,  N_("help") },
	{ 0 },
	/* clang-format on */
};
static const struct hint side_hints[] = {
	/* clang-format off */
	{ ACTION_OPEN,   "↵",  N_("read") },
	{ ACTION_BROWSE, NULL, N_("browser") },
	{ ACTION_MARK,   NULL, N_("mark read") },
	{ ACTION_FOCUS,  NULL, N_("story") },
	{ ACTION_BACK,   NULL, N_("back") },
	{ ACTION_HELP,   NULL, N_("help") },
	{ 0 },
	/* clang-format on */
};
static const struct hint feeds_hints[] = {
	/* clang-format off */
	{ ACTION_FEED_ADD,     NULL, N_("add") },
	{ ACTION_FEED_EDIT,    NULL, N_("edit") },
	{ ACTION_FEED_REMOVE,  NULL, N_("remove") },
	{ ACTION_FEED_REFRESH, NULL, N_("refresh") },
	{ ACTION_FEED_PAUSE,   NULL, N_("pause") },
	{ ACTION_FEED_SECTION, NULL, N_("section") },
	{ ACTION_BACK,         NULL, N_("back") },
	{ ACTION_HELP,         NULL, N_("help") },
	{ 0 },
	/* clang-format on */
};
static const struct hint first_hints[] = {
	/* clang-format off */
	{ ACTION_OPEN,    "↵",  N_("choose") },
	{ ACTION_COMMAND, NULL, N_("command") },
	{ ACTION_HELP,    NULL, N_("help") },
	{ ACTION_BACK,    NULL, N_("leave") },
	{ 0 },
	/* clang-format on */
};
static const struct hint help_hints[] = {
	/* clang-format off */
	{ ACTION_OUT,     "Esc", N_("close") },
	{ ACTION_SEARCH,  NULL,  N_("filter keys") },
	{ ACTION_PAGE_DOWN, "j/k", N_("scroll") },
	{ ACTION_COMMAND, NULL,  N_("command") },
	{ 0 },
	/* clang-format on */
};
static const struct hint over_hints[] = {
	/* clang-format off */
	{ ACTION_OUT, "Esc", N_("close") },
	{ 0 },
	/* clang-format on */
};
static const struct hint palette_hints[] = {
	/* clang-format off */
	{ ACTION_NONE, "Tab", N_("complete") },
	{ ACTION_NONE, "↵",   N_("run") },
	{ ACTION_NONE, "↑↓",  N_("choose") },
	{ ACTION_NONE, "Esc", N_("cancel") },
	{ 0 },
	/* clang-format on */
};

static const struct hint *list_scene_hints(const View *v)
{
	if (v->shelf.list.kind == LIST_FRONT)
		return list_hints;
	if (v->shelf.list.kind == LIST_SEARCH)
		return v->shelf.meant ? meant_hints : found_hints;
	return table_hints;
}

static const struct hint *hints_of(const View *v, unsigned *where)
{
	*where = IN_LIST;
	if (v->ask == ASK_COMMAND)
		return palette_hints;
	if (v->over != OVER_NONE)
		return v->over == OVER_HELP ? help_hints : over_hints;
	*where = IN_SIDE;
	if (v->focus == FOCUS_SIDE)
		return side_hints;
	switch (v->scene) {
	case SCENE_STORY:
		*where = IN_STORY;
		return v->cols >= WIDE ? wide_story_hints : story_hints;
	case SCENE_FEEDS:
		*where = IN_FEEDS;
		return feeds_hints;
	case SCENE_FIRST:
		*where = IN_FIRST;
		return first_hints;
	case SCENE_LIST:
	default:
		*where = IN_LIST;
		return list_scene_hints(v);
	}
}

static void note_hint(Canvas *c, const struct hint *h, struct rect r)
{
	int key = strcmp(h->key ? h->key : "", "↵") == 0 ? K_ENTER
		  : h->key ? key_find(h->key)
			   : K_NONE;

	if (h->action != ACTION_NONE)
		canvas_note(c, r, HOTSPOT_ACTION, (int)h->action);
	else if (key != K_NONE)
		canvas_note(c, r, HOTSPOT_KEY, key);
}

static void draw_hints(Canvas *c, const View *v, const Keymap *m, int end)
{
	unsigned where;
	const struct hint *h = hints_of(v, &where);
	int x = 1, y = v->rows - 1;

	for (; h->words; h++) {
		g_autofree char *key = h->key ? g_strdup(h->key)
					      : keymap_key(m, h->action, where);
		const char *words = _(h->words);
		int w;

		if (*key == '\0')
			continue;
		w = text_width(key) + 1 + text_width(words);
		if (x + w > end)
			return;
		note_hint(c, h, (struct rect){ x, y, w, 1 });
		x += canvas_put(c, x, y, end - x, key, ROLE_TEXT, ATTR_BOLD) +
		     1;
		x += canvas_put(c, x, y, end - x, words, ROLE_QUIET, 0) + 2;
	}
}

static char *story_position(const View *v)
{
	int lines = v->read.sheet ? (int)v->read.sheet->lines->len : 0;
	int h = v->layout.main.h;
	int seen = MIN(v->read.row + h, lines);

	if (v->read.number)
		return g_strdup_printf(_("link %d…"), v->read.number);
	if (lines == 0)
		return g_strdup("");
	if (seen >= lines)
		return g_strdup(_("end"));
	return g_strdup_printf(v->read.row == 0 ? _("top · %d%%") : "%d%%",
			       seen * 100 / lines);
}

/* The place among the headlines in the order that j goes through them. */
static int64_t list_place(const View *v)
{
	int64_t n = 0;

	if (v->shelf.list.kind != LIST_FRONT || !v->plan)
		return v->shelf.first < 0
			       ? -1
			       : v->shelf.first +
					 window_heads(&v->shelf,
						      v->shelf.selected + 1);
	for (guint i = 0; i < v->plan->slots->len; i++) {
		const struct slot *s =
			&g_array_index(v->plan->slots, struct slot, i);

		n += s->story >= 0 &&
		     !stories_at(v->shelf.stories, (guint)s->story)->beneath;
		if (s->story == v->shelf.selected)
			return n;
	}
	return n;
}

static char *of(const View *v, int64_t n, int64_t total)
{
	if (total <= 0)
		return g_strdup("");
	if (n < 0)
		return g_strdup_printf(_("… of %" PRId64), total);
	return g_strdup_printf(v->cols < NARROW ? "%" PRId64 "/%" PRId64
						: _("%" PRId64 " of %" PRId64),
			       n, total);
}

/* With the list's order, where it is another than the usual one. */
static char *list_position(const View *v)
{
	const struct list *l = &v->shelf.list;
	g_autofree char *place = NULL, *muted = NULL;

	if (window_count(&v->shelf) == 0)
		return g_strdup("");
	place = of(v, list_place(v), MAX(v->shelf.total, list_place(v)));
	if (v->cols < NARROW)
		return g_steal_pointer(&place);
	if (tabs_muted(v) > 0)
		muted = g_strdup_printf(_("%d muted · "), (int)tabs_muted(v));
	return g_strdup_printf(
		"%s%s%s%s", muted ? muted : "",
		l->sort == SORT_NEWEST ? "" : tabs_sort_words(l->sort),
		l->sort == SORT_NEWEST ? "" : " · ", place);
}

static char *position(const View *v)
{
	enum action actions[ACTION_END];

	if (v->ask == ASK_COMMAND && v->prompt)
		return of(v, prompt_input_actions(v, actions),
			  user_command_end(v->settings) - 1);
	if (v->over != OVER_NONE)
		return g_strdup("");
	switch (v->scene) {
	case SCENE_STORY:
		return story_position(v);
	case SCENE_FEEDS:
		return of(v, v->feed_selected + 1,
			  v->feeds ? (int64_t)v->feeds->all->len : 0);
	case SCENE_LIST:
		return list_position(v);
	case SCENE_FIRST:
	default:
		return g_strdup("");
	}
}

static void draw_prompt(Canvas *c, const View *v)
{
	const char *words = prompt_input_words(v->ask),
		   *text = v->prompt->text->str;
	int y = v->rows - 1, x = 1, end = v->cols - 1, before;
	size_t from = 0;

	x += canvas_put(c, x, y, end - x, words, ROLE_TEXT, ATTR_BOLD);
	before = text_width_n(text, v->prompt->cursor);
	while (before > MAX(end - x - 1, 0) && from < v->prompt->cursor) {
		from += text_cluster(text + from, NULL);
		before = text_width_n(text + from, v->prompt->cursor - from);
	}
	canvas_put(c, x, y, end - x, text + from, ROLE_TEXT, 0);
	canvas_cursor(c, x + before, y, true);
}

/* A bar in eighths of a column. */
static int draw_bar(Canvas *c, int x, int y, int w, int done, int total)
{
	static const char *const eighths[] = { "",  "▏", "▎", "▍",
					       "▌", "▋", "▊", "▉" };
	int filled = total > 0 ? w * 8 * done / total : 0;

	canvas_across(c, x, y, w, "░", ROLE_RULE, 0);
	canvas_across(c, x, y, filled / 8, "█", ROLE_OK, 0);
	if (filled % 8 && filled / 8 < w)
		canvas_put(c, x + filled / 8, y, 1, eighths[filled % 8],
			   ROLE_OK, 0);
	return w;
}

static void draw_progress(Canvas *c, const View *v, const Keymap *m)
{
	int y = v->rows - 1, x = 1, end = v->cols - 1;
	g_autofree char *key = keymap_key(m, ACTION_STOP, IN_ALL);
	g_autofree char *count =
		g_strdup_printf(_(" %d/%d feeds"), v->done, v->progress_total);
	g_autofree char *fresh = g_strdup_printf(_("%d new"), v->fresh);
	g_autofree char *failed = g_strdup_printf(_("%d failed"), v->failed);
	int start =
		canvas_put_right(c, x, y, end - x, _("stop"), ROLE_QUIET, 0);

	start = canvas_put_right(c, x, y, start - x - 1, key, ROLE_TEXT,
				 ATTR_BOLD) -
		2;
	canvas_note(c, (struct rect){ start + 2, y, end - start - 2, 1 },
		    HOTSPOT_ACTION, ACTION_STOP);
	x += canvas_put(c, x, y, start - x, _("Refreshing "), ROLE_TEXT, 0);
	if (v->cols >= NARROW)
		x += draw_bar(c, x, y, 16, v->done, v->progress_total);
	x += canvas_put(c, x, y, start - x, count, ROLE_TEXT, 0);
	if (v->fresh > 0) {
		x += canvas_put(c, x, y, start - x, " · ", ROLE_QUIET, 0);
		x += canvas_put(c, x, y, start - x, fresh, ROLE_DOT, ATTR_BOLD);
	}
	if (v->failed > 0) {
		x += canvas_put(c, x, y, start - x, " · ", ROLE_QUIET, 0);
		canvas_put(c, x, y, start - x, failed, ROLE_ERROR, ATTR_BOLD);
	}
}

static void draw_notice(Canvas *c, const View *v)
{
	int x = 1, y = v->rows - 1, end = v->cols - 1;

	if (v->notice_bad && !g_str_has_prefix(v->notice, "!"))
		x += canvas_put(c, x, y, end - x, "! ", ROLE_ERROR, ATTR_BOLD);
	canvas_put_cut(c, x, y, end - x, v->notice,
		       v->notice_bad ? ROLE_ERROR : ROLE_TEXT, 0);
}

void pane_footer(Canvas *c, const View *v, const Keymap *m)
{
	g_autofree char *place = NULL;
	int start;

	if (v->prompt && v->ask != ASK_COMMAND) {
		draw_prompt(c, v);
		return;
	}
	if (v->notice) {
		draw_notice(c, v);
		return;
	}
	if (v->refreshing && v->progress_total > 0 && v->ask == ASK_NONE) {
		draw_progress(c, v, m);
		return;
	}
	place = position(v);
	start = canvas_put_right(c, 0, v->rows - 1, v->cols - 1, place,
				 ROLE_QUIET, 0);
	draw_hints(c, v, m, start - 1);
}
