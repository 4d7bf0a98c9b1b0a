#include "feeds/store/sharers.h"

#include "feeds/store/shared_guid.h"

#include <string.h>

char *sharers_key(const struct pair *x)
{
	return shared_guid(x->entry->guid, x->entry->url, x->entry->title);
}

bool sharers_any(const Pairing *p, const struct pair *x, bool *shares,
		 GError **error)
{
	g_autoptr(Candidates) t =
		candidates_of_guid(p->store, p->feed, p->keys, x->key, error);

	*shares = t && t->all->len > 0;
	return t != NULL;
}

bool sharers_set_key(Pairing *p, struct pair *x, GError **error)
{
	g_autofree char *base = shared_guid_base(x->key), *key = NULL;
	bool shares;

	if (base)
		return true;
	if (!sharers_any(p, x, &shares, error))
		return false;
	key = shares ? sharers_key(x) : NULL;
	if (key)
		x->key = pairing_keep(p, key);
	return true;
}

/* Whether a story with the entry's guid is the entry: by key or link, else by title. */
static bool is_sharer(const struct pair *x, const char *key,
		      const struct candidate *t, bool by_title)
{
	if (by_title)
		return strcmp(x->entry->title, t->title) == 0;
	return strcmp(key, t->guid) == 0 ||
	       (x->link && g_strcmp0(x->link, t->link) == 0);
}

static void take_sharer(Pairing *p, struct pair *x, const Candidates *t,
			bool by_title)
{
	for (guint i = 0; i < t->all->len && pair_is_open(x); i++) {
		const struct candidate *one =
			&g_array_index(t->all, struct candidate, i);

		if (!g_hash_table_contains(p->taken, &one->id) &&
		    is_sharer(x, x->key, one, by_title))
			pairing_take(p, x, one);
	}
}

static bool pair_sharer(Pairing *p, struct pair *x, bool by_title,
			GError **error)
{
	g_autofree char *base = shared_guid_base(x->key);
	g_autoptr(Candidates) t = candidates_of_guid(
		p->store, p->feed, p->keys, base ? base : x->key, error);

	if (!t || !sharers_set_key(p, x, error))
		return false;
	take_sharer(p, x, t, by_title);
	return true;
}

bool sharers_pair(Pairing *p, GError **error)
{
	for (int by_title = 0; by_title < 2; by_title++)
		for (guint i = 0; i < p->n; i++) {
			struct pair *x = &p->pairs[i];

			if (pair_is_open(x) &&
			    !pair_sharer(p, x, by_title != 0, error))
				return false;
		}
	return true;
}
