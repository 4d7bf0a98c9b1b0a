/* The standfirst of an article: found, and set above its text once. */
#include "feeds/html/html_parse.h"
#include "feeds/html/to_body.h"
#include "tests/feeds/article_page.h"
#include "tests/suite.h"

#define LEAD_CUT                                                               \
	"What the storm has left of the oldest pier, why the council says so " \
	"little, and"
#define LEAD      LEAD_CUT " why it all will take two years."
#define SET(text) "<p class=\"standfirst\">" text "</p>\n"
#define HTML      P(ONE) "\n" P(TWO) "\n" P(THREE) "\n"
#define HEADLINE                                                               \
	"The storm has passed, and the oldest pier is closed for two years"
#define META(text) "<meta name=description content='" text "'>"

static const struct {
	const char *head, *above, *feed, *standfirst, *html;
} standfirsts[] = {
	/* the page says it */
	{ META(LEAD), P(LEAD), NULL, LEAD, SET(LEAD) HTML },
	{ META(LEAD_CUT "…"), P(LEAD), NULL, LEAD, SET(LEAD) HTML },
	{ META("Harbour.") "<meta property=og:description content='" LEAD "'>",
	  P(LEAD), NULL, LEAD, SET(LEAD) HTML },
	/* the feed does */
	{ "", P(LEAD), "<p>" LEAD " <a href=/x>More</a></p>", LEAD,
	  SET(LEAD) HTML },
	/* an element is called so */
	{ "", "<div class=standfirst><p>" LEAD "</p></div>", NULL, LEAD,
	  SET(LEAD) HTML },
	{ "", "<p class=subline>" LEAD "</p>", NULL, LEAD, SET(LEAD) HTML },
	{ "", "<h2>" LEAD "</h2>", NULL, LEAD, SET(LEAD) HTML },
	/* a caption is called so, and a heading is the title again */
	{ "", "<figure><p class=lead>" LEAD "</p></figure>", NULL, NULL, HTML },
	{ "", "<h2>Harbour: " HEADLINE "</h2>", NULL, NULL, HTML },
	/* in a box that is none of the article */
	{ "", "<div class=related-box><h2>" LEAD "</h2></div>", NULL, NULL,
	  HTML },
	{ "", "<div class=newsletter><p class=lead>" LEAD "</p></div>", NULL,
	  NULL, HTML },
	{ META(LEAD), "<div class=cookie-consent>" P(LEAD) "</div>", NULL, NULL,
	  HTML },
	/* the feed has the beginning of the text; the page has a standfirst */
	{ "", "<p class=lead>" LEAD "</p>", P(ONE), LEAD, SET(LEAD) HTML },
	{ META(LEAD), P(LEAD), P(ONE), LEAD, SET(LEAD) HTML },
	/* twice, for small screens and wide ones */
	{ META(LEAD), P(LEAD) "<div>" P(LEAD) "</div>", NULL, LEAD,
	  SET(LEAD) HTML },
	/* a second heading is one where there is no other */
	{ META(LEAD), P(LEAD) "<h2>" NOTE "</h2>", NULL, LEAD, SET(LEAD) HTML },
	/* in two lines */
	{ META(LEAD " " NOTE), P(LEAD) P(NOTE), NULL, LEAD "\n" NOTE,
	  SET(LEAD) SET(NOTE) HTML },
	/* it is the title, a link, or nowhere to be seen */
	{ META(HEADLINE), "", NULL, NULL, HTML },
	{ META(LEAD), "<p><a href=/x>" LEAD "</a></p>", NULL, NULL, HTML },
	{ META(LEAD), "", NULL, NULL, HTML },
	{ "", P(LEAD), NULL, NULL, HTML },
	/* the text begins with it */
	{ META(ONE), P(ONE), NULL, NULL, HTML },
};

/* As the reader sees it. */
static bool is_marked(const char *html)
{
	g_autoptr(Page) page = html_parse(html, strlen(html));
	g_autoptr(Body) body = html_body(page, NULL);

	return g_array_index(body->runs, struct run, 0).style & RUN_STANDFIRST;
}

START_TEST(the_standfirst_stands_above_the_text)
{
	g_autofree char *page = g_strdup_printf(
		"<head><title>" HEADLINE "</title>%s</head><body>" NAV
		"<header><h1>" HEADLINE "</h1>%s</header><div class=body>" STORY
		"</div>" SIDE,
		standfirsts[_i].head, standfirsts[_i].above);
	const struct extract_hints hints = {
		.url = "https://paper.example/a",
		.summary = standfirsts[_i].feed,
	};
	g_autoptr(Article) a = extract_article(page, strlen(page), &hints);

	ck_assert_pstr_eq(a->standfirst, standfirsts[_i].standfirst);
	ck_assert_str_eq(a->text, STORY_TEXT);
	ck_assert_str_eq(a->html, standfirsts[_i].html);
	ck_assert(is_marked(a->html) == (a->standfirst != NULL));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("extract_standfirst");
	TCase *t = tcase_create("all");

	SUITE_LOOP(t, the_standfirst_stands_above_the_text, standfirsts);
	suite_add_tcase(s, t);
	return suite_run(s);
}
