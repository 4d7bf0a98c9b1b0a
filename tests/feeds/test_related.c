/* Small situations, each named after the promise. */
#include "feeds/related/related.h"
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
	g_autoptr(GArray) met =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));

	for (guint i = 0; i < n; i++) {
		g_autoptr(Terms) t = terms_of(h[i].title, h[i].summary);

		related_arrive(r,
			       &(struct doc_source){ i + 1,
						     NOW - h[i].hours * HOUR,
						     h[i].outlet },
			       t, met);
	}
	return r;
}

/* What stands beside a story (numbers from 1). */
static GArray *beside(Related *r, uint32_t story)
{
	GArray *lists = g_array_new(FALSE, FALSE, sizeof(struct companion));

	related_lists(r, story - 1, RELATED_LIMIT, lists);
	return lists;
}

/* Whether `other` stands in that list of `story`. */
static bool stands(Related *r, uint32_t story, int64_t other, bool same)
{
	g_autoptr(GArray) lists = beside(r, story);

	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		if (c->id == other && c->same == same)
			return true;
	}
	return false;
}

static void check_equal_lists(const GArray *a, const GArray *b)
{
	ck_assert_uint_eq(a->len, b->len);
	for (guint i = 0; i < a->len; i++) {
		const struct companion *x =
			&g_array_index(a, struct companion, i);
		const struct companion *y =
			&g_array_index(b, struct companion, i);

		ck_assert_int_eq(x->id, y->id);
		ck_assert(x->same == y->same);
	}
}

static void check_same_lists(Related *r, Related *again, guint n)
{
	for (uint32_t story = 1; story <= n; story++) {
		g_autoptr(GArray) a = beside(r, story),
				  b = beside(again, story);

		check_equal_lists(a, b);
	}
}

static bool is_listed(Related *r, uint32_t story, int64_t other)
{
	return stands(r, story, other, true) || stands(r, story, other, false);
}

static bool are_one_event(Related *r, uint32_t story, uint32_t other)
{
	return related_event(r, story - 1) == related_event(r, other - 1);
}

/* Each a report of the event, and listed so beside the other. */
static void check_same(Related *r, uint32_t story, uint32_t other)
{
	ck_assert(are_one_event(r, story, other));
	ck_assert(stands(r, story, other, true));
	ck_assert(stands(r, other, story, true));
}

/* Two stories, whether or not a reader of one would want the other. */
static void check_apart(Related *r, uint32_t story, uint32_t other)
{
	ck_assert(!are_one_event(r, story, other));
	ck_assert(!stands(r, story, other, true));
	ck_assert(!stands(r, other, story, true));
}

static void check_strangers(Related *r, uint32_t story, uint32_t other)
{
	check_apart(r, story, other);
	ck_assert(!is_listed(r, story, other));
	ck_assert(!is_listed(r, other, story));
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

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
	g_autoptr(GArray) met =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));

	for (guint i = 0; i < G_N_ELEMENTS(h); i++) {
		g_autoptr(Terms) t = terms_of(h[i].title, h[i].summary);
		g_autoptr(Terms) read = NULL;
		g_autoptr(Buf) packed = buf_new(65536);

		g_array_set_size(met, 0);
		related_arrive(r,
			       &(struct doc_source){ i + 1,
						     NOW - h[i].hours * HOUR,
						     h[i].outlet },
			       t, met);
		terms_pack(t, packed);
		read = terms_unpack(packed->bytes, packed->size);
		ck_assert_ptr_nonnull(read);
		related_restore(
			again,
			&(struct doc_source){ i + 1, NOW - h[i].hours * HOUR,
					      h[i].outlet },
			&(struct stored_relation){ read, related_event(r, i),
						   met });
	}
	ck_assert(stands(again, 1, 2, true));
	ck_assert(stands(again, 2, 1, true));
	ck_assert(related_knows(again, 3));
	ck_assert(!related_knows(again, 4));
	check_same_lists(r, again, G_N_ELEMENTS(h));
}
END_TEST

