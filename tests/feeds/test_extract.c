/* The text of an article is taken out of its page. */
#include "feeds/html/html_parse.h"
#include "tests/feeds/article_page.h"
#include "tests/feeds/random_page.h"
#include "tests/suite.h"

#include <string.h>

#define PAGES 400

static const struct {
	const char *html, *text;
} texts[] = {
	{ PAGE(NAV "<div class=content>" STORY "</div>" SIDE), STORY_TEXT },
	{ PAGE(NAV "<article><h1>Storm passes</h1>" STORY "</article>" SIDE),
	  "Storm passes\n" STORY_TEXT },
	/* the headline is shown above the text */
	{ "<title>Storm passes</title><article><h1>Storm passes!</h1>" STORY,
	  STORY_TEXT },
	/* a byline, a date, a credit, calls, and headings with nothing under
	   them */
	{ PAGE("<article><p class=byline>By Ada Lamp</p><p>1 May 2024</p>" STORY
	       "<p>Photo: Ben Pier</p><p>Read more: <a href=/y>The "
	       "ferries of Tidewater</a></p><h3>Related "
	       "stories</h3></article>"),
	  STORY_TEXT },
	{ "<html lang=de>" PAGE("<article>" STORY
				"<p>Lesen Sie auch: Der Sturm</p></article>"),
	  STORY_TEXT },
	/* of another language they are text */
	{ "<html lang=fr>" PAGE(
		  "<article>" STORY
		  "<p>Mehr zum Thema hat er gesagt</p></article>"),
	  STORY_TEXT "\nMehr zum Thema hat er gesagt" },
	/* lines between breaks, headings, lists, quotations and code */
	{ PAGE("<div id=main>" ONE "<br><br>" TWO "<br><br>" THREE "</div>"),
	  STORY_TEXT },
	{ PAGE("<article>" P(ONE) "<h2>The pier</h2>" P(
		  TWO) "<ul><li>a mast, new<li>a "
		       "rope</ul><blockquote>" P(THREE) "</"
							"blockquote><"
							"pre>a\n  "
							"b</pre></"
							"article>"),
	  ONE "\nThe pier\n" TWO "\na mast, new\na rope\n" THREE "\na\n  b" },
	/* the words have no captions */
	{ PAGE("<article>" P(
		  ONE) "<figure><img src=/a.jpg width=600 height=400>"
		       "<figcaption>The pier</figcaption></figure>" P(TWO)
			       P(THREE) "</article>"),
	  STORY_TEXT },
	/* what is hidden, and what is gone */
	{ PAGE("<article>" STORY "<p style='display:none'>" ONE " again</p>"
	       "<script>var a = '" TWO "';</script></article>"),
	  STORY_TEXT },
	/* the page says what its article is; the notice has more words */
	{ PAGE("<div><a href=/>Home</a><div><div><div "
	       "class=entry-content>" STORY P(
		       ONE TWO) "</div></div></div></div><footer><div>" P(THREE
									  " A"
									  ".")
		       P(THREE " B.") P(THREE " C.") P(THREE " D.") P(
			       THREE
			       " E.") "</div><a href=/i>Imprint</a></footer>"),
	  STORY_TEXT "\n" ONE TWO },
	/* a script would fill the page */
	{ PAGE("<div id=app></div><script type='application/ld+json'>"
	       "{\"@type\":\"NewsArticle\",\"articleBody\":\"" ONE "\\n" TWO
	       "\\n" THREE ONE TWO "\"}</script>"),
	  ONE "\n" TWO "\n" THREE ONE TWO },
};

START_TEST(the_text_is_what_is_no_part_of_the_page)
{
	g_autoptr(Article) a = extract(texts[_i].html);

	ck_assert_int_eq(a->wall, EXTRACT_TEXT);
	ck_assert_str_eq(a->text, texts[_i].text);
}
END_TEST

