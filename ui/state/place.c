#include "ui/state/place.h"

#include "src/base/clock.h"
#include "src/base/paths.h"
#include "ui/state/tabs.h"
#include "ui/state/view_front.h"

#include <string.h>

#define BYTES_MAX (256 * 1024)
#define GROUP     "place"
#define AWAY_S                                                                 \
	(4 * CLOCK_HOUR) /* after which a visit begins on the front page */

/* Lists by the names that they have in the file. */
static const struct {
	const char *name;
	enum list_kind kind;
} lists[] = {
	{ "front", LIST_FRONT },   { "section", LIST_SECTION },
	{ "all", LIST_ALL },       { "saved", LIST_SAVED },
	{ "feed", LIST_FEED },     { "event", LIST_EVENT },
	{ "search", LIST_SEARCH },
};

/* Prompts whose lines are remembered. */
static const struct {
	const char *group;
	enum ask ask;
} pasts[] = {
	{ "search", ASK_SEARCH },
	{ "find", ASK_FIND },
	{ "command", ASK_COMMAND },
	{ "pipe", ASK_PIPE },
};

/* Orders by theirs. */
static const char *const sorts[SORTS] = {
	[SORT_NEWEST] = "newest",
	[SORT_OLDEST] = "oldest",
	[SORT_WEIGHT] = "weight",
	[SORT_SOURCE] = "source",
};

static int64_t get_number(GKeyFile *f, const char *key)
{
	return g_key_file_get_int64(f, GROUP, key, NULL);
}

static void restore_past(View *v, GKeyFile *f)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pasts); i++) {
		g_auto(GStrv) past = g_key_file_get_string_list(
			f, "past", pasts[i].group, NULL, NULL);

		for (char **line = past; line && *line; line++)
			prompt_remember(v->prompt.past[pasts[i].ask], *line);
	}
}

/* "oldest 1 Tech": the order, and the list that has it. */
static void restore_sorts(View *v, GKeyFile *f)
{
	g_auto(GStrv) lines =
		g_key_file_get_string_list(f, GROUP, "sorts", NULL, NULL);

	for (char **line = lines; line && *line; line++)
		for (int i = 0; i < SORTS; i++) {
			size_t n = strlen(sorts[i]);

			if (strncmp(*line, sorts[i], n) == 0 &&
			    (*line)[n] == ' ')
				g_hash_table_replace(v->sorts,
						     g_strdup(*line + n + 1),
						     GINT_TO_POINTER(i));
		}
}

static void save_sorts(const View *v, GKeyFile *f)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter each;
	void *key, *sort;

	g_hash_table_iter_init(&each, v->sorts);
	while (g_hash_table_iter_next(&each, &key, &sort))
		if (GPOINTER_TO_INT(sort) != SORT_NEWEST)
			g_ptr_array_add(
				lines,
				g_strdup_printf("%s %s",
						sorts[GPOINTER_TO_INT(sort)],
						(const char *)key));
	if (lines->len > 0)
		g_key_file_set_string_list(f, GROUP, "sorts",
					   (const char *const *)lines->pdata,
					   lines->len);
}

static void restore_sides(View *v, GKeyFile *f)
{
	gsize n = 0;
	g_autofree gboolean *hidden = g_key_file_get_boolean_list(
		f, GROUP, "sidebar-hidden", &n, NULL);

	for (gsize i = 0; hidden && i < n && i < LAYOUT_CLASSES; i++)
		v->side_hidden[i] = hidden[i];
}

/* The list was loaded before the last visit was known. */
static void mark_fresh(struct list_window *s, int64_t last_visit)
{
	for (guint i = 0; i < list_window_count(s); i++) {
		struct story *k = stories_at(s->stories, i);

		k->fresh = last_visit > 0 && k->arrived > last_visit;
	}
}

/* Of the loaded list only the selection changes, and what is new in it. */
static void keep_loaded(struct list_window *s, int64_t last_visit)
{
	int at = stories_find(s->stories, s->keep);

	mark_fresh(s, last_visit);
	if (at < 0)
		return;
	s->selected = at;
	s->keep = 0;
}

static void restore_saved_list(View *v, GKeyFile *f)
{
	g_autofree char *name = g_key_file_get_string(f, GROUP, "list", NULL);
	g_autofree char *section =
		g_key_file_get_string(f, GROUP, "section", NULL);
	g_autofree char *query = g_key_file_get_string(f, GROUP, "query", NULL);
	struct list l = { .section = section,
			  .query = query,
			  .feed = get_number(f, "feed"),
			  .event = get_number(f, "event") };
	struct stop front = { .scene = SCENE_LIST, .list = view_front_list(v) };

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (g_strcmp0(lists[i].name, name) == 0)
			l.kind = lists[i].kind;
	l.unread = l.kind == LIST_FRONT ||
		   g_key_file_get_boolean(f, GROUP, "unread", NULL);
	l.by_time = g_key_file_get_boolean(f, GROUP, "by-time", NULL);
	l.sort = tabs_sort(v, &l);
	if (l.kind != LIST_FRONT)
		g_array_append_val(v->nav.back, front);
	if (!list_window_same_list(&l, &v->window.list) ||
	    l.unread != v->window.list.unread || l.sort || !v->window.loaded)
		list_window_set(&v->window, &l);
	v->window.keep = get_number(f, "selected");
	keep_loaded(&v->window, v->last_visit);
	v->window.top = CLAMP((int)get_number(f, "top"), 0, G_MAXINT16);
}

