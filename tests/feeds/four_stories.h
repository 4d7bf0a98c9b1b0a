/* four_stories: a store of four stories in two feeds, its writer and a reader. */
#ifndef LEDE_TESTS_FEEDS_FOUR_STORIES_H
#define LEDE_TESTS_FEEDS_FOUR_STORIES_H

#include "feeds/store/digested.h"
#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/store/lists.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#define NOW 1790000000 /* in 2026, 21 September */
#define DAY 86400

static char *path;
static Store *writer, *reader;

/* The n-th is story n. */
static const struct {
	int feed;
	int days; /* old */
	const char *title, *text;
} stories[] = {
	{ 1, 1, "Lantern parade", "salt and light on the water" },
	{ 1, 2, "Bridge repaired", "a lantern was hung on the bridge" },
	{ 2, 3, "Salt works open", "the parade passes the works" },
	{ 2, 40, "Quiet harbour", "boats, and light" },
};

static void put(int feed, const char *title, const char *text, int64_t time)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Buf) nothing = buf_new(1);
	struct arrival one = { .guid = title, .title = title, .time = time };

	g_array_append_val(a->all, one);
	ck_assert(store_put(writer, feed, a, ids, NULL));
	ck_assert(store_text(writer, g_array_index(ids, int64_t, 0),
			     &(struct story_text){ .body = nothing,
						   .words = text,
						   .minutes = 1 },
			     NULL));
}

static void open_store(void)
{
	g_autoptr(Subs) subs =
		subs_read("[Film]\nhttps://a.example/ \"Daily Reel\"\n"
			  "[Tech]\nhttps://b.example/ \"100% Wire\"\n",
			  NULL);
	int64_t first = 1, third = 3;
	struct marked marked;

	path = scratch_make();
	writer = store_open_write(path, NULL);
	ck_assert(writer && store_sync(writer, subs, NULL, NOW, NULL));
	for (size_t i = 0; i < G_N_ELEMENTS(stories); i++)
		put(stories[i].feed, stories[i].title, stories[i].text,
		    NOW - stories[i].days * DAY);
	ck_assert(store_mark(
		writer, &(struct mark){ .ids = &first, .n = 1, .value = true },
		&marked, NULL));
	ck_assert(store_mark(writer,
			     &(struct mark){ .ids = &third,
					     .n = 1,
					     .saved_field = true,
					     .value = true },
			     &marked, NULL));
	reader = store_open_read(path, NULL);
	ck_assert_ptr_nonnull(reader);
}

static void close_store(void)
{
	g_clear_pointer(&reader, store_close);
	g_clear_pointer(&writer, store_close);
	scratch_drop(path);
}

#endif
