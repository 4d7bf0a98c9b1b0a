/* Pictures of an article with their captions. */
#include "tests/feeds/article_page.h"
#include "tests/suite.h"

#define IMG "<img src=/pier.jpg width=600 height=400>"
#define SRC "<img src=\"https://paper.example/pier.jpg\">"

/* A caption is a caption by its tag, or by its name. */
static const char *const figures[][2] = {
	{ "<div class=picture>" IMG "<div class=caption>The pier</div></div>",
	  "<figure>" SRC "<figcaption>The pier</figcaption></figure>" },
	{ "<div class=picture><a href=/large>" IMG "</a><p class=wp-caption-"
	  "text>The <b>pier</b></p></div>",
	  "<figure><a href=\"https://paper.example/large\">" SRC "</a>"
	  "<figcaption>The <b>pier</b></figcaption></figure>" },
	/* what is not above it stays where it is */
	{ IMG "<p>" NOTE "</p><div class=caption>The pier</div>",
	  NOTE "</p>\n<figure><figcaption>The pier</figcaption></figure>" },
	{ "<p>A mast " IMG "</p><div class=caption>The pier</div>",
	  "<p>A mast" SRC "</p>\n<figure><figcaption>The pier</figcaption>"
	  "</figure>" },
	{ "<figure>" IMG "<div class=caption>The pier</div></figure>",
	  "<figure>" SRC "<figcaption>The pier</figcaption>\n</figure>" },
	/* figures in figures, and captions in captions, are one */
	{ "<figure><figure>" IMG "<figcaption>The pier</figcaption></figure>"
	  "</figure>",
	  "<figure>" SRC "<figcaption>The pier</figcaption>\n</figure>" },
	{ "<figure>" IMG "<figcaption>The <div class=caption>old</div> pier"
	  "</figcaption></figure>",
	  "<figcaption>The<p>old</p>" },
	/* rows of pictures, each with its own */
	{ "<div class=row><div><div>" IMG "</div><div class=caption>East</div>"
	  "</div><div><div>" IMG "</div><div class=caption>West</div></div>"
	  "</div>",
	  "<figure>" SRC "<figcaption>West</figcaption></figure>" },
	{ "<div><img src=/t.gif data-src-medium=/pier.jpg></div>",
	  "<p>" SRC "</p>" },
};

/* Words of captions are not in the text, whatever is in them. */
START_TEST(a_caption_is_no_text)
{
	static const char *const captions[] = {
		"Before <ruby>K<rt>kan</rt></ruby> rest",
		"Before <div class=caption>inner</div> rest",
	};
	g_autofree char *page = g_strdup_printf(
		PAGE("<article>" P(ONE) "<figure><img src=/a.jpg><figcaption>%s"
					"</figcaption></figure>" P(TWO)
						P(THREE)),
		captions[_i]);
	g_autoptr(Article) a = extract(page);

	ck_assert_str_eq(a->text, STORY_TEXT);
	ck_assert_ptr_nonnull(strstr(a->html, "rest"));
}
END_TEST

START_TEST(a_caption_is_in_the_figure_of_its_picture)
{
	g_autofree char *body =
		g_strconcat(P(ONE) P(TWO), figures[_i][0], P(THREE), NULL);
	g_autofree char *page = page_of(body);
	g_autoptr(Article) a = extract(page);

	ck_assert_msg(strstr(a->html, figures[_i][1]) != NULL, "%s", a->html);
	ck_assert_ptr_null(strstr(a->text, "The pier\n"));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("extract_figures");
	TCase *t = tcase_create("all");

	SUITE_LOOP(t, a_caption_is_in_the_figure_of_its_picture, figures);
	tcase_add_loop_test(t, a_caption_is_no_text, 0, 2);
	suite_add_tcase(s, t);
	return suite_run(s);
}
