#include "src/store/matches.h"

#include <stdlib.h>

static int newest_first(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->time != y->time)
		return x->time < y->time ? 1 : -1;
	return (x->id < y->id) - (x->id > y->id);
}

void matches_sort(GArray *rows)
{
	g_array_sort(rows, newest_first);
}

static int best_first(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return newest_first(a, b);
}

void matches_rank(GArray *rows, guint n)
{
	qsort(rows->data, n, sizeof(struct match), best_first);
}

/* How many headlines the matches are: of the copies of an article the oldest is
 * listed; with `mark` the others get is_copy. */
static int64_t count_headlines(GArray *rows, bool apart, bool unread, bool mark)
{
	g_autoptr(GHashTable) articles =
		g_hash_table_new(g_int64_hash, g_int64_equal);
	int64_t n = 0;

	for (guint i = 0; i < rows->len; i++) {
		struct match *r = &g_array_index(rows, struct match, i), *other;

		if (unread && r->read)
			continue;
		n++;
		if (apart || !r->article)
			continue;
		other = g_hash_table_lookup(articles, &r->article);
		n -= other != NULL;
		/* the order is by time, not by id */
		if (other && other->id < r->id) {
			r->is_copy = r->is_copy || mark;
			continue;
		}
		if (other)
			other->is_copy = other->is_copy || mark;
		g_hash_table_replace(articles, &r->article, r);
	}
	return n;
}

int64_t matches_count(GArray *rows, bool apart, bool unread)
{
	return count_headlines(rows, apart, unread, false);
}

int64_t matches_merge(GArray *rows, bool apart)
{
	return count_headlines(rows, apart, false, true);
}
