#include "feeds/store/identity.h"

#include "feeds/store/candidates.h"
#include "feeds/store/tombstones.h"
#include "src/base/url.h"
#include "src/store/sql.h"

#include <string.h>

/* How sure it is that an entry is a stored story; more is better. */
enum proof {
	PROOF_NONE,
	PROOF_TITLE,
	PROOF_LINK,
	PROOF_BOTH,
	PROOF_ALL /* all that was published is the same */
};

struct same {
	Store *store;
	int64_t feed;
	const Incoming *document;
	GArray *known; /* struct same_story: by guid alone */
	guint unknown;
	/* what follows is NULL until it is needed */
	GHashTable *guids;  /* of the document */
	GHashTable *gone;   /* those of them that were let go */
	GHashTable *taken;  /* ids (int64_t) that were found before */
	GHashTable *shared; /* keys of links that several entries have */
	Twins *second;      /* stories of the second `time` */
	Twins *whole;       /* stories of the feed */
	int64_t time;
};

static const struct arrival *entry_at(const Identity *s, guint i)
{
	return &g_array_index(s->document->all, struct arrival, i);
}

static struct same_story *known_at(const Identity *s, guint i)
{
	return &g_array_index(s->known, struct same_story, i);
}

static bool is_flood(const Identity *s)
{
	return s->unknown * 2 > s->known->len;
}

static bool look_up(Identity *s, const struct arrival *a, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s->store,
		"SELECT id, hash FROM story WHERE feed = ? AND guid = ?",
		error);
	struct same_story story = { 0 };
	int rc;

	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, s->feed);
	sql_text(q, 2, a->guid);
	rc = sqlite3_step(q);
	if (rc == SQLITE_ROW) {
		story.id = sqlite3_column_int64(q, 0);
		story.changed = sqlite3_column_int64(q, 1) != a->hash;
		rc = SQLITE_DONE;
	}
	s->unknown += story.id == 0;
	g_array_append_val(s->known, story);
	return sql_ended(s->store, q, rc, error);
}

Identity *same_new(Store *s, int64_t feed, const Incoming *document,
		   GError **error)
{
	g_autoptr(Identity) same = g_new0(Identity, 1);

	same->store = s;
	same->feed = feed;
	same->document = document;
	same->known = g_array_sized_new(FALSE, FALSE, sizeof(struct same_story),
					document->all->len);
	for (guint i = 0; i < document->all->len; i++)
		if (!look_up(same, entry_at(same, i), error))
			return NULL;
	return g_steal_pointer(&same);
}

void same_free(Identity *s)
{
	if (!s)
		return;
	g_array_free(s->known, TRUE);
	g_clear_pointer(&s->guids, g_hash_table_destroy);
	g_clear_pointer(&s->gone, g_hash_table_destroy);
	g_clear_pointer(&s->taken, g_hash_table_destroy);
	g_clear_pointer(&s->shared, g_hash_table_destroy);
	twins_free(s->second);
	twins_free(s->whole);
	g_free(s);
}

static bool look_at_document(Identity *s, GError **error)
{
	s->guids = g_hash_table_new(g_str_hash, g_str_equal);
	s->taken = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					 NULL);
	for (guint i = 0; i < s->document->all->len; i++)
		g_hash_table_add(s->guids,
				 (char *)(guintptr)entry_at(s, i)->guid);
	s->gone = tombstones_match(s->store, s->feed, s->guids, error);
	return s->gone != NULL;
}

static void find_shared(Identity *s)
{
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	s->shared =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < s->document->all->len; i++) {
		const char *url = entry_at(s, i)->url;
		char *key = url ? url_key(url) : NULL;

		if (key && g_hash_table_contains(seen, key))
			g_hash_table_add(s->shared, key);
		else if (key)
			g_hash_table_add(seen, key);
	}
}

static bool is_shared(Identity *s, const char *link)
{
	if (!s->shared)
		find_shared(s);
	return g_hash_table_contains(s->shared, link);
}

/* `link` is the key of the entry's, or NULL. */
static enum proof prove(Identity *s, const struct arrival *a, const char *link,
			const struct twin *t)
{
	bool title = strcmp(a->title, t->title) == 0;

	if (title && a->hash == t->hash)
		return PROOF_ALL;
	if (link && t->link && strcmp(link, t->link) == 0) {
		if (title)
			return PROOF_BOTH;
		return is_shared(s, link) ? PROOF_NONE : PROOF_LINK;
	}
	if (title && (!link || !t->link || is_flood(s)))
		return PROOF_TITLE;
	return PROOF_NONE;
}

