/* Bounds of the lists, and of the time that they take, whatever the headlines. */
#include "feeds/related/related.h"
#include "tests/suite.h"

#include <string.h>

#define NOW     1790000000
#define SECONDS 60 /* of a test, sanitizers and all */

/* Headlines as they arrive, each with the next number. */
struct flow {
	Related *related;
	GArray *neighbours;
	int64_t count;
};

static struct flow flow_open(bool keeps)
{
	return (struct flow){
		related_new(keeps),
		g_array_new(FALSE, FALSE, sizeof(struct neighbour)), 0
	};
}

static void flow_close(struct flow *f)
{
	related_free(f->related);
	g_array_free(f->neighbours, TRUE);
}

static uint32_t arrive(struct flow *f, int64_t time, uint32_t outlet,
		       const char *title)
{
	g_autoptr(Terms) t = terms_of(title, NULL);

	g_array_set_size(f->neighbours, 0);
	return related_arrive(f->related,
			      &(struct doc_source){ ++f->count, time, outlet },
			      t, f->neighbours);
}

/* Lists are no longer than allowed and name stories that are there, none
 * twice, never the story itself. */
static void check_lists(struct flow *f, uint32_t n)
{
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	guint lines[2] = { 0, 0 };

	related_lists(f->related, n, RELATED_LIMIT, lists);
	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		lines[c->same]++;
		ck_assert_int_ne(c->id, related_id(f->related, n));
		ck_assert(related_knows(f->related, c->id));
		ck_assert(g_hash_table_add(seen, GINT_TO_POINTER((int)c->id)));
		ck_assert(c->score > 0 && c->score < 100);
		ck_assert(g_utf8_validate(c->words, -1, NULL));
	}
	ck_assert_uint_le(lines[false], RELATED_LIMIT);
	ck_assert_uint_le(lines[true], RELATED_LIMIT);
}

static void check_all(struct flow *f, uint32_t step)
{
	for (uint32_t n = 0; n < related_count(f->related); n += step)
		if (related_knows(f->related, related_id(f->related, n)))
			check_lists(f, n);
}

START_TEST(empty_titles_have_empty_lists)
{
	static const char *const empty[] = { "", " ", "…", "!?", "\n\t", "—" };
	struct flow f = flow_open(false);
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));

	for (uint32_t i = 0; i < 1000; i++)
		arrive(&f, NOW + i, i, empty[i % G_N_ELEMENTS(empty)]);
	for (uint32_t n = 0; n < 1000; n++) {
		ck_assert_int_eq(related_event(f.related, n), n + 1);
		related_lists(f.related, n, RELATED_LIMIT, lists);
	}
	ck_assert_uint_eq(lists->len, 0);
	flow_close(&f);
}
END_TEST

START_TEST(a_thousand_equal_titles_have_short_lists)
{
	struct flow f = flow_open(false);

	for (uint32_t i = 0; i < 1000; i++)
		arrive(&f, NOW + i * 60, i % 50,
		       "Ferry Solvang runs aground off Tarn Point");
	check_all(&f, 1);
	flow_close(&f);
}
END_TEST

START_TEST(titles_of_one_word_have_short_lists)
{
	static const char *const words[] = { "Lantern", "Storm", "lantern",
					     "東京",    "9",     "É" };
	struct flow f = flow_open(false);

	for (uint32_t i = 0; i < 1000; i++)
		arrive(&f, NOW + i, i % 30, words[i % G_N_ELEMENTS(words)]);
	check_all(&f, 1);
	flow_close(&f);
}
END_TEST

START_TEST(ten_thousand_in_a_minute_have_short_lists)
{
	struct flow f = flow_open(false);
	guint32 seed = 1;

	for (uint32_t i = 0; i < 10000; i++) {
		g_autoptr(GString) title = g_string_new(NULL);

		for (int w = 0; w < 8; w++) {
			seed = seed * 1664525 + 1013904223;
			g_string_append_printf(title, "word%u ",
					       (seed >> 16) % 2000);
		}
		arrive(&f, NOW + i / 167, i % 200, title->str);
	}
	check_all(&f, 41);
	flow_close(&f);
}
END_TEST

START_TEST(a_story_is_found_whatever_its_date)
{
	static const int64_t times[] = { NOW,          0,   -1, -10000000000,
					 900000000000, NOW, 1,  NOW + 1 };
	for (int keeps = 0; keeps < 2; keeps++) {
		struct flow f = flow_open(keeps);

		for (guint i = 0; i < 400; i++) {
			uint32_t n =
				arrive(&f, times[i % G_N_ELEMENTS(times)], i,
				       i % 3 ? "Lantern parade in Harlow"
					     : "Harlow lights its lanterns");

			ck_assert(related_knows(f.related, f.count));
			ck_assert_int_eq(related_id(f.related, n), f.count);
			check_lists(&f, n);
		}
		check_all(&f, 1);
		flow_close(&f);
	}
}
END_TEST

START_TEST(all_at_the_same_moment_have_short_lists)
{
	static const int64_t times[] = { 0, -1, NOW, 900000000000 };

	for (guint t = 0; t < G_N_ELEMENTS(times); t++) {
		struct flow f = flow_open(false);

		for (uint32_t i = 0; i < 300; i++) {
			g_autofree char *title = g_strdup_printf(
				"Lantern %u in Harlow, year %u", i % 7, i % 11);

			arrive(&f, times[t], i % 5, title);
		}
		check_all(&f, 1);
		flow_close(&f);
	}
}
END_TEST

