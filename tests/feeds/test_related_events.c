/* Which headlines are reports of one event, and which are not. */
#include "tests/feeds/related_headlines.h"

START_TEST(two_outlets_of_one_event_are_together)
{
	static const struct headline h[] = {
		{ 5, 1, "Salt Lanterns wins the Harbour festival grand prize",
		  "Petra Aldin's film about a mine wins." },
		{ 4, 2, "Harbour festival: grand prize for Salt Lanterns",
		  NULL },
		{ 3, 3, "Chip maker Corvane shows an optical memory", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert_int_eq(related_event(r, 1), 1);
	ck_assert_int_eq(related_event(r, 2), 3);
	ck_assert(is_listed_as(r, 1, 2, true));
	ck_assert(is_listed_as(r, 2, 1, true));
	ck_assert(!is_listed_as(r, 3, 1, true));
	ck_assert(!is_listed_as(r, 3, 1, false));
}
END_TEST

START_TEST(one_person_in_two_stories_is_related_not_the_same)
{
	static const struct headline h[] = {
		{ 90, 1, "Petra Aldin opens a film school in an old mine",
		  "Twelve pupils, no fees." },
		{ 3, 2, "Grand prize at Harbour for Petra Aldin",
		  "The jury took four minutes." },
		{ 2, 3, "Weather balloons of paper reach thirty kilometres",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert_int_ne(related_event(r, 1), related_event(r, 0));
	ck_assert(is_listed_as(r, 2, 1, false));
	ck_assert(!is_listed_as(r, 2, 1, true));
}
END_TEST

START_TEST(an_outlet_reports_twice_on_one_event)
{
	static const struct headline h[] = {
		{ 5, 1, "Hedgehog router firmware fixes guest network flaw",
		  NULL },
		{ 4, 2, "Guest network flaw in Hedgehog router firmware fixed",
		  NULL },
		{ 3, 2, "Hedgehog router firmware: guest network flaw fixed",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert_int_eq(related_event(r, 1), 1);
	ck_assert_int_eq(related_event(r, 2), 1);
}
END_TEST

START_TEST(the_same_words_a_month_later_are_another_event)
{
	static const struct headline h[] = {
		{ 24 * 40, 1, "Earthquake shakes the island of Skerry", NULL },
		{ 2, 2, "Earthquake shakes the island of Skerry", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert_int_ne(related_event(r, 0), related_event(r, 1));
	ck_assert(!is_listed_as(r, 2, 1, true));
}
END_TEST

START_TEST(a_correction_is_of_the_same_event)
{
	static const struct headline h[] = {
		{ 9, 1, "Bridge at Aldmouth to close for six weeks",
		  "The deck is to be laid again." },
		{ 4, 1, "Correction: bridge at Aldmouth to close for six days",
		  "The deck is to be laid again." },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
}
END_TEST

START_TEST(wire_copy_is_one_event)
{
	static const struct headline h[] = {
		{ 6, 1,
		  "Kestrel probe sends its first pictures of the moon Ilva",
		  "They show ridges of ice." },
		{ 5, 2,
		  "Kestrel probe sends its first pictures of the moon Ilva",
		  "They show ridges of ice." },
		{ 4, 3,
		  "Kestrel probe sends its first pictures of the moon Ilva",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
	check_same_event(r, 1, 3);
	check_same_event(r, 2, 3);
}
END_TEST

START_TEST(namesakes_are_two_stories)
{
	static const struct headline h[] = {
		{ 8, 1,
		  "Oskar Brandel wins the Lantern Cup for sailing "
		  "boats",
		  "It was the windiest race in years." },
		{ 5, 2, "Ida Brandel elected head of the beekeepers' league",
		  "She keeps forty hives on a roof." },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
}
END_TEST

START_TEST(two_quakes_in_two_places_are_two_stories)
{
	static const struct headline h[] = {
		{ 9, 1, "Magnitude 5.8 earthquake shakes the Norland coast",
		  NULL },
		{ 5, 2, "Strong earthquake hits Serrano valley, road closed",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
}
END_TEST

START_TEST(two_films_of_a_studio_are_related)
{
	static const struct headline h[] = {
		{ 100, 1, "Studio Lumen announces The Glass Orchard for spring",
		  "A film about a greenhouse." },
		{ 6, 2, "Studio Lumen announces Nine Paper Kites for autumn",
		  "A film about two brothers." },
		{ 4, 3, "Weather balloons of paper reach thirty kilometres",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
	ck_assert(is_listed_as(r, 1, 2, false));
	ck_assert(is_listed_as(r, 2, 1, false));
}
END_TEST

START_TEST(another_count_is_the_same_event)
{
	static const struct headline h[] = {
		{ 9, 1, "Storm Velda leaves 40,000 homes without power", NULL },
		{ 5, 2, "Storm Velda leaves 55,000 homes without power", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
}
END_TEST

START_TEST(another_version_is_another_event)
{
	static const struct headline h[] = {
		{ 60, 1, "Quill 8 brings tabs and a spelling aid", NULL },
		{ 9, 2, "Faster search in Quill 9", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
}
END_TEST

START_TEST(days_apart_are_two_events)
{
	static const struct headline h[] = {
		{ 120, 1, "Hail closes the mountain road to Tarn", NULL },
		{ 2, 2, "Hail closes the mountain road to Tarn", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
}
END_TEST

START_TEST(a_big_event_takes_no_other_story)
{
	static const struct headline h[] = {
		{ 20, 1, "River Ald floods the old town of Aldmouth", NULL },
		{ 19, 2, "Aldmouth flooded as the river Ald rises", NULL },
		{ 18, 3, "Flood in Aldmouth: river Ald over its banks", NULL },
		{ 17, 4, "River Ald rises again, old town of Aldmouth flooded",
		  NULL },
		{ 16, 5, "Aldmouth flood: three hundred sleep in a school",
		  NULL },
		{ 15, 6,
		  "Old town of Aldmouth under water as river Ald "
		  "floods",
		  NULL },
		{ 14, 7, "Flooded Aldmouth waits for the river Ald to fall",
		  NULL },
		{ 13, 8, "River Ald floods Aldmouth, trains stop", NULL },
		{ 6, 9, "Harlow raises its flood wall by a metre", NULL },
		{ 5, 10, "A school at Tarn Point teaches bee keeping", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 2);
	for (uint32_t i = 1; i <= 8; i++) {
		check_two_events(r, i, 9);
		check_two_events(r, i, 10);
	}
	check_two_events(r, 9, 10);
}
END_TEST

START_TEST(two_places_in_the_same_words_are_two_stories)
{
	static const struct headline h[] = {
		{ 9, 1, "Magnitude 5.8 earthquake shakes the Norland coast",
		  NULL },
		{ 8, 2, "Magnitude 6.1 earthquake shakes the Serrano valley",
		  NULL },
		{ 7, 3, "Fire destroys a warehouse in Tarnholm", NULL },
		{ 6, 4, "Fire destroys a warehouse in Harlow", NULL },
		{ 5, 5, "Bürgermeister von Aldmünde wird wiedergewählt", NULL },
		{ 4, 6, "Bürgermeister von Solvang wird wiedergewählt", NULL },
		{ 3, 7, "Norland coast shaken by magnitude 5.8 earthquake",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
	check_two_events(r, 3, 4);
	check_two_events(r, 5, 6);
	check_same_event(r, 1, 7);
}
END_TEST

START_TEST(two_films_on_one_day_are_two_stories)
{
	static const struct headline h[] = {
		{ 9, 1, "Studio Lumen announces The Glass Orchard for spring",
		  NULL },
		{ 6, 2, "Studio Lumen announces Nine Paper Kites for autumn",
		  NULL },
		{ 5, 3, "The Glass Orchard comes in spring, says Studio Lumen",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
	check_same_event(r, 1, 3);
}
END_TEST

START_TEST(two_versions_days_apart_are_two_stories)
{
	static const int apart[] = { 30, 50, 80, 120, 24 * 14 };

	for (guint i = 0; i < G_N_ELEMENTS(apart); i++) {
		const struct headline h[] = {
			{ apart[i] + 2, 1, "Quill editor version 8 released",
			  NULL },
			{ 2, 2, "Quill editor version 9 released", NULL },
			{ 1, 3, "Version 9 of the Quill editor is out", NULL },
		};
		g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

		check_two_events(r, 1, 2);
		check_same_event(r, 2, 3);
	}
}
END_TEST

START_TEST(one_town_is_no_event)
{
	static const struct headline h[] = {
		{ 9, 1, "Harlow raises its flood wall by a metre", NULL },
		{ 8, 2, "A school in Harlow teaches bee keeping", NULL },
		{ 7, 3, "New swimming pool for Harlow", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_two_events(r, 1, 2);
	check_two_events(r, 1, 3);
	check_two_events(r, 2, 3);
}
END_TEST

START_TEST(a_big_event_takes_no_other_story_of_its_town)
{
	static const struct headline h[] = {
		{ 20, 1, "Aldmouth library burns through the night", NULL },
		{ 19, 2, "Fire in the Aldmouth library", NULL },
		{ 18, 3, "Library in Aldmouth burns to the ground", NULL },
		{ 17, 4, "Aldmouth library fire put out at dawn", NULL },
		{ 6, 5, "Baker of Aldmouth wins the bread cup", NULL },
		{ 5, 6, "New head of a school in Aldmouth", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	check_same_event(r, 1, 3);
	check_same_event(r, 2, 4);
	for (uint32_t i = 1; i <= 4; i++) {
		check_two_events(r, i, 5);
		check_two_events(r, i, 6);
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("related_events");
	TCase *t = tcase_create("related_events");

	tcase_add_test(t, two_outlets_of_one_event_are_together);
	tcase_add_test(t, one_person_in_two_stories_is_related_not_the_same);
	tcase_add_test(t, an_outlet_reports_twice_on_one_event);
	tcase_add_test(t, the_same_words_a_month_later_are_another_event);
	tcase_add_test(t, a_correction_is_of_the_same_event);
	tcase_add_test(t, wire_copy_is_one_event);
	tcase_add_test(t, namesakes_are_two_stories);
	tcase_add_test(t, two_quakes_in_two_places_are_two_stories);
	tcase_add_test(t, two_films_of_a_studio_are_related);
	tcase_add_test(t, another_count_is_the_same_event);
	tcase_add_test(t, another_version_is_another_event);
	tcase_add_test(t, days_apart_are_two_events);
	tcase_add_test(t, a_big_event_takes_no_other_story);
	tcase_add_test(t, two_places_in_the_same_words_are_two_stories);
	tcase_add_test(t, two_films_on_one_day_are_two_stories);
	tcase_add_test(t, two_versions_days_apart_are_two_stories);
	tcase_add_test(t, one_town_is_no_event);
	tcase_add_test(t, a_big_event_takes_no_other_story_of_its_town);
	suite_add_tcase(s, t);
	return suite_run(s);
}
