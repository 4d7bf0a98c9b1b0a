/* The story being read: words looked for in it, and what is taken out of it. */
#include "src/base/error.h"
#include "tests/ui/update_stage.h"
#include "ui/update/on_notification.h"
#include "ui/update/prompt_input.h"

#include <string.h>

/* A story of some paragraphs is being read. */
static void read_text(const char *const *paragraphs)
{
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
}

static const char *const lamps[] = { "The lamp and the other lamp.",
				     "No light.", "A third lamp.", NULL };

START_TEST(hits_in_a_text_are_counted_and_gone_through)
{
	const GArray *hits;

	read_text(lamps);
	apply(ACTION_SEARCH);
	type("l a m p <Enter>");
	hits = v->read.lines->hits;
	ck_assert_uint_eq(hits->len, 3);
	ck_assert_int_eq(v->read.hit, 0);
	ck_assert_ptr_null(v->notice.words);
	apply(ACTION_NEXT_UNREAD);
	ck_assert_int_eq(v->read.hit, 1);
	apply(ACTION_HIT_BACK);
	apply(ACTION_HIT_BACK);
	ck_assert_int_eq(v->read.hit, 2);
	ck_assert_str_eq(v->notice.words, "3/3 · from the end again");
	view_resize(v, 40, 10);
	ck_assert_int_eq(v->read.hit, 2);
	apply(ACTION_NEXT_UNREAD);
	ck_assert_str_eq(v->notice.words, "1/3 · from the top again");
	apply(ACTION_CLOSE);
	ck_assert_ptr_null(v->read.find);
	ck_assert_int_eq(v->nav.scene, SCENE_STORY);
}
END_TEST

START_TEST(a_search_without_hits_ends)
{
	read_text(lamps);
	apply(ACTION_SEARCH);
	type("q u a y <Enter>");
	ck_assert_str_eq(v->notice.words, "Nothing about “quay” in this text.");
	ck_assert_ptr_null(v->read.find);
}
END_TEST

START_TEST(leaving_a_search_leads_back_to_where_it_began)
{
	read_text(lamps);
	view_resize(v, 80, 8);
	apply(ACTION_SEARCH);
	type("t h i r d");
	ck_assert_int_gt(v->read.row, 0);
	type("<Esc>");
	ck_assert_int_eq(v->read.row, 0);
	ck_assert_ptr_null(v->read.find);
}
END_TEST

START_TEST(a_story_is_piped_as_lede_show_prints_it)
{
	const struct effect *e;

	read_text(lamps);
	apply(ACTION_PIPE);
	type("l e s s <Enter>");
	e = effects_find(fx, FX_PIPE);
	ck_assert_str_eq(e->pipe.words, "less");
	ck_assert_ptr_nonnull(strstr(e->pipe.text, "\n\nNo light.\n\n"));
	ck_assert_ptr_null(v->prompt.line);
}
END_TEST

START_TEST(a_file_is_asked_for_until_it_is_written)
{
	read_text(lamps);
	apply(ACTION_SAVE_TEXT);
	ck_assert_str_eq(v->prompt.line->text->str, "A headline.txt");
	ck_assert(v->prompt.line->offered);
	type("<Enter>");
	ck_assert_str_eq(effects_find(fx, FX_SAVE_TEXT)->pipe.words,
			 "A headline.txt");
	ck_assert_ptr_nonnull(v->prompt.line);
	prompt_input_say_why(v, "It exists");
	ck_assert_str_eq(v->prompt.why, "It exists");
	type("2");
	ck_assert_ptr_null(v->prompt.why);
	type("<C-u> <Enter>");
	ck_assert_ptr_null(v->prompt.line);
}
END_TEST

/* A search begins anew at the first letter, and is changed by the keys that move. */
START_TEST(the_words_of_a_search_are_offered_again)
{
	v->nav.scene = SCENE_LIST;
	v->window.list.kind = LIST_SEARCH;
	v->window.query = g_strdup("lamp");
	apply(ACTION_SEARCH);
	ck_assert_str_eq(v->prompt.line->text->str, "lamp");
	type(_i ? "f" : "<Left> s");
	ck_assert_str_eq(v->prompt.line->text->str, _i ? "f" : "lamsp");
}
END_TEST

