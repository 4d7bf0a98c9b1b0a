/* Parts of an article that look like parts of its page, or the other way about. */
#include "tests/feeds/article_page.h"
#include "tests/suite.h"

#define LINES "Mon.: 9 to 17 o'clock, both lamps"

static const char *const kept[][2] = {
	/* steps and paragraphs that begin as calls do */
	{ P(ONE) "<ol><li>Download the source of the lamp, which the keepers "
		 "publish in their archive.<li>Follow the steps of the keeper, "
		 "one after the other.</ol>" P(TWO) P(THREE),
	  "Download the source of the lamp" },
	{ P(ONE) P("Follow the same course for the second lamp, and mind the "
		   "glass, which is old.") P(TWO) P(THREE),
	  "Follow the same course" },
	/* headings in boxes that are called as tops of pages are */
	{ P(ONE) "<h3 class='recipe-header bold'>Preparation</h3>" P(TWO)
		  P(THREE),
	  "Preparation" },
	{ P(ONE) "<div class='head clear'><h3>Eastern pier</h3><div "
		 "class=arrow>&nbsp;</div></div>" P(TWO) P(THREE),
	  "Eastern pier" },
	{ P(ONE) "<div class=card-header><h3>The lamp house</h3></div>" P(TWO)
		  P(THREE),
	  "The lamp house" },
	{ P(ONE) "<div class=panel><h3 class=panel-title><a href='#a1'>Who "
		 "lights the lamp?</a></h3></div>" P(TWO) P(THREE),
	  "Who lights the lamp?" },
	{ P(ONE) "<h3>1.2.1. The eastern lamp</h3>" P(TWO) P(THREE),
	  "1.2.1. The eastern lamp" },
	/* a heading that another follows, with or without text between */
	{ P(ONE) "<h2>The eastern pier</h2><h2>Why it is closed</h2>" P(TWO)
		  P(THREE),
	  "The eastern pier" },
	/* ids are what headings say, for links to them */
	{ P(ONE) "<h2 id=comments-on-oil>Comments on oil</h2>" P(TWO) P(THREE),
	  "Comments on oil" },
	{ P(ONE) "<dl><dt id=lamp.header>lamp.header<dd>What is written above "
		 "the lamp, in three languages.</dl>" P(TWO) P(THREE),
	  "lamp.header" },
	{ P(ONE) "<div id=related-work><h2>Related work</h2>" P(LONG)
		  P(NOTE) "</div>" P(TWO) P(THREE),
	  NOTE },
	{ P(ONE) "<h2>Oil<a href='#oil'>¶</a></h2>" P(TWO) P(THREE),
	  "Oil\n" TWO },
	/* ingredients: boxes to tick, buttons to count, links to what is sold */
	{ P(ONE) "<div class=col><ul><li><input type=checkbox>Two cups of "
		 "oil<li><input type=checkbox>One long wick<li><input "
		 "type=checkbox>A steady hand</ul></div>" P(TWO) P(THREE),
	  "One long wick" },
	{ P(ONE) "<div class=col><h4>For one night you need all of this</h4>"
		 "<button>1x</button><button>2x</button><ul><li>Two cups of "
		 "oil, or of fat<li>One long wick<li>A steady "
		 "hand</ul></div>" P(TWO) P(THREE),
	  "One long wick" },
	{ P(ONE) "<div class=explanation>So that the lamp burns, read what the "
		 "keepers say of oil, and <a href=/w>when a wick is "
		 "short</a>; there are answers to most questions, and <a "
		 "href=/o>why oil clouds</a>, too.</div>" P(TWO) P(THREE),
	  "So that the lamp burns" },
	{ P(ONE) "<div class=needs><p>For the lamp you need two cups of <a "
		 "href=/o>oil from Tidewater's own mill</a> and one of <a "
		 "href=/w>the long wicks</a> of the keepers.</p></div>" P(TWO)
			 P(THREE),
	  "For the lamp you need" },
	{ P(ONE) "<div class=group><h4>For the second lamp:</h4><ul><li>1/2 "
		 "cup <a "
		 "href=/o>oil of the mill</a><li>one <a href=/w>long wick</a> "
		 "of "
		 "cotton</ul></div>" P(TWO) P(THREE),
	  "long wick of cotton" },
	/* paragraphs that are boxes, one of them mostly a link */
	{ "<div class=par>" ONE
	  "</div><div class=par>The keeper, who is ninety, has "
	  "<a href=/k>spent three weeks in the hospital of Tidewater</a> after "
	  "it."
	  "</div><div class=par>" TWO "</div>" P(THREE),
	  "The keeper, who is ninety" },
	/* a box of one sentence, and one of a line of code */
	{ P(ONE) "<div class=note><p>Since May: <a href=/m>oil of the mill</a> "
		 "and "
		 "of no other one burns.</p></div>" P(TWO) P(THREE),
	  "Since May" },
	{ P(ONE) "<div class=synopsis><h4>Use</h4><pre>light "
		 "--east</pre></div>" P(TWO) P(THREE),
	  "light --east" },
	/* links that the text is about */
	{ P(ONE) P(
		  "Of the books of the keepers I found these:") "<p><a "
								"href=/1>The "
								"long "
								"winter</a></"
								"p><p><a "
								"href=/2>What "
								"came after "
								"it</a></p>" P(
									TWO)
									P(THREE),
	  "The long winter\nWhat came after it" },
	{ P(ONE) "<p><a href=/1>→ https://lamps.example/oil</a></p>" P(TWO)
		  P(THREE),
	  "https://lamps.example/oil" },
	{ P(ONE) "<p><a href=/1>https://lamps.example/keepers</a></p>" P(TWO)
		  P(THREE),
	  "https://lamps.example/keepers" },
	/* boxes whose names say little */
	{ P(ONE) "<div class=media><p>" LONG "</p><p>" NOTE "</p></div>" P(TWO)
		  P(THREE),
	  NOTE },
	{ P(ONE) "<div class='a b ad c d e f g h i'><p>" NOTE
		 "</p></div>" P(TWO) P(THREE),
	  NOTE },
	{ P(ONE) "<div id=8a7d><p>" NOTE "</p></div>" P(TWO) P(THREE), NOTE },
	/* a table says the same of two days, a list of two lamps */
	{ P(ONE) "<table><tr><th>Monday<td>" LINES "<tr><th>Tuesday<td>" LINES
		 ", twice<tr><th>Wednesday<td>" LINES "<tr><th>Thursday<td>"
		 "closed</table>" P(TWO) P(THREE),
	  "Wednesday\n" LINES },
	{ P(ONE) "<h3>First</h3><ul><li>" LINES
		 "</ul><h3>Second</h3><ul><li>" LINES "</ul>" P(TWO) P(THREE),
	  "Second\n" LINES },
	/* a box beside the text on paper stands between two paragraphs here */
	{ P(ONE) "<div class=sidebar><p>The keepers</p><p>" NOTE " " NOTE
		 "</p></div>" P(TWO) P(THREE),
	  NOTE },
	/* line breaks between colours are line breaks */
	{ P(ONE) "<pre><b>burn</b>\n<i>oil</i> <b>wick</b>\n  end\n</pre>" P(
		  TWO) P(THREE),
	  "\nburn\noil wick\n  end\n" TWO },
	/* numbers of items that are not their own */
	{ P(ONE) "<ol><li><p>12</p><p>boats of the "
		 "harbour.</p><li><p>300</p><p>"
		 "lamps of it.</p></ol>" P(TWO) P(THREE),
	  "12\nboats of the harbour.\n300\nlamps" },
	/* words have no soft hyphens; whoever looks for one writes none */
	{ P(ONE) P("The light&shy;house of Tide&shy;water&shy;.") P(TWO)
		  P(THREE),
	  "The lighthouse of Tidewater." },
};