/* A megabyte of a kind, with a story's own word in front. */
static char *heavy(int kind, guint number)
{
	GString *out = g_string_new(NULL);

	g_string_printf(out, "Tarn %u ", number);
	for (guint i = 0; out->len < 1 << 20; i++)
		switch (kind) {
		case 0:
			g_string_append_c(out, 'a');
			break;
		case 1:
			g_string_append_c(out, ' ');
			break;
		case 2:
			g_string_append_printf(out, "word%u ", i * 7 + number);
			break;
		case 3:
			g_string_append(out, "東京");
			break;
		default:
			g_string_append(out, "e\xCC\x81\xCC\x81");
		}
	return g_string_free(out, FALSE);
}

START_TEST(a_title_of_a_megabyte_is_cut)
{
	struct flow f = flow_open(false);

	for (uint32_t i = 0; i < 25; i++) {
		g_autofree char *title = heavy((int)i % 5, i);
		g_autoptr(Terms) t = terms_of(title, title);
		g_autoptr(Buf) packed = buf_new(65536);

		ck_assert_uint_le(t->all->len, TERMS_MAX);
		terms_pack(t, packed);
		ck_assert(!packed->full);
		g_array_set_size(f.neighbours, 0);
		related_arrive(f.related,
			       &(struct doc_source){ ++f.count, NOW + i, i }, t,
			       f.neighbours);
	}
	check_all(&f, 1);
	flow_close(&f);
}
END_TEST

START_TEST(stories_outside_of_the_window_are_released)
{
	struct flow f = flow_open(false);

	for (uint32_t i = 0; i < 500; i++)
		arrive(&f, NOW + (int64_t)i * 4 * 3600, i % 5,
		       i % 2 ? "Ferry Solvang aground" : "Solvang ferry sails");
	ck_assert(!related_knows(f.related, 1));
	ck_assert(related_knows(f.related, 500));
	ck_assert(related_knows(f.related, 500 - 30 * 6 + 1));
	ck_assert(!related_knows(f.related, 500 - 30 * 6 - 1));
	check_all(&f, 1);
	flow_close(&f);
}
END_TEST

/* Numbers fall when the old are shed; what is left means what it meant. */
START_TEST(years_of_stories_need_the_memory_of_a_month)
{
	static const char *const places[] = { "Harlow", "Aldmouth", "Tarn",
					      "Norland", "Serrano" };
	struct flow f = flow_open(false), all = flow_open(true);

	for (uint32_t i = 0; i < 12000; i++) {
		int64_t time = NOW + (int64_t)i * 3600;
		g_autofree char *title =
			g_strdup_printf("%s counts %u lanterns and %u boats",
					places[i / 7 % G_N_ELEMENTS(places)],
					i / 3 % 977, i / 5 % 1013);

		ck_assert_int_eq(
			related_id(f.related, arrive(&f, time, i % 9, title)),
			i + 1);
		arrive(&all, time, i % 9, title);
	}
	ck_assert_uint_eq(related_count(all.related), 12000);
	ck_assert_uint_lt(related_count(f.related), 3000);
	ck_assert(!related_knows(f.related, 12000 - 30 * 24 - 1));
	for (int64_t id = 12000 - 100; id <= 12000; id++) {
		uint32_t n = related_find(f.related, id);

		check_lists(&f, n);
		ck_assert_int_eq(related_event(f.related, n),
				 related_event(all.related,
					       related_find(all.related, id)));
	}
	flow_close(&f);
	flow_close(&all);
}
END_TEST

START_TEST(invalid_bytes_are_not_terms)
{
	g_autoptr(Terms) t = terms_of("Ferry Solvang runs aground", NULL);
	g_autoptr(Buf) packed = buf_new(65536);

	terms_pack(t, packed);
	for (size_t size = 0; size < packed->size; size++)
		ck_assert_ptr_null(terms_unpack(packed->bytes, size));
	for (size_t i = 0; i < packed->size; i++) {
		g_autofree uint8_t *bytes =
			g_memdup2(packed->bytes, packed->size);
		g_autoptr(Terms) read = NULL;
		struct flow f = flow_open(false);

		bytes[i] ^= 0xFF;
		read = terms_unpack(bytes, packed->size);
		if (read) {
			related_restore(f.related,
					&(struct doc_source){ 1, NOW, 1 },
					&(struct stored_relation){
						read, 1, 1, f.neighbours });
			check_lists(&f, 0);
		}
		flow_close(&f);
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("related_bounds");
	TCase *t = tcase_create("related, bounds");

	tcase_set_timeout(t, SECONDS);
	tcase_add_test(t, empty_titles_have_empty_lists);
	tcase_add_test(t, a_thousand_equal_titles_have_short_lists);
	tcase_add_test(t, titles_of_one_word_have_short_lists);
	tcase_add_test(t, ten_thousand_in_a_minute_have_short_lists);
	tcase_add_test(t, a_story_is_found_whatever_its_date);
	tcase_add_test(t, all_at_the_same_moment_have_short_lists);
	tcase_add_test(t, a_title_of_a_megabyte_is_cut);
	tcase_add_test(t, stories_outside_of_the_window_are_released);
	tcase_add_test(t, years_of_stories_need_the_memory_of_a_month);
	tcase_add_test(t, invalid_bytes_are_not_terms);
	suite_add_tcase(s, t);
	return suite_run(s);
}
