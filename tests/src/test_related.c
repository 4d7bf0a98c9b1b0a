/* Small situations, each named after the promise. */
#include "src/related.h"
#include "tests/suite.h"

#include <string.h>

#define NOW  1790000000
#define HOUR 3600

/* A headline: hours before NOW, outlet, title, summary. */
struct headline {
	int hours;
	uint32_t outlet;
	const char *title, *summary;
};

static Related *tell(const struct headline *h, guint n)
{
	Related *r = related_new(true);
	g_autoptr(GArray) changed = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (guint i = 0; i < n; i++) {
		g_autoptr(Terms) t = terms_of(h[i].title, h[i].summary);

		related_arrive(r, i + 1, NOW - h[i].hours * HOUR, h[i].outlet,
			       t, changed);
	}
	return r;
}

/* Whether `other` stands in that list of `story` (numbers from 1). */
static bool stands(Related *r, uint32_t story, int64_t other, bool same)
{
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));

	related_lists(r, story - 1, RELATED_LIMIT, lists);
	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		if (c->id == other && c->same == same)
			return true;
	}
	return false;
}

START_TEST(two_outlets_of_one_event_are_together)
{
	static const struct headline h[] = {
		{ 5, 1, "Salt Lanterns wins the Harbour festival grand prize",
		  "Petra Aldin's film about a mine wins." },
		{ 4, 2, "Harbour festival: grand prize for Salt Lanterns",
		  NULL },
		{ 3, 3, "Chip maker Corvane shows an optical memory", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	ck_assert_int_eq(related_event(r, 1), 1);
	ck_assert_int_eq(related_event(r, 2), 3);
	ck_assert(stands(r, 1, 2, true));
	ck_assert(stands(r, 2, 1, true));
	ck_assert(!stands(r, 3, 1, true));
	ck_assert(!stands(r, 3, 1, false));
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	ck_assert_int_ne(related_event(r, 1), related_event(r, 0));
	ck_assert(stands(r, 2, 1, false));
	ck_assert(!stands(r, 2, 1, true));
}
END_TEST

START_TEST(an_event_counts_outlets_not_stories)
{
	static const struct headline h[] = {
		{ 5, 1, "Hedgehog router firmware fixes guest network flaw",
		  NULL },
		{ 4, 2, "Guest network flaw in Hedgehog router firmware fixed",
		  NULL },
		{ 3, 2, "Hedgehog router firmware: guest network flaw fixed",
		  NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));
	int outlets;
	int64_t newest;

	related_weight(r, 2, &outlets, &newest);
	ck_assert_int_eq(related_event(r, 2), 1);
	ck_assert_int_eq(outlets, 2);
	ck_assert_int_eq(newest, NOW - 3 * HOUR);
}
END_TEST

START_TEST(the_same_words_a_month_later_are_another_event)
{
	static const struct headline h[] = {
		{ 24 * 40, 1, "Earthquake shakes the island of Skerry", NULL },
		{ 2, 2, "Earthquake shakes the island of Skerry", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	ck_assert_int_ne(related_event(r, 0), related_event(r, 1));
	ck_assert(!stands(r, 2, 1, true));
}
END_TEST

START_TEST(shared_words_are_named_rarest_first)
{
	static const struct headline h[] = {
		{ 5, 1, "Mira Lund tours by night train", NULL },
		{ 4, 2, "Night train tour for the singer Mira Lund", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));
	const char *words;

	related_lists(r, 0, RELATED_LIMIT, lists);
	ck_assert_uint_eq(lists->len, 1);
	words = g_array_index(lists, struct companion, 0).words;
	ck_assert(strstr(words, "mira") && strstr(words, "lund"));
}
END_TEST

START_TEST(nothing_breaks_on_titles_that_say_nothing)
{
	static const struct headline h[] = {
		{ 5, 1, "", NULL },
		{ 5, 2, "", "" },
		{ 4, 3, "!!!", "..." },
		{ 4, 4, "a", NULL },
		{ 3, 5, "東京の小さなスタジオ", NULL },
		{ 3, 6, "東京の小さなスタジオ、公開", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	ck_assert_int_ne(related_event(r, 0), related_event(r, 1));
	ck_assert(stands(r, 5, 6, true));
}
END_TEST

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
	g_autoptr(GArray) changed = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (guint i = 0; i < G_N_ELEMENTS(h); i++) {
		g_autoptr(Terms) t = terms_of(h[i].title, h[i].summary);
		g_autoptr(Terms) read = NULL;
		g_autoptr(Buf) packed = buf_new(65536);

		related_arrive(r, i + 1, NOW - h[i].hours * HOUR, h[i].outlet,
			       t, changed);
		terms_pack(t, packed);
		read = terms_unpack(packed->bytes, packed->size);
		ck_assert_ptr_nonnull(read);
		related_restore(again, i + 1, NOW - h[i].hours * HOUR,
				h[i].outlet, read, related_event(r, i));
	}
	related_settle(again);
	ck_assert(stands(again, 1, 2, true));
	ck_assert(stands(again, 2, 1, true));
	ck_assert(related_knows(again, 3));
	ck_assert(!related_knows(again, 4));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("related");
	TCase *t = tcase_create("related");

	tcase_add_test(t, two_outlets_of_one_event_are_together);
	tcase_add_test(t, one_person_in_two_stories_is_related_not_the_same);
	tcase_add_test(t, an_event_counts_outlets_not_stories);
	tcase_add_test(t, the_same_words_a_month_later_are_another_event);
	tcase_add_test(t, shared_words_are_named_rarest_first);
	tcase_add_test(t, nothing_breaks_on_titles_that_say_nothing);
	tcase_add_test(t, restored_stories_answer_as_before);
	suite_add_tcase(s, t);
	return suite_run(s);
}