START_TEST(what_an_article_needs_is_kept)
{
	g_autofree char *page = page_of(kept[_i][0]);
	g_autoptr(Article) a = extract(page);

	ck_assert_ptr_nonnull(a->text);
	ck_assert_msg(strstr(a->text, kept[_i][1]) != NULL, "%s", a->text);
	ck_assert_ptr_nonnull(strstr(a->text, THREE));
}
END_TEST

static const char *const gone[][2] = {
	/* the number of a step, which its list gives it */
	{ P(ONE) "<ol><li><p>1.</p><p>Trim the wick.</p><li><p>2.</p><p>Light "
		 "it."
		 "</p></ol>" P(TWO) P(THREE),
	  "1.\n" },
	/* a link that nothing announces */
	{ P(ONE) "<p><a href=/1>The long winter</a></p>" P(TWO) P(THREE),
	  "The long winter" },
	{ P(ONE) "<div class=toc><p>Contents of this page</p><ul><li><a "
		 "href='#1'>The "
		 "long winter</a></ul></div>" P(TWO) P(THREE),
	  "The long winter" },
	/* comments with a heading, and boxes that say what they are */
	{ P(ONE) P(TWO)
		  P(THREE) "<div id=user-comments><h2>Two comments</h2>" P(NOTE)
			  P(NOTE " Yes.") "</div>",
	  NOTE },
	/* a heading whose text is gone with it */
	{ P(ONE) "<h3>Our letter</h3><div class=newsletter><p>" NOTE
		 "</p></div><h3>The pier</h3>" P(TWO) P(THREE),
	  "Our letter" },
	/* a quotation that is pulled out of the text */
	{ P(ONE) "<div class=x><div>The oldest of them stays closed.</div>"
		 "</div>" P(TWO) "<div class=x><div>The oldest of them stays "
				 "closed.</div></div>" P(THREE),
	  "closed.\n" TWO "\nThe oldest" },
	/* rows of links are none of the article, whatever else is in the box */
	{ P(ONE) "<div class=c><p>Whoever wants to know more of it may read "
		 "this, which we have written.</p><ul><li><a href=/1>The long "
		 "winter of the lamp makers</a><li><a href=/2>What came after "
		 "the winter</a></ul></div>" P(TWO) P(THREE),
	  "The long winter of" },
	/* a table of links that is called a menu */
	{ P(ONE) "<table class=navbox><tr><th>Lamps<tr><td><a href=/1>The "
		 "east</a>"
		 "<td><a href=/2>The west</a></table>" P(TWO) P(THREE),
	  "The west" },
	{ P(ONE) "<h2>The pier<span class=editsection>[<a "
		 "href=/e>edit</a>]</span>"
		 "</h2>" P(TWO) P(THREE),
	  "edit" },
	/* the top of a page that is called one */
	{ "<div class=header><h2>The Tidewater Paper</h2><a href=/>Home</a>"
	  "</div>" P(ONE) P(TWO) P(THREE),
	  "The Tidewater Paper" },
	/* lines that are empty to the eye */
	{ P(ONE) P("&nbsp;") P(TWO) P(THREE), "\u00a0" },
};

