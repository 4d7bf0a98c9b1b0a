/* What a page says of its article, and what stands before it. */
#include "feeds/feed/request.h"
#include "feeds/sandbox/dispatch.h"
#include "tests/feeds/article_page.h"
#include "tests/suite.h"

enum field {
	TITLE,
	BYLINE,
	SITE,
	LANG,
	PUBLISHED,
	IMAGE
};

static const char *value_of(const Article *a, enum field field)
{
	const char *const values[] = { a->title, a->byline,    a->site,
				       a->lang,  a->published, a->lead_image };

	return values[field];
}

static const struct {
	const char *head, *body;
	enum field field;
	const char *value; /* NULL: none */
} metas[] = {
	{ "<title>Storm passes | The Paper</title>", "", TITLE,
	  "Storm passes | The Paper" },
	{ "<title>The storm has passed | The Paper</title>", "", TITLE,
	  "The storm has passed" },
	{ "<title>Storm - Paper</title><meta property=og:site_name "
	  "content=Paper>",
	  "", TITLE, "Storm" },
	{ "<title>Storm passes | Paper</title>", "<h1>Storm passes</h1>", TITLE,
	  "Storm passes" },
	/* JSON-LD may say what the subject is */
	{ "<title>Storm passes | Paper</title><script type=application/ld+json>"
	  "{\"@type\":\"Article\",\"headline\":\"moving air\"}</script>",
	  "<h1>Storm passes</h1>", TITLE, "Storm passes" },
	{ "<title>Storm passes | Paper</title><script type=application/ld+json>"
	  "{\"@type\":\"Article\",\"headline\":\"moving air\"}</script>",
	  "<h1>The Paper</h1>", TITLE, "moving air" },
	/* a heading of the site is none of the article */
	{ "<meta property=og:title content='Storm passes'>",
	  "<h1>The Paper</h1>", TITLE, "Storm passes" },
	/* nor is a kicker */
	{ "<meta property=og:title content='Storm passes'>",
	  "<h1><span>Harbour</span> Storm passes</h1>", TITLE, "Storm passes" },
	{ "<meta name=author content='Ada Lamp'>", "", BYLINE, "Ada Lamp" },
	{ "<meta name=author content='https://paper.example/ada'>", "", BYLINE,
	  NULL },
	{ "<meta name=author content=Paper><meta property=og:site_name "
	  "content=Paper>",
	  "<p class=author>By Ada Lamp, 1 May</p>", BYLINE, "Ada Lamp" },
	{ "", "<a rel=author href=/a>Von Ada Lamp</a>", BYLINE, "Ada Lamp" },
	{ "", "<p class=author>Ada Lamp Stand: 1. Mai</p>", BYLINE,
	  "Ada Lamp" },
	{ "", "<p class=author>Article by</p>", BYLINE, NULL },
	{ "", "<div class=comment><b class=author>Ben</b></div>", BYLINE,
	  NULL },
	{ "<script "
	  "type=application/"
	  "ld+json>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#1\",\"name\":"
	  "\"Ada "
	  "Lamp\"},{\"@type\":\"NewsArticle\",\"author\":[{\"@id\":\"#1\"},{"
	  "\"name\":\"Ben Pier\"}]}]}</script>",
	  "", BYLINE, "Ada Lamp, Ben Pier" },
	{ "<script "
	  "type=application/"
	  "ld+json>{\"@type\":\"WebSite\",\"author\":\"Nobody\"}</script>",
	  "", BYLINE, NULL },
	{ "<script type=application/ld+json>/* <![CDATA[ */ "
	  "{\"@type\":[\"Article\"],\"publisher\":{\"name\":\"The Paper\"}} /* "
	  "]]> */</script>",
	  "", SITE, "The Paper" },
	{ "<script type=application/ld+json>{\"@type\":</script>", "", SITE,
	  NULL },
	{ "<meta property=article:published_time "
	  "content=2024-05-01T10:00:00+02:00>",
	  "", PUBLISHED, "2024-05-01T10:00:00+02:00" },
	{ "<meta name=DC.date content='1. Mai 2024'>", "", PUBLISHED,
	  "2024-05-01" },
	{ "", "<time datetime=2024-4-2>today</time>", PUBLISHED, "2024-04-02" },
	/* as a fuzz test wrote it: what is kept ends within no letter */
	{ "",
	  "<time datetime='2024-05-01\xc3\xa4 and "
	  "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4"
	  "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4'>x</time>",
	  PUBLISHED, "2024-05-01" },
	{ "", "<p class=date>Stand: 04.02.2022</p>", PUBLISHED, "2024-05-01" },
	{ "<meta property=og:image content=/a.jpg>", "", IMAGE,
	  "https://paper.example/a.jpg" },
	{ "<meta property=og:image content='data:image/png;base64,x'>", "",
	  IMAGE, NULL },
};

