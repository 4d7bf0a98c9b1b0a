#include "tests/suite.h"
#include "ui/input/key.h"
#include "ui/update/actions.h"
#include "ui/update/marks.h"
#include "ui/update/on_notification.h"
#include "ui/update/palette.h"
#include "ui/update/prompt_input.h"
#include "ui/update/update.h"

#include <string.h>

static const Settings *settings; /* of all tests */
static Effects *fx;              /* of the last action or notification */

static void setup(void)
{
	fx = effects_new();
}

static void teardown(void)
{
	effects_free(fx);
}

static void apply(View *v, enum action a)
{
	effects_clear(fx);
	update_action(v, a, fx);
}

static void receive(View *v, const struct notification *n)
{
	effects_clear(fx);
	on_notification_apply(v, n, fx);
}

static bool has(enum effect_kind kind)
{
	return effects_find(fx, kind) != NULL;
}

static View *view_of(int stories)
{
	View *v = view_new(settings, 80, 24);

	for (int i = 0; i < stories; i++) {
		struct story s = { .id = i + 1,
				   .title = "A headline",
				   .section = "Tech",
				   .outlets = 1,
				   .event = 1,
				   .url = "https://e.org/" };

		g_array_append_val(v->window.stories->all, s);
	}
	v->window.selected = stories > 0 ? 0 : -1;
	v->window.total = v->window.unread = stories;
	v->window.loaded = true;
	v->sections->totals.unread = stories;
	return v;
}

START_TEST(opening_marks_read_and_can_be_undone)
{
	g_autoptr(View) v = view_of(3);

	apply(v, ACTION_OPEN);
	ck_assert(has(FX_MARK) && v->want & WANT_STORY);
	ck_assert_int_eq(v->nav.scene, SCENE_STORY);
	ck_assert_int_eq(v->read.id, 1);
	ck_assert(stories_at(v->window.stories, 0)->read);
	ck_assert_int_eq(v->sections->totals.unread, 2);
	apply(v, ACTION_UNDO);
	ck_assert(!stories_at(v->window.stories, 0)->read);
	ck_assert_int_eq(v->sections->totals.unread, 3);
}
END_TEST

START_TEST(new_stories_never_move_the_list)
{
	g_autoptr(View) v = view_of(3);
	struct notification n = {
		.kind = NOTIFICATION_PROGRESS, .done = 1, .total = 2, .fresh = 9
	};

	receive(v, &n);
	ck_assert_int_eq(v->fetcher.waiting, 9);
	n.kind = NOTIFICATION_STORED;
	receive(v, &n);
	ck_assert(!(v->want & (WANT_LIST | WANT_TOP)));
	apply(v, ACTION_TOP);
	ck_assert(v->want & WANT_TOP);
	ck_assert_int_eq(v->fetcher.waiting, 0);
}
END_TEST

/* A refresh was joined: the counts are of the feeds of the command, the bar is of
 * all. */
START_TEST(a_refresh_is_reported_by_its_own_counts)
{
	g_autoptr(View) v = view_of(3);
	struct notification all = {
		.kind = NOTIFICATION_PROGRESS, .done = 5, .total = 9, .fresh = 7
	};
	struct notification mine = { .kind = NOTIFICATION_REPLY,
				     .command = COMMAND_REFRESH,
				     .done = 2,
				     .fresh = 3 };

	receive(v, &all);
	receive(v, &mine);
	ck_assert_str_eq(v->notice.words, "3 new from 2 feeds.");
	ck_assert(v->fetcher.refreshing);
	all.done = 9;
	all.fresh = 8;
	receive(v, &all);
	ck_assert(!v->fetcher.refreshing);
	ck_assert_int_eq(v->fetcher.waiting, 8);
}
END_TEST

START_TEST(back_leads_to_the_same_headline)
{
	g_autoptr(View) v = view_of(5);

	apply(v, ACTION_DOWN);
	apply(v, ACTION_DOWN);
	apply(v, ACTION_OPEN);
	apply(v, ACTION_OUT);
	ck_assert_int_eq(v->nav.scene, SCENE_LIST);
	ck_assert_int_eq(v->window.selected, 2);
	apply(v, ACTION_OUT);
	ck_assert_uint_eq(fx->all->len, 0);
	apply(v, ACTION_BACK);
	ck_assert(has(FX_QUIT));
}
END_TEST

