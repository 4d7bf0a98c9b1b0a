/* Similarity, held against a sum over all pairs of stories, made at random. */
#include "feeds/related/retrieval.h"
#include "feeds/related/similarity.h"
#include "tests/suite.h"

#include <math.h>
#include <string.h>

#define NOW     1790000000
#define STORIES 120
#define HOUR    3600

static const char *const words[] = {
	"amber",  "basin",   "cedar",  "delta",  "ember",  "fjord",
	"grove",  "harbour", "island", "kiosk",  "meadow", "nectar",
	"quarry", "river",   "signal", "timber", "umbra",  "valley",
};

/* Three or more of the words, a story an hour. */
static Index *index_of(guint32 seed)
{
	GRand *chance = g_rand_new_with_seed(seed);
	Index *x = index_new(false);

	for (int i = 0; i < STORIES; i++) {
		g_autoptr(GString) title = g_string_new(NULL);
		g_autoptr(Terms) t = NULL;
		int n = g_rand_int_range(chance, 3, 7);

		while (n--)
			g_string_append_printf(
				title, "%s ",
				words[g_rand_int_range(chance, 0,
						       G_N_ELEMENTS(words))]);
		t = terms_of(title->str, NULL);
		index_add(x,
			  &(struct doc_source){ i + 1, NOW + i * HOUR,
						(uint32_t)i },
			  t, true);
	}
	g_rand_free(chance);
	return x;
}

/* The weight of a term in a story; 0 where it has none. */
static double weight_of(const struct doc *d, uint32_t term)
{
	for (uint32_t i = 0; i < d->n_terms; i++)
		if (d->terms[i] == term)
			return doc_weights(d)[i] / DOC_WEIGHT_ONE;
	return 0;
}

/* The cosine as a book defines it: weights are of length 1 by themselves. */
static double cosine(Index *x, uint32_t a, uint32_t b)
{
	const struct doc *d = index_doc(x, a);
	double sum = 0;

	for (uint32_t i = 0; i < d->n_terms; i++)
		sum += weight_of(d, d->terms[i]) *
		       weight_of(index_doc(x, b), d->terms[i]);
	return sum;
}

static GArray *all_but(uint32_t n)
{
	GArray *docs = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (uint32_t i = 0; i < STORIES; i++)
		if (i != n)
			g_array_append_val(docs, i);
	return docs;
}

START_TEST(scores_are_the_cosines)
{
	g_autoptr(Index) x = index_of((guint32)_i);
	g_autoptr(Matcher) m = matcher_new(x);
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(struct match));
	g_autoptr(GArray) docs = all_but(60);

	similarity_compare(m, 60, docs, out);
	ck_assert_uint_eq(out->len, STORIES - 1);
	for (guint i = 0; i < out->len; i++) {
		const struct match *found =
			&g_array_index(out, struct match, i);
		double want = cosine(x, 60, found->doc);

		ck_assert_msg(fabs(found->words - want) < 0.002,
			      "%u: %f instead of %f", found->doc,
			      (double)found->words, want);
		ck_assert(found->direct >= 0 && found->direct <= 1.001F);
	}
}
END_TEST

static float direct_of(Matcher *m, uint32_t a, uint32_t b)
{
	g_autoptr(GArray) docs = g_array_new(FALSE, FALSE, sizeof b);
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(struct match));

	g_array_append_val(docs, b);
	similarity_compare(m, a, docs, out);
	return g_array_index(out, struct match, 0).direct;
}

START_TEST(similarity_is_symmetric)
{
	g_autoptr(Index) x = index_of((guint32)_i);
	g_autoptr(Matcher) m = matcher_new(x);

	for (uint32_t n = 1; n < STORIES; n++)
		ck_assert(fabsf(direct_of(m, 0, n) - direct_of(m, n, 0)) <
			  0.0001F);
}
END_TEST