/* How many entries of unknown guids have this title and time. */
static guint claims(const Identity *s, const struct arrival *a)
{
	guint n = 0;

	for (guint i = 0; i < s->document->all->len; i++) {
		const struct arrival *b = entry_at(s, i);

		n += known_at(s, i)->id == 0 && b->time == a->time &&
		     strcmp(b->title, a->title) == 0;
	}
	return n;
}

/* Two that are the same by title and link are the same to the reader. Two of
 * one title may be taken where none of them can be lost by it. */
static bool may_choose(const Identity *s, const struct arrival *a,
		       enum proof proof, guint equals)
{
	return equals == 1 || proof >= PROOF_BOTH ||
	       (proof == PROOF_TITLE && claims(s, a) >= equals);
}

/* The id of the best proven of them, 0 if there is none. */
static int64_t choose(Identity *s, const struct arrival *a, const Twins *twins,
		      enum proof least)
{
	g_autofree char *link = a->url ? url_key(a->url) : NULL;
	enum proof best = least;
	guint equals = 0;
	int64_t id = 0;

	for (guint i = 0; i < twins->all->len; i++) {
		const struct twin *t =
			&g_array_index(twins->all, struct twin, i);
		enum proof proof = prove(s, a, link, t);

		if (proof < best || g_hash_table_contains(s->taken, &t->id))
			continue;
		if (proof > best || equals == 0)
			id = t->id;
		equals = proof > best ? 1 : equals + 1;
		best = proof;
	}
	return equals && may_choose(s, a, best, equals) ? id : 0;
}

/* "#0", "#12": versions are counted so; a date after "#" names another story. */
static bool has_version(const char *guid)
{
	const char *mark = strchr(guid, '#');
	size_t n = mark ? strspn(mark + 1, "0123456789") : 0;

	return n >= 1 && n <= 3 && mark[1 + n] == '\0';
}

static bool find_by_guid(Identity *s, const struct arrival *a, int64_t *id,
			 GError **error)
{
	g_autoptr(Twins) address = NULL;
	g_autoptr(Twins) page = NULL;

	if (!url_is_web(a->guid))
		return true;
	address = twins_of_address(s->store, s->feed, s->guids, a->guid, error);
	if (!address)
		return false;
	*id = choose(s, a, address, PROOF_NONE);
	if (*id || !has_version(a->guid))
		return true;
	page = twins_of_page(s->store, s->feed, s->guids, a->guid, error);
	if (!page)
		return false;
	*id = choose(s, a, page, PROOF_BOTH);
	return true;
}

/* Entries come by time, so one second is remembered. */
static bool find_by_second(Identity *s, const struct arrival *a, int64_t *id,
			   GError **error)
{
	if (!s->second || s->time != a->time) {
		g_clear_pointer(&s->second, twins_free);
		s->time = a->time;
		s->second = twins_of_second(s->store, s->feed, s->guids,
					    a->time, error);
	}
	if (!s->second)
		return false;
	*id = choose(s, a, s->second, PROOF_TITLE);
	return true;
}

static bool any_undated(const Identity *s)
{
	for (guint i = 0; i < s->document->all->len; i++)
		if (entry_at(s, i)->time == 0)
			return true;
	return false;
}

/* Feeds without times are few, and so are their stories. */
static bool find_undated(Identity *s, const struct arrival *a, int64_t *id,
			 GError **error)
{
	if (!s->whole)
		s->whole = twins_of_feed(s->store, s->feed, s->guids,
					 any_undated(s), error);
	if (!s->whole)
		return false;
	*id = choose(s, a, s->whole, PROOF_BOTH);
	return true;
}

static bool find_unknown(Identity *s, const struct arrival *a, int64_t *id,
			 GError **error)
{
	if (!find_by_guid(s, a, id, error))
		return false;
	if (!*id && a->time && !find_by_second(s, a, id, error))
		return false;
	if (!*id && (!a->time || s->unknown == s->known->len))
		return find_undated(s, a, id, error);
	return true;
}

bool same_find(Identity *s, guint i, struct same_story *found, GError **error)
{
	const struct arrival *a = entry_at(s, i);

	*found = *known_at(s, i);
	if (found->id)
		return true;
	if (!s->gone && !look_at_document(s, error))
		return false;
	found->gone = g_hash_table_contains(s->gone, a->guid);
	if (found->gone)
		return true;
	if (!find_unknown(s, a, &found->id, error))
		return false;
	found->changed = true;
	if (found->id)
		g_hash_table_add(s->taken,
				 g_memdup2(&found->id, sizeof found->id));
	return true;
}
