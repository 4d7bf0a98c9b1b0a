#include "feeds/background/reindex.h"

#include "feeds/store/mutes.h"
#include "feeds/store/search_index.h"

#define AT_ONCE 4 /* stories of one step */

struct reindex {
	Context *context;
	bool any;  /* stories were added */
	bool done; /* all are in the index */
};

Reindex *reindex_new(Context *context)
{
	Reindex *r = g_new0(Reindex, 1);

	r->context = context;
	return r;
}

void reindex_free(Reindex *r)
{
	g_free(r);
}

/* A mute that was removed meanwhile: only now is known what it had hidden alone. */
static bool end_reindex(Reindex *r, GError **error)
{
	r->done = true;
	return !r->any ||
	       store_mute(r->context->store, r->context->files->filters, error);
}

bool reindex_step(Reindex *r)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GError) error = NULL;

	if (r->done)
		return false;
	if (!store_reindex(r->context->store, AT_ONCE, ids, &error) ||
	    (!ids->len && !end_reindex(r, &error)))
		g_message("search: %s", error->message);
	context_mute(r->context, (const int64_t *)(void *)ids->data, ids->len);
	r->any = r->any || ids->len;
	return ids->len > 0;
}
