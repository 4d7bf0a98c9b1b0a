#include "feeds/extract/furniture.h"

#include "feeds/extract/lines.h"

static uint64_t hash_of(const char *words)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (; *words; words++)
		hash = (hash ^ (unsigned char)*words) * 0x100000001b3;
	return hash;
}

static uint64_t hash_line(const Outline *o, const struct line *line)
{
	g_autofree char *words = lines_words(o, line, LINES_WORDS_MAX);

	return hash_of(words);
}

static GArray *lines_of_page(const Outline *o)
{
	g_autoptr(GArray) whole = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t root = 0;

	g_array_append_val(whole, root);
	return lines_of(o, whole);
}

/* The hashes are their own keys: a table of 64 bits wants a place for each. */
static bool add_new(GHashTable *seen, uint64_t hash)
{
	if (g_hash_table_contains(seen, &hash))
		return false;
	return g_hash_table_add(seen, g_memdup2(&hash, sizeof hash));
}

void furniture_list(const Outline *o, GArray *hashes, guint most)
{
	g_autoptr(GArray) lines = lines_of_page(o);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint i = 0; i < lines->len && hashes->len < most; i++) {
		uint64_t hash =
			hash_line(o, &g_array_index(lines, struct line, i));

		if (add_new(seen, hash))
			g_array_append_val(hashes, hash);
	}
}

void furniture_leave_out(Outline *o, const uint64_t *hashes, size_t n)
{
	g_autoptr(GArray) lines = NULL;
	g_autoptr(GHashTable) known = NULL;

	if (!n)
		return;
	lines = lines_of_page(o);
	known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
				      NULL);
	for (size_t i = 0; i < n; i++)
		add_new(known, hashes[i]);
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		uint64_t hash = hash_line(o, line);

		if (g_hash_table_contains(known, &hash))
			lines_leave_out(o, line);
	}
	outline_count(o);
}
