/* What the reader has muted is hidden, counted, and shown again. */
#include "feeds/store/events.h"
#include "feeds/store/mutes.h"
#include "src/config/filters.h"
#include "src/store/sections.h"
#include "tests/feeds/four_stories.h"

#include <inttypes.h>
#include <string.h>

static const struct {
	const char *text;
	guint filters, complaints;
	const char *first; /* complaint */
} files[] = {
	{ "", 0, 0, NULL },
	{ "# nothing\n\n  mute salt  \n", 1, 0, NULL },
	{ "mute from:\"Daily Reel\" until=2026-12-31\n", 1, 0, NULL },
	{ "search \"Festivals\" festival -music\nsearch Sea boats\n", 2, 0,
	  NULL },
	{ "hide salt\n", 0, 1, "filters:1: a line begins with" },
	{ "mute salt until=soon\n", 0, 1, "filters:1: until= is a date" },
	{ "\nmute -\n", 0, 1, "filters:2: words are missing" },
	{ "mute -salt\n", 0, 1, "filters:1: a mute needs words to hide" },
	{ "mute %\n", 0, 1, "filters:1: words are missing" },
	{ "mute is:purple\n", 0, 1, "filters:1: is:purple" },
	{ "search \"Open\n", 0, 1, "filters:1: a search is written" },
	{ "mute \xff\xfe\n", 0, 1, "filters:1: this line is not UTF-8" },
	{ "mute ; DROP TABLE story\n", 1, 0, NULL },
};

START_TEST(an_invalid_line_is_reported)
{
	g_autoptr(GPtrArray) wrong = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Filters) f = filters_read(files[_i].text, wrong);

	ck_assert_uint_eq(f->all->len, files[_i].filters);
	ck_assert_uint_eq(wrong->len, files[_i].complaints);
	if (files[_i].first)
		ck_assert(g_str_has_prefix(g_ptr_array_index(wrong, 0),
					   files[_i].first));
}
END_TEST

START_TEST(adding_and_removing_a_line_keeps_the_others)
{
	g_autoptr(Filters) f = filters_read("# mine\nmute salt\nodd\n", NULL);
	g_autofree char *more = filters_with(f, "mute tin", true);
	g_autofree char *less = filters_with(f, "mute salt", false);
	g_autofree char *line = filter_mute_line("a\nb", NOW);

	ck_assert_str_eq(more, "# mine\nmute salt\nodd\nmute tin\n");
	ck_assert_str_eq(less, "# mine\nodd\n");
	ck_assert_ptr_null(filters_with(f, "mute salt", true));
	ck_assert_ptr_null(filters_with(f, "mute tin", false));
	ck_assert_str_eq(line, "mute a b until=2026-09-21T14:13:20Z");
}
END_TEST

static char *shown(const char *query)
{
	const struct list all = { .kind = query ? LIST_SEARCH : LIST_HEADLINES,
				  .query = query,
				  .by_time = true };
	g_autoptr(Stories) s = store_list(
		reader, &all, &(struct list_page){ .limit = 100 }, NULL);
	GString *ids = g_string_new(NULL);

	ck_assert_ptr_nonnull(s);
	for (guint i = 0; i < s->all->len; i++)
		g_string_append_printf(ids, "%s%d", i ? " " : "",
				       (int)stories_at(s, i)->id);
	return g_string_free(ids, FALSE);
}

static void mute(const char *text, int64_t now)
{
	g_autoptr(Filters) f = filters_read(text, NULL);
	g_autofree char *wrong = NULL;
	g_autofree char *time = g_strdup_printf("%" PRId64, now);

	g_setenv("LEDE_NOW", time, TRUE);
	ck_assert(store_mute(writer, f, NULL));
	ck_assert(store_verify(writer, true, &wrong));
	ck_assert_ptr_null(wrong);
}

/* The third story is saved. */
static const struct {
	const char *mutes, *left, *muted;
} cases[] = {
	{ "mute lantern\n", "3 4", "2 1" },
	{ "mute title:lantern\n", "2 3 4", "1" },
	{ "mute lant\n", "1 2 3 4", "" }, /* a whole word */
	{ "mute from:wire\n", "1 2 3", "4" },
	{ "mute salt\n", "2 3 4", "1" }, /* the saved one stays */
	{ "mute harbour\nmute bridge\n", "1 3", "2 4" },
	{ "mute lantern until=2026-09-01\n", "1 2 3 4", "" },
	{ "mute section:Film -parade\n", "1 3 4", "2" },
};

