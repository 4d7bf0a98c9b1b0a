#include "ui/app/mute_loader.h"

#include "src/store/search.h"
#include "ui/update/mute.h"

void mute_loader_hide(View *v, Store *store)
{
	/* saved ones stay (feeds/store/mutes) */
	g_autofree char *query =
		g_strconcat(v->muting.query, " -is:saved", NULL);
	const struct list l = { .kind = LIST_SEARCH,
				.query = query,
				.apart = true,
				.whole = true };
	const struct list_page all = { .limit = G_MAXINT };
	g_autoptr(Hits) hits = search_run(store, &l, &all, NULL);
	g_autoptr(GHashTable) ids =
		g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; hits && i < hits->ids->len; i++)
		g_hash_table_add(ids, &g_array_index(hits->ids, int64_t, i));
	mute_hide(v, ids, hits ? hits->counts.stories : 0);
}
