/* The picture of a story: which one it is, and how long it is kept. */
#include "feeds/store/keep_picture.h"
#include "feeds/store/marks.h"
#include "src/store/pictures.h"
#include "tests/feeds/two_feeds.h"

static int64_t first_story(void)
{
	struct list l = { .kind = LIST_ALL };
	g_autoptr(Stories) all =
		store_list(store, &l, &(struct list_page){ .limit = 10 }, NULL);

	return stories_at(all, all->all->len - 1)->id;
}

static void say(const char *image, int width)
{
	g_autofree char *sql = g_strdup_printf(
		"UPDATE story SET image = %s%s%s, image_width = %d,"
		" image_height = %d, image_caption = 'said'",
		image ? "'" : "", image ? image : "NULL", image ? "'" : "",
		width, width / 2);

	ck_assert(store_run(store, sql, NULL));
}

/* A text of paragraphs, with a picture as the block of that number. */
static Body *text_with(int picture, int width)
{
	Body *b = body_new();

	for (int i = 0; i < 6; i++) {
		body_block(b, i == picture ? BLOCK_PICTURE : BLOCK_PARAGRAPH);
		body_run(b, i == picture ? "seen" : "words", 0, 0);
		if (i == picture)
			body_set_picture(b, "https://a.example/text.png",
					 (uint32_t)width, 0);
	}
	return b;
}

#define SAID "https://a.example/said.png"
#define TEXT "https://a.example/text.png"

static const struct {
	const char *said;
	int said_width, block, block_width; /* block -1: none */
	const char *url, *caption;          /* wanted */
	bool in_text;
} choices[] = {
	{ NULL, 0, -1, 0, NULL, NULL, false },
	{ SAID, 800, -1, 0, SAID, "said", false },
	{ NULL, 0, 0, 0, TEXT, "seen", true },
	{ NULL, 0, 5, 0, TEXT, "seen", true },
	{ SAID, 120, 0, 640, TEXT, "seen", true },   /* a thumbnail */
	{ SAID, 1200, 0, 640, SAID, "said", false }, /* each its caption */
	{ SAID, 800, 5, 640, SAID, "said", false },  /* another one */
	{ "javascript:x", 0, -1, 0, NULL, NULL, false },
	{ "file:///etc/passwd", 0, -1, 0, NULL, NULL, false },
};

START_TEST(the_larger_one_at_the_head_is_chosen)
{
	g_autoptr(Body) body =
		text_with(choices[_i].block, choices[_i].block_width);
	struct picture p;

	sync_with(two_feeds);
	put("https://a.example/", 0, 1, "");
	say(choices[_i].said, choices[_i].said_width);
	ck_assert(store_picture(store, first_story(), body, &p, NULL));
	ck_assert_pstr_eq(p.url, choices[_i].url);
	if (p.url)
		ck_assert_pstr_eq(p.caption, choices[_i].caption);
	ck_assert(p.in_text == choices[_i].in_text);
	ck_assert(!p.kept);
	picture_clear(&p);
}
END_TEST

static void keep(int64_t id, const char *url, size_t size, int64_t now)
{
	g_autofree char *zeros = g_malloc0(size);
	g_autoptr(GBytes) bytes = g_bytes_new(zeros, size);
	const struct kept_picture p = { .story = id,
					.url = url,
					.width = 30,
					.height = 20,
					.bytes = bytes,
					.now = now,
					.most = 1000 };

	ck_assert(store_keep_picture(store, &p, NULL));
}

static bool is_kept(int64_t id)
{
	struct picture p;
	bool kept;

	ck_assert(store_picture(store, id, NULL, &p, NULL));
	kept = p.kept;
	ck_assert(!kept || (p.width == 30 && p.height == 20));
	picture_clear(&p);
	return kept;
}

START_TEST(the_oldest_are_deleted_but_of_saved_stories)
{
	int64_t id;

	sync_with(two_feeds);
	put("https://a.example/", 0, 4, "");
	say(SAID, 800);
	id = first_story();
	ck_assert(store_mark(store,
			     &(struct mark){ .ids = &id,
					     .n = 1,
					     .saved_field = true,
					     .value = true },
			     &(struct marked){ 0 }, NULL));
	keep(id, SAID, 600, 1);
	keep(id + 1, SAID, 300, 2);
	keep(id + 2, SAID, 300, 3);
	ck_assert(is_kept(id) && is_kept(id + 1) && is_kept(id + 2));
	keep(id + 3, SAID, 500, 4);
	ck_assert(is_kept(id) && !is_kept(id + 1) && is_kept(id + 2));
	/* of another address it is no longer the story's */
	keep(id + 3, "https://a.example/old.png", 10, 5);
	ck_assert(!is_kept(id + 3));
	keep(12345, SAID, 10, 6); /* no such story */
	ck_assert(!is_kept(12345));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("store_pictures");
	TCase *t = tcase_create("store_pictures");

	tcase_add_checked_fixture(t, open_store, close_store);
	SUITE_LOOP(t, the_larger_one_at_the_head_is_chosen, choices);
	tcase_add_test(t, the_oldest_are_deleted_but_of_saved_stories);
	suite_add_tcase(s, t);
	return suite_run(s);
}
