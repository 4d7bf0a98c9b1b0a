#include "feeds/related/fold.h"

#include "feeds/related/cluster.h"
#include "feeds/related/link.h"
#include "feeds/related/merge.h"
#include "src/base/clock.h"

#include <stdlib.h>

#define LOOK        48 /* members that are compared: the first and the newest */
#define LINKS_MOST  3  /* links that are enough, */
#define LINKS_SHARE 0.28F /* and the share of the members that is */
#define STRANGER                                                               \
	0.10F /* direct score of a member that has nothing to do with it */
#define BEST          8                 /* members whose scores count */
#define ENDS          (36 * CLOCK_HOUR) /* after the newest report */
#define ENDS_ALL      (60 * CLOCK_HOUR) /* after the first one */
#define SAME_HEADLINE 0.8F /* Jaccard index of titles; these never end */

struct fold {
	int64_t founder; /* id */
	GArray *docs;    /* uint32_t, in the order of arrival */
};

struct folds {
	GArray *all;            /* struct fold; number n is at n - 1 */
	GHashTable *by_founder; /* id → number */
};

static void fold_clear(void *p)
{
	struct fold *f = p;

	if (f->docs)
		g_array_free(f->docs, TRUE);
}

Folds *folds_new(void)
{
	Folds *f = g_new(Folds, 1);

	f->all = g_array_new(FALSE, FALSE, sizeof(struct fold));
	g_array_set_clear_func(f->all, fold_clear);
	f->by_founder = g_hash_table_new_full(g_int64_hash, g_int64_equal,
					      g_free, NULL);
	return f;
}

void folds_free(Folds *f)
{
	if (!f)
		return;
	g_array_free(f->all, TRUE);
	g_hash_table_destroy(f->by_founder);
	g_free(f);
}

static struct fold *fold_at(const Folds *f, uint32_t number)
{
	return &g_array_index(f->all, struct fold, number - 1);
}

int64_t folds_founder(const Folds *f, uint32_t fold)
{
	return fold_at(f, fold)->founder;
}

static uint32_t found_fold(Folds *f, int64_t founder)
{
	struct fold one = { founder,
			    g_array_new(FALSE, FALSE, sizeof(uint32_t)) };

	g_array_append_val(f->all, one);
	g_hash_table_insert(f->by_founder, g_memdup2(&founder, sizeof founder),
			    GUINT_TO_POINTER(f->all->len));
	return f->all->len;
}

static void add_member(Folds *f, Index *x, uint32_t n, uint32_t number)
{
	g_array_append_val(fold_at(f, number)->docs, n);
	index_doc(x, n)->fold = number;
}

/* The members that are compared. */
static GArray *members_seen(const struct fold *f)
{
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	guint from = f->docs->len > LOOK ? f->docs->len - LOOK + 1 : 1;

	if (f->docs->len)
		g_array_append_vals(seen, f->docs->data, 1);
	for (guint i = from; i < f->docs->len; i++)
		g_array_append_val(seen, g_array_index(f->docs, uint32_t, i));
	return seen;
}

static const struct doc *member(Index *x, const struct fold *f, guint i)
{
	return index_doc(x, g_array_index(f->docs, uint32_t, i));
}

static bool has_outlet(Index *x, const struct fold *f, uint32_t outlet)
{
	for (guint i = 0; i < f->docs->len; i++)
		if (member(x, f, i)->source == outlet)
			return true;
	return false;
}

/* The Jaccard index of the terms of two titles. */
static float title_overlap(const struct doc *a, const struct doc *b)
{
	struct merge m = { .a = a, .b = b };
	uint32_t both = 0, all = 0;

	while (merge_next(&m)) {
		bool in_a = m.in_a && doc_marks(a)[m.at_a] & MARK_TITLED;
		bool in_b = m.in_b && doc_marks(b)[m.at_b] & MARK_TITLED;

		all += in_a || in_b;
		both += in_a && in_b;
	}
	return all ? (float)both / (float)all : 0;
}

/* Whether the event had ended when story n was published. */
static bool has_ended(Index *x, const struct fold *f, uint32_t n)
{
	const struct doc *d = index_doc(x, n);
	int64_t apart = INT64_MAX;

	for (guint i = 0; i < f->docs->len; i++)
		apart = MIN(apart, ABS(d->time - member(x, f, i)->time));
	if (apart <= ENDS && ABS(d->time - member(x, f, 0)->time) <= ENDS_ALL)
		return false;
	for (guint i = 0; i < f->docs->len; i++)
		if (title_overlap(d, member(x, f, i)) >= SAME_HEADLINE)
			return false;
	return true;
}

static int descending(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return (x < y) - (x > y);
}

