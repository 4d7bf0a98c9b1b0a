#include "feeds/context/page_ends.h"

#include <string.h>

#define REASONS_MAX 200 /* that are told apart: some name a host */

struct page_ends {
	GArray *all; /* struct page_end, not taken yet */
	guint failed;
	GHashTable *reasons; /* words → how many failed for them */
};

static void clear_end(void *p)
{
	struct page_end *end = p;

	g_free(end->link_host);
	g_free(end->host);
}

PageEnds *page_ends_new(void)
{
	PageEnds *e = g_new0(PageEnds, 1);

	e->all = g_array_new(FALSE, FALSE, sizeof(struct page_end));
	g_array_set_clear_func(e->all, clear_end);
	e->reasons =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return e;
}

void page_ends_free(PageEnds *e)
{
	if (!e)
		return;
	g_array_free(e->all, TRUE);
	g_hash_table_destroy(e->reasons);
	g_free(e);
}

static void count_failure(PageEnds *e, const char *why)
{
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(e->reasons, why));

	e->failed++;
	if (n || g_hash_table_size(e->reasons) < REASONS_MAX)
		g_hash_table_insert(e->reasons, g_strdup(why),
				    GUINT_TO_POINTER(n + 1));
}

void page_ends_add(PageEnds *e, const struct page_end *end, const char *why)
{
	g_array_append_vals(e->all, end, 1);
	if (why)
		count_failure(e, why);
}

bool page_ends_take(PageEnds *e, struct page_end *out)
{
	struct page_end *first = &g_array_index(e->all, struct page_end, 0);

	if (!e->all->len)
		return false;
	*out = *first;
	first->host = first->link_host = NULL;
	g_array_remove_index(e->all, 0);
	return true;
}

struct page_failures page_ends_failures(const PageEnds *e)
{
	struct page_failures f = { .count = e->failed };
	guint most = 0;
	GHashTableIter i;
	void *why, *n;

	g_hash_table_iter_init(&i, e->reasons);
	while (g_hash_table_iter_next(&i, &why, &n)) {
		guint count = GPOINTER_TO_UINT(n);

		/* of two as common as each other the first by name */
		if (count < most ||
		    (count == most && f.why && strcmp(why, f.why) > 0))
			continue;
		most = count;
		f.why = why;
	}
	f.others = most < f.count;
	return f;
}