START_TEST(what_is_of_the_page_goes)
{
	g_autofree char *page = page_of(gone[_i][0]);
	g_autoptr(Article) a = extract(page);

	ck_assert_msg(strstr(a->text, gone[_i][1]) == NULL, "%s", a->text);
	ck_assert_ptr_nonnull(strstr(a->text, ONE));
	ck_assert_ptr_nonnull(strstr(a->text, TWO));
	ck_assert_ptr_nonnull(strstr(a->text, THREE));
}
END_TEST

#define SECTION(head, text)                                                    \
	"<div class=sect><h2>" head "</h2><div class=sectbody>" text           \
	"</div></div>"
#define ROW                                                                    \
	"<tr><td><p>The lamp on the pier, by the old house<td><p>two cups of " \
	"oil, or more, and a wick, a night"
#define ROWS                                                                   \
	"<table><tr><th>Lamp<th>Oil" ROW ROW ROW ROW ROW ROW ROW ROW "</"      \
	"table>"
/* sentences of few commas, and few of them */
#define DRY                                                                    \
	"The file of the lamps has one line for each of them and says what "   \
	"they burn and how long they do so at night and by day. It is read "   \
	"by the house on the pier and by those who come after the keepers."
#define NAMES                                                                  \
	"<p>Ada Lamp, Ben Pier, Cleo Rock, Dan Quay, Eve Buoy, Finn Mast</p>"  \
	"<p>Gus Rope, Hal Wick, Ida Sail, Jon Keel, Kit Helm, Liv Tide</p>"
#define TOP                                                                    \
	"<div><div class=titlepage><div><div><h2>The lamps of Tidewater, "     \
	"what "                                                                \
	"they burn, and how long</h2></div></div></div>"
#define LIST                                                                   \
	"<div class=list><dl><dt>oil<dd><p>two cups, from the mill that is "   \
	"behind the house of the keepers, a night</p><dt>salt<dd><p>none, "    \
	"whatever they say, or the wick will burn yellow</p></dl></div>"
static const char *const scattered[][2] = {
	{ "<div id=top><p>Home</p></div><div id=content>" SECTION(
		  "East", P(ONE) P(LONG)) SECTION("West", P(TWO))
		  SECTION("North", P(THREE)) "</div>",
	  "West\n" TWO "\nNorth\n" THREE },
	{ "<div class=sect1>" P(
		  DRY) "<div class=t><p>Lamps</p><div class=c>" ROWS
		       "</div></div></div>",
	  DRY "\nLamps\nLamp" },
	{ "<div class=post>" P(DRY)
		  P(DRY) "<table><tbody><tr><td>" NAMES NAMES NAMES NAMES NAMES
			  NAMES "<td>" NAMES NAMES NAMES NAMES NAMES NAMES
			 "</table></div>",
	  DRY "\nAda Lamp" },
	/* code and lists between paragraphs, and after the last one */
	{ TOP P(DRY) "<pre>light --east</pre>" P(DRY) P(DRY) LIST "</div>",
	  DRY "\nlight --east\n" DRY },
	{ TOP P(DRY) "<pre>light --east</pre>" P(DRY) P(DRY) LIST "</div>",
	  DRY "\noil\ntwo cups" },
};

