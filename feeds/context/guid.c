#include "feeds/context/guid.h"

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

GPtrArray *guid_all(const ParsedFeed *feed, GStringChunk *text)
{
	g_autoptr(GHashTable) count = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) made = make_guids(feed, count);
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < feed->items->len; i++) {
		g_autofree char *guid =
			final_guid(parsed_item(feed, i),
				   g_ptr_array_index(made, i), count);
		const char *kept = keep_guid(text, guid);

		if (!g_hash_table_add(seen, (char *)(guintptr)kept))
			kept = NULL;
		g_ptr_array_add(all, (char *)(guintptr)kept);
	}
	return all;
}
