/* two_feeds: a store of two feeds, and the stories that a test puts into it. */
#ifndef LEDE_TESTS_FEEDS_TWO_FEEDS_H
#define LEDE_TESTS_FEEDS_TWO_FEEDS_H

#include "feeds/store/fetch_state.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/store/lists.h"
#include "src/store/sections.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#define NOW 1790000000

static char *path;
static Store *store;

static inline void open_store(void)
{
	g_autoptr(GError) error = NULL;

	path = scratch_make();
	store = store_open_write(path, &error);
	ck_assert_msg(store != NULL, "%s", error ? error->message : "");
}

static inline void close_store(void)
{
	g_clear_pointer(&store, store_close);
	scratch_drop(path);
}

static inline void sync_with(const char *file)
{
	g_autoptr(Subs) subs = subs_read(file, NULL);
	g_autoptr(GError) error = NULL;

	ck_assert_msg(store_sync(store, subs, NULL, NOW, &error), "%s",
		      error ? error->message : "");
}

static const char two_feeds[] = "[Film]\nhttps://a.example/ A\n"
				"[Tech]\nhttps://b.example/ B\n";

static inline int64_t feed_id(const char *url)
{
	g_autoptr(FeedStates) a = store_feed_state(store, url, NULL);

	ck_assert_uint_eq(a->all->len, 1);
	return g_array_index(a->all, struct feed_state, 0).id;
}

/* Puts stories numbered from..to - 1; gives how many were new. */
static inline guint put(const char *url, int from, int to, const char *suffix)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GError) error = NULL;

	for (int i = from; i < to; i++) {
		g_autofree char *guid = g_strdup_printf("g%d", i);
		g_autofree char *title =
			g_strdup_printf("Story %d%s", i, suffix);
		struct arrival one = {
			.guid = g_string_chunk_insert(a->text, guid),
			.title = g_string_chunk_insert(a->text, title),
			.html = g_string_chunk_insert(a->text, "<p>text</p>"),
			.time = NOW - 1000 + i,
			.hash = (int64_t)g_str_hash(title),
		};
		g_array_append_val(a->all, one);
	}
	ck_assert_msg(store_put(store, feed_id(url), a, ids, &error), "%s",
		      error ? error->message : "");
	return ids->len;
}

static inline struct totals totals(void)
{
	g_autoptr(Sections) s = store_sections(store, NULL);

	ck_assert_ptr_nonnull(s);
	return s->totals;
}

static inline int64_t count_of(const struct list *l, bool unread)
{
	struct list_counts counts;

	ck_assert(store_count(store, l, 1000, &counts, NULL));
	return unread ? counts.unread : counts.stories;
}

#endif