static void report_below(View *v, int64_t id)
{
	struct story s = { .id = id,
			   .title = "A report",
			   .section = "Tech",
			   .beneath = true };

	g_array_append_val(v->window.stories->all, s);
}

START_TEST(folding_removes_reports_and_selects_their_headline)
{
	g_autoptr(View) v = view_of(2);
	struct list_window *s = &v->window;

	v->window.list.kind = LIST_ALL;
	s->selected = 1;
	apply(v, ACTION_UNFOLD);
	ck_assert(v->want & WANT_REPORTS);
	report_below(v, 7);
	report_below(v, 8);
	update_loaded(v, fx);
	ck_assert_int_eq(list_window_heads(s, G_MAXINT), 2);
	ck_assert_int_eq(list_window_head(s, 3), 1);
	apply(v, ACTION_DOWN);
	apply(v, ACTION_SAVE);
	ck_assert(stories_at(s->stories, 2)->saved);
	apply(v, ACTION_MARK);
	ck_assert(stories_at(s->stories, 2)->read);
	ck_assert_int_eq(v->sections->totals.unread, 2);
	ck_assert_int_eq(s->selected, 3);
	apply(v, ACTION_UNFOLD);
	ck_assert_int_eq((int)list_window_count(s), 2);
	ck_assert_int_eq(s->selected, 1);
	ck_assert(!list_window_is_open(s, 2));
}
END_TEST

START_TEST(an_event_of_one_report_does_not_unfold)
{
	g_autoptr(View) v = view_of(2);

	apply(v, ACTION_UNFOLD);
	update_loaded(v, fx);
	ck_assert_str_eq(v->notice.words,
			 "No other outlet has this story yet.");
	ck_assert(!list_window_is_open(&v->window, 1));
}
END_TEST

START_TEST(the_first_run_fetches_nothing_by_itself)
{
	g_autoptr(View) v = view_of(0);
	struct notification n = { .kind = NOTIFICATION_READY };

	v->nav.scene = SCENE_FIRST;
	v->dialog.suggested = g_strdup("/feeds.opml");
	receive(v, &n);
	ck_assert(!has(FX_REFRESH));
	update_digit(v, 1, fx);
	ck_assert_str_eq(effects_find(fx, FX_IMPORT)->path, "/feeds.opml");
	update_digit(v, 4, fx);
	ck_assert(has(FX_SAMPLE));
}
END_TEST

/* A story of some paragraphs is being read. */
static View *view_of_text(const char *const *paragraphs)
{
	View *v = view_of(2);
	struct story s = *stories_at(v->window.stories, 0);

	v->nav.scene = SCENE_STORY;
	view_lay_out(v);
	s.summary = "A summary.";
	v->read.id = s.id;
	v->read.one = stories_new();
	stories_add(v->read.one, &s);
	v->read.body = body_new();
	for (; *paragraphs; paragraphs++) {
		body_block(v->read.body, BLOCK_PARAGRAPH);
		body_run(v->read.body, *paragraphs, 0, 0);
	}
	view_typeset(v);
	return v;
}

static void type(View *v, const char *keys)
{
	for (int key; (key = key_read(keys, &keys));)
		update_prompt_key(v, key, fx);
}

static const char *const lamps[] = { "The lamp and the other lamp.",
				     "No light.", "A third lamp.", NULL };

START_TEST(hits_in_a_text_are_counted_and_gone_through)
{
	g_autoptr(View) v = view_of_text(lamps);
	const GArray *hits;

	apply(v, ACTION_SEARCH);
	type(v, "l a m p <Enter>");
	hits = v->read.lines->hits;
	ck_assert_uint_eq(hits->len, 3);
	ck_assert_int_eq(v->read.hit, 0);
	ck_assert_ptr_null(v->notice.words);
	apply(v, ACTION_NEXT_UNREAD);
	ck_assert_int_eq(v->read.hit, 1);
	apply(v, ACTION_HIT_BACK);
	apply(v, ACTION_HIT_BACK);
	ck_assert_int_eq(v->read.hit, 2);
	ck_assert_str_eq(v->notice.words, "3/3 · from the end again");
	view_resize(v, 40, 10);
	ck_assert_int_eq(v->read.hit, 2);
	apply(v, ACTION_NEXT_UNREAD);
	ck_assert_str_eq(v->notice.words, "1/3 · from the top again");
	apply(v, ACTION_OUT);
	ck_assert_ptr_null(v->read.find);
	ck_assert_int_eq(v->nav.scene, SCENE_STORY);
}
END_TEST

