#include "feeds/store/renamed.h"

#include "src/base/url.h"

#include <string.h>

/* The stories of each second (int64_t → Candidates) that an entry was published in:
 * asked for once, for every kind of evidence. */
struct seconds {
	GHashTable *all;
};

static void free_candidates(void *t)
{
	candidates_free(t);
}

/* "#0", "#12": the number of a version. More digits are a date or an id, which
 * name another story. */
static bool has_version(const char *guid)
{
	const char *mark = strchr(guid, '#');
	size_t n = mark ? strspn(mark + 1, "0123456789") : 0;

	return n >= 1 && n <= 3 && mark[1 + n] == '\0';
}

static bool pair_by_guid(Pairing *p, struct pair *x, GError **error)
{
	g_autoptr(Candidates) address = NULL;
	g_autoptr(Candidates) page = NULL;
	const char *guid = x->entry->guid;

	if (!url_is_web(guid))
		return true;
	address =
		candidates_of_address(p->store, p->feed, p->keys, guid, error);
	if (!address)
		return false;
	if (pairing_choose(p, x, address, SAME_NOTHING) || !has_version(guid))
		return true;
	page = candidates_of_page(p->store, p->feed, p->keys, guid, error);
	if (!page)
		return false;
	pairing_choose(p, x, page, SAME_TITLE_AND_LINK);
	return true;
}

static Candidates *stories_of_second(Pairing *p, struct seconds *s,
				     const struct pair *x, GError **error)
{
	int64_t time = x->entry->time;
	Candidates *t = g_hash_table_lookup(s->all, &time);

	if (t)
		return t;
	t = candidates_of_second(p->store, p->feed, p->keys, time, error);
	if (t)
		g_hash_table_insert(s->all, g_memdup2(&time, sizeof time), t);
	return t;
}

static bool pair_by_second(Pairing *p, struct seconds *s,
			   enum resemblance least, GError **error)
{
	for (guint i = 0; i < p->n; i++) {
		struct pair *x = &p->pairs[i];
		const Candidates *t;

		if (!pair_is_open(x) || !x->entry->time)
			continue;
		t = stories_of_second(p, s, x, error);
		if (!t)
			return false;
		if (t->all->len)
			pairing_choose(p, x, t, least);
	}
	return true;
}

static bool pair_by_seconds(Pairing *p, GError **error)
{
	struct seconds s = { g_hash_table_new_full(g_int64_hash, g_int64_equal,
						   g_free, free_candidates) };
	bool good = true;

	for (enum resemblance least = SAME_CONTENT;
	     good && least > SAME_NOTHING; least--)
		good = pair_by_second(p, &s, least, error);
	g_hash_table_destroy(s.all);
	return good;
}

/* Whether the document has entries without a time, and whether none of its guids is
 * known. */
static void look_over(const Pairing *p, bool *any_undated, bool *all_unknown)
{
	*any_undated = false;
	*all_unknown = true;
	for (guint i = 0; i < p->n; i++) {
		const struct pair *x = &p->pairs[i];

		*any_undated = *any_undated || x->entry->time == 0;
		*all_unknown = *all_unknown && !x->is_known;
	}
}

/* Compares with the whole feed; feeds without times are rare, and small. */
static bool pair_undated(Pairing *p, GError **error)
{
	g_autoptr(Candidates) whole = NULL;
	bool any_undated, all_unknown;

	look_over(p, &any_undated, &all_unknown);
	for (enum resemblance least = SAME_CONTENT;
	     least >= SAME_TITLE_AND_LINK; least--)
		for (guint i = 0; i < p->n; i++) {
			struct pair *x = &p->pairs[i];

			if (!pair_is_open(x) ||
			    (x->entry->time && !all_unknown))
				continue;
			if (!whole)
				whole = candidates_of_feed(p->store, p->feed,
							   p->keys, any_undated,
							   error);
			if (!whole)
				return false;
			pairing_choose(p, x, whole, least);
		}
	return true;
}

bool renamed_pair(Pairing *p, GError **error)
{
	for (guint i = 0; i < p->n; i++)
		if (pair_is_open(&p->pairs[i]) &&
		    !pair_by_guid(p, &p->pairs[i], error))
			return false;
	return pair_by_seconds(p, error) && pair_undated(p, error);
}
