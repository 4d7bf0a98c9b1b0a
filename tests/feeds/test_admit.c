/* Which of an entry's texts is kept as its body, its summary, its headline. */
#include "feeds/context/admit.h"
#include "feeds/context/attached.h"
#include "feeds/context/cut.h"
#include "feeds/sandbox/dispatch.h"
#include "feeds/sandbox/parse_document.h"
#include "feeds/store/sharers.h"
#include "src/model/body.h"
#include "tests/suite.h"

#include <string.h>

#define NOW  1790000000
#define MOST 100

/* What is kept of an RSS item of these elements. */
static Incoming *kept(const char *item)
{
	g_autofree char *text = g_strdup_printf(
		"<rss version=\"2.0\"><channel><item>%s</item></channel></rss>",
		item);
	struct request request = { .kind = REQUEST_FEED,
				   .url = "https://base.example/feed",
				   .bytes = text,
				   .size = strlen(text),
				   .comments_count = -1 };
	g_autoptr(ParsedFeed) feed = parse_feed(&request, NULL);
	bool cut;

	ck_assert_ptr_nonnull(feed);
	return admit_arrivals(feed, MOST, NOW, &cut);
}

static const struct arrival *only(const Incoming *a)
{
	ck_assert_uint_eq(a->all->len, 1);
	return &g_array_index(a->all, struct arrival, 0);
}

static const struct {
	const char *item, *html, *summary;
} texts[] = {
	{ "<description>short</description>", "short", "short" },
	{ "<description>&lt;p>a &lt;b>b&lt;/b>&lt;/p></description>",
	  "<p>a <b>b</b></p>", "a b" },
	{ "<content:encoded>&lt;p>one&lt;p>two</content:encoded>",
	  "<p>one<p>two", "one two" },
	/* both: the content, be it the shorter one */
	{ "<description>the long one of both</description>"
	  "<content:encoded>text</content:encoded>",
	  "text", "the long one of both" },
	/* a summary with no words is none */
	{ "<description>&lt;img src=\"a.png\"></description>"
	  "<content:encoded>words</content:encoded>",
	  "words", "words" },
	{ "<description>&lt;img src=\"a.png\"></description>",
	  "<img src=\"a.png\">", NULL },
	{ "<description> </description>", NULL, NULL },
	{ "<title>T</title>", NULL, NULL },
};

START_TEST(the_content_is_the_body_else_the_summary)
{
	g_autoptr(Incoming) a = kept(texts[_i].item);

	ck_assert_pstr_eq(only(a)->html, texts[_i].html);
	ck_assert_pstr_eq(only(a)->summary, texts[_i].summary);
}
END_TEST

static const struct {
	const char *item, *want;
} titles[] = {
	{ "<title>Own</title><description>no</description>", "Own" },
	{ "<description>First &lt;i>words&lt;/i></description>",
	  "First words" },
	{ "<title>&lt;img></title><content:encoded>text</content:encoded>",
	  "text" },
	{ "<link>https://a.example/1</link>", "https://a.example/1" },
	{ "", "(no title)" },
};

START_TEST(a_headline_has_words)
{
	g_autoptr(Incoming) a = kept(titles[_i].item);

	ck_assert_str_eq(only(a)->title, titles[_i].want);
}
END_TEST

static const struct {
	const char *item, *want;
} bases[] = {
	{ "<description>x</description>", "https://base.example/feed" },
	{ "<description xml:base=\"d/\">x</description>",
	  "https://base.example/d/" },
	{ "<description xml:base=\"d/\">x</description>"
	  "<content:encoded xml:base=\"/c/\">y</content:encoded>",
	  "https://base.example/c/" },
	/* a text is part of the item's page */
	{ "<link>https://a.example/1/</link><description>x</description>",
	  "https://a.example/1/" },
	{ "<link>https://a.example/1/</link>"
	  "<description xml:base=\"/d/\">x</description>",
	  "https://base.example/d/" },
	{ "<link>mailto:a@a.example</link><description>x</description>",
	  "https://base.example/feed" },
	{ "<title>T</title>", NULL },
};

START_TEST(the_base_is_that_of_the_body)
{
	g_autoptr(Incoming) a = kept(bases[_i].item);

	ck_assert_pstr_eq(only(a)->base, bases[_i].want);
}
END_TEST