static const struct {
	const char *html, *has, *has_not;
} htmls[] = {
	{ PAGE("<article>" STORY "<p onclick='x()' style='color:red'>The <b>"
	       "mast</b>, <a href='../pier?a=1&amp;b=2' target=_top>the pier"
	       "</a>, and the rope.</p></article>"),
	  "<p>The <b>mast</b>, <a href=\"https://paper.example/2024/05/pier?a=1"
	  "&amp;b=2\">the pier</a>, and the rope.</p>",
	  "on"
	  "click" },
	/* places in the page are not written, and so not linked to */
	{ PAGE("<article>" STORY "<p>See <a href='#pier'>this</a>, <a href="
	       "'https://paper.example/2024/05/01/harbour#sea'>that</a>, or <a "
	       "href='boats#sea'>those</a>.</p></article>"),
	  "<p>See <a>this</a>, <a>that</a>, or <a href=\"https://paper.example/"
	  "2024/05/01/boats#sea\">those</a>.</p>",
	  "harbour#" },
	{ PAGE("<article>" STORY "<p>See <a href='javascript:x()'>this</a>, or "
	       "do not.</p></article>"),
	  "<p>See <a>this</a>, or do not.</p>", "javascript" },
	{ "<base href='https://cdn.example/p/'><article>" STORY
	  "<figure><img data-src=a.jpg alt='A pier'><figcaption>The <i>old</i>"
	  " pier</figcaption></figure></article>",
	  "<figure><img src=\"https://cdn.example/p/a.jpg\" alt=\"A pier\">"
	  "<figcaption>The <i>old</i> pier</figcaption>",
	  "data-src" },
	{ PAGE("<article>" STORY "<p><img data-src='{\"load\":\"x\"}' "
	       "src=/b.jpg>A pier.</p></article>"),
	  "<p><img src=\"https://paper.example/b.jpg\">A pier.</p>", "load" },
	{ PAGE("<article>" STORY "<table><tr><th>Line<th>Boats<tr><td>East<td>"
	       "<tr><td>West, old<td colspan=2>3</table></article>"),
	  "<td>East</td>\n<td></td>", "<tbody></tbody>" },
	{ PAGE("<article>" STORY "<ol start=3><li>one, two<li>three</ol>"
	       "</article>"),
	  "<ol start=\"3\"><li>one, two</li>", "<ul" },
};

/* A base that is longer than an address may be is none, nor is a link. */
START_TEST(long_addresses_are_left_out)
{
	g_autofree char *path = g_strnfill(3000, 'x');
	g_autofree char *html = g_strdup_printf(
		"<base href='https://cdn.example/%s/'><article>" STORY "<p>See "
		"<a href=boats>these</a>, or <a href='/%s'>those</a>.</p>",
		path, path);
	g_autoptr(Article) a = extract(html);

	ck_assert_ptr_nonnull(strstr(
		a->html, "<a href=\"https://paper.example/2024/05/01/boats"
			 "\">these</a>, or <a>those</a>"));
}
END_TEST

START_TEST(the_html_is_safe_and_keeps_what_is_meant)
{
	g_autoptr(Article) a = extract(htmls[_i].html);

	ck_assert_msg(strstr(a->html, htmls[_i].has), "%s", a->html);
	ck_assert_msg(!strstr(a->html, htmls[_i].has_not), "%s", a->html);
}
END_TEST

static void repeat(GString *out, const char *text, int n)
{
	for (int i = 0; i < n; i++)
		g_string_append(out, text);
}

static const struct {
	const char *open;
	int n;
} deep[] = { { "<div>", 100000 },
	     { "<ul><li>", 20000 },
	     { "<b>", 50000 },
	     { "<table><tr><td>", 10000 },
	     { "<blockquote>", 20000 } };

START_TEST(a_deep_text_is_found)
{
	g_autoptr(GString) html = g_string_new("<body>");
	g_autoptr(Article) a = NULL;

	repeat(html, deep[_i].open, deep[_i].n);
	g_string_append(html, STORY);
	a = extract(html->str);
	ck_assert_str_eq(a->text, STORY_TEXT);
}
END_TEST

START_TEST(a_wide_table_and_a_long_line_are_read)
{
	g_autoptr(GString) html = g_string_new("<article>" STORY "<table>");
	g_autoptr(Article) a = NULL;

	for (int row = 0; row < 2; row++) {
		g_string_append(html, "<tr>");
		repeat(html, "<td>1, 2</td>", 10000);
	}
	g_string_append(html, "</table><p>");
	repeat(html, "word, ", 200000);
	a = extract(html->str);
	ck_assert(g_str_has_prefix(a->text, STORY_TEXT "\n1, 2\n"));
	ck_assert(g_str_has_suffix(a->text, "word, word,"));
}
END_TEST

/* The words of a random page are capitals, a Q first: those of a text, one to a
 * line, also where no blank is between two. */
static char *list_words(const char *text)
{
	GString *out = g_string_new(NULL);

	while (text && *text) {
		size_t n = *text == 'Q';

		n += n ? strspn(text + 1, "ABCDEFGHIJKLMNOPRSTUVWXYZ") : 0;

		if (n)
			g_string_append_printf(out, "%.*s\n", (int)n, text);
		text += n ? n : 1;
	}
	return g_string_free(out, FALSE);
}