/* In a small index retrieval is exact: whatever shares a term is found. */
START_TEST(every_story_that_shares_a_term_is_found)
{
	g_autoptr(Index) x = index_of((guint32)_i);
	g_autoptr(Retrieval) r = retrieval_new(x);
	g_autoptr(GArray) docs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	bool found[STORIES] = { false };

	retrieval_find(r, 60, docs);
	for (guint i = 0; i < docs->len; i++) {
		uint32_t n = g_array_index(docs, uint32_t, i);

		ck_assert_uint_lt(n, STORIES);
		ck_assert_uint_ne(n, 60);
		ck_assert(!found[n]);
		found[n] = true;
	}
	for (uint32_t n = 0; n < STORIES; n++)
		ck_assert(n == 60 || found[n] == (cosine(x, 60, n) > 0));
}
END_TEST

/* Compares and links all stories in order; adds the neighbours of each to `all`. */
static void link_all(Index *x, Matcher *m, GPtrArray *all)
{
	for (uint32_t n = 0; n < STORIES; n++) {
		g_autoptr(GArray) docs =
			g_array_new(FALSE, FALSE, sizeof(uint32_t));
		g_autoptr(GArray) out =
			g_array_new(FALSE, FALSE, sizeof(struct match));
		GArray *near = g_array_new(FALSE, FALSE, sizeof(struct near));

		for (uint32_t other = 0; other < n; other++)
			g_array_append_val(docs, other);
		similarity_compare(m, n, docs, out);
		similarity_link_all(m, n, out, near);
		g_ptr_array_add(all, near);
	}
	(void)x;
}

START_TEST(neighbours_are_the_nearest_in_time)
{
	g_autoptr(Index) x = index_of((guint32)_i);
	g_autoptr(Matcher) m = matcher_new(x);
	g_autoptr(GPtrArray) all =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	bool any = false;

	link_all(x, m, all);
	for (uint32_t n = 0; n < STORIES; n++) {
		const struct doc *d = index_doc(x, n);

		ck_assert_uint_le(d->n_near, DOC_NEAR);
		any = any || d->n_near > 0;
		for (uint32_t i = 0; i < d->n_near; i++) {
			const struct doc *o = index_doc(x, d->near[i].doc);

			ck_assert_uint_ne(d->near[i].doc, n);
			ck_assert_int_le(ABS(o->time - d->time),
					 DOC_NEAR_WINDOW);
			ck_assert(i == 0 ||
				  d->near[i - 1].score >= d->near[i].score);
		}
	}
	ck_assert(any);
}
END_TEST

/* As the fetcher does when it starts: from what was stored. */
START_TEST(stored_neighbours_restore_the_same_ones)
{
	g_autoptr(Index) x = index_of((guint32)_i),
			 again = index_of((guint32)_i);
	g_autoptr(Matcher) m = matcher_new(x), m_again = matcher_new(again);
	g_autoptr(GPtrArray) all =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	link_all(x, m, all);
	for (uint32_t n = 0; n < STORIES; n++) {
		const GArray *near = g_ptr_array_index(all, n);

		for (guint i = 0; i < near->len; i++) {
			const struct near *one =
				&g_array_index(near, struct near, i);

			similarity_link(m_again, n, one->doc, one->score);
		}
	}
	for (uint32_t n = 0; n < STORIES; n++) {
		const struct doc *a = index_doc(x, n);
		const struct doc *b = index_doc(again, n);

		ck_assert_uint_eq(a->n_near, b->n_near);
		ck_assert_mem_eq(a->near, b->near, a->n_near * sizeof *a->near);
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("similarity");
	TCase *t = tcase_create("match");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, scores_are_the_cosines, 0, 10);
	tcase_add_loop_test(t, similarity_is_symmetric, 0, 10);
	tcase_add_loop_test(t, every_story_that_shares_a_term_is_found, 0, 10);
	tcase_add_loop_test(t, neighbours_are_the_nearest_in_time, 0, 10);
	tcase_add_loop_test(t, stored_neighbours_restore_the_same_ones, 0, 10);
	suite_add_tcase(s, t);
	return suite_run(s);
}
