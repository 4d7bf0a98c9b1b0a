/* A query becomes bound values, never SQL. */
#include "src/base/error.h"
#include "src/config/query.h"
#include "tests/suite.h"

static const struct {
	const char *typed, *match, *where;
	guint values;
} cases[] = {
	{ "salt lanterns", "\"salt\" AND \"lanterns\"", "", 0 },
	{ "\"salt lanterns\"", "\"salt lanterns\"", "", 0 },
	{ "salt -mine", "(\"salt\") NOT (\"mine\")", "", 0 },
	{ "title:salt", "title : \"salt\"", "", 0 },
	{ "a\"b", "\"a b\"", "", 0 },
	{ "is:unread salt", "\"salt\"", " AND (s.read = 0)", 0 },
	{ "-is:saved", NULL, " AND NOT (s.saved = 1)", 0 },
	{ "before:2026-01-01", NULL, " AND (s.time < ?)", 1 },
	{ "after:3d", NULL, " AND (s.time >= ?)", 1 },
	{ "http://x.example/", "\"http x example\"", "", 0 },
	{ "; DROP TABLE story", "\"drop\" AND \"table\" AND \"story\"", "", 0 },
	{ "\303", NULL, " AND 0", 0 }, /* no UTF-8 */
	{ "% ()", NULL, " AND 0", 0 }, /* nothing, and not all */
	{ "% salt", "\"salt\"", "", 0 },
	{ "% is:read", NULL, " AND (s.read = 1)", 0 },
	{ "Stra\u00dfe", "\"strasse\"", "", 0 },
	{ "\u7535\u5f71\u8282", "\"\u7535\u5f71 \u5f71\u8282\"", "", 0 },
	{ "\u7535", "\"\u7535\" *", "", 0 }, /* the beginning of a pair */
	{ "-\u7535 a", "(\"a\") NOT (\"\u7535\" *)", "", 0 },
	{ "", NULL, "", 0 },
};

START_TEST(words_become_a_query)
{
	g_autoptr(Query) q =
		query_read(cases[_i].typed, 1790000000, false, NULL);

	ck_assert_ptr_nonnull(q);
	ck_assert_pstr_eq(q->match, cases[_i].match);
	ck_assert_str_eq(q->where, cases[_i].where);
	ck_assert_uint_eq(q->values->len, cases[_i].values);
}
END_TEST

START_TEST(the_last_word_may_be_a_beginning)
{
	g_autoptr(Query) q = query_read("salt lan", 0, true, NULL);
	g_autoptr(Query) done = query_read("salt lan ", 0, true, NULL);

	ck_assert_str_eq(q->match, "\"salt\" AND \"lan\" *");
	ck_assert_str_eq(done->match, "\"salt\" AND \"lan\"");
}
END_TEST

START_TEST(invalid_queries_are_refused_with_a_message)
{
	static const char *const typed[] = { "is:purple", "before:never" };

	for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
		g_autoptr(GError) error = NULL;

		ck_assert_ptr_null(query_read(typed[i], 0, false, &error));
		ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_USAGE));
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("query");
	TCase *t = tcase_create("query");

	SUITE_LOOP(t, words_become_a_query, cases);
	tcase_add_test(t, the_last_word_may_be_a_beginning);
	tcase_add_test(t, invalid_queries_are_refused_with_a_message);
	suite_add_tcase(s, t);
	return suite_run(s);
}
