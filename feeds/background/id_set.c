#include "feeds/background/id_set.h"

GHashTable *id_set_new(void)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

void id_set_add(GHashTable *ids, int64_t id)
{
	if (!g_hash_table_contains(ids, &id))
		g_hash_table_add(ids, g_memdup2(&id, sizeof id));
}

static int by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void id_set_take(GHashTable *ids, GArray *out)
{
	GHashTableIter at;
	void *id;

	g_hash_table_iter_init(&at, ids);
	while (g_hash_table_iter_next(&at, &id, NULL))
		g_array_append_vals(out, id, 1);
	g_array_sort(out, by_id);
	g_hash_table_remove_all(ids);
}
