/* Search finds what one sees, in any script, and shows it as it was written. */
#include "feeds/store/mutes.h"
#include "feeds/store/search_index.h"
#include "src/store/search.h"
#include "tests/feeds/four_stories.h"

#include <string.h>

#define MANY 1500 /* more than are ranked */

static const struct {
	const char *title, *text;
} written[] = {
	{ "\u6771\u4eac\u96fb\u5f71\u7bc0\u958b\u5e55 gen\u5f8c",
	  "\u4fee\u6b63" },
	{ "Donau\u00addampf\u00adschiff", "Die Stra\u00dfen\u00adbahn war zu "
					  "sp\u00e4t." },
	{ "\u0397 \u0391\u03b8\u03ae\u03bd\u03b1",
	  "\u0401\u043b\u043a\u0430 \u0438 \u0447\u0430\u0439" },
	{ "\u0141\u00f3d\u017a, \u00d8rsted", "Caf\u00e9 cre\u0300me" },
	{ "\u0e02\u0e48\u0e32\u0e27\u0e1a\u0e31\u0e19\u0e40\u0e17\u0e34\u0e07",
	  "\ud55c\uad6d\uc5b4 \ub274\uc2a4" },
	{ "\u0939\u093f\u0928\u094d\u0926\u0940 "
	  "\u0938\u092e\u093e\u091a\u093e\u0930",
	  "\u0643\u0650\u062a\u064e\u0627\u0628" },
	{ "\uff2f\uff30\uff25\uff2e \u30ab\u30e1\u30e9",
	  "\u96fb\u8a71\u3001\u5f71" },
};

static void open_written(void)
{
	open_store();
	for (size_t i = 0; i < G_N_ELEMENTS(written); i++)
		put(1, written[i].title, written[i].text, NOW);
}

/* What is found, with the hits in brackets: title and excerpt; "" for nothing. */
static char *found(const char *query)
{
	const struct list l = { .kind = LIST_SEARCH, .query = query };
	g_autoptr(Stories) s = store_list(
		reader, &l, &(struct list_page){ .limit = 100 }, NULL);
	GString *out = g_string_new(NULL);

	ck_assert_ptr_nonnull(s);
	for (guint i = 0; i < s->all->len; i++)
		g_string_append_printf(out, "%s%s / %s", i ? "; " : "",
				       stories_at(s, i)->marked,
				       stories_at(s, i)->snippet);
	g_strdelimit(out->str, "\002", '[');
	g_strdelimit(out->str, "\003", ']');
	return g_string_free(out, FALSE);
}

#define TOKYO                                                                  \
	"\u6771\u4eac\u96fb\u5f71\u7bc0\u958b\u5e55 gen\u5f8c / \u4fee\u6b63"