/* The mean of the best scores of the members, each times its closeness in time; 0 if
 * there is a stranger among them, or there are too few links. */
static float fold_score(Matcher *m, Index *x, uint32_t n, const struct fold *f)
{
	g_autoptr(GArray) seen = members_seen(f);
	g_autoptr(GArray) scores = g_array_new(FALSE, FALSE, sizeof(float));
	g_autoptr(GArray) matches =
		g_array_new(FALSE, FALSE, sizeof(struct match));
	guint links = 0, best = MIN(seen->len, BEST);
	float sum = 0, wanted;

	similarity_compare(m, n, seen, matches);
	for (guint i = 0; i < matches->len; i++) {
		const struct match *one =
			&g_array_index(matches, struct match, i);
		float score = one->direct *
			      cluster_closeness(index_doc(x, n)->time,
						index_doc(x, one->doc)->time);

		if (one->direct < STRANGER)
			return 0;
		links += link_is_sure(
			x, &(struct link_pair){ n, one->doc, one->direct });
		g_array_append_val(scores, score);
	}
	wanted = index_leaves_out(x, INDEX_LINKS)
			 ? 0
			 : MIN((float)LINKS_MOST,
			       LINKS_SHARE * (float)seen->len);
	if (!links || (float)links < wanted)
		return 0;
	g_array_sort(scores, descending);
	for (guint i = 0; i < best; i++)
		sum += g_array_index(scores, float, i);
	return sum / (float)best;
}

/* The folds of its event that a story has matches in. */
static GArray *candidates(Index *x, uint32_t n, const GArray *matches)
{
	const struct doc *d = index_doc(x, n);
	GArray *out = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (guint i = 0; i < matches->len; i++) {
		uint32_t doc = g_array_index(matches, struct match, i).doc;
		const struct doc *other = index_doc(x, doc);
		bool known = doc == n || other->cluster != d->cluster ||
			     !other->fold;

		for (guint k = 0; k < out->len && !known; k++)
			known = g_array_index(out, uint32_t, k) == other->fold;
		if (!known)
			g_array_append_val(out, other->fold);
	}
	return out;
}

void folds_join(Folds *f, Matcher *m, Index *x, uint32_t n,
		const GArray *matches)
{
	g_autoptr(GArray) all = candidates(x, n, matches);
	uint32_t best = 0;
	float most = 0;

	for (guint i = 0; i < all->len; i++) {
		uint32_t number = g_array_index(all, uint32_t, i);
		const struct fold *one = fold_at(f, number);
		float score;

		if (has_outlet(x, one, index_doc(x, n)->source) ||
		    has_ended(x, one, n))
			continue;
		score = fold_score(m, x, n, one);
		if (score > most) {
			most = score;
			best = number;
		}
	}
	if (!best)
		best = found_fold(f, index_doc(x, n)->id);
	add_member(f, x, n, best);
}

void folds_restore(Folds *f, Index *x, uint32_t n, int64_t founder)
{
	uint32_t number =
		GPOINTER_TO_UINT(g_hash_table_lookup(f->by_founder, &founder));

	add_member(f, x, n, number ? number : found_fold(f, founder));
}

/* Drops the members that are deleted, and renumbers the others. */
static void shed_members(struct fold *f, uint32_t by)
{
	guint kept = 0;

	for (guint i = 0; i < f->docs->len; i++) {
		uint32_t doc = g_array_index(f->docs, uint32_t, i);

		if (doc >= by)
			g_array_index(f->docs, uint32_t, kept++) = doc - by;
	}
	g_array_set_size(f->docs, kept);
}

void folds_shed(Folds *f, Index *x, uint32_t by)
{
	g_autofree uint32_t *numbers = g_new0(uint32_t, f->all->len + 1);
	guint kept = 0;

	for (guint i = 0; i < f->all->len; i++) {
		struct fold *one = &g_array_index(f->all, struct fold, i);

		shed_members(one, by);
		if (one->docs->len) {
			numbers[i + 1] = ++kept;
			if (kept == i + 1)
				continue;
			*fold_at(f, kept) = *one;
			one->docs = NULL;
		} else {
			g_clear_pointer(&one->docs, g_array_unref);
		}
	}
	g_array_set_size(f->all, kept);
	g_hash_table_remove_all(f->by_founder);
	for (guint i = 0; i < kept; i++)
		g_hash_table_insert(
			f->by_founder,
			g_memdup2(&fold_at(f, i + 1)->founder, sizeof(int64_t)),
			GUINT_TO_POINTER(i + 1));
	for (uint32_t n = by; n < index_size(x); n++)
		index_doc(x, n)->fold = numbers[index_doc(x, n)->fold];
}