START_TEST(a_sequel_is_never_lost)
{
	static const struct headline h[] = {
		{ 30, 1, "Ferry Solvang runs aground off Tarn Point",
		  "All ninety aboard are safe." },
		{ 5, 2, "Crew of the ferry Solvang questioned after grounding",
		  NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	ck_assert(is_listed(r, 2, 1));
	ck_assert(is_listed(r, 1, 2));
}
END_TEST

START_TEST(a_correction_stands_with_what_it_corrects)
{
	static const struct headline h[] = {
		{ 9, 1, "Bridge at Aldmouth to close for six weeks",
		  "The deck is to be laid again." },
		{ 4, 1, "Correction: bridge at Aldmouth to close for six days",
		  "The deck is to be laid again." },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
	check_same(r, 1, 3);
	check_same(r, 2, 3);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	ck_assert(stands(r, 1, 4, true));
	ck_assert_int_eq(stands(r, 1, 2, true) + stands(r, 1, 3, true) +
				 stands(r, 1, 5, true),
			 1);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
}
END_TEST

START_TEST(live_ties_nothing_together)
{
	static const struct headline h[] = {
		{ 9, 1, "Live: storm Velda reaches the coast", NULL },
		{ 8, 2, "Live: Aldmouth marathon under way", NULL },
		{ 7, 3, "Live: chess final goes to a ninth game", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
	check_apart(r, 1, 3);
	check_apart(r, 2, 3);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
	ck_assert(stands(r, 1, 2, false));
	ck_assert(stands(r, 2, 1, false));
}
END_TEST

START_TEST(capitals_say_nothing)
{
	static const struct headline h[] = {
		{ 9, 1, "SALT MINE AT HARLOW REOPENS AS CONCERT HALL", NULL },
		{ 6, 2, "Salt mine at Harlow reopens as concert hall", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
	check_apart(r, 1, 3);
}
END_TEST

START_TEST(a_pair_without_blanks)
{
	static const struct headline h[] = {
		{ 9, 1, "北浜水族館、新しいクラゲ展示を公開", NULL },
		{ 6, 2, "北浜水族館がクラゲ展示を公開", NULL },
		{ 5, 3, "南町図書館、休日も開館へ", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
	check_strangers(r, 1, 3);
}
END_TEST

START_TEST(another_count_is_the_same_event)
{
	static const struct headline h[] = {
		{ 9, 1, "Storm Velda leaves 40,000 homes without power", NULL },
		{ 5, 2, "Storm Velda leaves 55,000 homes without power", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
}
END_TEST

START_TEST(another_version_is_another_event)
{
	static const struct headline h[] = {
		{ 60, 1, "Quill 8 brings tabs and a spelling aid", NULL },
		{ 9, 2, "Faster search in Quill 9", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
	ck_assert(stands(r, 2, 1, false));
}
END_TEST

START_TEST(days_apart_is_not_the_same)
{
	static const struct headline h[] = {
		{ 120, 1, "Hail closes the mountain road to Tarn", NULL },
		{ 2, 2, "Hail closes the mountain road to Tarn", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
}
END_TEST

START_TEST(related_holds_no_copies_of_one_another)
{
	static const struct headline h[] = {
		{ 120, 1, "Petra Aldin opens a film school in an old mine",
		  NULL },
		{ 119, 2, "Petra Aldin opens film school in an old mine",
		  NULL },
		{ 118, 3, "Petra Aldin opens a film school in old mine", NULL },
		{ 3, 4, "Grand prize at Harbour for Petra Aldin", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	ck_assert_int_eq(is_listed(r, 4, 1) + is_listed(r, 4, 2) +
				 is_listed(r, 4, 3),
			 1);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	for (uint32_t i = 1; i <= 4; i++)
		for (uint32_t j = 1; j <= 4; j++)
			if (are_one_event(r, i, j))
				ck_assert(!stands(r, i, j, false));
}
END_TEST

START_TEST(possessives_and_accents_are_folded)
{
	static const struct headline h[] = {
		{ 9, 1, "Zoë Marél’s roof garden opens to visitors", NULL },
		{ 6, 2, "Roof garden of Zoe Marel opens to visitors", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
}
END_TEST

START_TEST(dashes_and_quotes_say_nothing)
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
}
END_TEST

START_TEST(a_big_event_swallows_no_neighbour)
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
	for (uint32_t i = 1; i <= 8; i++) {
		check_apart(r, i, 9);
		check_apart(r, i, 10);
	}
	check_apart(r, 9, 10);
}
END_TEST

START_TEST(a_quiet_story_has_nothing_beside_it)
{
	static const struct headline h[] = {
		{ 9, 1, "Storm Velda leaves 40,000 homes without power", NULL },
		{ 8, 2, "Kestrel probe sends first pictures of the moon Ilva",
		  NULL },
		{ 7, 3, "Beekeepers' league elects a new head", NULL },
		{ 5, 4, "Quince jam wins at the county show", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));
	g_autoptr(GArray) lists = beside(r, 4);

	ck_assert_uint_eq(lists->len, 0);
}
END_TEST

/* Many headlines of a few affairs, some of which grow alike. */
static const struct headline affairs[] = {
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

START_TEST(events_are_never_assigned_anew)
{
	g_autoptr(Related) all = tell(affairs, G_N_ELEMENTS(affairs));

	for (guint n = 1; n < G_N_ELEMENTS(affairs); n++) {
		g_autoptr(Related) part = tell(affairs, n);

		for (guint i = 0; i < n; i++)
			ck_assert_int_eq(related_event(part, i),
					 related_event(all, i));
	}
}
END_TEST

START_TEST(lists_are_best_first_each_story_once)
{
	g_autoptr(Related) r = tell(affairs, G_N_ELEMENTS(affairs));

	for (uint32_t n = 1; n <= G_N_ELEMENTS(affairs); n++) {
		g_autoptr(GArray) lists = beside(r, n);
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
	g_autoptr(Related) r = tell(affairs, G_N_ELEMENTS(affairs));
	g_autoptr(Related) again = tell(affairs, G_N_ELEMENTS(affairs));

	check_same_lists(r, again, G_N_ELEMENTS(affairs));
}
END_TEST

START_TEST(a_limit_is_kept_in_each_list)
{
	g_autoptr(Related) r = tell(affairs, G_N_ELEMENTS(affairs));

	for (uint32_t n = 0; n < G_N_ELEMENTS(affairs); n++) {
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
	g_autoptr(Related) r = tell(h, 2);
	g_autoptr(GArray) met =
		g_array_new(FALSE, FALSE, sizeof(struct neighbour));
	g_autoptr(Terms) t = terms_of(h[2].title, NULL);

	ck_assert(!is_listed(r, 1, 3));
	ck_assert_uint_eq(
		related_arrive(r, &(struct doc_source){ 3, NOW - 5 * HOUR, 3 },
			       t, met),
		2);
	ck_assert_uint_eq(met->len, 1);
	ck_assert_int_eq(g_array_index(met, struct neighbour, 0).id, 1);
	check_same(r, 1, 3);
}
END_TEST

START_TEST(a_lead_in_ties_nothing_together)
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
		g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

		check_strangers(r, 1, 2);
		check_strangers(r, 1, 3);
		check_strangers(r, 2, 3);
	}
}
END_TEST

START_TEST(what_trails_a_title_ties_nothing_together)
{
	static const struct headline h[] = {
		{ 9, 1, "Storm Velda reaches the coast | Quince Gazette",
		  NULL },
		{ 8, 1, "Aldmouth marathon under way | Quince Gazette", NULL },
		{ 7, 2, "Chess final goes to a ninth game - Lantern Post",
		  NULL },
		{ 6, 2, "Bees of Harlow move to a roof - Lantern Post", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_strangers(r, 1, 2);
	check_strangers(r, 3, 4);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
	check_same(r, 3, 4);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
	check_apart(r, 3, 4);
	check_apart(r, 5, 6);
	check_same(r, 1, 7);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
	check_same(r, 1, 3);
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
		g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

		check_apart(r, 1, 2);
		check_same(r, 2, 3);
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_apart(r, 1, 2);
	check_apart(r, 1, 3);
	check_apart(r, 2, 3);
}
END_TEST

START_TEST(a_big_event_swallows_no_other_news_of_its_town)
{
	static const struct headline h[] = {
		{ 20, 1, "Aldmouth library burns through the night", NULL },
		{ 19, 2, "Fire in the Aldmouth library", NULL },
		{ 18, 3, "Library in Aldmouth burns to the ground", NULL },
		{ 17, 4, "Aldmouth library fire put out at dawn", NULL },
		{ 6, 5, "Baker of Aldmouth wins the bread cup", NULL },
		{ 5, 6, "New head of a school in Aldmouth", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 3);
	check_same(r, 2, 4);
	for (uint32_t i = 1; i <= 4; i++) {
		check_apart(r, i, 5);
		check_apart(r, i, 6);
	}
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
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));

	check_same(r, 1, 2);
	check_same(r, 2, 3);
	check_same(r, 4, 5);
	check_strangers(r, 1, 4);
}
END_TEST

START_TEST(common_words_are_not_named)
{
	static const struct headline h[] = {
		{ 9, 1, "The baker of the year and the Solvang ferry", NULL },
		{ 8, 2, "The league and the Solvang ferry of the north", NULL },
	};
	g_autoptr(Related) r = tell(h, G_N_ELEMENTS(h));
	g_autoptr(GArray) lists = beside(r, 1);
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
	Suite *s = suite_create("related");
	TCase *t = tcase_create("related");

	tcase_add_test(t, two_outlets_of_one_event_are_together);
	tcase_add_test(t, one_person_in_two_stories_is_related_not_the_same);
	tcase_add_test(t, an_outlet_reports_twice_on_one_event);
	tcase_add_test(t, the_same_words_a_month_later_are_another_event);
	tcase_add_test(t, shared_words_are_named_rarest_first);
	tcase_add_test(t, nothing_breaks_on_titles_that_say_nothing);
	tcase_add_test(t, restored_stories_answer_as_before);
	tcase_add_test(t, a_sequel_is_never_lost);
	tcase_add_test(t, a_correction_stands_with_what_it_corrects);
	tcase_add_test(t, wire_copy_is_one_event);
	tcase_add_test(t, an_outlet_has_one_line_in_an_event);
	tcase_add_test(t, namesakes_are_two_stories);
	tcase_add_test(t, live_ties_nothing_together);
	tcase_add_test(t, two_quakes_in_two_places_are_two_stories);
	tcase_add_test(t, two_films_of_a_studio_are_related);
	tcase_add_test(t, capitals_say_nothing);
	tcase_add_test(t, a_pair_that_is_not_english);
	tcase_add_test(t, a_pair_without_blanks);
	tcase_add_test(t, another_count_is_the_same_event);
	tcase_add_test(t, another_version_is_another_event);
	tcase_add_test(t, days_apart_is_not_the_same);
	tcase_add_test(t, related_holds_no_copies_of_one_another);
	tcase_add_test(t, an_event_is_not_among_its_related);
	tcase_add_test(t, possessives_and_accents_are_folded);
	tcase_add_test(t, dashes_and_quotes_say_nothing);
	tcase_add_test(t, a_big_event_swallows_no_neighbour);
	tcase_add_test(t, a_quiet_story_has_nothing_beside_it);
	tcase_add_test(t, events_are_never_assigned_anew);
	tcase_add_test(t, lists_are_best_first_each_story_once);
	tcase_add_test(t, the_same_lists_on_every_run);
	tcase_add_test(t, a_limit_is_kept_in_each_list);
	tcase_add_test(t, a_story_that_arrives_changes_the_older_one);
	tcase_add_test(t, a_lead_in_ties_nothing_together);
	tcase_add_test(t, what_trails_a_title_ties_nothing_together);
	tcase_add_test(t, a_lead_in_hides_no_event);
	tcase_add_test(t, two_places_in_the_same_words_are_two_stories);
	tcase_add_test(t, two_films_on_one_day_are_two_stories);
	tcase_add_test(t, two_versions_days_apart_are_two_stories);
	tcase_add_test(t, one_town_is_no_event);
	tcase_add_test(t, a_big_event_swallows_no_other_news_of_its_town);
	tcase_add_test(t, capitals_and_wire_copies_in_them_are_one_event);
	tcase_add_test(t, common_words_are_not_named);
	suite_add_tcase(s, t);
	return suite_run(s);
}