/* NOW is 2026-09-21T14:13:20Z; 22:13:20 by the reader's clock. */
static const struct {
	const char *date;
	int64_t want; /* 0: not known */
} times[] = {
	{ "2026-09-21T14:00:00Z", NOW - 800 },
	{ "2026-09-21T14:00:00", NOW - 800 }, /* as UTC */
	{ "2026-09-21 22:00:00", NOW - 800 }, /* as the reader's */
	{ "2026-09-21T22:00:00Z", NOW + 28000 },
	{ "2026-09-21 23:00:00", 0 }, /* in the future by both */
	{ "2026-09-23T00:00:00Z", 0 },
	{ "1969-12-31T00:00:00Z", 0 },
	{ "soon", 0 },
};

static const struct {
	const char *item, *want;
} links[] = {
	{ "<link>https://a.example/1</link>"
	  "<enclosure url=\"https://a.example/1.ogg\" type=\"audio/ogg\"/>",
	  "https://a.example/1" },
	{ "<enclosure url=\"https://a.example/1.ogg\" type=\"audio/ogg\"/>",
	  "https://a.example/1.ogg" },
	{ "<guid>/news/1</guid>", "https://base.example/news/1" },
	{ "<guid isPermaLink=\"false\">/news/1</guid>", NULL },
	{ "<guid>1</guid>", NULL },
	/* nothing plays Flash any more */
	{ "<enclosure url=\"https://a.example/1.swf\" type=\"\"/>"
	  "<enclosure url=\"https://a.example/v\" "
	  "type=\"application/x-shockwave-flash\"/>"
	  "<enclosure url=\"https://a.example/1.ogg\" type=\"audio/ogg\"/>",
	  "https://a.example/1.ogg" },
	/* which of them? */
	{ "<enclosure url=\"https://a.example/1.ogg\" type=\"audio/ogg\"/>"
	  "<enclosure url=\"https://a.example/2.ogg\" type=\"audio/ogg\"/>",
	  NULL },
};

START_TEST(an_item_without_link_leads_to_its_only_file)
{
	g_autoptr(Incoming) a = kept(links[_i].item);

	ck_assert_pstr_eq(only(a)->url, links[_i].want);
}
END_TEST

START_TEST(a_date_without_zone_is_not_in_the_future)
{
	g_autofree char *item =
		g_strdup_printf("<pubDate>%s</pubDate>", times[_i].date);
	g_autoptr(Incoming) a = NULL;

	ck_assert(g_setenv("TZ", "CST-8", TRUE)); /* east of Greenwich */
	a = kept(item);
	ck_assert_int_eq(only(a)->time, times[_i].want);
}
END_TEST

START_TEST(a_long_summary_is_cut)
{
	g_autoptr(GString) item = g_string_new("<description>");
	g_autoptr(Incoming) a = NULL;
	glong n;

	for (int i = 0; i < 500; i++)
		g_string_append(item, "ö ");
	g_string_append(item, "</description>");
	a = kept(item->str);
	n = g_utf8_strlen(only(a)->summary, -1);
	ck_assert_int_gt(n, PARSED_SUMMARY_MAX / 2);
	ck_assert_int_le(n, ADMIT_SUMMARY);
	ck_assert(g_str_has_suffix(only(a)->summary, "…"));
	ck_assert_uint_gt(strlen(only(a)->html), strlen(only(a)->summary));
}
END_TEST

START_TEST(a_long_body_is_cut_and_says_so)
{
	g_autoptr(GString) item = g_string_new("<description>x");
	g_autoptr(Incoming) a = NULL;
	const char *html;

	for (int i = 0; i < CUT_HTML_MAX / 2; i++)
		g_string_append(item, "ö");
	g_string_append(item, "</description>");
	a = kept(item->str);
	html = only(a)->html;
	ck_assert(g_utf8_validate(html, -1, NULL));
	ck_assert_uint_lt(strlen(html), CUT_HTML_MAX + 200);
	ck_assert(g_str_has_suffix(html, "]</p>"));
}
END_TEST

START_TEST(comments_and_enclosures_follow_the_links_of_the_body)
{
	g_autoptr(Incoming) a =
		kept("<description>&lt;a href=\"a\">x&lt;/a></description>"
		     "<comments>https://a.example/c</comments>"
		     "<slash:comments>2</slash:comments>"
		     "<enclosure url=\"e.ogg\" type=\"audio/ogg\"/>");
	const struct arrival *one = only(a);
	g_autofree struct enclosure *enclosures = NULL;
	g_autoptr(Buf) record = buf_new(REQUEST_RECORD_MAX);
	g_autoptr(Body) body = NULL;
	static const char *const want[] = { "https://base.example/a",
					    "https://a.example/c",
					    "https://base.example/e.ogg" };
	struct request request = { .kind = REQUEST_BODY,
				   .url = one->base,
				   .bytes = one->html,
				   .size = strlen(one->html) };

	ck_assert(attached_unpack(one->links, one->links_size, &request,
				  &enclosures));
	ck_assert(dispatch_run(&request, record, NULL));
	body = body_unpack(record->bytes, record->size);
	ck_assert_uint_eq(body->links->len, G_N_ELEMENTS(want));
	for (guint i = 0; i < body->links->len; i++)
		ck_assert_str_eq(g_array_index(body->links, struct link, i).url,
				 want[i]);
}
END_TEST

