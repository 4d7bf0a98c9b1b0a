#include "feeds/store/moved.h"

#include "feeds/store/sharers.h"

#include <string.h>

/* The guids of entries that are their stories, up to that doubt. The caller's. */
static GHashTable *certain_keys(const Pairing *p, enum doubt most)
{
	GHashTable *keys = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < p->n; i++) {
		const struct pair *x = &p->pairs[i];

		if (x->is_known && x->old == x->key && x->doubt <= most)
			g_hash_table_add(keys, (char *)(guintptr)x->key);
	}
	return keys;
}

/* Stories that may have moved to other guids: those of one time, or without one. */
struct movers {
	GHashTable *certain; /* keys of those that have not */
	Candidates *all;
	int64_t time;
};

/* Reads those of the entry's time; kept for the next entry, which often has the same
 * one. */
static bool read_movers(const Pairing *p, const struct pair *x,
			struct movers *m, GError **error)
{
	if (m->all && m->time == x->entry->time)
		return true;
	candidates_free(m->all);
	m->time = x->entry->time;
	m->all = m->time ? candidates_of_second(p->store, p->feed, m->certain,
						m->time, error)
			 : candidates_of_feed(p->store, p->feed, m->certain,
					      false, error);
	return m->all != NULL;
}

/* The story with title, link and time of the entry, if it is not taken. */
static const struct candidate *
find_moved(const Pairing *p, const struct pair *x, const Candidates *t)
{
	for (guint i = 0; i < t->all->len; i++) {
		const struct candidate *one =
			&g_array_index(t->all, struct candidate, i);

		if (x->link && one->link && strcmp(x->link, one->link) == 0 &&
		    strcmp(x->entry->title, one->title) == 0 &&
		    !g_hash_table_contains(p->taken, &one->id))
			return one;
	}
	return NULL;
}

static bool pair_mover(Pairing *p, struct pair *x, struct movers *m,
		       GError **error)
{
	const struct candidate *story;

	if (!read_movers(p, x, m, error))
		return false;
	story = find_moved(p, x, m->all);
	if (!story)
		return true;
	pairing_take(p, x, story);
	x->doubt = DOUBT_NONE;
	return x->is_known || sharers_set_key(p, x, error);
}

bool moved_pair(Pairing *p, bool known, enum doubt most, GError **error)
{
	g_autoptr(GHashTable) certain = certain_keys(p, most);
	struct movers m = { .certain = certain };
	bool good = true;

	for (guint i = 0; good && i < p->n; i++) {
		struct pair *x = &p->pairs[i];

		if (known ? x->doubt != DOUBT_NONE : pair_is_open(x))
			good = pair_mover(p, x, &m, error);
	}
	candidates_free(m.all);
	return good;
}
