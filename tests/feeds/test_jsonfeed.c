/* JSON Feed: what is one, what it may say, and how much of it is read. */
#include "feeds/sandbox/parse_document.h"
#include "src/base/error.h"
#include "src/base/json.h"
#include "tests/suite.h"

#include <string.h>

#define VERSION "\"version\":\"https://jsonfeed.org/version/1.1\""

static ParsedFeed *feed_of(const char *text, GError **error)
{
	struct request request = { .kind = REQUEST_FEED,
				   .url = "https://base.example/feed",
				   .bytes = text,
				   .size = strlen(text),
				   .comments_count = -1 };

	return parse_feed(&request, error);
}

static const struct {
	const char *text;
	bool ok;
} documents[] = {
	{ "{" VERSION "}", true },
	{ "{\"version\":\"https://jsonfeed.org/version/1\"}", true },
	{ "{\"version\":\"1.1\",\"items\":[]}", true },
	{ "{\"title\":\"T\",\"items\":[]}", true },
	{ "{\"home_page_url\":\"https://a.example/\",\"items\":[]}", true },
	{ " \n{" VERSION "}\n", true },
	{ "{\"items\":[]}", false },
	{ "{\"title\":\"T\",\"items\":{}}", false },
	{ "{\"title\":\"T\"}", false },
	{ "{}", false },
	{ "{" VERSION ",\"items\":[]}", true },
	{ "{" VERSION ",\"items\":[1,{}]}", true },
	{ "{" VERSION ",\"items\":[1,\"a\",[]]}", false },
	{ "[{" VERSION "}]", false },
	{ "{" VERSION "", false },
	{ "{" VERSION ",}", false },
	{ "null", false },
};

START_TEST(distinguishes_a_json_feed_from_other_json)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(ParsedFeed) feed = feed_of(documents[_i].text, &error);

	ck_assert_msg((feed != NULL) == documents[_i].ok, "%s",
		      documents[_i].text);
	ck_assert_int_eq(error != NULL, !documents[_i].ok);
	if (error)
		ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_FEED));
	else
		ck_assert_int_eq(feed->feed.format, FORMAT_JSONFEED);
}
END_TEST

static const char *const wrong[] = {
	"\"id\":true",
	"\"id\":{}",
	"\"title\":7",
	"\"title\":[\"T\"]",
	"\"url\":null",
	"\"content_html\":{\"p\":\"x\"}",
	"\"content_text\":1.5",
	"\"summary\":false",
	"\"image\":[]",
	"\"date_published\":2026",
	"\"tags\":\"tag\"",
	"\"tags\":[1,null,{}]",
	"\"authors\":7",
	"\"authors\":[7,{},{\"name\":{}}]",
	"\"author\":[[]]",
	"\"attachments\":{\"url\":\"a\"}",
	"\"attachments\":[{},{\"url\":7},\"a\"]",
};

START_TEST(a_value_of_a_wrong_type_is_left_out)
{
	g_autofree char *text =
		g_strdup_printf("{%s,\"items\":[{%s}]}", VERSION, wrong[_i]);
	g_autoptr(ParsedFeed) feed = feed_of(text, NULL);
	const struct feed_item *item;

	ck_assert_msg(feed && feed->items->len == 1, "%s", text);
	item = parsed_item(feed, 0);
	ck_assert_ptr_null(item->id);
	ck_assert_ptr_null(item->title);
	ck_assert_ptr_null(item->link);
	ck_assert_ptr_null(item->content_html);
	ck_assert_ptr_null(item->summary_html);
	ck_assert_ptr_null(item->image);
	ck_assert(!item->published.known);
	ck_assert_uint_eq(item->categories.n, 0);
	ck_assert_uint_eq(item->people.n, 0);
	ck_assert_uint_eq(item->enclosures.n, 0);
}
END_TEST

START_TEST(an_item_that_is_no_object_is_reported)
{
	g_autoptr(ParsedFeed) feed = feed_of(
		"{" VERSION ",\"items\":[7,\"x\",null,{\"id\":\"1\"}]}", NULL);

	ck_assert_uint_eq(feed->items->len, 1);
	ck_assert_str_eq(parsed_item(feed, 0)->id, "1");
	ck_assert_uint_eq(feed->warnings->len, 1);
}
END_TEST