#define ITEM(title, link)                                                      \
	"<guid isPermaLink=\"false\">g</guid><title>" title "</title><link>"   \
	"https://a.example/" link "</link>"
#define NEXT "</item><item>"

/* Items of one guid, and how many entries they are. */
static const struct {
	const char *items;
	guint entries;
} shared[] = {
	{ ITEM("A", "1") NEXT ITEM("B", "2") NEXT ITEM("C", "3"), 3 },
	{ ITEM("A", "1") NEXT ITEM("A", "1"), 1 },
	{ ITEM("A", "1") NEXT ITEM("B", "1?utm_source=x"), 1 },
	{ ITEM("A", "1") NEXT ITEM("A", "2"), 1 },
	{ ITEM("A", "1") NEXT ITEM("B", "1") NEXT ITEM("B", "2"), 2 },
	{ ITEM("", "1") NEXT ITEM("", "2"), 2 }, /* no title is no same one */
	{ "<guid>g</guid><title>A</title>" NEXT
	  "<guid>g</guid><title>B</title>",
	  2 },
	{ "<guid>g</guid><description>a</description>" NEXT
	  "<guid>g</guid><description>b</description>",
	  1 },
};

/* The key of a shared guid is the same that feeds/store/sharers makes of the entry: by
 * that one it is known again after retention. */
START_TEST(a_shared_guid_has_one_form)
{
	static const char *const items[] = {
		"<title>A</title><guid>g</guid>"
		"<enclosure url=\"https://a.example/1.mp3\" "
		"type=\"audio/mpeg\"/>"
		"</item><item><title>B</title><guid>g</guid>"
		"<enclosure url=\"https://a.example/2.mp3\" "
		"type=\"audio/mpeg\"/>",
		"<title>A</title><guid>g</guid></item><item><title> B </title>"
		"<guid>g</guid>",
		"<guid>g</guid><description>one</description></item><item>"
		"<title>B</title><guid>g</guid>",
	};
	g_autoptr(Incoming) a = kept(items[_i]);

	ck_assert_uint_eq(a->all->len, 2);
	for (guint i = 0; i < 2; i++) {
		struct arrival e = g_array_index(a->all, struct arrival, i);
		g_autofree char *key = NULL, *stored = g_strdup(e.guid);
		struct pair x = { .entry = &e };

		e.guid = "g";
		key = sharers_key(&x);
		ck_assert_str_eq(stored, key);
	}
}
END_TEST

START_TEST(items_of_one_guid_are_one_if_link_or_title_is)
{
	g_autoptr(Incoming) a = kept(shared[_i].items);

	ck_assert_uint_eq(a->all->len, shared[_i].entries);
	for (guint i = 0; i < a->all->len; i++)
		for (guint j = 0; j < i; j++)
			ck_assert_str_ne(
				g_array_index(a->all, struct arrival, i).guid,
				g_array_index(a->all, struct arrival, j).guid);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("admit");
	TCase *t = tcase_create("keep");

	SUITE_LOOP(t, the_content_is_the_body_else_the_summary, texts);
	SUITE_LOOP(t, a_headline_has_words, titles);
	SUITE_LOOP(t, the_base_is_that_of_the_body, bases);
	SUITE_LOOP(t, an_item_without_link_leads_to_its_only_file, links);
	SUITE_LOOP(t, a_date_without_zone_is_not_in_the_future, times);
	tcase_add_test(t, a_long_summary_is_cut);
	tcase_add_test(t, a_long_body_is_cut_and_says_so);
	tcase_add_test(t, comments_and_enclosures_follow_the_links_of_the_body);
	SUITE_LOOP(t, items_of_one_guid_are_one_if_link_or_title_is, shared);
	tcase_add_loop_test(t, a_shared_guid_has_one_form, 0, 3);
	suite_add_tcase(s, t);
	return suite_run(s);
}