START_TEST(a_text_in_several_boxes_is_found_whole)
{
	g_autofree char *page = g_strconcat(PAGE(NAV), scattered[_i][0], NULL);
	g_autoptr(Article) a = extract(page);

	ck_assert_ptr_nonnull(a->text);
	ck_assert_msg(strstr(a->text, scattered[_i][1]) != NULL, "%s", a->text);
	ck_assert_ptr_null(strstr(a->text, "Sport"));
}
END_TEST

/* ... and what else stands in boxes of one kind: articles, and comments. */
/* A formula is written twice: hidden from the eye, and from screen readers. */
START_TEST(a_formula_is_read_once)
{
	static const char *const around[] = { "span", "div" };
	g_autofree char *page = g_strdup_printf(
		PAGE("<article>" STORY
		     "<p>It burns with <%s><%s style='display:none'>"
		     "<math display=block "
		     "alttext='E=mc^2'><semantics> <mi> E </mi>\n <mo>="
		     "</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></"
		     "msup><annotation>"
		     "tex</annotation></semantics></math></%s><img "
		     "aria-hidden=true "
		     "alt=tex src=/f.svg></%s> as all do."),
		around[_i], around[_i], around[_i], around[_i]);
	g_autoptr(Article) a = extract(page);

	ck_assert_msg(strstr(a->html, "<math display=\"block\">") != NULL, "%s",
		      a->html);
	ck_assert_ptr_nonnull(strstr(a->text, _i ? "with\nE=mc2\nas all"
						 : "with E=mc2 as all"));
	ck_assert_ptr_null(strstr(a->html, "tex"));
}
END_TEST

#define US                                                                     \
	"<div><h4>Us</h4><p>We keep the lamps, the house, the pier, and the "  \
	"rocks.</div>"

/* Where there is one sentence and a long menu the sentence is all. */
START_TEST(a_menu_is_no_text)
{
	g_autoptr(GString) page = g_string_new(PAGE("<div><ul>"));
	g_autoptr(Article) a = NULL;

	for (int i = 0; i < 60; i++)
		g_string_append_printf(page,
				       "<li><a href=/%d>The lamp of the pier, "
				       "number %d</a>",
				       i, i);
	g_string_append(page, "</ul><div class=content>" P(
				      ONE) "</div>" US US US "</div>");
	a = extract(page->str);
	ck_assert_str_eq(a->text, ONE);
}
END_TEST

static const char *const neighbours[] = {
	"<div class=b><article><h2>One</h2><div>" STORY
	"</div></article></div><div class=b><article><h2>Two</h2><div>" P(LONG)
		P(LONG),
	"<div class=b><h1>One</h1><div>" STORY
	"</div></div><div class=b><h1>Two</h1><div>" P(LONG) P(LONG),
	"<div class=b><h3>One</h3><div>" STORY P(
		LONG) "</div></div><div class='b "
		      "comment'><h3>Ben</h3><div>" P(NOTE) P(NOTE),
	"<div class=comment><h3>One</h3><div>" STORY P(
		LONG) "</div></div><div class=comment><h3>Ben</h3><div>" P(NOTE)
		P(NOTE),
};

START_TEST(what_stands_beside_an_article_is_none_of_it)
{
	g_autofree char *page = g_strconcat(PAGE(NAV), neighbours[_i], NULL);
	g_autoptr(Article) a = extract(page);
	bool one = strstr(a->text, ONE) != NULL;

	ck_assert_msg(one != (_i < 2 ? strstr(a->text, LONG) != NULL
				     : strstr(a->text, NOTE) != NULL),
		      "%s", a->text);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("extract_parts");
	TCase *t = tcase_create("all");

	SUITE_LOOP(t, what_an_article_needs_is_kept, kept);
	SUITE_LOOP(t, what_is_of_the_page_goes, gone);
	SUITE_LOOP(t, a_text_in_several_boxes_is_found_whole, scattered);
	tcase_add_test(t, a_menu_is_no_text);
	tcase_add_loop_test(t, a_formula_is_read_once, 0, 2);
	SUITE_LOOP(t, what_stands_beside_an_article_is_none_of_it, neighbours);
	suite_add_tcase(s, t);
	return suite_run(s);
}
