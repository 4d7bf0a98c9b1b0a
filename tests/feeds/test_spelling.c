/* What may have been meant by a word that no story has. */
#include "feeds/store/digested.h"
#include "feeds/store/put.h"
#include "feeds/store/sync.h"
#include "src/store/spelling.h"
#include "tests/scratch.h"
#include "tests/suite.h"

#define NOW 1790000000
#define MS  60000 /* as long as it takes: a test machine may be busy */

static char *path;
static Store *store;

static const char *const titles[] = {
	"A festival of lanterns",      "The festival opens",
	"Festive evening by the pond", "Harbour bridge is painted",
	"Café terraces return",        "Receive a letter",
};

static void fill(void)
{
	g_autoptr(Store) s = store_open_write(path, NULL);
	g_autoptr(Subs) subs = subs_read("https://a.example/\n", NULL);
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(Buf) nothing = buf_new(1);

	ck_assert(s && store_sync(s, subs, NULL, NOW, NULL));
	for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
		struct arrival one = { .guid = titles[i],
				       .title = titles[i],
				       .time = NOW };

		g_array_append_val(a->all, one);
	}
	ck_assert(store_put(s, 1, a, ids, NULL));
	for (guint i = 0; i < ids->len; i++)
		ck_assert(store_text(s, g_array_index(ids, int64_t, i),
				     &(struct story_text){ .body = nothing,
							   .words = "",
							   .minutes = 1 },
				     NULL));
}

static void open_store(void)
{
	path = scratch_make();
	fill();
	store = store_open_read(path, NULL);
	ck_assert_ptr_nonnull(store);
}

static void close_store(void)
{
	g_clear_pointer(&store, store_close);
	scratch_drop(path);
}

static const struct {
	const char *a, *b;
	int steps;
} pairs[] = {
	{ "festivl", "festival", 1 }, { "festvial", "festival", 1 },
	{ "lantern", "lantern", 0 },  { "LANTERN", "lantern", 0 },
	{ "cafe", "café", 0 },        { "brigde", "bridge", 1 },
	{ "festival", "festive", 2 }, { "festival", "lantern", 3 },
	{ "two words", "two", 3 },
};

START_TEST(edit_distances_are_counted)
{
	ck_assert_int_eq(spell_distance(pairs[_i].a, pairs[_i].b),
			 pairs[_i].steps);
}
END_TEST

static const struct {
	const char *typed, *meant;
} cases[] = {
	{ "festivl", "festival" },
	{ "Festivl", "festival" },
	{ "fstival", "festival" },   /* a letter less, near the beginning */
	{ "efstival", "festival" },  /* the first two transposed */
	{ "xfestival", "festival" }, /* one too many, at the very beginning */
	{ "festval lanterns", "festival lanterns" },
	{ "title:festivl is:unread", "title:festival is:unread" },
	{ "-opens festivl", "-opens festival" },
	{ "caffé", "cafe" },
	{ "recieve", "receive" },
	{ "festivl harbour", NULL },  /* nothing has both */
	{ "festival harbour", NULL }, /* both are words: nothing to correct */
	{ "opn", NULL },              /* too short to tell */
	{ "zzzzzz", NULL },
	{ "\"festivl of\"", NULL },
	{ "is:purple festivl", NULL },
	{ "", NULL },
};

START_TEST(the_nearest_word_is_suggested)
{
	g_autofree char *meant = store_spell(store, cases[_i].typed, MS);

	ck_assert_pstr_eq(meant, cases[_i].meant);
}
END_TEST

START_TEST(suggesting_writes_nothing)
{
	int64_t before = store_changes(store);
	g_autofree char *meant = store_spell(store, "festivl", MS);

	ck_assert_ptr_nonnull(meant);
	ck_assert_int_eq(store_changes(store), before);
	ck_assert(!store_run(store, "DELETE FROM story", NULL));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("spelling");
	TCase *t = tcase_create("spell");

	tcase_add_checked_fixture(t, open_store, close_store);
	SUITE_LOOP(t, edit_distances_are_counted, pairs);
	SUITE_LOOP(t, the_nearest_word_is_suggested, cases);
	tcase_add_test(t, suggesting_writes_nothing);
	suite_add_tcase(s, t);
	return suite_run(s);
}