static const struct {
	const char *query, *found;
} cases[] = {
	/* any part of a run, exactly */
	{ "\u96fb\u5f71\u7bc0", "\u6771\u4eac[\u96fb\u5f71\u7bc0]\u958b\u5e55 "
				"gen\u5f8c / \u4fee\u6b63" },
	{ "\u96fb\u5f71", "\u6771\u4eac[\u96fb\u5f71]\u7bc0\u958b\u5e55 "
			  "gen\u5f8c / \u4fee\u6b63" },
	{ "\"\u6771\u4eac\u96fb\"",
	  "[\u6771\u4eac\u96fb]\u5f71\u7bc0\u958b\u5e55 "
	  "gen\u5f8c / \u4fee\u6b63" },
	{ "\u5e55gen\u5f8c", "\u6771\u4eac\u96fb\u5f71\u7bc0\u958b[\u5e55 "
			     "gen\u5f8c] / \u4fee\u6b63" },
	{ "\u6771\u5f71", "" },
	{ "\u96fb\u7bc0", "" },
	{ "gen", "\u6771\u4eac\u96fb\u5f71\u7bc0\u958b\u5e55 [gen]\u5f8c / "
		 "\u4fee\u6b63" },
	/* one letter: at the beginning, within, at the end */
	{ "\u6771", "[\u6771]\u4eac\u96fb\u5f71\u7bc0\u958b\u5e55 gen\u5f8c / "
		    "\u4fee\u6b63" },
	{ "\u7bc0", "\u6771\u4eac\u96fb\u5f71[\u7bc0]\u958b\u5e55 gen\u5f8c / "
		    "\u4fee\u6b63" },
	{ "\u6b63", "\u6771\u4eac\u96fb\u5f71\u7bc0\u958b\u5e55 gen\u5f8c / "
		    "\u4fee[\u6b63]" },
	{ "\u5f71 -gen", "\uff2f\uff30\uff25\uff2e \u30ab\u30e1\u30e9 / "
			 "\u96fb\u8a71\u3001[\u5f71]" },
	{ "\u96fb -\u5f71", "" },
	{ "title:\u4fee\u6b63", "" },
	{ "\u30e1\u30e9", "\uff2f\uff30\uff25\uff2e \u30ab[\u30e1\u30e9] / "
			  "\u96fb\u8a71\u3001\u5f71" },
	{ "open -salt", "[\uff2f\uff30\uff25\uff2e] \u30ab\u30e1\u30e9 / "
			"\u96fb\u8a71\u3001\u5f71" },
	{ "\u0e1a\u0e31\u0e19\u0e40\u0e17\u0e34\u0e07",
	  "\u0e02\u0e48\u0e32\u0e27["
	  "\u0e1a\u0e31\u0e19\u0e40\u0e17\u0e34\u0e07] / "
	  "\ud55c\uad6d\uc5b4 \ub274\uc2a4" },
	/* a mark stays with its letter */
	{ "\u0e02", "[\u0e02\u0e48]\u0e32\u0e27"
		    "\u0e1a\u0e31\u0e19\u0e40\u0e17\u0e34\u0e07 / "
		    "\ud55c\uad6d\uc5b4 \ub274\uc2a4" },
	{ "\uad6d\uc5b4", "\u0e02\u0e48\u0e32\u0e27"
			  "\u0e1a\u0e31\u0e19\u0e40\u0e17\u0e34\u0e07 / "
			  "\ud55c[\uad6d\uc5b4] \ub274\uc2a4" },
	/* as it was written, with all that is folded away */
	{ "donaudampfschiff strassenbahn",
	  "[Donau\u00addampf\u00adschiff] / Die [Stra\u00dfen\u00adbahn] war "
	  "zu sp\u00e4t." },
	{ "\u03b1\u03b8\u03b7\u03bd\u03b1 \u0435\u043b\u043a\u0430",
	  "\u0397 [\u0391\u03b8\u03ae\u03bd\u03b1] / [\u0401\u043b\u043a\u0430]"
	  " \u0438 \u0447\u0430\u0439" },
	{ "lodz orsted creme",
	  "[\u0141\u00f3d\u017a], [\u00d8rsted] / Caf\u00e9 [cre\u0300me]" },
	{ "\u0938\u092e\u093e", "\u0939\u093f\u0928\u094d\u0926\u0940 "
				"[\u0938\u092e\u093e\u091a\u093e\u0930] / "
				"\u0643\u0650\u062a\u064e\u0627\u0628" },
	{ "\u0938\u092e\u0940", "" }, /* another vowel */
	{ "\u0643\u062a\u0627\u0628",
	  "\u0939\u093f\u0928\u094d\u0926\u0940 "
	  "\u0938\u092e\u093e\u091a\u093e\u0930 / "
	  "[\u0643\u0650\u062a\u064e\u0627\u0628]" },
	{ "from:r\u00e9\u00e9l \u96fb\u5f71\u7bc0", TOKYO "?" },
};

START_TEST(what_one_sees_is_found)
{
	g_autofree char *got = found(cases[_i].query);

	if (g_str_has_suffix(cases[_i].found, "?"))
		ck_assert(strstr(got, "\u7bc0]"));
	else
		ck_assert_str_eq(got, cases[_i].found);
}
END_TEST