static const struct {
	const char *written, *want;
} ids[] = {
	{ "\"a\"", "a" },
	{ "7", "7" },
	{ "-7", "-7" },
	{ "1.5", "1.5" },
	{ "\" a \"", "a" },
	{ "\"a\\u0000b\\u0007\\ufffe\"", "ab" },
	{ "\"\\ud800\"", "\ufffd" },
	{ "\"\\ud83d\\ude00\"", "\U0001f600" },
	{ "\"it\\'s \\q \\u12 \\\\n\"", "it's q u12 \\n" },
	{ "\"a\tb\r\nc\\ud800\"", "a\tb\r\nc\ufffd" },
	{ "\"\"", NULL },
};

START_TEST(an_id_is_text_or_a_number)
{
	g_autofree char *text = g_strdup_printf("{%s,\"items\":[{\"id\":%s}]}",
						VERSION, ids[_i].written);
	g_autoptr(ParsedFeed) feed = feed_of(text, NULL);

	ck_assert_pstr_eq(parsed_item(feed, 0)->id, ids[_i].want);
}
END_TEST

/* A document with so many of a text where its own are not looked at. */
static char *stuffed(const char *before, const char *with, int n,
		     const char *after)
{
	GString *out = g_string_new("{" VERSION ",\"items\":[],\"_x\":");

	g_string_append(out, before);
	for (int i = 0; i < n; i++)
		g_string_append(out, with);
	g_string_append(out, after);
	for (int i = 0; i < n && strcmp(with, "[") == 0; i++)
		g_string_append_c(out, ']');
	g_string_append_c(out, '}');
	return g_string_free(out, FALSE);
}

static const struct {
	const char *before, *with, *after;
	int n;
	bool ok;
} sizes[] = {
	{ "", "[", "", JSON_DEPTH - 1, true },
	{ "", "[", "", JSON_DEPTH, false },
	{ "", "[", "", 1000000, false },
	{ "\"", "[{", "\"", JSON_DEPTH * 10, true }, /* words */
	{ "[", "0,", "0]", JSON_VALUES_MAX / 2, true },
	{ "[", "0,", "0]", JSON_VALUES_MAX, false },
	{ "\"", "0,", "\"", JSON_VALUES_MAX * 2, true },
};

START_TEST(depth_and_values_are_bounded)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = stuffed(sizes[_i].before, sizes[_i].with,
					sizes[_i].n, sizes[_i].after);
	g_autoptr(ParsedFeed) feed = feed_of(text, &error);

	ck_assert_int_eq(feed != NULL, sizes[_i].ok);
	if (!sizes[_i].ok)
		ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_LIMIT));
}
END_TEST

START_TEST(lists_of_an_item_are_bounded)
{
	g_autoptr(GString) text =
		g_string_new("{" VERSION ",\"items\":[{\"tags\":[\"0\"");
	g_autoptr(ParsedFeed) feed = NULL;

	for (int i = 1; i <= PARSED_LIST_MAX; i++)
		g_string_append_printf(text, ",\"%d\"", i);
	g_string_append(text, "]}]}");
	feed = feed_of(text->str, NULL);
	ck_assert_uint_eq(parsed_item(feed, 0)->categories.n, PARSED_LIST_MAX);
	ck_assert_uint_eq(feed->warnings->len, 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("jsonfeed");
	TCase *t = tcase_create("json");

	SUITE_LOOP(t, distinguishes_a_json_feed_from_other_json, documents);
	SUITE_LOOP(t, a_value_of_a_wrong_type_is_left_out, wrong);
	tcase_add_test(t, an_item_that_is_no_object_is_reported);
	SUITE_LOOP(t, an_id_is_text_or_a_number, ids);
	SUITE_LOOP(t, depth_and_values_are_bounded, sizes);
	tcase_add_test(t, lists_of_an_item_are_bounded);
	suite_add_tcase(s, t);
	return suite_run(s);
}