START_TEST(a_search_without_hits_ends)
{
	g_autoptr(View) v = view_of_text(lamps);

	apply(v, ACTION_SEARCH);
	type(v, "q u a y <Enter>");
	ck_assert_str_eq(v->notice.words, "Nothing about “quay” in this text.");
	ck_assert_ptr_null(v->read.find);
}
END_TEST

START_TEST(leaving_a_search_leads_back_to_where_it_began)
{
	g_autoptr(View) v = view_of_text(lamps);

	view_resize(v, 80, 8);
	apply(v, ACTION_SEARCH);
	type(v, "t h i r d");
	ck_assert_int_gt(v->read.row, 0);
	type(v, "<Esc>");
	ck_assert_int_eq(v->read.row, 0);
	ck_assert_ptr_null(v->read.find);
}
END_TEST

START_TEST(a_story_is_piped_as_lede_show_prints_it)
{
	g_autoptr(View) v = view_of_text(lamps);
	const struct effect *e;

	apply(v, ACTION_PIPE);
	type(v, "l e s s <Enter>");
	e = effects_find(fx, FX_PIPE);
	ck_assert_str_eq(e->pipe.words, "less");
	ck_assert_ptr_nonnull(strstr(e->pipe.text, "\n\nNo light.\n\n"));
	ck_assert_ptr_null(v->prompt.line);
}
END_TEST

START_TEST(a_file_is_asked_for_until_it_is_written)
{
	g_autoptr(View) v = view_of_text(lamps);

	apply(v, ACTION_SAVE_TEXT);
	ck_assert_str_eq(v->prompt.line->text->str, "A headline.txt");
	type(v, "<Enter>");
	ck_assert_str_eq(effects_find(fx, FX_SAVE_TEXT)->pipe.words,
			 "A headline.txt");
	ck_assert_ptr_nonnull(v->prompt.line);
	prompt_input_again(v, "It exists.");
	ck_assert_str_eq(prompt_input_words(v), "It exists. ");
	type(v, "2");
	ck_assert_str_eq(prompt_input_words(v), "Save as: ");
	type(v, "<C-u> <Enter>");
	ck_assert_ptr_null(v->prompt.line);
}
END_TEST

START_TEST(the_paragraph_at_the_top_is_copied_whole)
{
	g_autoptr(View) v = view_of_text(lamps);

	apply(v, ACTION_COPY_PARAGRAPH);
	ck_assert_str_eq(effects_find(fx, FX_COPY)->link, lamps[0]);
	ck_assert_str_eq(v->notice.words, "Paragraph copied.");
	v->read.row = v->read.text_line + 1; /* the gap after it */
	apply(v, ACTION_COPY_PARAGRAPH);
	ck_assert_str_eq(effects_find(fx, FX_COPY)->link, lamps[1]);
}
END_TEST

START_TEST(links_are_opened_up_to_a_bound)
{
	g_autoptr(View) v = view_of_text(lamps);
	guint opened = 0;

	apply(v, ACTION_OPEN_LINKS);
	ck_assert_str_eq(v->notice.words, "This story has no links.");
	body_link(v->read.body, "gopher://quay.example/", NULL, NULL);
	for (int i = 0; i < 33; i++) {
		g_autofree char *url =
			g_strdup_printf("https://quay.example/%d", i);

		body_link(v->read.body, url, NULL, NULL);
	}
	apply(v, ACTION_OPEN_LINKS);
	for (guint i = 0; i < fx->all->len; i++)
		opened += effects_at(fx, i)->kind == FX_BROWSE;
	ck_assert_uint_eq(opened, 10);
	ck_assert_str_eq(v->notice.words, "Opened 10 of 34 links.");
}
END_TEST

START_TEST(what_has_no_sense_here_says_so)
{
	g_autoptr(View) v = view_of(3);

	apply(v, ACTION_PIPE);
	ck_assert_str_eq(v->notice.words, "pipe does nothing here.");
}
END_TEST

/* What is typed behind ":". */
static void command(View *v, const char *keys)
{
	apply(v, ACTION_COMMAND);
	type(v, keys);
}