START_TEST(a_page_says_what_it_is)
{
	g_autofree char *html =
		g_strdup_printf("<html lang='de-AT'><head>%s</head><body>%s"
				"<article>" STORY,
				metas[_i].head, metas[_i].body);
	g_autoptr(Article) a = extract(html);
	const char *got = value_of(a, metas[_i].field);

	ck_assert_msg(g_strcmp0(got, metas[_i].value) == 0, "%s: %s",
		      metas[_i].head, got ? got : "none");
	ck_assert_str_eq(a->lang, "de-AT");
}
END_TEST

static const struct {
	const char *html, *type;
	enum extract_wall wall;
	bool text;
} walls[] = {
	{ "", NULL, EXTRACT_EMPTY, false },
	{ PAGE(NAV), NULL, EXTRACT_EMPTY, false },
	{ "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", NULL, EXTRACT_NOT_HTML, false },
	{ PAGE(STORY), "application/pdf", EXTRACT_NOT_HTML, false },
	{ "\x89PNG\r\n\x1a\n", "text/html", EXTRACT_NOT_HTML, false },
	{ PAGE(STORY), "text/html; charset=utf-8", EXTRACT_TEXT, true },
	{ PAGE("<div id=root></div><noscript>You need to enable JavaScript to "
	       "run this app.</noscript><script src=/a.js></script>"),
	  NULL, EXTRACT_SCRIPT, false },
	{ PAGE("<div id=root></div><div>Your browser is out of "
	       "date.</div><script "
	       "src=/a.js></script>"),
	  NULL, EXTRACT_SCRIPT, false },
	{ PAGE("<h1>Before you continue</h1><p>We and our partners use "
	       "cookies, "
	       "and similar means, to store personal data, with your consent. "
	       "Our privacy policy, and the cookie settings, tell more of what "
	       "we do with cookies, and with your consent.</p><button>Agree"
	       "</button>"),
	  NULL, EXTRACT_CONSENT, false },
	{ PAGE("<article>" P(ONE)
		       P(TWO) "</article><div class=paywall>"
			      "<h3>Subscribe to continue</h3><p>Already a "
			      "subscriber?</p></div>"),
	  NULL, EXTRACT_PAYWALL, true },
	{ PAGE("<script type=application/ld+json>{\"@type\":\"Article\","
	       "\"isAccessibleForFree\":\"False\"}</script><article>" P(ONE)
		       P(TWO)),
	  NULL, EXTRACT_PAYWALL, true },
};

START_TEST(what_stands_before_the_text_is_told)
{
	const struct extract_hints hints = { .content_type = walls[_i].type };
	g_autoptr(Article) a =
		extract_article(walls[_i].html, strlen(walls[_i].html), &hints);

	ck_assert_int_eq(a->wall, walls[_i].wall);
	ck_assert((a->html != NULL) == walls[_i].text);
	ck_assert((a->text != NULL) == walls[_i].text);
}
END_TEST

static const struct {
	const char *head, *body, *image, *caption;
} leads[] = {
	/* the page names a size of its own */
	{ "<meta property=og:image content=/large/old-pier.jpg?w=1200>",
	  "<figure><img src=/a.jpg><figcaption>A mast</figcaption></figure>"
	  "<figure><img src=/small/old-pier.jpg><figcaption>The <b>pier</b> "
	  "&amp; "
	  "the sea</figcaption></figure>",
	  "https://paper.example/large/old-pier.jpg?w=1200",
	  "The pier & the sea" },
	{ "",
	  "<figure><img src=/a.jpg><figcaption>A mast</figcaption></figure>",
	  "https://paper.example/a.jpg", "A mast" },
	{ "", "<p><img src=/a.jpg></p>", "https://paper.example/a.jpg", NULL },
	{ "<meta property=og:image content=/b.jpg><meta property=og:image:alt "
	  "content='A lamp'>",
	  "<figure><img src=/a.jpg><figcaption>A mast</figcaption></figure>",
	  "https://paper.example/b.jpg", "A lamp" },
	{ "", "", NULL, NULL },
	/* above the text, in another size */
	{ "<meta property=og:image content=/2024/old-pier.jpg></head><body>"
	  "<figure><img src=/2024/old-pier-640x480.webp><figcaption>The "
	  "pier</figcaption>"
	  "</figure>",
	  "", "https://paper.example/2024/old-pier.jpg", "The pier" },
	{ "<meta property=og:image content=/pier.jpg></head><body><div><p><img "
	  "data-src=/pier.jpg></p><p class=caption>The pier</p></div>",
	  "", "https://paper.example/pier.jpg", "The pier" },
	/* ... of another story, and of one whose name says nothing */
	{ "<meta property=og:image content=/2024/eastern-pier.jpg></head><body>"
	  "<div class=related><figure><img src=/2019/eastern-pier.jpg>"
	  "<figcaption>A mast</figcaption></figure></div>",
	  "", "https://paper.example/2024/eastern-pier.jpg", NULL },
	{ "<meta property=og:image "
	  "content=/2024/image.jpg></head><body><figure>"
	  "<img src=/2019/image.jpg><figcaption>A mast</figcaption></figure>",
	  "", "https://paper.example/2024/image.jpg", NULL },
	/* ... of another picture */
	{ "<meta property=og:image content=/pier.jpg></head><body><div><img "
	  "src=/pier.jpg><figure><img src=/a.jpg><figcaption>A mast"
	  "</figcaption></figure></div>",
	  "", "https://paper.example/pier.jpg", NULL },
};

