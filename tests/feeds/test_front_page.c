/* Which story leads, and what the weight of its section changes. */
#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/model/rank.h"
#include "src/store/front_page.h"
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

/* However many there are, in the order asked for; one that is not there is left out. */
START_TEST(stories_are_read_by_their_ids)
{
	static const guint counts[] = { 0, 1, 5, 6, 39, 41 };

	for (size_t c = 0; c < G_N_ELEMENTS(counts); c++) {
		int64_t ids[41], wanted[41];
		guint n = 0;
		g_autoptr(Stories) got = NULL;

		for (guint i = 0; i < counts[c]; i++) {
			ids[i] = i == 3 ? 999 : 1 + (i * 7) % 40;
			if (ids[i] != 999)
				wanted[n++] = ids[i];
		}
		got = store_stories(store, ids, counts[c], NULL);
		ck_assert_uint_eq(got->all->len, n);
		for (guint i = 0; i < n; i++)
			ck_assert_int_eq(stories_at(got, i)->id, wanted[i]);
	}
}
END_TEST

/* A page of the screen: the lead first, read ones only where they are kept. */
START_TEST(a_page_has_what_is_unread_and_what_is_kept)
{
	const struct list unread = { .kind = LIST_FRONT, .unread = true };
	struct front_shape shape = { .each = 100, .most = 100 };
	g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Stories) before = NULL, after = NULL, with = NULL;
	int64_t top;

	before = front_page_stories(store, &unread, &shape, NULL);
	ck_assert_uint_eq(before->all->len, 40);
	top = stories_at(before, 0)->id;
	ck_assert(store_mark(
		store, &(struct mark){ .ids = &top, .n = 1, .value = true },
		&(struct marked){ 0 }, NULL));
	after = front_page_stories(store, &unread, &shape, NULL);
	ck_assert_uint_eq(after->all->len, 39);
	ck_assert_int_lt(stories_find(after, top), 0);
	g_array_append_val(kept, top);
	shape.kept = kept;
	shape.newest = 5;
	with = front_page_stories(store, &unread, &shape, NULL);
	ck_assert_uint_eq(with->all->len, 40);
	ck_assert_int_eq(stories_at(with, 0)->id, top);
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
	tcase_add_test(t, stories_are_read_by_their_ids);
	tcase_add_test(t, a_page_has_what_is_unread_and_what_is_kept);
	tcase_add_test(t, weights_are_read_from_the_settings);
	return suite_run(suite);
}
