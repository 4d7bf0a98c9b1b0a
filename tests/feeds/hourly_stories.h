/* hourly_stories: stories of a feed, two hours apart, in a store of one test. */
#ifndef LEDE_TESTS_FEEDS_HOURLY_STORIES_H
#define LEDE_TESTS_FEEDS_HOURLY_STORIES_H

#include "feeds/store/put.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#define NOW  1790000000
#define HOUR 3600

static char *path;
static Store *store;

/* n stories, the newest so many hours old. */
static void put(int feed, int n, int64_t hours)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (int i = 0; i < n; i++) {
		g_autofree char *guid = g_strdup_printf("%d", i);
		struct arrival one = { .guid = g_string_chunk_insert(a->text,
								     guid),
				       .title = "A story",
				       .time = NOW - (2 * i + hours) * HOUR };

		g_array_append_val(a->all, one);
	}
	ck_assert(store_put(store, feed, a, ids, NULL));
}

static void close_store(void)
{
	g_clear_pointer(&store, store_close);
	scratch_drop(path);
}

#endif
