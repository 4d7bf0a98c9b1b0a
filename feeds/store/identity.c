#include "feeds/store/identity.h"

#include "feeds/store/moved.h"
#include "feeds/store/pairing.h"
#include "feeds/store/renamed.h"
#include "feeds/store/shared_guid.h"
#include "feeds/store/sharers.h"
#include "feeds/store/tombstones.h"
#include "src/base/url_key.h"
#include "src/store/sql.h"

#include <string.h>

struct identity {
	Pairing *pairing;
	guint open;     /* entries of unknown guids */
	guint doubtful; /* entries with another link than the story of their guid */
};

static bool same_link(const char *url, const char *other)
{
	g_autofree char *a = url ? url_key(url) : NULL;
	g_autofree char *b = other ? url_key(other) : NULL;

	return a && b && strcmp(a, b) == 0;
}

/* How far a changed entry is from the story of its guid. */
static enum doubt doubt_of(const struct arrival *a, const char *title,
			   const char *url)
{
	bool same = strcmp(a->title, title) == 0;

	if (same_link(a->url, url) || (same && !a->url && !url))
		return DOUBT_NONE;
	return same ? DOUBT_LINK : DOUBT_WHOLE;
}

static void take_known(Identity *s, struct pair *x, sqlite3_stmt *q)
{
	x->id = sqlite3_column_int64(q, 0);
	x->hash = sqlite3_column_int64(q, 1);
	x->old = x->key;
	x->is_known = true;
	if (x->hash != x->entry->hash)
		x->doubt =
			doubt_of(x->entry, sql_column(q, 2), sql_column(q, 3));
	s->doubtful += x->doubt != DOUBT_NONE;
}

static bool look_up_key(Identity *s, struct pair *x, GError **error)
{
	sqlite3_stmt *q = store_prepare(s->pairing->store,
					"SELECT id, hash, title, url FROM story"
					" WHERE feed = ? AND guid = ?",
					error);
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, s->pairing->feed);
	sql_text(q, 2, x->key);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		take_known(s, x, q);
		rc = SQLITE_DONE;
	}
	s->open += x->id == 0;
	return sql_ended(s->pairing->store, q, rc, error);
}

static bool look_up_keys(Identity *s, GError **error)
{
	for (guint i = 0; i < s->pairing->n; i++)
		if (!look_up_key(s, &s->pairing->pairs[i], error))
			return false;
	return true;
}

/* The other form of an entry's key, under which it may have been deleted: shared or
 * not. */
static const char *other_key(Pairing *p, const struct pair *x)
{
	g_autofree char *base = shared_guid_base(x->entry->guid);
	g_autofree char *other = base ? g_steal_pointer(&base) : sharers_key(x);

	return pairing_keep(p, other);
}

/* Finds the entries that retention has deleted. That the guid alone was deleted does
 * not say which of those that share it now. */
static bool mark_deleted(Pairing *p, GError **error)
{
	g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) deleted = NULL;
	g_autofree const char **others = g_new0(const char *, p->n + 1);

	for (guint i = 0; i < p->n; i++) {
		others[i] = other_key(p, &p->pairs[i]);
		g_hash_table_add(keys, (char *)(guintptr)p->pairs[i].key);
		g_hash_table_add(keys, (char *)(guintptr)others[i]);
	}
	deleted = tombstones_match(p->store, p->feed, keys, error);
	if (!deleted)
		return false;
	for (guint i = 0; i < p->n; i++) {
		struct pair *x = &p->pairs[i];
		bool shared = strstr(x->key, others[i]) == x->key;

		x->is_deleted =
			!x->id && (g_hash_table_contains(deleted, x->key) ||
				   (!shared &&
				    g_hash_table_contains(deleted, others[i])));
	}
	return true;
}

static void forget_story(struct pair *x)
{
	x->id = 0;
	x->old = NULL;
}

/* The entries that still have doubtful stories: theirs, unless another one took it, or
 * it is only one of those of a shared guid. */
