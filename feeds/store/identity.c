#include "feeds/store/identity.h"

#include "feeds/store/candidates.h"
#include "feeds/store/tombstones.h"
#include "src/base/url.h"
#include "src/base/url_key.h"
#include "src/store/sql.h"

#include <string.h>

/* The evidence that an entry is a stored story; a higher value is stronger. */
enum evidence {
	SAME_NOTHING,
	SAME_TITLE,
	SAME_LINK,
	SAME_TITLE_AND_LINK,
	SAME_CONTENT /* all that was published */
};

struct identity {
	Store *store;
	int64_t feed;
	const Incoming *document;
	GArray *known; /* struct stored_story: by guid alone */
	guint unknown;
	/* the rest is NULL until it is needed */
	GHashTable *guids;   /* of the document */
	GHashTable *deleted; /* guids of the document with a tombstone */
	GHashTable *taken;   /* ids (int64_t) of stories found already */
	GHashTable *shared;  /* links (url_key) that several entries have */
	Candidates *second;  /* published in the second `time` */
	Candidates *whole;   /* of the whole feed */
	int64_t time;
};

static const struct arrival *entry_at(const Identity *s, guint i)
{
	return &g_array_index(s->document->all, struct arrival, i);
}

static struct stored_story *known_at(const Identity *s, guint i)
{
	return &g_array_index(s->known, struct stored_story, i);
}

static bool is_flood(const Identity *s)
{
	return s->unknown * 2 > s->known->len;
}

static bool look_up_guid(Identity *s, const struct arrival *a, GError **error)
{
	sqlite3_stmt *q = store_prepare(
		s->store,
		"SELECT id, hash FROM story WHERE feed = ? AND guid = ?",
		error);
	struct stored_story story = { 0 };
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

Identity *identity_new(Store *s, int64_t feed, const Incoming *document,
		       GError **error)
{
	g_autoptr(Identity) identity = g_new0(Identity, 1);

	identity->store = s;
	identity->feed = feed;
	identity->document = document;
	identity->known = g_array_sized_new(
		FALSE, FALSE, sizeof(struct stored_story), document->all->len);
	for (guint i = 0; i < document->all->len; i++)
		if (!look_up_guid(identity, entry_at(identity, i), error))
			return NULL;
	return g_steal_pointer(&identity);
}

void identity_free(Identity *s)
{
	if (!s)
		return;
	g_array_free(s->known, TRUE);
	g_clear_pointer(&s->guids, g_hash_table_destroy);
	g_clear_pointer(&s->deleted, g_hash_table_destroy);
	g_clear_pointer(&s->taken, g_hash_table_destroy);
	g_clear_pointer(&s->shared, g_hash_table_destroy);
	candidates_free(s->second);
	candidates_free(s->whole);
	g_free(s);
}

static bool load_document(Identity *s, GError **error)
{
	s->guids = g_hash_table_new(g_str_hash, g_str_equal);
	s->taken = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
					 NULL);
	for (guint i = 0; i < s->document->all->len; i++)
		g_hash_table_add(s->guids,
				 (char *)(guintptr)entry_at(s, i)->guid);
	s->deleted = tombstones_match(s->store, s->feed, s->guids, error);
	return s->deleted != NULL;
}

static void find_shared_links(Identity *s)
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

static bool is_shared_link(Identity *s, const char *link)
{
	if (!s->shared)
		find_shared_links(s);
	return g_hash_table_contains(s->shared, link);
}

/* `link` is the url_key of the entry's link, or NULL. */
static enum evidence compare_story(Identity *s, const struct arrival *a,
				   const char *link, const struct candidate *t)
{
	bool title = strcmp(a->title, t->title) == 0;

	if (title && a->hash == t->hash)
		return SAME_CONTENT;
	if (link && t->link && strcmp(link, t->link) == 0) {
		if (title)
			return SAME_TITLE_AND_LINK;
		return is_shared_link(s, link) ? SAME_NOTHING : SAME_LINK;
	}
	if (title && (!link || !t->link || is_flood(s)))
		return SAME_TITLE;
	return SAME_NOTHING;
}

/* How many entries of unknown guids have this title and time. */
static guint count_competitors(const Identity *s, const struct arrival *a)
{
	guint n = 0;

	for (guint i = 0; i < s->document->all->len; i++) {
		const struct arrival *b = entry_at(s, i);

		n += known_at(s, i)->id == 0 && b->time == a->time &&
		     strcmp(b->title, a->title) == 0;
	}
	return n;
}

