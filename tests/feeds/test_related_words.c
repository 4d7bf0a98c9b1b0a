/* What of a headline counts: its words, in any script, not its typography. */
#include "tests/feeds/related_headlines.h"

START_TEST(shared_words_are_named_rarest_first)
{
	static const struct headline h[] = {
		{ 5, 1, "Mira Lund tours by night train", NULL },
		{ 4, 2, "Night train tour for the singer Mira Lund", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));
	const char *words;

	related_lists(r, 0, RELATED_LIMIT, lists);
	ck_assert_uint_eq(lists->len, 1);
	words = g_array_index(lists, struct companion, 0).words;
	ck_assert(strstr(words, "mira") && strstr(words, "lund"));
}
END_TEST

START_TEST(titles_without_words_break_nothing)
{
	static const struct headline h[] = {
		{ 5, 1, "", NULL },
		{ 5, 2, "", "" },
		{ 4, 3, "!!!", "..." },
		{ 4, 4, "a", NULL },
		{ 3, 5, "東京の小さなスタジオ", NULL },
		{ 3, 6, "東京の小さなスタジオ、公開", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert_int_ne(related_event(r, 0), related_event(r, 1));
	ck_assert(is_listed_as(r, 5, 6, true));
}
END_TEST

START_TEST(live_relates_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "Live: storm Velda reaches the coast", NULL },
		{ 8, 2, "Live: Aldmouth marathon under way", NULL },
		{ 7, 3, "Live: chess final goes to a ninth game", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
	check_two_events(r, 1, 3);
	check_two_events(r, 2, 3);
}
END_TEST

START_TEST(capitals_do_not_matter)
{
	static const struct headline h[] = {
		{ 9, 1, "SALT MINE AT HARLOW REOPENS AS CONCERT HALL", NULL },
		{ 6, 2, "Salt mine at Harlow reopens as concert hall", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
}
END_TEST

START_TEST(a_pair_that_is_not_english)
{
	static const struct headline h[] = {
		{ 9, 1, "Fähre Solvang läuft vor Tarnholm auf Grund", NULL },
		{ 6, 2, "Vor Tarnholm auf Grund gelaufen: die Fähre Solvang",
		  NULL },
		{ 5, 3, "Die neue Brücke vor Aldmünde wird auf Rost geprüft",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
	check_two_events(r, 1, 3);
}
END_TEST

START_TEST(a_pair_without_blanks)
{
	static const struct headline h[] = {
		{ 9, 1, "北浜水族館、新しいクラゲ展示を公開", NULL },
		{ 6, 2, "北浜水族館がクラゲ展示を公開", NULL },
		{ 5, 3, "南町図書館、休日も開館へ", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
	check_unrelated(r, 1, 3);
}
END_TEST

START_TEST(possessives_and_accents_are_folded)
{
	static const struct headline h[] = {
		{ 9, 1, "Zoë Marél’s roof garden opens to visitors", NULL },
		{ 6, 2, "Roof garden of Zoe Marel opens to visitors", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
}
END_TEST

START_TEST(dashes_and_quotes_do_not_matter)
{
	static const struct headline h[] = {
		{ 9, 1,
		  "“Salt Lanterns” – a film about a mine – wins at "
		  "Harbour",
		  NULL },
		{ 6, 2,
		  "'Salt Lanterns', a film about a mine, wins at "
		  "Harbour",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
}
END_TEST

START_TEST(a_lead_in_relates_nothing)
{
	static const char *const leads[] = {
		"Live updates:",    "Live blog –", "Morning briefing:",
		"Watch:",           "Opinion |",   "Resumen de la mañana:",
		"What we know so:", "[Ticker]",
	};

	for (guint i = 0; i < G_N_ELEMENTS(leads); i++) {
		g_autofree char *storm = g_strdup_printf(
			"%s storm Velda reaches the coast", leads[i]);
		g_autofree char *race = g_strdup_printf(
			"%s Aldmouth marathon under way", leads[i]);
		g_autofree char *chess = g_strdup_printf(
			"%s chess final goes to a ninth game", leads[i]);
		const struct headline h[] = { { 9, 1, storm, NULL },
					      { 8, 2, race, NULL },
					      { 7, 3, chess, NULL } };
		g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

		check_unrelated(r, 1, 2);
		check_unrelated(r, 1, 3);
		check_unrelated(r, 2, 3);
	}
}
END_TEST

START_TEST(a_suffix_of_titles_relates_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "Storm Velda reaches the coast | Quince Gazette",
		  NULL },
		{ 8, 1, "Aldmouth marathon under way | Quince Gazette", NULL },
		{ 7, 2, "Chess final goes to a ninth game - Lantern Post",
		  NULL },
		{ 6, 2, "Bees of Harlow move to a roof - Lantern Post", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_unrelated(r, 1, 2);
	check_unrelated(r, 3, 4);
}
END_TEST

START_TEST(a_lead_in_hides_no_event)
{
	static const struct headline h[] = {
		{ 9, 1, "Live updates: storm Velda reaches the coast", NULL },
		{ 8, 2, "Live updates: storm Velda batters the coast", NULL },
		{ 7, 3, "Harbour festival: grand prize for Salt Lanterns",
		  NULL },
		{ 6, 4, "Harbour festival: Salt Lanterns wins grand prize",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
	check_same_event(r, 3, 4);
}
END_TEST

START_TEST(capitals_and_wire_copies_in_them_are_one_event)
{
	static const struct headline h[] = {
		{ 9, 1, "STORM VELDA LEAVES 40,000 HOMES WITHOUT POWER", NULL },
		{ 8, 2, "STORM VELDA LEAVES 40,000 HOMES WITHOUT POWER", NULL },
		{ 7, 3, "Storm Velda Leaves 40,000 Homes Without Power", NULL },
		{ 6, 4, "Lantern", NULL },
		{ 5, 5, "Lantern", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
	check_same_event(r, 2, 3);
	check_same_event(r, 4, 5);
	check_unrelated(r, 1, 4);
}
END_TEST

START_TEST(common_words_are_not_named)
{
	static const struct headline h[] = {
		{ 9, 1, "The baker of the year and the Solvang ferry", NULL },
		{ 8, 2, "The league and the Solvang ferry of the north", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));
	g_autoptr(GArray) lists = list_of(r, 1);
	g_auto(GStrv) words = NULL;

	ck_assert_uint_eq(lists->len, 1);
	words = g_strsplit(g_array_index(lists, struct companion, 0).words, " ",
			   -1);
	ck_assert_uint_eq(g_strv_length(words), 2);
	ck_assert(g_strv_contains((const char *const *)words, "solvang"));
	ck_assert(g_strv_contains((const char *const *)words, "ferry"));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("related_words");
	TCase *t = tcase_create("related_words");

	tcase_add_test(t, shared_words_are_named_rarest_first);
	tcase_add_test(t, titles_without_words_break_nothing);
	tcase_add_test(t, live_relates_nothing);
	tcase_add_test(t, capitals_do_not_matter);
	tcase_add_test(t, a_pair_that_is_not_english);
	tcase_add_test(t, a_pair_without_blanks);
	tcase_add_test(t, possessives_and_accents_are_folded);
	tcase_add_test(t, dashes_and_quotes_do_not_matter);
	tcase_add_test(t, a_lead_in_relates_nothing);
	tcase_add_test(t, a_suffix_of_titles_relates_nothing);
	tcase_add_test(t, a_lead_in_hides_no_event);
	tcase_add_test(t, capitals_and_wire_copies_in_them_are_one_event);
	tcase_add_test(t, common_words_are_not_named);
	suite_add_tcase(s, t);
	return suite_run(s);
}