START_TEST(the_lead_picture_has_its_caption)
{
	g_autofree char *html = g_strdup_printf(
		"<head>%s</head><body><article>" P(ONE) "%s" P(TWO) P(THREE),
		leads[_i].head, leads[_i].body);
	g_autoptr(Article) a = extract(html);

	ck_assert_pstr_eq(a->lead_image, leads[_i].image);
	ck_assert_pstr_eq(a->lead_caption, leads[_i].caption);
}
END_TEST

START_TEST(any_encoding_is_read)
{
	static const char *const names[] = { "windows-1252", "UTF-16LE",
					     "ISO-8859-15" };
	static const char text[] =
		"Der Sturm ist vorüber, sagt der Hafenmeister "
		"von Tidewater, und die Fähre, die größte "
		"der drei, fährt wieder nach Süden.";
	g_autofree char *html =
		g_strdup_printf("\xef\xbb\xbf<html><head><meta "
				"charset=%s></head><body><article>"
				"<p>%s</p><p>%s Heute.</p></article>",
				names[_i], text, text);
	gsize size;
	/* its mark of UTF-8 becomes that of UTF-16; the others have none */
	const char *from = strstr(names[_i], "UTF") ? html : html + 3;
	g_autofree char *bytes =
		g_convert(from, -1, names[_i], "UTF-8", NULL, &size, NULL);
	const struct extract_hints hints = { 0 };
	g_autoptr(Article) a = extract_article(bytes, size, &hints);

	ck_assert_msg(g_str_has_prefix(a->text, text), "%s", a->text);
}
END_TEST

/* An archive puts its scripts first, which are of another encoding. */
START_TEST(an_encoding_is_declared_late)
{
	g_autoptr(GString) html = g_string_new(
		"<head><script src=/a.js charset=utf-8></script><script>");
	const struct extract_hints hints = { 0 };
	g_autoptr(Article) a = NULL;

	while (html->len < 4096)
		g_string_append(html, "var a = 1;\n");
	g_string_append(html, "</script><meta http-equiv=content-type content="
			      "'text/html; charset=gb2312'><article><p>"
			      "\xd2\xbb\xb8\xf6\xd4\xbc\xb6\xa8, " ONE);
	a = extract_article(html->str, html->len, &hints);
	ck_assert_str_eq(a->text, "一个约定, " ONE);
}
END_TEST

/* libxml2 compares each attribute with all before it: all of these take minutes. */
START_TEST(a_tag_of_many_attributes_is_read)
{
	g_autoptr(GString) html = g_string_new("<article><div");
	g_autoptr(Article) a = NULL;

	for (int i = 0; i < 200000; i++)
		g_string_append_printf(html, " a%d=1", i);
	g_string_append(html, ">" STORY "</div>");
	a = extract(html->str);
	ck_assert_str_eq(a->text, STORY_TEXT);
}
END_TEST

/* As the fetcher asks the parser: packed there and back. */
START_TEST(a_request_gives_the_same_article)
{
	static const char html[] = "<title>Storm passes</title><article>" STORY;
	uint64_t furniture = 1;
	const struct request asked = { .kind = REQUEST_ARTICLE,
				       .url = "https://paper.example/",
				       .bytes = html,
				       .size = sizeof html - 1,
				       .title = "Storm",
				       .furniture = &furniture,
				       .n_furniture = 1,
				       .comments_count = -1 };
	g_autoptr(Buf) frame = buf_new(1 << 20);
	g_autoptr(Buf) record = buf_new(1 << 20);
	g_autofree struct enclosure *none = NULL;
	struct request request;
	g_autoptr(Article) a = NULL;

	request_pack(&asked, frame);
	ck_assert(request_unpack(frame->bytes, frame->size, &request, &none));
	ck_assert_str_eq(request.title, "Storm");
	ck_assert_uint_eq(request.n_furniture, 1);
	ck_assert(dispatch_run(&request, record, NULL));
	a = article_unpack(record->bytes, record->size);
	ck_assert_ptr_nonnull(a);
	ck_assert_str_eq(a->text, STORY_TEXT);
	ck_assert_str_eq(a->title, "Storm passes");
	ck_assert_ptr_null(a->byline);
	ck_assert_uint_eq(a->blocks->len, 3);
	for (size_t size = 0; size < record->size; size++)
		ck_assert_ptr_null(article_unpack(record->bytes, size));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("extract_page");
	TCase *t = tcase_create("all");

	SUITE_LOOP(t, a_page_says_what_it_is, metas);
	SUITE_LOOP(t, the_lead_picture_has_its_caption, leads);
	SUITE_LOOP(t, what_stands_before_the_text_is_told, walls);
	tcase_add_loop_test(t, any_encoding_is_read, 0, 3);
	tcase_add_test(t, an_encoding_is_declared_late);
	tcase_add_test(t, a_tag_of_many_attributes_is_read);
	tcase_add_test(t, a_request_gives_the_same_article);
	suite_add_tcase(s, t);
	return suite_run(s);
}