static bool settle_doubtful(Pairing *p, GError **error)
{
	for (guint i = 0; i < p->n; i++) {
		struct pair *x = &p->pairs[i];
		bool shares = false;

		if (x->doubt == DOUBT_NONE)
			continue;
		if (x->doubt == DOUBT_WHOLE &&
		    !sharers_any(p, x, &shares, error))
			return false;
		if (shares || g_hash_table_contains(p->taken, &x->id))
			forget_story(x);
		else
			g_hash_table_add(p->taken,
					 g_memdup2(&x->id, sizeof x->id));
		x->doubt = DOUBT_NONE;
	}
	return true;
}

static void take_certain(Pairing *p)
{
	for (guint i = 0; i < p->n; i++) {
		const struct pair *x = &p->pairs[i];

		if (x->is_known && x->doubt == DOUBT_NONE)
			g_hash_table_add(p->taken,
					 g_memdup2(&x->id, sizeof x->id));
	}
}

static bool set_key(Pairing *p, int64_t id, const char *key, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		p->store, "UPDATE OR IGNORE story SET guid = ?1 WHERE id = ?2",
		error);

	if (!q)
		return false;
	sql_text(q, 1, key);
	sqlite3_bind_int64(q, 2, id);
	return sql_finish(p->store, q, error);
}

/* The story that has the key of an entry but is not that entry. */
static int64_t owner_of_key(Pairing *p, const struct pair *x)
{
	sqlite3_stmt *q = store_prepare(
		p->store, "SELECT id FROM story WHERE feed = ?1 AND guid = ?2",
		NULL);
	int64_t id;

	if (!q)
		return 0;
	sqlite3_bind_int64(q, 1, p->feed);
	sql_text(q, 2, x->key);
	id = sql_number(q);
	return id == x->id ? 0 : id;
}

/* Takes the keys that entries get now from the stories that have them: these are other
 * entries, which get their own, or are in the document no longer. */
static bool release_keys(Pairing *p, GError **error)
{
	for (guint i = 0; i < p->n; i++) {
		const struct pair *x = &p->pairs[i];
		int64_t id = x->is_deleted || g_strcmp0(x->old, x->key) == 0
				     ? 0
				     : owner_of_key(p, x);
		g_autofree char *key =
			id ? shared_guid_of_id(x->key, id) : NULL;

		if (id && !set_key(p, id, key, error))
			return false;
	}
	return true;
}

/* Guids may tell nothing: they are places in the document, or two were exchanged. An
 * entry that has another link than the story of its guid is the one that has its
 * title, link and time, if that one's entry has another link, too. */
static bool resolve(Identity *s, GError **error)
{
	Pairing *p = s->pairing;
	bool doubts = s->doubtful > 0;

	pairing_read_links(p);
	take_certain(p);
	return mark_deleted(p, error) &&
	       (!doubts || (moved_pair(p, true, DOUBT_NONE, error) &&
			    moved_pair(p, false, DOUBT_LINK, error))) &&
	       settle_doubtful(p, error) && sharers_pair(p, error) &&
	       renamed_pair(p, error) && release_keys(p, error);
}

Identity *identity_new(Store *s, int64_t feed, const Incoming *document,
		       GError **error)
{
	g_autoptr(Identity) identity = g_new0(Identity, 1);

	identity->pairing = pairing_new(s, feed, document);
	if (!look_up_keys(identity, error))
		return NULL;
	if ((identity->open || identity->doubtful) && !resolve(identity, error))
		return NULL;
	return g_steal_pointer(&identity);
}

void identity_free(Identity *s)
{
	if (!s)
		return;
	pairing_free(s->pairing);
	g_free(s);
}

struct stored_story identity_of(const Identity *s, guint i)
{
	const struct pair *x = &s->pairing->pairs[i];

	return (struct stored_story){
		.id = x->id,
		.key = x->key,
		.changed = x->id && x->hash != x->entry->hash,
		.renamed = x->id && g_strcmp0(x->old, x->key) != 0,
		.is_deleted = x->is_deleted,
	};
}
