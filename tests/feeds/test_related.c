/* The related lists of a story, and how they change as others arrive. */
#include "tests/feeds/related_headlines.h"

START_TEST(restored_stories_answer_as_before)
{
	static const struct headline h[] = {
		{ 5, 1, "Papyr 2 e-paper laptop runs for forty hours", NULL },
		{ 4, 2, "E-paper laptop Papyr 2 shown, runs forty hours",
		  NULL },
		{ 3, 3, "Quill editor reaches version 9", NULL },
	};
	g_autoptr(Related) r = related_new(false);
	g_autoptr(Related) again = related_new(false);
	g_autoptr(GArray) neighbours =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));

	for (guint i = 0; i < G_N_ELEMENTS(h); i++) {
		g_autoptr(Terms) t = terms_of(h[i].title, h[i].summary);
		g_autoptr(Terms) read = NULL;
		g_autoptr(Buf) packed = buf_new(65536);

		g_array_set_size(neighbours, 0);
		related_arrive(r,
			       &(struct doc_source){ i + 1,
						     NOW - h[i].hours * HOUR,
						     h[i].outlet },
			       t, neighbours);
		terms_pack(t, packed);
		read = terms_unpack(packed->bytes, packed->size);
		ck_assert_ptr_nonnull(read);
		related_restore(
			again,
			&(struct doc_source){ i + 1, NOW - h[i].hours * HOUR,
					      h[i].outlet },
			&(struct stored_relation){ read, related_event(r, i),
						   related_line(r, i),
						   neighbours });
	}
	ck_assert(is_listed_as(again, 1, 2, true));
	ck_assert(is_listed_as(again, 2, 1, true));
	ck_assert(related_knows(again, 3));
	ck_assert(!related_knows(again, 4));
	check_same_lists(r, again, G_N_ELEMENTS(h));
}
END_TEST

