/* Which story leads, and what the weight of its section changes. */
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/model/rank.h"
#include "src/store/lists.h"
#include "tests/feeds/hourly_stories.h"

#include <math.h>

/* A story every hour, of Film at even and of Tech at odd ones. */
static void open_store(void)
{
	g_autoptr(Subs) subs = subs_read("[Film]\nhttps://a.example/\n"
					 "[Tech]\nhttps://b.example/\n",
					 NULL);

	path = scratch_make();
	store = store_open_write(path, NULL);
	ck_assert(store && store_sync(store, subs, NULL, NOW, NULL));
	put(1, 20, 0);
	put(2, 20, 1);
}

START_TEST(a_score_is_weight_and_time)
{
	double nine = rank_score(9, NOW);

	ck_assert(nine > rank_score(1, NOW + 13 * HOUR));
	ck_assert(nine < rank_score(1, NOW + 14 * HOUR));
	ck_assert_int_eq(rank_lift(1), 0);
	ck_assert_int_eq(rank_lift(9) / HOUR, 13);
	ck_assert_int_eq(rank_newest(nine, 9), NOW);
}
END_TEST

static GArray *weights_of(const Settings *s, double tech)
{
	struct rank_weight w = { "Tech", log(tech) };
	GArray *all = g_array_new(FALSE, FALSE, sizeof w);

	ck_assert_ptr_null(rank_weights(s));
	g_array_append_val(all, w);
	return all;
}

/* Their order is that of the sums, and equal weights change nothing. */
static const double weights[] = { 1, 2, 0.1, 10 };

START_TEST(sections_are_merged_by_weight)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(GArray) given = weights_of(settings, weights[_i]);
	struct list l = { .kind = LIST_FRONT, .weights = given };
	g_autoptr(Stories) whole = NULL;
	g_autoptr(Stories) page = NULL;
	guint seen = 0;

	whole = store_list(store, &l, &(struct list_page){ .limit = 100 },
			   NULL);
	ck_assert_uint_eq(whole->all->len, 40);
	for (guint i = 1; i < 40; i++) {
		const struct story *a = stories_at(whole, i - 1);
		const struct story *b = stories_at(whole, i);

		ck_assert(a->front + rank_section(given, a->section) >=
			  b->front + rank_section(given, b->section));
	}
	ck_assert_str_eq(stories_at(whole, 0)->section,
			 weights[_i] > 1 ? "Tech" : "Film");
	/* pages meet */
	while (seen < 40) {
		page = store_list(
			store, &l,
			&(struct list_page){
				.after = seen ? stories_at(whole, seen - 1)
					      : NULL,
				.limit = 7 },
			NULL);
		ck_assert_uint_eq(page->all->len, MIN(7, 40 - seen));
		for (guint i = 0; i < page->all->len; i++)
			ck_assert_int_eq(stories_at(page, i)->id,
					 stories_at(whole, seen++)->id);
		g_clear_pointer(&page, stories_free);
	}
	page = store_list(store, &l,
			  &(struct list_page){ .after = stories_at(whole, 30),
					       .back = true,
					       .limit = 5 },
			  NULL);
	ck_assert_uint_eq(page->all->len, 5);
	ck_assert_int_eq(stories_at(page, 4)->id, stories_at(whole, 29)->id);
	ck_assert_int_eq(stories_at(page, 0)->id, stories_at(whole, 25)->id);
}
END_TEST

START_TEST(weights_are_read_from_the_settings)
{
	g_autoptr(Settings) s = settings_new();
	g_autoptr(GArray) given = NULL;

	ck_assert(settings_set(
		s, &(struct named_setting){ "sections", "Tech", "2", 1 },
		NULL));
	ck_assert(!settings_set(
		s, &(struct named_setting){ "sections", "Film", "0", 2 },
		NULL));
	given = rank_weights(s);
	ck_assert_uint_eq(given->len, 1);
	ck_assert(fabs(rank_section(given, "Tech") - log(2)) < 1e-9);
	ck_assert(rank_section(given, "Film") == 0);
	ck_assert(rank_section(NULL, "Tech") == 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("front_page");
	TCase *t = tcase_create("front");

	suite_add_tcase(suite, t);
	tcase_add_checked_fixture(t, open_store, close_store);
	tcase_add_test(t, a_score_is_weight_and_time);
	tcase_add_loop_test(t, sections_are_merged_by_weight, 0,
			    (int)G_N_ELEMENTS(weights));
	tcase_add_test(t, weights_are_read_from_the_settings);
	return suite_run(suite);
}