START_TEST(the_paragraph_at_the_top_is_copied_whole)
{
	read_text(lamps);
	apply(ACTION_COPY_PARAGRAPH);
	ck_assert_str_eq(effects_find(fx, FX_COPY)->link, lamps[0]);
	ck_assert_str_eq(v->notice.words, "Paragraph copied.");
	v->read.row = v->read.text_line + 1; /* the gap after it */
	apply(ACTION_COPY_PARAGRAPH);
	ck_assert_str_eq(effects_find(fx, FX_COPY)->link, lamps[1]);
}
END_TEST

START_TEST(links_are_opened_up_to_a_bound)
{
	guint opened = 0;

	read_text(lamps);
	apply(ACTION_OPEN_LINKS);
	ck_assert_str_eq(v->notice.words, "This story has no links.");
	body_link(v->read.body, "gopher://quay.example/", NULL, NULL);
	for (int i = 0; i < 33; i++) {
		g_autofree char *url =
			g_strdup_printf("https://quay.example/%d", i);

		body_link(v->read.body, url, NULL, NULL);
	}
	apply(ACTION_OPEN_LINKS);
	for (guint i = 0; i < fx->all->len; i++)
		opened += effects_at(fx, i)->kind == FX_BROWSE;
	ck_assert_uint_eq(opened, 10);
	ck_assert_str_eq(v->notice.words, "Opened 10 of 34 links.");
}
END_TEST

static void answer_page(int code)
{
	effects_clear(fx);
	on_notification_apply(
		v,
		&(struct notification){ .kind = NOTIFICATION_REPLY,
					.command = COMMAND_PAGE,
					.code = code,
					.count = 1 },
		fx);
}

START_TEST(a_page_is_fetched_until_it_is_answered)
{
	read_text(lamps);
	apply(ACTION_WHOLE_TEXT);
	ck_assert(has(FX_PAGE));
	ck_assert(reading_is_fetching(&v->read));
	apply(ACTION_WHOLE_TEXT);
	ck_assert(!has(FX_PAGE));
	apply(ACTION_DOWN);
	ck_assert_ptr_null(v->notice.words);
	v->read.id = 2;
	ck_assert(!reading_is_fetching(&v->read));
	apply(ACTION_DOWN);
	ck_assert_str_eq(v->notice.words, "End.  n next unread");
	answer_page(0);
	v->read.id = 1;
	ck_assert(!reading_is_fetching(&v->read));
}
END_TEST

START_TEST(a_page_that_failed_can_be_fetched_again)
{
	read_text(lamps);
	apply(ACTION_WHOLE_TEXT);
	answer_page(ERROR_NET + 1);
	ck_assert(v->notice.bad);
	apply(ACTION_WHOLE_TEXT);
	ck_assert(has(FX_PAGE));
	on_notification_apply(v,
			      &(struct notification){ .kind = NOTIFICATION_GONE,
						      .words = "reading only" },
			      fx);
	ck_assert(!reading_is_fetching(&v->read));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("story_keys");
	TCase *t = tcase_create("story");

	tcase_add_checked_fixture(t, open_stage, close_stage);
	tcase_add_test(t, hits_in_a_text_are_counted_and_gone_through);
	tcase_add_test(t, a_search_without_hits_ends);
	tcase_add_test(t, leaving_a_search_leads_back_to_where_it_began);
	tcase_add_test(t, a_story_is_piped_as_lede_show_prints_it);
	tcase_add_test(t, a_file_is_asked_for_until_it_is_written);
	tcase_add_loop_test(t, the_words_of_a_search_are_offered_again, 0, 2);
	tcase_add_test(t, the_paragraph_at_the_top_is_copied_whole);
	tcase_add_test(t, links_are_opened_up_to_a_bound);
	tcase_add_test(t, a_page_is_fetched_until_it_is_answered);
	tcase_add_test(t, a_page_that_failed_can_be_fetched_again);
	suite_add_tcase(s, t);
	return suite_run(s);
}