/* The part of a long text that has most of the words, and no more than a line. */
START_TEST(an_excerpt_is_a_line_of_the_text)
{
	g_autoptr(GString) text = g_string_new("lamp ");
	g_autofree char *got = NULL;

	for (int i = 0; i < 300; i++)
		g_string_append_printf(text, "w%d ", i);
	g_string_append(text, "the lamp by the c\u00f4te ");
	for (int i = 0; i < 300; i++)
		g_string_append_printf(text, "v%d ", i);
	put(1, "Long", text->str, NOW);
	got = found("cote lamp");
	ck_assert_str_eq(got, "Long / \u2026w298 w299 the [lamp] by the "
			      "[c\u00f4te] v0 v1 v2 v3 v4 v5 v6 v7 v8\u2026");
}
END_TEST

static void put_many(void)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Buf) nothing = buf_new(1);

	for (int i = 0; i < MANY; i++) {
		struct arrival one = { 0 };
		g_autofree char *guid = g_strdup_printf("many %d", i);

		one.guid = g_string_chunk_insert(a->text, guid);
		one.title = i % 7 ? "A pylon" : "Pylon, pylon";
		/* in no order */
		one.time = NOW - (i * 7919) % MANY * 60;
		g_array_append_val(a->all, one);
	}
	ck_assert(store_begin(writer, NULL));
	ck_assert(store_put(writer, 1, a, ids, NULL));
	for (guint i = 0; i < ids->len; i++)
		ck_assert(store_text(writer, g_array_index(ids, int64_t, i),
				     &(struct story_text){ .body = nothing,
							   .words = "steel" },
				     NULL));
	ck_assert(store_end(writer, true, NULL));
}

/* The ids of a search in pages of `step`. */
static GArray *ids_of(struct list l, int step)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (int skip = 0; skip < MANY; skip += step) {
		g_autoptr(Stories) s = store_list(
			reader, &l,
			&(struct list_page){ .skip = skip, .limit = step },
			NULL);

		ck_assert_ptr_nonnull(s);
		for (guint i = 0; i < s->all->len; i++)
			g_array_append_val(ids, stories_at(s, i)->id);
	}
	return ids;
}

/* While it is typed, when it was entered, and page by page. */
START_TEST(the_order_is_the_same)
{
	struct list l = { .kind = LIST_SEARCH, .query = "pyl" };

	put_many();
	for (int by_time = 0; by_time < 2; by_time++) {
		g_autoptr(GArray) whole = NULL, typed = NULL, pages = NULL;

		l.by_time = by_time;
		whole = ids_of(l, MANY);
		pages = ids_of(l, 97);
		l.typing = true;
		typed = ids_of(l, MANY);
		l.typing = false;
		ck_assert_uint_eq(whole->len, MANY);
		ck_assert_uint_eq(typed->len, MANY);
		ck_assert_uint_eq(pages->len, MANY);
		ck_assert(!memcmp(whole->data, typed->data,
				  MANY * sizeof(int64_t)));
		ck_assert(!memcmp(whole->data, pages->data,
				  MANY * sizeof(int64_t)));
	}
}
END_TEST

START_TEST(newest_first_is_by_time)
{
	const struct list l = { .kind = LIST_SEARCH,
				.query = "pylon",
				.by_time = true };
	g_autoptr(Stories) s = NULL;

	put_many();
	s = store_list(reader, &l, &(struct list_page){ .limit = MANY }, NULL);
	for (guint i = 1; i < s->all->len; i++)
		ck_assert_int_ge(stories_at(s, i - 1)->time,
				 stories_at(s, i)->time);
}
END_TEST

/* The search index of a store as the step of the schema leaves it. */
static void empty_index(void)
{
	ck_assert(store_run(writer,
			    "INSERT INTO search (search) VALUES ('delete-all');"
			    "INSERT INTO fact SELECT '" SEARCH_REST
			    "', max(id) FROM story",
			    NULL));
}