static void restore_saved_story(View *v, GKeyFile *f)
{
	int64_t id = get_number(f, "story");
	struct stop list = { .scene = SCENE_LIST, .list = v->window.list };

	if (id <= 0)
		return;
	list.list.section = list.section = g_strdup(v->window.section);
	list.list.query = list.query = g_strdup(v->window.query);
	list.selected = list.head = v->window.keep;
	list.top = v->window.top;
	g_array_append_val(v->nav.back, list);
	v->nav.scene = SCENE_STORY;
	v->read.id = id;
	v->read.row = CLAMP((int)get_number(f, "row"), 0, G_MAXINT32);
	v->want |= WANT_STORY;
}

void place_load(View *v)
{
	g_autofree char *path = paths_get(PATH_PLACE);
	g_autofree char *text = paths_read(path, BYTES_MAX, NULL);
	g_autoptr(GKeyFile) f = g_key_file_new();

	if (!text || *text == '\0' ||
	    !g_key_file_load_from_data(f, text, strlen(text), G_KEY_FILE_NONE,
				       NULL))
		return;
	restore_past(v, f);
	restore_sides(v, f);
	restore_sorts(v, f);
	v->last_visit = get_number(f, "last-visit");
	if (v->now - v->last_visit < AWAY_S) {
		restore_saved_list(v, f);
		restore_saved_story(v, f);
	} else {
		mark_fresh(&v->window, v->last_visit);
	}
	v->want |= WANT_SIDE;
	if (!v->window.loaded ||
	    (v->window.keep && v->window.list.kind != LIST_FRONT))
		v->want |= WANT_LIST;
	v->window.keep = v->want & WANT_LIST ? v->window.keep : 0;
	view_lay_out(v);
}

static void save_past(const View *v, GKeyFile *f)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pasts); i++) {
		const GPtrArray *past = v->prompt.past[pasts[i].ask];

		if (past->len > 0)
			g_key_file_set_string_list(
				f, "past", pasts[i].group,
				(const char *const *)past->pdata, past->len);
	}
}

static void save_list(const View *v, GKeyFile *f)
{
	const struct list_window *s = &v->window;
	int head = list_window_head(s, s->selected);
	const char *name = "front";

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (lists[i].kind == s->list.kind)
			name = lists[i].name;
	g_key_file_set_string(f, GROUP, "list", name);
	if (s->section)
		g_key_file_set_string(f, GROUP, "section", s->section);
	if (s->query)
		g_key_file_set_string(f, GROUP, "query", s->query);
	g_key_file_set_int64(f, GROUP, "feed", s->list.feed);
	g_key_file_set_int64(f, GROUP, "event", s->list.event);
	g_key_file_set_boolean(f, GROUP, "unread", s->list.unread);
	g_key_file_set_boolean(f, GROUP, "by-time", s->list.by_time);
	g_key_file_set_int64(f, GROUP, "selected",
			     head >= 0 ? stories_at(s->stories, (guint)head)->id
				       : 0);
	g_key_file_set_int64(f, GROUP, "top", s->top);
}

bool place_save(const View *v, GError **error)
{
	g_autofree char *path = paths_get(PATH_PLACE);
	g_autofree char *text = NULL;
	g_autoptr(GKeyFile) f = g_key_file_new();
	const struct story *story = view_story(v);
	gboolean hidden[LAYOUT_CLASSES];

	for (int i = 0; i < LAYOUT_CLASSES; i++)
		hidden[i] = v->side_hidden[i];
	save_list(v, f);
	g_key_file_set_int64(f, GROUP, "story",
			     v->nav.scene == SCENE_STORY && story ? story->id
								  : 0);
	g_key_file_set_int64(f, GROUP, "row", v->read.row);
	g_key_file_set_boolean_list(f, GROUP, "sidebar-hidden", hidden,
				    LAYOUT_CLASSES);
	g_key_file_set_int64(f, GROUP, "last-visit", v->now);
	save_past(v, f);
	save_sorts(v, f);
	text = g_key_file_to_data(f, NULL, NULL);
	return paths_make_folder(path, error) && paths_write(path, text, error);
}