/* Every word is in the page, and they come in its order. */
START_TEST(no_word_is_made_up_or_moved)
{
	struct random_page *p = random_page_new((guint32)_i);
	g_autoptr(Article) a = extract(p->html->str);
	g_autofree char *page = list_words(p->html->str);
	g_autofree char *got = list_words(a->text);
	g_auto(GStrv) words = g_strsplit(got, "\n", -1);
	const char *at = page;

	for (char **word = words; *word && **word; word++) {
		g_autofree char *line = g_strdup_printf("%s\n", *word);

		at = strstr(at, line);
		ck_assert_msg(at, "page %d: \"%s\"", _i, *word);
		at += strlen(line);
	}
	random_page_free(p);
}
END_TEST

/* The same words come out of the HTML as a reader sees it, in one more pass. */
START_TEST(the_html_holds_all_words_of_the_text)
{
	struct random_page *p = random_page_new((guint32)_i);
	g_autoptr(Article) a = extract(p->html->str);
	g_autoptr(Page) page = NULL;
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autofree char *want = list_words(a->text);
	g_auto(GStrv) words = g_strsplit(want, "\n", -1);

	if (a->html) {
		page = html_parse(a->html, strlen(a->html));
		page_words(page, 0, shown);
	}
	for (char **word = words; *word && **word; word++)
		ck_assert_msg(strstr(shown->str, *word), "page %d: %s\n%s", _i,
			      *word, a->html);
	random_page_free(p);
}
END_TEST

START_TEST(what_other_pages_have_is_furniture)
{
	static const char first[] =
		PAGE("<article>" STORY "<p>The Paper of Tidewater, founded in "
		     "a year that nobody recalls, appears on weekdays.</p>");
	static const char second[] =
		PAGE("<article><p>The Paper of Tidewater, founded in a year "
		     "that nobody recalls, appears on weekdays.</p>" P(
			     THREE " Or not."));
	g_autoptr(Article) other = extract(second);
	const struct extract_hints hints = {
		.furniture = (const uint64_t *)(void *)other->blocks->data,
		.n_furniture = other->blocks->len,
	};
	g_autoptr(Article) a = extract_article(first, strlen(first), &hints);
	g_autoptr(Article) alone = extract(first);

	ck_assert_str_eq(a->text, STORY_TEXT);
	ck_assert_str_ne(alone->text, STORY_TEXT);
	ck_assert_uint_eq(alone->blocks->len, 4);
}
END_TEST

START_TEST(an_article_is_no_furniture_of_its_site)
{
	static const char html[] = PAGE("<article>" STORY);
	g_autoptr(Article) before = extract(html);
	const struct extract_hints hints = {
		.furniture = (const uint64_t *)(void *)before->blocks->data,
		.n_furniture = before->blocks->len,
	};
	g_autoptr(Article) a = extract_article(html, strlen(html), &hints);

	ck_assert_str_eq(a->text, STORY_TEXT);
}
END_TEST

START_TEST(the_summary_of_the_feed_says_where_the_article_is)
{
	static const char html[] =
		PAGE("<div><div>" P(ONE) P(TWO) P(
			ONE TWO) "</div></div>"
				 "<div><div><div><div><div>" P(THREE)
					 P(THREE " And so on.") "</div></div>");
	const struct extract_hints hints = {
		.summary = "<b>Repairs</b> begin in the spring, when the "
			   "tides are low, and will…"
	};
	g_autoptr(Article) alone = extract(html);
	g_autoptr(Article) a = extract_article(html, strlen(html), &hints);

	ck_assert(g_str_has_prefix(alone->text, ONE));
	ck_assert(g_str_has_prefix(a->text, THREE));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("extract");
	TCase *t = tcase_create("all");

	tcase_set_timeout(t, 120);
	SUITE_LOOP(t, the_text_is_what_is_no_part_of_the_page, texts);
	SUITE_LOOP(t, the_html_is_safe_and_keeps_what_is_meant, htmls);
	tcase_add_test(t, long_addresses_are_left_out);
	SUITE_LOOP(t, a_deep_text_is_found, deep);
	tcase_add_test(t, a_wide_table_and_a_long_line_are_read);
	tcase_add_loop_test(t, no_word_is_made_up_or_moved, 0, PAGES);
	tcase_add_loop_test(t, the_html_holds_all_words_of_the_text, 0, PAGES);
	tcase_add_test(t, what_other_pages_have_is_furniture);
	tcase_add_test(t, an_article_is_no_furniture_of_its_site);
	tcase_add_test(t, the_summary_of_the_feed_says_where_the_article_is);
	suite_add_tcase(s, t);
	return suite_run(s);
}