static const struct {
	const char *keys; /* behind ":" */
	const char *said, *path, *url;
} typed[] = {
	{ "i m p o r t <Space> / x <Enter>", "Importing…", "/x", NULL },
	{ "f e e d - a d d <Space> e . o r g <Enter>", "Looking for its feed…",
	  NULL, "e.org" },
	{ "a d d <Space> e . o r g <Enter>", "Looking for its feed…", NULL,
	  "e.org" },
	{ "p i p e <Space> l e s s <Enter>", "pipe does nothing here.", NULL,
	  NULL },
	{ "m a r k - o l d e r <Space> 3 x <Enter>",
	  "“3x” is no age. 12h, 3d and 2w are.", NULL, NULL },
	{ "m a r k - o l d e r <Space> 5 <Enter>",
	  "“5” is no age. 12h, 3d and 2w are.", NULL, NULL },
	{ "q u i t <Space> n o w <Enter>", "There is no command “quit now”.",
	  NULL, NULL },
};

START_TEST(a_command_takes_what_it_would_ask_for)
{
	g_autoptr(View) v = view_of(3);

	command(v, typed[_i].keys);
	ck_assert_str_eq(v->notice.words, typed[_i].said);
	ck_assert(has(FX_IMPORT) == (typed[_i].path != NULL));
	ck_assert(has(FX_ADD) == (typed[_i].url != NULL));
	if (typed[_i].path)
		ck_assert_str_eq(effects_find(fx, FX_IMPORT)->path,
				 typed[_i].path);
	if (typed[_i].url)
		ck_assert_str_eq(effects_find(fx, FX_ADD)->add.url,
				 typed[_i].url);
	ck_assert_ptr_null(v->prompt.line);
}
END_TEST

START_TEST(a_command_without_its_argument_asks_for_it)
{
	g_autoptr(View) v = view_of(3);

	command(v, "m a r k - o l <Tab>");
	ck_assert_str_eq(v->prompt.line->text->str, "mark-older ");
	type(v, "<Enter>");
	ck_assert_int_eq(v->prompt.ask, ASK_OLDER);
	type(v, "2 d <Enter>");
	ck_assert_int_eq(effects_find(fx, FX_MARK_LIST)->mark_list.before,
			 v->now - 2 * 86400);
}
END_TEST

static void answer_older(View *v, int64_t count)
{
	const struct change *c =
		&g_array_index(v->changes, struct change, v->changes->len - 1);

	marks_sent(v, c->id, 7);
	receive(v, &(struct notification){ .kind = NOTIFICATION_REPLY,
					   .command = COMMAND_MARKLIST,
					   .number = 7,
					   .batch = count ? 4 : 0,
					   .count = count });
}

START_TEST(what_is_older_is_said_when_the_fetcher_has_counted_it)
{
	g_autoptr(View) v = view_of(3);

	v->now = 1000 * 86400;
	v->window.unread = 40;
	command(v, "m a r k - o l d e r <Space> 3 d <Enter>");
	ck_assert_ptr_null(v->notice.words);
	answer_older(v, 31);
	ck_assert_str_eq(v->notice.words, "31 marked read.  u to undo");
	/* the three on the screen are counted when they are loaded again */
	ck_assert_int_eq(v->window.unread, 40 - 28);
	apply(v, ACTION_UNDO);
	ck_assert(has(FX_UNDO));
	ck_assert_str_eq(v->notice.words, "31 marked unread again.");
}
END_TEST

START_TEST(what_marks_nothing_is_not_undone)
{
	g_autoptr(View) v = view_of(3);

	command(v, "m a r k - o l d e r <Space> 3 d <Enter>");
	answer_older(v, 0);
	ck_assert_str_eq(v->notice.words, "Nothing unread is that old.");
	ck_assert_uint_eq(v->changes->len, 0);
}
END_TEST

/* The names of what the palette offers first. */
static char *offered(const View *v, guint n)
{
	enum action actions[ACTION_END];
	g_autoptr(GString) names = g_string_new(NULL);
	guint count = palette_actions(v, actions);

	for (guint i = 0; i < MIN(n, count); i++)
		g_string_append_printf(names, "%s ", action_name(actions[i]));
	return g_string_free(g_steal_pointer(&names), FALSE);
}

START_TEST(the_palette_opens_with_what_was_used_last)
{
	g_autoptr(View) v = view_of(3);
	g_autofree char *names = NULL, *marks = NULL;

	command(v, "s o r t <Enter>");
	command(v, "m a r k - o l d e r <Space> 3 d <Enter>");
	apply(v, ACTION_COMMAND);
	names = offered(v, 4);
	ck_assert_str_eq(names, "mark-older sort open-links keep-search ");
	type(v, "m a r k");
	marks = offered(v, 3);
	ck_assert_str_eq(marks, "mark mark-older mark-all-read ");
}
END_TEST