START_TEST(a_sequel_is_related)
{
	static const struct headline h[] = {
		{ 30, 1, "Ferry Solvang runs aground off Tarn Point",
		  "All ninety aboard are safe." },
		{ 5, 2, "Crew of the ferry Solvang questioned after grounding",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert(is_listed(r, 2, 1));
	ck_assert(is_listed(r, 1, 2));
}
END_TEST

START_TEST(an_outlet_has_one_line_in_an_event)
{
	static const struct headline h[] = {
		{ 9, 1, "Kestrel probe sends first pictures of the moon Ilva",
		  NULL },
		{ 8, 2, "First pictures of the moon Ilva sent by Kestrel probe",
		  NULL },
		{ 7, 2, "Moon Ilva: first pictures from the Kestrel probe",
		  NULL },
		{ 6, 3, "Kestrel probe: first pictures of moon Ilva arrive",
		  NULL },
		{ 5, 2,
		  "Kestrel probe's first pictures of the moon Ilva are here",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert(is_listed_as(r, 1, 4, true));
	ck_assert_int_eq(is_listed_as(r, 1, 2, true) +
				 is_listed_as(r, 1, 3, true) +
				 is_listed_as(r, 1, 5, true),
			 1);
}
END_TEST

START_TEST(related_lists_one_report_of_an_event)
{
	static const struct headline h[] = {
		{ 120, 1, "Petra Aldin opens a film school in an old mine",
		  NULL },
		{ 119, 2, "Petra Aldin opens film school in an old mine",
		  NULL },
		{ 118, 3, "Petra Aldin opens a film school in old mine", NULL },
		{ 3, 4, "Grand prize at Harbour for Petra Aldin", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert_int_eq(is_listed(r, 4, 1) + is_listed(r, 4, 2) +
				 is_listed(r, 4, 3),
			 1);
}
END_TEST

START_TEST(one_word_or_a_common_one_ties_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "Forty films to see this winter", NULL },
		{ 8, 2, "Hearing aid translates forty languages", NULL },
		{ 7, 3, "UPDATE 5-Harlow Steel closes a rolling mill", NULL },
		{ 6, 4, "UPDATE 5-Corvane names a chairman", NULL },
		{ 5, 5, "On Thursday: a walk along the quay", NULL },
		{ 4, 6, "Thursday is the day for quinces", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	for (uint32_t i = 1; i <= G_N_ELEMENTS(h); i++)
		for (uint32_t j = 1; j <= G_N_ELEMENTS(h); j++)
			ck_assert_msg(!is_listed(r, i, j), "%s: %s",
				      h[i - 1].title, h[j - 1].title);
}
END_TEST

START_TEST(two_rare_words_tie)
{
	static const struct headline h[] = {
		{ 90, 1, "Petra Aldin opens a film school", NULL },
		{ 40, 2, "Why quinces are back at Larkspur market", NULL },
		{ 3, 3, "Grand prize at Harbour for Petra Aldin", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert(is_listed(r, 3, 1));
	ck_assert(!is_listed(r, 3, 2));
}
END_TEST

/* The outlet's own report says less than the others. */
START_TEST(words_of_other_reports_of_the_event_tie)
{
	static const struct headline h[] = {
		{ 99, 1, "Tidal mill of Skerry gets a second wheel",
		  "Engineer Runa Holt built the mill." },
		{ 9, 2, "Bridge of glass opens at Aldmouth after nine years",
		  "Engineer Runa Holt, who built the tidal mill of Skerry, cut "
		  "the ribbon." },
		{ 8, 3,
		  "Aldmouth bridge of glass by Holt opens after nine years",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	ck_assert_int_eq(related_event(r, 1), related_event(r, 2));
	ck_assert(is_listed(r, 2, 1));
	ck_assert(is_listed(r, 3, 1));
}
END_TEST

START_TEST(an_event_is_not_among_its_related)
{
	static const struct headline h[] = {
		{ 30, 1, "Guest network flaw in the Hedgehog router found",
		  NULL },
		{ 29, 2, "Hedgehog router: flaw in guest network found", NULL },
		{ 5, 3, "Hedgehog router maker names a new head", NULL },
		{ 4, 4, "New head named at the maker of the Hedgehog router",
		  NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));

	for (uint32_t i = 1; i <= 4; i++)
		for (uint32_t j = 1; j <= 4; j++)
			if (are_one_event(r, i, j))
				ck_assert(!is_listed_as(r, i, j, false));
}
END_TEST

START_TEST(a_story_of_its_own_has_an_empty_list)
{
	static const struct headline h[] = {
		{ 9, 1, "Storm Velda leaves 40,000 homes without power", NULL },
		{ 8, 2, "Kestrel probe sends first pictures of the moon Ilva",
		  NULL },
		{ 7, 3, "Beekeepers' league elects a new head", NULL },
		{ 5, 4, "Quince jam wins at the county show", NULL },
	};
	g_autoptr(Related) r = relate(h, G_N_ELEMENTS(h));
	g_autoptr(GArray) lists = list_of(r, 4);

	ck_assert_uint_eq(lists->len, 0);
}
END_TEST

/* Many headlines of two events that share their words. */
static const struct headline reports[] = {
	{ 60, 1, "Ferry Solvang runs aground off Tarn Point", NULL },
	{ 58, 2, "Ferry Solvang aground at Tarn Point, all safe", NULL },
	{ 50, 3, "Tarn Point lighthouse to be sold", NULL },
	{ 49, 1, "Lighthouse at Tarn Point is for sale", NULL },
	{ 40, 2, "Ferry Solvang pulled free off Tarn Point", NULL },
	{ 39, 3, "Solvang ferry free again after two tides", NULL },
	{ 30, 4, "Who buys a lighthouse? Tarn Point hopes", NULL },
	{ 20, 1, "Ferry Solvang back in port, crew questioned", NULL },
	{ 19, 4, "Crew of the Solvang questioned in port", NULL },
	{ 12, 2, "Tarn Point ferry line runs again", NULL },
	{ 10, 3, "Ferry line off Tarn Point runs again", NULL },
	{ 2, 4, "Lighthouse of Tarn Point sold to a baker", NULL },
};

START_TEST(events_are_never_reassigned)
{
	g_autoptr(Related) all = relate(reports, G_N_ELEMENTS(reports));

	for (guint n = 1; n < G_N_ELEMENTS(reports); n++) {
		g_autoptr(Related) part = relate(reports, n);

		for (guint i = 0; i < n; i++)
			ck_assert_int_eq(related_event(part, i),
					 related_event(all, i));
	}
}
END_TEST

START_TEST(lists_are_best_first_each_story_once)
{
	g_autoptr(Related) r = relate(reports, G_N_ELEMENTS(reports));

	for (uint32_t n = 1; n <= G_N_ELEMENTS(reports); n++) {
		g_autoptr(GArray) lists = list_of(r, n);
		const struct companion *c = (const void *)lists->data;

		ck_assert_uint_gt(lists->len, 0);
		for (guint i = 0; i < lists->len; i++)
			ck_assert_int_ne(c[i].id, n);
		for (guint i = 1; i < lists->len; i++) {
			ck_assert(c[i - 1].same >= c[i].same);
			for (guint j = 0; j < i; j++)
				ck_assert_int_ne(c[j].id, c[i].id);
		}
	}
}
END_TEST

START_TEST(the_same_lists_on_every_run)
{
	g_autoptr(Related) r = relate(reports, G_N_ELEMENTS(reports));
	g_autoptr(Related) again = relate(reports, G_N_ELEMENTS(reports));

	check_same_lists(r, again, G_N_ELEMENTS(reports));
}
END_TEST

START_TEST(a_limit_is_kept_in_each_list)
{
	g_autoptr(Related) r = relate(reports, G_N_ELEMENTS(reports));

	for (uint32_t n = 0; n < G_N_ELEMENTS(reports); n++) {
		g_autoptr(GArray) lists =
			g_array_new(FALSE, FALSE, sizeof(struct companion));
		int lines[2] = { 0, 0 };

		related_lists(r, n, 1, lists);
		for (guint i = 0; i < lists->len; i++)
			lines[g_array_index(lists, struct companion, i).same]++;
		ck_assert_int_le(lines[0], 1);
		ck_assert_int_le(lines[1], 1);
	}
}
END_TEST

START_TEST(a_story_that_arrives_changes_the_older_one)
{
	static const struct headline h[] = {
		{ 9, 1, "Salt mine at Harlow reopens as concert hall", NULL },
		{ 8, 2, "Quince jam wins at the county show", NULL },
		{ 5, 3, "Concert hall opens in the salt mine at Harlow", NULL },
	};
	g_autoptr(Related) r = relate(h, 2);
	g_autoptr(GArray) neighbours =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));
	g_autoptr(Terms) t = terms_of(h[2].title, NULL);

	ck_assert(!is_listed(r, 1, 3));
	ck_assert_uint_eq(
		related_arrive(r, &(struct doc_source){ 3, NOW - 5 * HOUR, 3 },
			       t, neighbours),
		2);
	ck_assert_uint_eq(neighbours->len, 1);
	ck_assert_int_eq(g_array_index(neighbours, struct neighbour, 0).id, 1);
	check_same_event(r, 1, 3);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("related");
	TCase *t = tcase_create("related");

	tcase_add_test(t, restored_stories_answer_as_before);
	tcase_add_test(t, a_sequel_is_related);
	tcase_add_test(t, an_outlet_has_one_line_in_an_event);
	tcase_add_test(t, related_lists_one_report_of_an_event);
	tcase_add_test(t, one_word_or_a_common_one_ties_nothing);
	tcase_add_test(t, two_rare_words_tie);
	tcase_add_test(t, words_of_other_reports_of_the_event_tie);
	tcase_add_test(t, an_event_is_not_among_its_related);
	tcase_add_test(t, a_story_of_its_own_has_an_empty_list);
	tcase_add_test(t, events_are_never_reassigned);
	tcase_add_test(t, lists_are_best_first_each_story_once);
	tcase_add_test(t, the_same_lists_on_every_run);
	tcase_add_test(t, a_limit_is_kept_in_each_list);
	tcase_add_test(t, a_story_that_arrives_changes_the_older_one);
	suite_add_tcase(s, t);
	return suite_run(s);
}
