/* An entry is recognised in the next document, whatever happened to its guid. */
#include "feeds/store/fetch_state.h"
#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/store/lists.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#include <string.h>
#include <unistd.h>

#define NOW  1790000000
#define MOST 4

static const struct entry {
	const char *guid, *title, *url;
	int64_t time;     /* 0: the feed gives none */
	const char *text; /* or NULL */
} lantern = { "http://a.example/1", "Lantern", "http://a.example/1", 100,
	      NULL },
  harbour = { "http://a.example/2", "Harbour", "http://a.example/2", 200,
	      NULL },
  orchard = { "http://a.example/3", "Orchard", "http://a.example/3", 300,
	      NULL };

/* What the feed held, what it holds then, and how many are new. */
static const struct {
	const char *promise;
	struct entry before[MOST], after[MOST];
	guint fresh;
} cases[] = {
	{ "from http to https",
	  { lantern, harbour },
	  { { "https://a.example/1", "Lantern", "https://a.example/1", 100,
	      NULL },
	    { "https://a.example/2", "Harbour", "https://a.example/2", 200,
	      NULL } },
	  0 },
	{ "a link that is counted now, with a new headline",
	  { lantern },
	  { { "x", "Lantern, corrected", "http://a.example/1?utm_source=f", 100,
	      NULL } },
	  0 },
	{ "a move to another system: ids and links are new",
	  { lantern, harbour },
	  { { "n1", "Lantern", "https://b.example/?p=1", 100, NULL },
	    { "n2", "Harbour", "https://b.example/?p=2", 200, NULL } },
	  0 },
	{ "news among the old",
	  { lantern },
	  { { "n1", "Lantern", "https://a.example/1", 100, NULL },
	    { "n3", "Orchard", "https://a.example/3", 300, NULL } },
	  1 },
	{ "no times: title and link tell",
	  { { "a", "Lantern", "http://a.example/1", 0, NULL },
	    { "b", "Harbour", "http://a.example/2", 0, NULL } },
	  { { "c", "Lantern", "https://a.example/1", 0, NULL },
	    { "d", "Harbour", "https://a.example/9", 0, NULL } },
	  1 },
	{ "a headline that comes every day",
	  { { "a", "Morning briefing", "http://a.example/1", 100, NULL } },
	  { { "b", "Morning briefing", "http://a.example/2", 200, NULL } },
	  1 },
	{ "one title and second, another guid and link",
	  { lantern, { "b", "Briefing", "http://a.example/b", 300, NULL } },
	  { lantern, { "c", "Briefing", "http://a.example/c", 300, NULL } },
	  0 },
	{ "one title and second, but the old guid is there",
	  { lantern, { "b", "Briefing", "http://a.example/b", 300, NULL } },
	  { { "c", "Briefing", "http://a.example/c", 300, NULL },
	    { "b", "Briefing", "http://a.example/b", 300, NULL },
	    lantern },
	  1 },
	{ "one title and no time, another link",
	  { { "a", "Briefing", "http://a.example/b", 0, NULL }, harbour },
	  { { "c", "Briefing", "http://a.example/c", 0, NULL }, harbour },
	  1 },
	{ "one article number and second",
	  { { "a", "Lantern", "http://a.example/lantern-48211.html", 100,
	      NULL },
	    harbour },
	  { { "b", "Lantern, corrected", "http://a.example/film/48211", 100,
	      NULL },
	    harbour },
	  0 },
	{ "one article number, another second",
	  { { "a", "Lantern", "http://a.example/lantern-48211.html", 100,
	      NULL },
	    harbour },
	  { { "b", "Lantern, corrected", "http://a.example/film/48211", 101,
	      NULL },
	    harbour },
	  1 },
	{ "a date and a page are no article number",
	  { { "a", "Lantern", "http://a.example/a/20261126", 100, NULL },
	    { "b", "Harbour", "http://a.example/a/1", 200, NULL } },
	  { { "c", "Orchard", "http://a.example/b/20261126", 100, NULL },
	    { "d", "Pylon", "http://a.example/b/1", 200, NULL } },
	  2 },
	{ "two of one article number",
	  { { "a", "Lantern", "http://a.example/a-48211", 100, NULL } },
	  { { "c", "Orchard", "http://a.example/b-48211", 100, NULL },
	    { "d", "Pylon", "http://a.example/c-48211", 100, NULL } },
	  2 },
	{ "the stronger evidence first, whatever the order",
	  { { "a", "Live", "http://a.example/1", 100, NULL } },
	  { { "b", "Live", "http://a.example/2", 100, NULL },
	    { "c", "Live", "http://a.example/1", 100, NULL } },
	  1 },
	{ "the guid is the place in the document",
	  { { "1", "Lantern", "http://a.example/l", 300, NULL },
	    { "2", "Harbour", "http://a.example/h", 200, NULL } },
	  { { "1", "Orchard", "http://a.example/o", 400, NULL },
	    { "2", "Lantern", "http://a.example/l", 300, NULL },
	    { "3", "Harbour", "http://a.example/h", 200, NULL } },
	  1 },
	{ "the guid is the place in a document that grows",
	  { { "1", "Lantern", "http://a.example/l", 300, NULL } },
	  { { "1", "Orchard", "http://a.example/o", 400, NULL },
	    { "2", "Lantern", "http://a.example/l", 300, NULL } },
	  1 },
	{ "two guids are exchanged",
	  { { "1", "Lantern", "http://a.example/l", 100, NULL },
	    { "2", "Harbour", "http://a.example/h", 200, NULL } },
	  { { "2", "Lantern", "http://a.example/l", 100, NULL },
	    { "1", "Harbour", "http://a.example/h", 200, NULL } },
	  0 },
	{ "another story in the place of one guid",
	  { { "1", "Lantern", "http://a.example/l", 100, NULL } },
	  { { "1", "Harbour", "http://a.example/h", 200, NULL } },
	  0 },
	{ "a guid becomes shared",
	  { { "g", "Lantern", "http://a.example/1", 100, NULL } },
	  { { "g\na.example/1", "Lantern", "http://a.example/1", 100, NULL },
	    { "g\na.example/2", "Harbour", "http://a.example/2", 200, NULL } },
	  1 },
	{ "a guid is shared no longer",
	  { { "g\na.example/1", "Lantern", "http://a.example/1", 100, NULL },
	    { "g\na.example/2", "Harbour", "http://a.example/2", 200, NULL } },
	  { { "g", "Harbour", "http://a.example/2", 200, NULL } },
	  0 },
	{ "a guid that was shared, with a new entry alone",
	  { { "g\na.example/1", "Lantern", "http://a.example/1", 100, NULL },
	    { "g\na.example/2", "Harbour", "http://a.example/2", 200, NULL } },
	  { { "g", "Orchard", "http://a.example/3", 300, NULL } },
	  1 },
	{ "a guid that became shared while its first entry was away",
	  { { "g", "Lantern", "http://a.example/1", 100, NULL },
	    { "g\na.example/2", "Harbour", "http://a.example/2", 200, NULL } },
	  { { "g", "Orchard", "http://a.example/3", 300, NULL } },
	  1 },
	{ "an entry of a shared guid has another link",
	  { { "g\na.example/1", "Lantern", "http://a.example/1", 100, NULL },
	    { "g\na.example/2", "Harbour", "http://a.example/2", 200, NULL } },
	  { { "g\na.example/2", "Harbour", "http://a.example/2", 200, NULL },
	    { "g\na.example/9", "Lantern", "http://a.example/9", 150, NULL } },
	  0 },
	{ "one link for all",
	  { { "a", "Lantern", "http://a.example/", 100, NULL } },
	  { { "b", "Harbour", "http://a.example/", 200, NULL } },
	  1 },
	{ "the old one is still there",
	  { lantern },
	  { lantern, { "n1", "Lantern", "http://a.example/1", 100, NULL } },
	  1 },
	{ "two would do",
	  { { "a", "Lantern", NULL, 100, "one" },
	    { "b", "Lantern", NULL, 100, "other" } },
	  { { "c", "Lantern", NULL, 100, "third" } },
	  1 },
	{ "two would do, but the text tells",
	  { { "a", "Lantern", NULL, 100, "one" },
	    { "b", "Lantern", NULL, 100, "other" } },
	  { { "c", "Lantern", NULL, 100, "other" } },
	  0 },
	{ "two would do for two",
	  { { "a", "Lantern", NULL, 100, "one" },
	    { "b", "Lantern", NULL, 100, "other" } },
	  { { "c", "Lantern", NULL, 100, "third" },
	    { "d", "Lantern", NULL, 100, "fourth" } },
	  0 },
	{ "two of one title and second, distinguished by their links",
	  { { "a", "Lantern", "http://a.example/1", 100, "one" },
	    { "b", "Lantern", "http://a.example/2", 100, "other" } },
	  { { "c", "Lantern", "https://a.example/1", 100, "one" } },
	  0 },
	{ "two of one title come for one",
	  { { "a", "Lantern", NULL, 100, NULL } },
	  { { "c", "Lantern", NULL, 100, NULL },
	    { "d", "Lantern", NULL, 100, NULL } },
	  1 },
	{ "a guid that is an address, all else corrected",
	  { lantern, harbour, orchard },
	  { { "https://a.example/1?utm_source=f", "Lamp", NULL, 101, NULL },
	    harbour,
	    orchard },
	  0 },
	{ "a link, and then a guid that is this link",
	  { { "a.example/1", "Lantern", "http://a.example/1", 0, NULL } },
	  { { "https://a.example/1", "Lamp", "https://a.example/1", 102,
	      NULL } },
	  0 },
	{ "versions counted in the guid",
	  { { "https://a.example/1#0", "Lantern", "https://a.example/1", 100,
	      NULL },
	    harbour },
	  { { "https://a.example/1#1", "Lantern",
	      "https://a.example/1?at_medium=RSS", 150, NULL },
	    harbour },
	  0 },
	{ "days in the guid",
	  { { "https://a.example/#2026-09-20", "Briefing", "https://a.example/",
	      100, NULL } },
	  { { "https://a.example/#2026-09-21", "Briefing", "https://a.example/",
	      200, NULL } },
	  1 },
	{ "parts of one page",
	  { { "https://a.example/#a", "Lantern", "https://a.example/", 100,
	      NULL } },
	  { { "https://a.example/#b", "Orchard", "https://a.example/", 300,
	      NULL } },
	  1 },
	{ "parts of one page that were published together",
	  { { "a", "Lantern", "https://a.example/", 100, NULL } },
	  { { "b", "Harbour", "https://a.example/", 100, NULL },
	    { "c", "Orchard", "https://a.example/", 100, NULL } },
	  2 },
	{ "a move, but for one that keeps its id",
	  { lantern, harbour, orchard },
	  { { "n1", "Lantern", "https://b.example/?p=1", 100, NULL },
	    { "n2", "Harbour", "https://b.example/?p=2", 200, NULL },
	    orchard },
	  0 },
	{ "the new system gives times",
	  { { "a", "Lantern", "http://a.example/1", 0, NULL } },
	  { { "n1", "Lantern", "https://a.example/1/", 100, NULL } },
	  0 },
	{ "the new system gives no times",
	  { lantern },
	  { { "n1", "Lantern", "https://a.example/1/", 0, NULL } },
	  0 },
	{ "new ids each time, and nothing else to tell by",
	  { { "a", "Lantern", NULL, 0, "one" },
	    { "b", "Lantern", NULL, 0, "other" } },
	  { { "c", "Lantern", NULL, 0, "other" },
	    { "d", "Lantern", NULL, 0, "third" } },
	  1 },
	{ "days have passed",
	  { lantern, harbour },
	  { harbour,
	    orchard,
	    { "http://a.example/4", "Pylon", "http://a.example/4", 400,
	      NULL } },
	  2 },
};