static guint reindex(guint limit)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	ck_assert(store_reindex(writer, limit, ids, NULL));
	return ids->len;
}

static void assert_sound(void)
{
	g_autofree char *wrong = NULL;

	ck_assert(store_verify(writer, true, &wrong));
	ck_assert_ptr_null(wrong);
	ck_assert(store_run(
		writer,
		"INSERT INTO search (search) VALUES ('integrity-check')",
		NULL));
}

START_TEST(an_older_index_is_made_again)
{
	g_autofree char *before = found("lantern"), *none = NULL, *after = NULL;

	ck_assert(!search_is_partial(reader));
	empty_index();
	ck_assert(search_is_partial(reader));
	none = found("lantern");
	ck_assert_str_eq(none, "");
	put(1, "A new lantern", "", NOW);
	g_free(none);
	none = found("lantern");
	ck_assert_str_eq(none, "A new [lantern] / ");
	while (reindex(3) > 0)
		ck_assert(search_is_partial(reader) || reindex(3) == 0);
	ck_assert(!search_is_partial(reader));
	after = found("lantern -new");
	ck_assert_str_eq(after, before);
	assert_sound();
}
END_TEST

/* Stories that change or go before their turn. */
START_TEST(changes_meanwhile_are_not_indexed_twice)
{
	g_autofree char *got = NULL;
	g_autoptr(Buf) nothing = buf_new(1);

	empty_index();
	ck_assert_uint_eq(reindex(2), 2);
	ck_assert(store_text(
		writer, 1,
		&(struct story_text){ .body = nothing, .words = "a heron" },
		NULL));
	ck_assert(store_unindex(writer, 2, NULL));
	while (reindex(3) > 0)
		;
	got = found("heron");
	ck_assert_str_eq(got, "Lantern parade / a [heron]");
	assert_sound();
}
END_TEST

static int count_muted(const char *mutes)
{
	g_autoptr(Filters) f = filters_read(mutes, NULL);
	const struct list l = { .kind = LIST_SEARCH, .query = "is:muted" };
	struct list_counts counts;

	ck_assert(store_mute(writer, f, NULL));
	ck_assert(store_count(reader, &l, 100, &counts, NULL));
	return (int)counts.stories;
}

START_TEST(mutes_find_what_search_finds)
{
	ck_assert_int_eq(count_muted("mute \u96fb\u5f71\n"), 1);
	ck_assert_int_eq(count_muted("mute strassenbahn\n"), 1);
	ck_assert_int_eq(count_muted("mute from:REEL\n"),
			 2 + (int)G_N_ELEMENTS(written));
}
END_TEST

START_TEST(what_is_muted_stays_so_while_it_is_indexed)
{
	ck_assert_int_eq(count_muted("mute \u96fb\u5f71\n"), 1);
	empty_index();
	ck_assert_int_eq(count_muted("mute \u96fb\u5f71\n"), 1);
	while (reindex(3) > 0)
		;
	ck_assert_int_eq(count_muted("mute \u96fb\u5f71\n"), 1);
	ck_assert_int_eq(count_muted(""), 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("search_found");
	TCase *t = tcase_create("found");

	g_setenv("LEDE_NOW", G_STRINGIFY(NOW), TRUE);
	tcase_add_checked_fixture(t, open_written, close_store);
	SUITE_LOOP(t, what_one_sees_is_found, cases);
	tcase_add_test(t, an_excerpt_is_a_line_of_the_text);
	tcase_add_test(t, the_order_is_the_same);
	tcase_add_test(t, newest_first_is_by_time);
	tcase_add_test(t, an_older_index_is_made_again);
	tcase_add_test(t, changes_meanwhile_are_not_indexed_twice);
	tcase_add_test(t, mutes_find_what_search_finds);
	tcase_add_test(t, what_is_muted_stays_so_while_it_is_indexed);
	suite_add_tcase(s, t);
	return suite_run(s);
}
