#include "feeds/context/guid.h"

#include "feeds/context/attached.h"
#include "src/base/url_key.h"
#include "src/model/story.h"

#include <inttypes.h>
#include <string.h>

static bool has_guid(const struct feed_item *item)
{
	return item->id && *item->id;
}

static char *digest(const char *text)
{
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

static const char *or_none(const char *text)
{
	return text ? text : "";
}

/* The key as it is stored: a long one is replaced by its SHA-256, for it is in every
 * row of an index. */
static const char *keep_guid(GStringChunk *text, const char *guid)
{
	g_autofree char *cut = NULL;

	if (strlen(guid) <= STORY_GUID_MAX)
		return g_string_chunk_insert(text, guid);
	cut = digest(guid);
	return g_string_chunk_insert(text, cut);
}

/* The key of an entry without a guid; the caller's. */
static char *make_guid(const struct feed_item *item)
{
	g_autofree char *text = NULL;

	if (item->link)
		return url_key(item->link);
	text = g_strdup_printf("%s\n%" PRId64, or_none(item->title),
			       item->published.time);
	return digest(text);
}

/* The key where `made` does not distinguish it from another; the caller's. */
static char *make_longer_guid(const struct feed_item *item, const char *made)
{
	g_autofree char *text = g_strdup_printf(
		"%s\n%s\n%" PRId64 "\n%s", made, or_none(item->title),
		item->published.time,
		item->content_html ? item->content_html
				   : or_none(item->summary_html));

	return digest(text);
}

/* The keys made for entries without a guid, NULL for the others; and in `count` how
 * often each was made. */
static GPtrArray *make_guids(const ParsedFeed *feed, GHashTable *count)
{
	GPtrArray *made = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < feed->items->len; i++) {
		const struct feed_item *item = parsed_item(feed, i);
		char *guid = has_guid(item) ? NULL : make_guid(item);
		guint n;

		g_ptr_array_add(made, guid);
		if (!guid)
			continue;
		n = GPOINTER_TO_UINT(g_hash_table_lookup(count, guid));
		g_hash_table_insert(count, guid, GUINT_TO_POINTER(n + 1));
	}
	return made;
}

/* The key of any entry; `made` is that of make_guids. The caller's. */
static char *final_guid(const struct feed_item *item, const char *made,
			GHashTable *count)
{
	if (!made)
		return g_strdup(item->id);
	if (GPOINTER_TO_UINT(g_hash_table_lookup(count, made)) > 1)
		return make_longer_guid(item, made);
	return g_strdup(made);
}

/* The entries of the keys that several have. */
struct sharing {
	GHashTable *parts; /* the key with a link or a title; its own strings */
	GHashTable
		*count; /* of a key: the kept ones; its strings are the keys */
};

/* The key with a part of an entry; NULL where there is no such part: entries differ
 * in it. The caller's. */
static char *part_of(const char *key, char kind, const char *part)
{
	return part && *part ? g_strdup_printf("%s\n%c%s", key, kind, part)
			     : NULL;
}

static bool has_part(const struct sharing *s, const char *part)
{
	return part && g_hash_table_contains(s->parts, part);
}

/* Whether an entry is one that is kept already: with its key, and its link or its
 * title. Else it is kept. */
static bool is_repeated(struct sharing *s, const char *key,
			const ParsedFeed *feed, const struct feed_item *item)
{
	const char *leads = attached_link(feed, item);
	g_autofree char *address = leads ? url_key(leads) : NULL;
	g_autofree char *link = part_of(key, 'l', address);
	g_autofree char *title = part_of(key, 't', item->title);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(s->count, key));

	if (has_part(s, link) || has_part(s, title) || (!link && !title && n))
		return true;
	if (link)
		g_hash_table_add(s->parts, g_steal_pointer(&link));
	if (title)
		g_hash_table_add(s->parts, g_steal_pointer(&title));
	g_hash_table_insert(s->count, (char *)(guintptr)key,
			    GUINT_TO_POINTER(n + 1));
	return false;
}

/* Takes the keys of repeated entries, and finds those that others share. Most keys are
 * of one entry: only the others are looked at. */
static void compare_entries(const ParsedFeed *feed, GArray *all,
			    GHashTable *several)
{
	g_autoptr(GHashTable) parts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) count = g_hash_table_new(g_str_hash, g_str_equal);
	struct sharing sharing = { parts, count };

	for (guint i = 0; i < all->len; i++) {
		struct guid *one = &g_array_index(all, struct guid, i);

		if (g_hash_table_contains(several, one->key) &&
		    is_repeated(&sharing, one->key, feed, parsed_item(feed, i)))
			one->key = NULL;
	}
	for (guint i = 0; i < all->len; i++) {
		struct guid *one = &g_array_index(all, struct guid, i);

		one->shared = one->key && GPOINTER_TO_UINT(g_hash_table_lookup(
						  count, one->key)) > 1;
	}
}

GArray *guid_all(const ParsedFeed *feed, GStringChunk *text)
{
	g_autoptr(GHashTable) count = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) several =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) made = make_guids(feed, count);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct guid));

	for (guint i = 0; i < feed->items->len; i++) {
		const struct feed_item *item = parsed_item(feed, i);
		g_autofree char *guid =
			final_guid(item, g_ptr_array_index(made, i), count);
		struct guid one = { keep_guid(text, guid), false };

		g_array_append_val(all, one);
		if (!g_hash_table_add(keys, (char *)(guintptr)one.key))
			g_hash_table_add(several, (char *)(guintptr)one.key);
	}
	if (g_hash_table_size(several))
		compare_entries(feed, all, several);
	return all;
}
