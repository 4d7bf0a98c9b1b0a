/* Which reports are one line of a list, and which keep a line of their own. */
#include "feeds/related/title_core.h"
#include "tests/feeds/related_headlines.h"

#define COUNT(h) ((guint)G_N_ELEMENTS(h))

static bool are_one_line(Related *r, uint32_t story, uint32_t other)
{
	return related_line(r, story - 1) == related_line(r, other - 1);
}

/* Every story has a line of its own. */
static void check_no_line_shared(const struct headline *h, guint n)
{
	g_autoptr(Related) r = relate(h, n);

	for (uint32_t i = 1; i <= n; i++)
		for (uint32_t j = i + 1; j <= n; j++)
			ck_assert_msg(!are_one_line(r, i, j),
				      "one line: \"%s\" and \"%s\"",
				      h[i - 1].title, h[j - 1].title);
}

START_TEST(outlets_share_a_line)
{
	static const struct headline h[] = {
		{ 5, 1, "Hedgehog router firmware fixes guest network flaw",
		  NULL },
		{ 4, 2, "Guest network flaw in Hedgehog router firmware fixed",
		  NULL },
		{ 3, 3, "Hedgehog router firmware: guest network flaw fixed",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, COUNT(h));

	ck_assert(are_one_line(r, 1, 2));
	ck_assert(are_one_line(r, 1, 3));
	ck_assert_int_eq(related_line(r, 2), 1);
}
END_TEST

START_TEST(an_outlet_has_a_line_for_each_story)
{
	static const struct headline h[] = {
		{ 9, 1, "Recall of the blue kettle, model 40", NULL },
		{ 8, 1, "Recall of the red kettle, model 40", NULL },
		{ 7, 1, "Recall of the red kettle, model 40, widened", NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

START_TEST(a_second_report_of_an_outlet_is_not_hidden_behind_the_first)
{
	static const struct headline h[] = {
		{ 5, 1, "Hedgehog router firmware fixes guest network flaw",
		  NULL },
		{ 4, 2, "Guest network flaw in Hedgehog router firmware fixed",
		  NULL },
		{ 3, 2, "Hedgehog router firmware: guest network flaw fixed",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, COUNT(h));

	ck_assert(are_one_line(r, 1, 2));
	ck_assert(!are_one_line(r, 2, 3));
}
END_TEST

START_TEST(nobody_joins_a_line_that_has_ended)
{
	static const struct headline h[] = {
		{ 60, 1, "Hedgehog router firmware fixes guest network flaw",
		  NULL },
		{ 59, 2, "Guest network flaw in Hedgehog router firmware fixed",
		  NULL },
		{ 9, 3,
		  "Guest network flaw fixed in new firmware of the Hedgehog "
		  "router, makers say",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, COUNT(h));

	ck_assert(are_one_line(r, 1, 2));
	ck_assert(!are_one_line(r, 1, 3));
}
END_TEST

/* Each report is like the one before it, and the last not like the first. */
START_TEST(no_line_grows_by_its_edges)
{
	static const struct headline h[] = {
		{ 20, 1, "Ferry Solvang aground off Tarn Point", NULL },
		{ 18, 2, "Tarn Point: ferry Solvang pulled free by two tugs",
		  NULL },
		{ 16, 3, "Two tugs that freed the Solvang sold to Norland",
		  NULL },
		{ 14, 4, "Norland buys tugs and a dry dock", NULL },
	};
	g_autoptr(Related) r = relate(h, COUNT(h));

	ck_assert(!are_one_line(r, 1, 3));
	ck_assert(!are_one_line(r, 1, 4));
	ck_assert(!are_one_line(r, 2, 4));
}
END_TEST

START_TEST(a_prefix_of_a_wire_joins_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "UPDATE 2-Corvane cuts its forecast on weak orders",
		  NULL },
		{ 8, 2, "UPDATE 2-Harlow Steel to close a rolling mill", NULL },
		{ 7, 3, "FOREX-Crown slips before the bank's meeting", NULL },
		{ 6, 4, "FOREX-Mark firm as traders wait for prices", NULL },
		{ 5, 5, "PRECIOUS-Gold steady in thin trade", NULL },
		{ 4, 6, "PRECIOUS-Silver falls for a third day", NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

/* Issues of a series are alike and yet another story each; the same issue is not. */
START_TEST(issues_of_a_series_are_lines_of_their_own)
{
	static const struct headline h[] = {
		{ 30, 1, "GRAINS-Soybeans up on tight supply, wheat firm",
		  NULL },
		{ 9, 2, "GRAINS-Soybeans fall on large crops, wheat slips",
		  NULL },
	};
	static const struct headline same[] = {
		{ 9, 1,
		  "UPDATE 2-Corvane to build optical memory plant in "
		  "Harlow",
		  NULL },
		{ 8, 2,
		  "UPDATE 3-Corvane to build optical memory plant in "
		  "Harlow",
		  NULL },
	};
	g_autoptr(Related) r = relate(same, COUNT(same));

	check_no_line_shared(h, COUNT(h));
	ck_assert(are_one_line(r, 1, 2));
}
END_TEST

START_TEST(what_rises_is_not_what_falls)
{
	static const struct headline h[] = {
		{ 9, 1, "Crown climbs against mark on harbour bank forecast",
		  NULL },
		{ 8, 2, "Crown sinks against mark on harbour bank forecast",
		  NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

/* Also where an older story has all of its words. */
START_TEST(the_same_headline_is_one_line)
{
	static const struct headline h[] = {
		{ 70, 3,
		  "After a week of talks Norland cuts flows of gas to "
		  "Skerry by half",
		  NULL },
		{ 9, 1, "RPT-Norland cuts gas flows to Skerry", NULL },
		{ 8, 2, "UPDATE 1-Norland cuts gas flows to Skerry", NULL },
	};
	g_autoptr(Related) r = relate(h, COUNT(h));

	ck_assert(are_one_line(r, 2, 3));
}
END_TEST

START_TEST(a_list_of_five_things_joins_no_other)
{
	static const struct headline h[] = {
		{ 9, 1, "5 things to do with old maps", NULL },
		{ 8, 2, "5 things the harbour needs", NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

START_TEST(titles_of_pictures_and_sound_are_known)
{
	static const struct {
		const char *title;
		bool media;
	} of[] = {
		{ "Video: a seal on the harbour steps", true },
		{ "A seal on the harbour steps – in pictures", true },
		{ "A seal on the harbour steps (VIDEO)", true },
		{ "Bildergalerie: Schnee am Leuchtturm", true },
		{ "Pictures of a seal win the harbour prize", false },
		{ "Video shop on the quay closes after forty years", false },
		{ "", false },
		{ "()", false },
	};

	for (guint i = 0; i < G_N_ELEMENTS(of); i++)
		ck_assert_msg(title_is_of_media(of[i].title) == of[i].media,
			      "%s", of[i].title);
}
END_TEST

START_TEST(a_rubric_joins_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "Film review: The Glass Orchard", NULL },
		{ 8, 2, "Film review: Nine Paper Kites", NULL },
		{ 7, 3, "Watch: a seal on the harbour steps", NULL },
		{ 6, 4, "Watch: snow falls on the lighthouse", NULL },
		{ 5, 5, "Opinion – The bridge nobody needs", NULL },
		{ 4, 6, "Opinion – Bees deserve better", NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

START_TEST(a_name_joins_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "Petra Aldin - Lantern Song", NULL },
		{ 8, 2, "Petra Aldin - Nine Paper Boats", NULL },
		{ 7, 3, "Petra Aldin opens a film school", NULL },
		{ 6, 4, "Why Petra Aldin keeps bees", NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

START_TEST(a_number_joins_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "Forty bees and one hive: a year on the roof", NULL },
		{ 8, 2, "Forty films to see this winter", NULL },
		{ 7, 3, "Best kettles of 2026", NULL },
		{ 6, 4, "2026 was a dry year for quinces", NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

START_TEST(titles_that_contradict_each_other_are_two_lines)
{
	static const struct headline h[] = {
		{ 9, 1, "Magnitude 5.8 earthquake shakes the Norland coast",
		  NULL },
		{ 8, 2, "Magnitude 6.1 earthquake shakes the Serrano valley",
		  NULL },
		{ 7, 3, "Fire destroys a warehouse in Tarnholm", NULL },
		{ 6, 4, "Fire destroys a warehouse in Harlow", NULL },
	};

	check_no_line_shared(h, COUNT(h));
}
END_TEST

/* What holds for any headlines: a line is named by its first report, is within one
 * event, and has one story of an outlet. */
static void check_name_of_line(Related *r, uint32_t n)
{
	int64_t line = related_line(r, n);

	ck_assert_int_ge(line, 1);
	ck_assert_int_le(line, n + 1);
	ck_assert_int_eq(related_line(r, (uint32_t)line - 1), line);
}

static void check_companion(Related *r, const struct headline *h, uint32_t n,
			    uint32_t other)
{
	if (!are_one_line(r, n + 1, other + 1))
		return;
	ck_assert_uint_ne(h[n].outlet, h[other].outlet);
	ck_assert(are_one_event(r, n + 1, other + 1));
}

/* A headline of a few words, so that many are alike. */
static char *any_title(GRand *random)
{
	static const char *const words[] = {
		"Ferry",   "Solvang",  "aground",  "Tarn",     "Point",
		"tugs",    "Hedgehog", "router",   "firmware", "flaw",
		"Kestrel", "probe",    "pictures", "Ilva",     "moon",
		"bridge",  "Aldmouth", "closes",   "flood",    "library",
	};
	gint32 from = g_rand_int_range(random, 0, 4) * 5;
	GString *title = g_string_new(NULL);

	for (int i = 0; i < 6; i++) {
		gint32 at = g_rand_int_range(random, 0, 8) + from;

		g_string_append_printf(title, "%s ",
				       words[at % (gint32)COUNT(words)]);
	}
	return g_string_free(title, FALSE);
}

START_TEST(a_line_has_one_story_of_an_outlet)
{
	GRand *random = g_rand_new_with_seed((guint32)_i);
	struct headline h[60];
	guint shared = 0;
	g_autoptr(Related) r = NULL;

	for (guint i = 0; i < COUNT(h); i++)
		h[i] = (struct headline){
			(int)(60 - i), (uint32_t)g_rand_int_range(random, 1, 9),
			any_title(random), NULL
		};
	r = relate(h, COUNT(h));
	for (uint32_t i = 0; i < COUNT(h); i++) {
		check_name_of_line(r, i);
		for (uint32_t other = 0; other < i; other++)
			check_companion(r, h, i, other);
		shared += related_line(r, i) != i + 1;
	}
	for (uint32_t i = 0; i < COUNT(h); i++)
		g_free((char *)(guintptr)h[i].title);
	ck_assert_uint_gt(shared, 0);
	g_rand_free(random);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("related_lines");
	TCase *t = tcase_create("related_lines");

	tcase_add_test(t, outlets_share_a_line);
	tcase_add_test(t, an_outlet_has_a_line_for_each_story);
	tcase_add_test(
		t, a_second_report_of_an_outlet_is_not_hidden_behind_the_first);
	tcase_add_test(t, nobody_joins_a_line_that_has_ended);
	tcase_add_test(t, no_line_grows_by_its_edges);
	tcase_add_test(t, a_prefix_of_a_wire_joins_nothing);
	tcase_add_test(t, issues_of_a_series_are_lines_of_their_own);
	tcase_add_test(t, what_rises_is_not_what_falls);
	tcase_add_test(t, the_same_headline_is_one_line);
	tcase_add_test(t, a_list_of_five_things_joins_no_other);
	tcase_add_test(t, titles_of_pictures_and_sound_are_known);
	tcase_add_test(t, a_rubric_joins_nothing);
	tcase_add_test(t, a_name_joins_nothing);
	tcase_add_test(t, a_number_joins_nothing);
	tcase_add_test(t, titles_that_contradict_each_other_are_two_lines);
	tcase_add_loop_test(t, a_line_has_one_story_of_an_outlet, 1, 30);
	suite_add_tcase(s, t);
	return suite_run(s);
}
