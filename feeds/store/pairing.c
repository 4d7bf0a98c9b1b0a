#include "feeds/store/pairing.h"

#include "src/base/url_key.h"

#include <string.h>

Pairing *pairing_new(Store *s, int64_t feed, const Incoming *document)
{
	Pairing *p = g_new0(Pairing, 1);

	p->store = s;
	p->feed = feed;
	p->n = document->all->len;
	p->pairs = g_new0(struct pair, p->n);
	p->keys = g_hash_table_new(g_str_hash, g_str_equal);
	p->taken = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					 NULL);
	p->text = g_string_chunk_new(4096);
	for (guint i = 0; i < p->n; i++) {
		struct pair *x = &p->pairs[i];

		x->entry = &g_array_index(document->all, struct arrival, i);
		x->key = x->entry->guid;
		g_hash_table_add(p->keys, (char *)(guintptr)x->key);
	}
	return p;
}

void pairing_free(Pairing *p)
{
	if (!p)
		return;
	g_hash_table_destroy(p->keys);
	g_hash_table_destroy(p->taken);
	g_string_chunk_free(p->text);
	g_free(p->pairs);
	g_free(p);
}

const char *pairing_keep(Pairing *p, const char *text)
{
	return text ? g_string_chunk_insert(p->text, text) : NULL;
}

void pairing_read_links(Pairing *p)
{
	g_autoptr(GHashTable) first = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < p->n; i++) {
		struct pair *x = &p->pairs[i], *other;
		g_autofree char *link =
			x->entry->url ? url_key(x->entry->url) : NULL;

		x->link = pairing_keep(p, link);
		x->like = likeness_of(x->entry->title, x->link, x->entry->hash);
		other = link ? g_hash_table_lookup(first, link) : NULL;
		x->shares_link = other != NULL;
		if (other)
			other->shares_link = true;
		else if (link)
			g_hash_table_insert(first, (char *)(guintptr)x->link,
					    x);
	}
}

bool pair_is_open(const struct pair *x)
{
	return !x->id && !x->is_deleted;
}

void pairing_take(Pairing *p, struct pair *x, const struct candidate *t)
{
	x->id = t->id;
	x->hash = t->hash;
	x->old = pairing_keep(p, t->guid);
	g_hash_table_add(p->taken, g_memdup2(&t->id, sizeof t->id));
}

/* What entries have in common that compete for a story. */
static bool is_alike(const struct pair *x, const struct pair *y,
		     enum resemblance evidence)
{
	return evidence == SAME_TITLE
		       ? resemblance_same_title(&x->like, &y->like)
		       : resemblance_same_number(&x->like, &y->like);
}

/* How many entries without a story, with this one, are as like it of this time. */
static guint count_competitors(const Pairing *p, const struct pair *x,
			       enum resemblance evidence)
{
	guint n = 0;

	for (guint i = 0; i < p->n; i++) {
		const struct pair *y = &p->pairs[i];

		n += pair_is_open(y) && x->entry->time == y->entry->time &&
		     is_alike(x, y, evidence);
	}
	return n;
}

/* `equals` stories resemble the entry as much. */
static bool may_choose(const Pairing *p, const struct pair *x,
		       enum resemblance evidence, guint equals)
{
	switch (evidence) {
	case SAME_CONTENT:
	case SAME_TITLE_AND_LINK:
		return true;
	case SAME_TITLE:
		return equals == 1 ||
		       count_competitors(p, x, evidence) >= equals;
	case SAME_NUMBER:
		return equals == 1 && count_competitors(p, x, evidence) == 1;
	case SAME_LINK:
	case SAME_NOTHING:
		return equals == 1;
	}
	return false;
}

/* A link that several entries have tells nothing by itself. */
static enum resemblance evidence_for(const struct pair *x,
				     const struct candidate *t)
{
	enum resemblance evidence = resemblance_of(&x->like, &t->like);

	return evidence == SAME_LINK && x->shares_link ? SAME_NOTHING
						       : evidence;
}

bool pairing_choose(Pairing *p, struct pair *x, const Candidates *candidates,
		    enum resemblance least)
{
	const struct candidate *chosen = NULL;
	enum resemblance best = least;
	guint equals = 0;

	for (guint i = 0; i < candidates->all->len; i++) {
		const struct candidate *t =
			&g_array_index(candidates->all, struct candidate, i);
		enum resemblance evidence = evidence_for(x, t);

		if (evidence < best || g_hash_table_contains(p->taken, &t->id))
			continue;
		if (evidence > best || equals == 0)
			chosen = t;
		equals = evidence > best ? 1 : equals + 1;
		best = evidence;
	}
	if (!chosen || !may_choose(p, x, best, equals))
		return false;
	pairing_take(p, x, chosen);
	return true;
}