static const struct {
	int cols, rows;
	enum list_kind list;
	enum scene scene;
	const char *said; /* NULL: it is hidden */
} sides[] = {
	{ 80, 24, LIST_FRONT, SCENE_LIST, NULL },
	{ 59, 24, LIST_FRONT, SCENE_LIST,
	  "No room for the sidebar here: it needs 60 columns." },
	{ 119, 24, LIST_ALL, SCENE_LIST,
	  "No room for the sidebar here: it needs 120 columns." },
	{ 120, 24, LIST_ALL, SCENE_LIST, NULL },
	{ 40, 20, LIST_ALL, SCENE_STORY, NULL }, /* the strip */
	{ 40, 15, LIST_ALL, SCENE_STORY,
	  "No room for the sidebar here: it needs 60 columns." },
	{ 160, 50, LIST_ALL, SCENE_FEEDS, "There is no sidebar here." },
};

START_TEST(a_sidebar_without_room_says_so)
{
	g_autoptr(View) v = view_of(3);
	const bool *hidden;

	v->window.list.kind = sides[_i].list;
	v->nav.scene = sides[_i].scene;
	view_resize(v, sides[_i].cols, sides[_i].rows);
	hidden = &v->side_hidden[layout_class(v->cols)];
	apply(v, ACTION_SIDEBAR);
	ck_assert_pstr_eq(v->notice.words, sides[_i].said);
	ck_assert(*hidden == (sides[_i].said == NULL));
}
END_TEST

START_TEST(every_action_has_one_row)
{
	int rows[ACTION_COUNT] = { 0 };
	const struct action_row *row;

	for (guint i = 0; (row = actions_row(i)); i++) {
		ck_assert_msg((row->run == NULL) != (row->run_with == NULL),
			      "%s", action_name(row->action));
		ck_assert_uint_ne(row->scenes, 0);
		rows[row->action]++;
	}
	for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
		ck_assert_msg(rows[a] == 1,
			      "%s has %d rows in ui/update/actions.c",
			      action_name(a), rows[a]);
	ck_assert_int_eq(rows[ACTION_NONE], 0);
}
END_TEST

START_TEST(resizing_keeps_the_selection)
{
	g_autoptr(View) v = view_of(5);

	apply(v, ACTION_DOWN);
	for (int cols = 1; cols < 300; cols += 7)
		view_resize(v, cols, 1 + cols / 3);
	ck_assert_int_eq(v->window.selected, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("update");
	TCase *t = tcase_create("update");
	Settings *s = settings_new();
	int status;

	suite_add_tcase(suite, t);
	settings = s;
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, opening_marks_read_and_can_be_undone);
	tcase_add_test(t, new_stories_never_move_the_list);
	tcase_add_test(t, a_refresh_is_reported_by_its_own_counts);
	tcase_add_test(t, back_leads_to_the_same_headline);
	tcase_add_test(t, folding_removes_reports_and_selects_their_headline);
	tcase_add_test(t, an_event_of_one_report_does_not_unfold);
	tcase_add_test(t, the_first_run_fetches_nothing_by_itself);
	tcase_add_test(t, hits_in_a_text_are_counted_and_gone_through);
	tcase_add_test(t, a_search_without_hits_ends);
	tcase_add_test(t, leaving_a_search_leads_back_to_where_it_began);
	tcase_add_test(t, a_story_is_piped_as_lede_show_prints_it);
	tcase_add_test(t, a_file_is_asked_for_until_it_is_written);
	tcase_add_test(t, the_paragraph_at_the_top_is_copied_whole);
	tcase_add_test(t, links_are_opened_up_to_a_bound);
	tcase_add_test(t, what_has_no_sense_here_says_so);
	SUITE_LOOP(t, a_command_takes_what_it_would_ask_for, typed);
	tcase_add_test(t, a_command_without_its_argument_asks_for_it);
	tcase_add_test(t,
		       what_is_older_is_said_when_the_fetcher_has_counted_it);
	tcase_add_test(t, what_marks_nothing_is_not_undone);
	tcase_add_test(t, the_palette_opens_with_what_was_used_last);
	SUITE_LOOP(t, a_sidebar_without_room_says_so, sides);
	tcase_add_test(t, every_action_has_one_row);
	tcase_add_test(t, resizing_keeps_the_selection);
	status = suite_run(suite);
	settings_free(s);
	return status;
}
