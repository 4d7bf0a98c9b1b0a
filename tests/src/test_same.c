/* An entry is the same next time, whatever its publisher did to its guid. */
#include "src/store_feed.h"
#include "src/store_mark.h"
#include "src/store_read.h"
#include "src/store_write.h"
#include "tests/suite.h"

#include <string.h>
#include <unistd.h>

#define NOW  1790000000
#define MOST 4

static const struct entry {
	const char *guid, *title, *url;
	int64_t time; /* 0: the feed gives none */
} lantern = { "http://a.example/1", "Lantern", "http://a.example/1", 100 },
  harbour = { "http://a.example/2", "Harbour", "http://a.example/2", 200 };

/* What the feed held, what it holds then, and how many are new. */
static const struct {
	const char *promise;
	struct entry before[MOST], after[MOST];
	guint fresh;
} cases[] = {
	{ "from http to https",
	  { lantern, harbour },
	  { { "https://a.example/1", "Lantern", "https://a.example/1", 100 },
	    { "https://a.example/2", "Harbour", "https://a.example/2", 200 } },
	  0 },
	{ "a link that is counted now, with a new headline",
	  { lantern },
	  { { "x", "Lantern, corrected", "http://a.example/1?utm_source=f",
	      100 } },
	  0 },
	{ "a move to another system: ids and links are new",
	  { lantern, harbour },
	  { { "n1", "Lantern", "https://b.example/?p=1", 100 },
	    { "n2", "Harbour", "https://b.example/?p=2", 200 } },
	  0 },
	{ "news among the old",
	  { lantern },
	  { { "n1", "Lantern", "https://a.example/1", 100 },
	    { "n3", "Orchard", "https://a.example/3", 300 } },
	  1 },
	{ "no times: title and link tell",
	  { { "a", "Lantern", "http://a.example/1", 0 },
	    { "b", "Harbour", "http://a.example/2", 0 } },
	  { { "c", "Lantern", "https://a.example/1", 0 },
	    { "d", "Harbour", "https://a.example/9", 0 } },
	  1 },
	{ "a headline that comes every day",
	  { { "a", "Morning briefing", "http://a.example/1", 100 } },
	  { { "b", "Morning briefing", "http://a.example/2", 200 } },
	  1 },
	{ "one title and second, another link, in a feed that keeps its ids",
	  { lantern, { "b", "Briefing", "http://a.example/b", 300 } },
	  { lantern, { "c", "Briefing", "http://a.example/c", 300 } },
	  1 },
	{ "one link for all",
	  { { "a", "Lantern", "http://a.example/", 100 } },
	  { { "b", "Harbour", "http://a.example/", 200 } },
	  1 },
	{ "the old one is still there",
	  { lantern },
	  { lantern, { "n1", "Lantern", "http://a.example/1", 100 } },
	  1 },
	{ "two would do",
	  { { "a", "Lantern", NULL, 100 }, { "b", "Lantern", NULL, 100 } },
	  { { "c", "Lantern", NULL, 100 } },
	  1 },
	{ "two of one title come for one",
	  { { "a", "Lantern", NULL, 100 } },
	  { { "c", "Lantern", NULL, 100 }, { "d", "Lantern", NULL, 100 } },
	  1 },
};

static Store *store;

static guint put(const struct entry *entries)
{
	g_autoptr(Askeds) feeds =
		store_asked(store, "https://a.example/feed", NULL);
	g_autoptr(Arrivals) a = arrivals_new();
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (int i = 0; i < MOST && entries[i].guid; i++) {
		struct arrival one = {
			.guid = entries[i].guid,
			.title = entries[i].title,
			.url = entries[i].url,
			.time = entries[i].time,
			.hash = (int64_t)g_str_hash(entries[i].title),
		};
		g_array_append_val(a->all, one);
	}
	ck_assert(store_put(store,
			    g_array_index(feeds->all, struct asked, 0).id, a,
			    NOW, ids, NULL));
	return ids->len;
}

static guint count_of(const struct entry *entries)
{
	guint n = 0;

	while (n < MOST && entries[n].guid)
		n++;
	return n;
}

static void open_store(const char *path)
{
	g_autoptr(Subs) subs = subs_read("https://a.example/feed A\n", NULL);

	store = store_open_write(path, NULL);
	ck_assert_ptr_nonnull(store);
	ck_assert(store_sync(store, subs, NULL, NOW, NULL));
}

START_TEST(is_the_same)
{
	char folder[] = "/tmp/lede-test-XXXXXX";
	struct list all = { .kind = LIST_ALL };
	int64_t batch, count, stories, unread;
	g_autofree char *path = NULL;

	ck_assert_ptr_nonnull(g_mkdtemp(folder));
	path = g_build_filename(folder, "lede.db", NULL);
	open_store(path);
	ck_assert_uint_eq(put(cases[_i].before), count_of(cases[_i].before));
	ck_assert(store_mark_list(store, &all, G_MAXINT64, false, true, true,
				  &batch, &count, NULL));
	ck_assert_msg(put(cases[_i].after) == cases[_i].fresh, "%s",
		      cases[_i].promise);
	/* what was read stays read, and nothing comes twice */
	ck_assert(store_count(store, &all, 100, &stories, &unread, NULL));
	ck_assert_int_eq(unread, cases[_i].fresh);
	ck_assert_uint_eq(put(cases[_i].after), 0);
	store_close(store);
	unlink(path);
	rmdir(folder);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("same");
	TCase *t = tcase_create("same");

	tcase_add_loop_test(t, is_the_same, 0, (int)G_N_ELEMENTS(cases));
	suite_add_tcase(s, t);
	return suite_run(s);
}