/* Whether one of several stories with equal evidence may be chosen. With the same
 * title and link they look the same to the user; with the same title, none is
 * lost if there are as many entries as stories. */
static bool may_choose(const Identity *s, const struct arrival *a,
		       enum evidence evidence, guint equals)
{
	return equals == 1 || evidence >= SAME_TITLE_AND_LINK ||
	       (evidence == SAME_TITLE && count_competitors(s, a) >= equals);
}

/* The id of the candidate with the strongest evidence, 0 if there is none. */
static int64_t choose_candidate(Identity *s, const struct arrival *a,
				const Candidates *candidates,
				enum evidence least)
{
	g_autofree char *link = a->url ? url_key(a->url) : NULL;
	enum evidence best = least;
	guint equals = 0;
	int64_t id = 0;

	for (guint i = 0; i < candidates->all->len; i++) {
		const struct candidate *t =
			&g_array_index(candidates->all, struct candidate, i);
		enum evidence evidence = compare_story(s, a, link, t);

		if (evidence < best || g_hash_table_contains(s->taken, &t->id))
			continue;
		if (evidence > best || equals == 0)
			id = t->id;
		equals = evidence > best ? 1 : equals + 1;
		best = evidence;
	}
	return equals && may_choose(s, a, best, equals) ? id : 0;
}

/* "#0", "#12": the number of a version. More digits are a date or an id, which
 * name another story. */
static bool has_version(const char *guid)
{
	const char *mark = strchr(guid, '#');
	size_t n = mark ? strspn(mark + 1, "0123456789") : 0;

	return n >= 1 && n <= 3 && mark[1 + n] == '\0';
}

static bool find_by_guid(Identity *s, const struct arrival *a, int64_t *id,
			 GError **error)
{
	g_autoptr(Candidates) address = NULL;
	g_autoptr(Candidates) page = NULL;

	if (!url_is_web(a->guid))
		return true;
	address = candidates_of_address(s->store, s->feed, s->guids, a->guid,
					error);
	if (!address)
		return false;
	*id = choose_candidate(s, a, address, SAME_NOTHING);
	if (*id || !has_version(a->guid))
		return true;
	page = candidates_of_page(s->store, s->feed, s->guids, a->guid, error);
	if (!page)
		return false;
	*id = choose_candidate(s, a, page, SAME_TITLE_AND_LINK);
	return true;
}

/* Entries are mostly in the order of time: the candidates of the last second are
 * kept. */
static bool find_by_second(Identity *s, const struct arrival *a, int64_t *id,
			   GError **error)
{
	if (!s->second || s->time != a->time) {
		g_clear_pointer(&s->second, candidates_free);
		s->time = a->time;
		s->second = candidates_of_second(s->store, s->feed, s->guids,
						 a->time, error);
	}
	if (!s->second)
		return false;
	*id = choose_candidate(s, a, s->second, SAME_TITLE);
	return true;
}

static bool any_undated(const Identity *s)
{
	for (guint i = 0; i < s->document->all->len; i++)
		if (entry_at(s, i)->time == 0)
			return true;
	return false;
}

/* Compares with the whole feed; feeds without times are rare, and small. */
static bool find_undated(Identity *s, const struct arrival *a, int64_t *id,
			 GError **error)
{
	if (!s->whole)
		s->whole = candidates_of_feed(s->store, s->feed, s->guids,
					      any_undated(s), error);
	if (!s->whole)
		return false;
	*id = choose_candidate(s, a, s->whole, SAME_TITLE_AND_LINK);
	return true;
}

static bool find_renamed(Identity *s, const struct arrival *a, int64_t *id,
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

bool identity_find(Identity *s, guint i, struct stored_story *found,
		   GError **error)
{
	const struct arrival *a = entry_at(s, i);

	*found = *known_at(s, i);
	if (found->id)
		return true;
	if (!s->deleted && !load_document(s, error))
		return false;
	found->is_deleted = g_hash_table_contains(s->deleted, a->guid);
	if (found->is_deleted)
		return true;
	if (!find_renamed(s, a, &found->id, error))
		return false;
	found->changed = true;
	if (found->id)
		g_hash_table_add(s->taken,
				 g_memdup2(&found->id, sizeof found->id));
	return true;
}