static Store *store;

static guint put(const struct entry *entries)
{
	g_autoptr(FeedStates) feeds =
		store_feed_state(store, "https://a.example/feed", NULL);
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (int i = 0; i < MOST && entries[i].guid; i++) {
		g_autofree char *all =
			g_strdup_printf("%s\n%s\n%s", entries[i].title,
					entries[i].url ? entries[i].url : "",
					entries[i].text ? entries[i].text : "");
		struct arrival one = {
			.guid = entries[i].guid,
			.title = entries[i].title,
			.url = entries[i].url,
			.time = entries[i].time,
			.hash = (int64_t)g_str_hash(all),
		};
		g_array_append_val(a->all, one);
	}
	ck_assert(store_put(store,
			    g_array_index(feeds->all, struct feed_state, 0).id,
			    a, ids, NULL));
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
	struct list all = { .kind = LIST_ALL };
	struct list_counts counts;
	struct marked marked;
	char *path = scratch_make();
	g_autofree char *wrong = NULL;

	open_store(path);
	ck_assert_uint_eq(put(cases[_i].before), count_of(cases[_i].before));
	ck_assert(store_mark(store,
			     &(struct mark){ .list = &all,
					     .newest = G_MAXINT64,
					     .value = true,
					     .copies = READ_COPIES_EVENT },
			     &marked, NULL));
	ck_assert_msg(put(cases[_i].after) == cases[_i].fresh, "%s",
		      cases[_i].promise);
	ck_assert(store_verify(store, true, &wrong));
	ck_assert_ptr_null(wrong);
	/* what was read stays read, and nothing comes twice */
	ck_assert(store_count(store, &all, 100, &counts, NULL));
	ck_assert_int_eq(counts.unread, cases[_i].fresh);
	ck_assert_uint_eq(put(cases[_i].after), 0);
	store_close(store);
	scratch_drop(path);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("identity");
	TCase *t = tcase_create("same");

	tcase_add_loop_test(t, is_the_same, 0, (int)G_N_ELEMENTS(cases));
	suite_add_tcase(s, t);
	return suite_run(s);
}