START_TEST(muted_stories_are_hidden_and_found_on_request)
{
	g_autofree char *left = NULL, *muted = NULL, *again = NULL;
	g_autoptr(Sections) sections = NULL;
	guint n;

	mute(cases[_i].mutes, NOW);
	left = shown(NULL);
	muted = shown("is:muted");
	ck_assert_str_eq(left, cases[_i].left);
	ck_assert_uint_eq(strlen(muted), strlen(cases[_i].muted));
	n = (guint)strlen(cases[_i].muted) / 2 + (*cases[_i].muted != 0);
	sections = store_sections(reader, NULL);
	ck_assert_int_eq(sections->totals.muted, n);
	ck_assert_int_eq(sections->totals.stories, 4 - n);
	mute("", NOW);
	again = shown(NULL);
	ck_assert_str_eq(again, "1 2 3 4");
}
END_TEST

START_TEST(a_mute_expires)
{
	static const char text[] = "mute lantern until=2026-09-22\n";
	g_autofree char *before = NULL, *after = NULL;

	mute(text, NOW);
	before = shown(NULL);
	mute(text, NOW + 2 * DAY);
	after = shown(NULL);
	ck_assert_str_eq(before, "3 4");
	ck_assert_str_eq(after, "1 2 3 4");
}
END_TEST

/* The mutes that were carried out last are not looked at again, whoever did that. */
START_TEST(mutes_of_before_are_carried_out_again)
{
	g_autoptr(Filters) lantern = filters_read("mute lantern\n", NULL);
	g_autoptr(Filters) none = filters_read("", NULL);

	ck_assert(store_mute_changed(writer, lantern, NULL));
	ck_assert_int_gt(store_count_muted(writer), 0);
	ck_assert(store_mute(writer, none, NULL));
	ck_assert_int_eq(store_count_muted(writer), 0);
	ck_assert(store_mute_changed(writer, lantern, NULL));
	ck_assert_int_gt(store_count_muted(writer), 0);
}
END_TEST

START_TEST(new_stories_are_muted_when_stored)
{
	g_autoptr(Filters) f = filters_read("mute tin\n", NULL);
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	struct arrival one = { .guid = "x", .title = "Tin roof", .time = NOW };
	g_autofree char *left = NULL, *kept = NULL;

	g_array_append_val(a->all, one);
	ck_assert(store_put(writer, 1, a, ids, NULL));
	ck_assert(store_mute_some(writer, f, (const int64_t *)(void *)ids->data,
				  ids->len, NULL));
	left = shown(NULL);
	ck_assert_str_eq(left, "1 2 3 4");
	ck_assert(store_mute(writer, f, NULL));
	kept = shown(NULL);
	ck_assert_str_eq(kept, "1 2 3 4");
	mute("", NOW);
	g_free(left);
	left = shown(NULL);
	ck_assert_str_eq(left, "5 1 2 3 4");
}
END_TEST

START_TEST(another_report_is_head_of_its_event)
{
	struct list all = { .kind = LIST_ALL };
	g_autoptr(Stories) s = NULL;

	ck_assert(event_assign(writer, 4, 1, NULL) &&
		  event_set_head(writer, 1, &(struct event_head){ 0, 2, 9, 9 },
				 NULL));
	mute("mute from:reel\n", NOW);
	s = store_list(reader, &all, &(struct list_page){ .limit = 9 }, NULL);
	ck_assert_uint_eq(s->all->len, 2);
	ck_assert_int_eq(stories_at(s, 1)->id, 4);
	ck_assert(stories_at(s, 1)->front > 8.9);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("mutes");
	TCase *t = tcase_create("mute");

	g_setenv("LEDE_NOW", G_STRINGIFY(NOW), TRUE);
	tcase_add_checked_fixture(t, open_store, close_store);
	SUITE_LOOP(t, an_invalid_line_is_reported, files);
	tcase_add_test(t, adding_and_removing_a_line_keeps_the_others);
	SUITE_LOOP(t, muted_stories_are_hidden_and_found_on_request, cases);
	tcase_add_test(t, a_mute_expires);
	tcase_add_test(t, mutes_of_before_are_carried_out_again);
	tcase_add_test(t, new_stories_are_muted_when_stored);
	tcase_add_test(t, another_report_is_head_of_its_event);
	suite_add_tcase(s, t);
	return suite_run(s);
}
