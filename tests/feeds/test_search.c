/* What a query finds, by each of its operators. */
#include "src/base/error.h"
#include "src/store/vocabulary.h"
#include "tests/feeds/four_stories.h"

#include <string.h>

#define MANY 300

static char *found(const char *query, bool typing)
{
	const struct list l = { .kind = LIST_SEARCH,
				.query = query,
				.typing = typing,
				.by_time = true };
	struct list_counts counts = { 0 }, counted = { 0 };
	g_autoptr(Stories) s = store_search(
		reader, &l, &(struct list_page){ .limit = 100 }, &counts, NULL);
	GString *ids = g_string_new(NULL);

	ck_assert_ptr_nonnull(s);
	for (guint i = 0; i < s->all->len; i++)
		g_string_append_printf(ids, "%s%d", i ? " " : "",
				       (int)stories_at(s, i)->id);
	ck_assert_int_eq(counts.stories, s->all->len);
	ck_assert(store_count(reader, &l, 100, &counted, NULL));
	ck_assert_int_eq(counts.stories, counted.stories);
	return g_string_free(ids, FALSE);
}

static const struct {
	const char *query, *ids; /* newest first */
} cases[] = {
	{ "lantern", "1 2" },
	{ "lant", "1 2" },    /* the last word may be a beginning, */
	{ "lant light", "" }, /* no other word may */
	{ "LANTERN", "1 2" },
	{ "salt light", "1" },
	{ "\"salt works\"", "3" },
	{ "\"works salt\"", "" },
	{ "lantern -bridge", "1" },
	{ "light -\"light on\"", "4" },
	{ "-lantern", "3 4" },
	{ "title:lantern", "1" },
	{ "title:\"salt works\"", "3" },
	{ "title:lan", "1" },
	{ "light from:reel", "1" },
	{ "from:\"Daily Reel\"", "1 2" },
	{ "from:100%", "3 4" }, /* no wildcard */
	{ "from:\u0640", "" },  /* nothing that is seen */
	{ "-from:reel", "3 4" },
	{ "section:Tech", "3 4" },
	{ "salt section:film", "1" },
	{ "is:unread", "2 3 4" },
	{ "is:read", "1" },
	{ "is:saved", "3" },
	{ "-is:saved parade", "1" },
	{ "before:30d", "4" },
	{ "after:30d light", "1" },
	{ "before:2026-09-19", "3 4" },
	{ "after:2026-09-19", "1 2" },
	{ "lantern from:reel is:unread after:7d -harbour", "2" },
};

START_TEST(each_operator_finds_its_stories)
{
	g_autofree char *done = found(cases[_i].query, false);
	g_autofree char *typing = found(cases[_i].query, true);

	ck_assert_str_eq(done, cases[_i].ids);
	ck_assert_str_eq(typing, cases[_i].ids);
}
END_TEST

START_TEST(the_best_come_first_with_what_was_found_in_them)
{
	struct list l = { .kind = LIST_SEARCH, .query = "lantern bridge" };

	for (int typing = 0; typing < 2; typing++) {
		g_autoptr(Stories) s = NULL;
		struct list_counts counts;

		l.typing = typing;
		s = store_search(reader, &l, &(struct list_page){ .limit = 1 },
				 &counts, NULL);
		ck_assert(s && s->all->len == 1);
		ck_assert(strstr(stories_at(s, 0)->snippet, "\002lantern\003"));
	}
}
END_TEST

START_TEST(a_prefix_of_few_words_is_expanded)
{
	g_autoptr(GPtrArray) l = words_beginning(reader, "l", 2);
	g_autoptr(GPtrArray) none = words_beginning(reader, "zz", 2);
	g_autoptr(GPtrArray) many = words_beginning(reader, "l", 1);

	ck_assert(l && l->len == 2);
	ck_assert_str_eq(g_ptr_array_index(l, 0), "lantern");
	ck_assert_str_eq(g_ptr_array_index(l, 1), "light");
	ck_assert(none && none->len == 0);
	ck_assert_ptr_null(many);
	ck_assert_ptr_null(words_beginning(reader, "two words", 9));
}
END_TEST

/* More beginnings than are written out find the same. */
START_TEST(a_prefix_of_many_words_is_not_expanded)
{
	g_autofree char *before = found("wor", true);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *after = NULL;

	for (int i = 0; i < MANY; i++)
		g_string_append_printf(text, "word%d ", i);
	put(1, "A list", text->str, NOW);
	after = found("wor", true);
	ck_assert_str_eq(before, "3");
	ck_assert_str_eq(after, "5 3");
}
END_TEST

/* The tables that this makes can be made in the transaction of a search. */
START_TEST(words_are_found_within_a_transaction)
{
	g_autoptr(GPtrArray) words = NULL;

	ck_assert(store_run(reader, "BEGIN", NULL));
	words = words_beginning(reader, "lant", 2);
	ck_assert(words && words->len == 1);
	ck_assert(store_run(reader, "COMMIT", NULL));
	ck_assert(!store_run(reader, "DELETE FROM story", NULL));
}
END_TEST

static int checks;

static bool at_once(void *user)
{
	checks++;
	return *(bool *)user;
}

/* A search is interrupted while more is typed, not once it was entered. */
START_TEST(a_search_is_interrupted_by_the_next_letter)
{
	struct list l = { .kind = LIST_SEARCH, .query = "wor", .typing = true };
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(Stories) whole = NULL, none = NULL, ranked = NULL;
	bool wanted = false;

	for (int i = 0; i < MANY; i++)
		g_string_append_printf(text, "word%d ", i);
	for (int i = 0; i < MANY; i++) {
		g_autofree char *title = g_strdup_printf("Word %d", i);

		put(1, title, text->str, NOW - i);
	}
	store_give_way(reader, at_once, &wanted);
	whole = store_list(reader, &l, &(struct list_page){ .limit = 10 },
			   NULL);
	ck_assert_ptr_nonnull(whole);
	ck_assert_int_gt(checks, 0);
	wanted = true;
	none = store_list(reader, &l, &(struct list_page){ .limit = 10 },
			  &error);
	ck_assert_ptr_null(none);
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_BUSY));
	l.typing = false;
	ranked = store_list(reader, &l, &(struct list_page){ .limit = 10 },
			    NULL);
	ck_assert_ptr_nonnull(ranked);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("search");
	TCase *t = tcase_create("find");

	g_setenv("LEDE_NOW", G_STRINGIFY(NOW), TRUE);
	tcase_add_checked_fixture(t, open_store, close_store);
	SUITE_LOOP(t, each_operator_finds_its_stories, cases);
	tcase_add_test(t, words_are_found_within_a_transaction);
	tcase_add_test(t, a_search_is_interrupted_by_the_next_letter);
	tcase_add_test(t, the_best_come_first_with_what_was_found_in_them);
	tcase_add_test(t, a_prefix_of_few_words_is_expanded);
	tcase_add_test(t, a_prefix_of_many_words_is_not_expanded);
	suite_add_tcase(s, t);
	return suite_run(s);
}
