/* A tree to a body: what a reader would see, and nothing that runs. */
#include "feeds/html/html_parse.h"
#include "feeds/html/to_body.h"
#include "feeds/links/discover.h"
#include "tests/suite.h"

#include <string.h>

/* A body in one line: kinds, quotes and lists as signs, runs as text. */
static char *body_of(const char *html)
{
	static const char *const kinds[BLOCK_KINDS] = {
		"p", "h", "code", "rule", "picture", "cell", "term",
	};
	g_autoptr(Page) page = html_parse(html, strlen(html));
	g_autoptr(Body) body = html_body(page, "https://a.example/b/");
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < body->blocks->len; i++) {
		const struct block *b =
			&g_array_index(body->blocks, struct block, i);

		g_string_append_printf(out, "%s%s", i ? " | " : "",
				       kinds[b->kind]);
		for (int q = 0; q < b->quotes; q++)
			g_string_append_c(out, '>');
		for (int q = 0; q < b->lists; q++)
			g_string_append_c(out, '-');
		if (b->marker)
			g_string_append_printf(out, "(%s)", b->marker);
		g_string_append_c(out, ':');
		for (guint r = 0; r < b->n_runs; r++) {
			const struct run *run = &g_array_index(
				body->runs, struct run, b->first_run + r);

			g_string_append_printf(
				out, "%s%s%s",
				run->style & RUN_BREAK ? "/" : "",
				run->style & RUN_BOLD ? "*" : "", run->text);
			if (run->link)
				g_string_append_printf(out, "[%u]", run->link);
		}
	}
	for (guint i = 0; i < body->links->len; i++)
		g_string_append_printf(
			out, " {%s}",
			g_array_index(body->links, struct link, i).url);
	return g_string_free(out, FALSE);
}

static const struct {
	const char *html, *want;
} bodies[] = {
	{ "<p>One</p><p>two <b>three</b></p>", "p:One | p:two *three" },
	{ "  plain   text ", "p:plain text" },
	{ "a<br>b<br><br>c", "p:a/b | p:c" },
	{ "<h2>Head</h2>text", "h:Head | p:text" },
	{ "<a href='c?d'>link</a> on",
	  "p:link[1] on {https://a.example/b/c?d}" },
	{ "<a href='javascript:x'>no</a>", "p:no" },
	/* addresses in a text are links, in links and code they are words */
	{ "see https://c.example/d, www.e.example",
	  "p:see https://c.example/d[1], www.e.example[2] "
	  "{https://c.example/d} {https://www.e.example}" },
	{ "https://a.example/?a=1&amp;b=2 &lt;p>",
	  "p:https://a.example/?a=1&b=2[1] <p> {https://a.example/?a=1&b=2}" },
	{ "<a href='f'>www.f.example</a> <code>http://g.example</code>",
	  "p:www.f.example[1] http://g.example {https://a.example/b/f}" },
	{ "<script>x</script><style>y</style><p>z", "p:z" },
	{ "<ul><li>a<li>b<ul><li>c</ul></ul>d",
	  "p-(•):a | p-(•):b | p--(•):c | p:d" },
	{ "<ol start=9><li>i<li>j</ol>", "p-( 9.):i | p-(10.):j" },
	{ "<blockquote><p>q</p></blockquote>", "p>:q" },
	{ "<pre>\n a\n  b</pre>", "code: a\n  b" },
	{ "<table><tr><th>x<td>y</table>", "cell:x | cell:y" },
	{ "<table><tr><td><p>a</p><p>b</p></table>", "p:a | p:b" },
	{ "<figure><img src=a.png alt=q><figcaption>cap</figcaption></figure>",
	  "picture:cap" },
	{ "<img src=t.gif width=1 height=1>x", "p:x" },
	{ "<hr>", "rule:" },
	/* blanks after a line break are blanks */
	{ "one two<br>three four five", "p:one two/three four five" },
	/* what begins like a head is no head */
	{ "<style>p{}</style><section><p>text</p></section>", "p:text" },
	{ "<meta charset=x><figure><p>text</p></figure>", "p:text" },
	{ "<style>p{}</style><b>bold</b> on", "p:*bold on" },
	/* a figure is all that is in it */
	{ "<figure><img src=a alt=q><p>more</p><figcaption>cap</figcaption>"
	  "</figure>",
	  "picture:q | p:more | p:cap" },
	{ "<figure><img src=a alt=p><img src=b alt=q><figcaption>cap"
	  "</figcaption></figure>",
	  "picture:p | picture:q | p:cap" },
	{ "<figure><img src=a><noscript><img src=a></noscript>"
	  "<figcaption>by <a href=c>C</a></figcaption></figure>",
	  "picture:by C[1] {https://a.example/b/c}" },
	/* what is in a table and in no cell, signs of lists in one */
	{ "<table>stray<tr><td>a<td>b</tr></table>",
	  "cell:stray | cell:a | cell:b" },
	{ "<table><tr><td><ol><li>a<li>b</ol><td>c</tr></table>",
	  "cell:1. a/2. b | cell:c" },
	{ "<table><tr><th>a<img src=p alt=q>b<td>c</tr></table>",
	  "cell:a q b | cell:c" },
	{ "<ul><div>a</div><div>b</div></ul>", "p-:a | p-:b" },
	{ "<q>a </q>b", "p:“a” b" },
	{ "<dl><dt>t<dd>d</dl>", "term:*t | p-:d" },
	/* an item ends the one before it, whatever is open in that */
	{ "<dl><dd>a<dd>b<dd>c</dl>d", "p-:a | p-:b | p-:c | p:d" },
	{ "<dl><dt>s<dt>t<dd><i>a<dd>b</dl>",
	  "term:*s | term:*t | p-:a | p-:b" },
	{ "<dd>a<dl><dd>b<dd>c</dl><dd>d", "p-:a | p--:b | p--:c | p-:d" },
	{ "<ul><li><b>a<li>b<ul><li>c<li>d</ul><li>e</ul>f",
	  "p-(•):*a | p-(•):b | p--(•):c | p--(•):d | p-(•):e | p:f" },
	/* an end tag ends its block, whatever is open in that */
	{ "<div><td>one</div>two", "p:one | p:two" },
	{ "<ul><li><div>a<li>b</ul>c", "p-(•):a | p-(•):b | p:c" },
	{ "<blockquote><article><div>a</blockquote>b", "p>:a | p:b" },
	{ "<div><table><tr><td>a</div>b<td>c</table></div>d",
	  "cell:ab | cell:c | p:d" },
	{ "<div><div><b>a<u>b</div>c</div>d", "p:*a*b | p:c | p:d" },
	{ "<div><section><div>a</section>b</div>c", "p:a | p:b | p:c" },
	{ "<address>a<dl><dt>b</dl>c</address>d", "p:a | term:*b | p:c | p:d" },
	{ "<p>a<div>b</p>c</div>", "p:a | p:b | p:c" },
	/* an element that is always empty holds nothing */
	{ "a<embed src=f>b", "p:a | p:Embedded page[1] | p:b "
			     "{https://a.example/b/f}" },
	/* parts of a table that is not there; what was <pre> once */
	{ "a<tr><td>b</tr>c<p>d<thead>e</thead>f<tbody>g</tbody>h",
	  "p:a | p:b | p:c | p:d | p:e | p:f | p:g | p:h" },
	{ "a<xmp>b  c</xmp>d<listing>e</listing>f<plaintext>g",
	  "p:a | code:b  c | p:d | code:e | p:f | code:g" },
	{ "a<dialog>b</dialog>c<hgroup>d</hgroup>e<search>f</search>g",
	  "p:a | p:b | p:c | p:d | p:e | p:f | p:g" },
	{ "<q>a <q>b</q></q> <q>c</q>", "p:“a ‘b’” “c”" },
	{ "a<datalist><option>b</datalist><noframes>c</noframes>d", "p:ad" },
	/* a caption of a table comes first and once, wherever it is */
	{ "<table><tbody><caption>C</caption><tr><td>a<td>b</table>",
	  "p:C | cell:a | cell:b" },
	{ "<table><tr><caption>C</caption><td>a<td>b</table>",
	  "p:C | cell:a | cell:b" },
	{ "<table><form><caption>C</caption><tr><td>a<td>b</form></table>",
	  "p:C | cell:a | cell:b" },
	{ "<table><tr><td>a<td>b<caption>C</caption><tr><td>c<td>d</table>",
	  "cell:a | cell:b/C | cell:c | cell:d" },
	{ "<table><caption><td>C</caption><tr><td>a<td>b</table>",
	  "p:C | cell:a | cell:b" },
	{ "<table><caption>C<table><caption>D</caption><tr><td>x<td>y"
	  "</table></caption><tr><td>a<td>b</table>",
	  "p:C | p:D | cell:x | cell:y | cell:a | cell:b" },
	/* what is around rows */
	{ "<table><a href=c><tr><td>a</tr></a><tr><td>b<td>c</table>",
	  "cell:a[1] | cell:b | cell:c {https://a.example/b/c}" },
	{ "<table><template><tr><td>x</template><tr><td>a<td>b</table>",
	  "cell:a | cell:b" },
	/* a list marker with no room before the first block is on a line */
	{ "<ol><li><table><tr><td>a<td>b</table></ol>",
	  "p-(1.): | cell-:a | cell-:b" },
	{ "<ol><li><table><caption>C</caption><tr><td>a<td>b</table></ol>",
	  "p-(1.):C | cell-:a | cell-:b" },
	{ "<ul><li><hr>a</ul>", "p-(•): | rule-: | p-:a" },
	/* a figure is all that is in it: films, sounds, links */
	{ "<figure><iframe src=f></iframe><img src=a><figcaption>C</figcaption>"
	  "</figure>",
	  "p:Embedded page[1] | picture:picture | p:C "
	  "{https://a.example/b/f}" },
	{ "<figure><img src=a><video><source src=f></video><figcaption>C"
	  "</figcaption></figure>",
	  "picture:picture | p:Video[1] | p:C {https://a.example/b/f}" },
	{ "<figure><img src=a><noscript>w</noscript></figure>",
	  "picture:picture | p:w" },
	{ "<figure><a href=x><img "
	  "src=a></a><figcaption>C</figcaption></figure>",
	  "picture:C[1] {https://a.example/b/x}" },
	{ "<figure><a href=x><img src=a alt=q></a></figure>",
	  "picture:q[1] {https://a.example/b/x}" },
	{ "<figure><img src=a><a "
	  "href=x><figcaption>C</figcaption></a></figure>",
	  "picture:C[1] {https://a.example/b/x}" },
	{ "<figure><a href=x><img src=a></a><figcaption>by <a href=c>C</a>"
	  "</figcaption></figure>",
	  "picture:by C[1]/picture[2] {https://a.example/b/c} "
	  "{https://a.example/b/x}" },
	{ "a<figure><img src=s width=20 alt=q></figure>b", "p:a | p:q | p:b" },
	/* pictures in the cells of a table */
	{ "<table><tr><th><img src=a><td><img src=b alt=q><td>c</table>",
	  "cell:▣\u00a0picture | cell:▣\u00a0q | cell:c" },
	{ "<table><tr><th><a href=x><img src=a></a><td>b<img src=c>d</table>",
	  "cell:▣\u00a0picture[1] | cell:b/▣\u00a0picture/d "
	  "{https://a.example/b/x}" },
	{ "<table><tr><td><img src=a width=20><td><img src=b "
	  "height=1>c</table>",
	  "cell: | cell:c" },
	{ "<table><tr><td><img src=a><td><p>b</p><p>c</p></table>",
	  "picture:picture | p:b | p:c" },
	{ "<table><tr><td><p>a</p><p>b</p><td>c</table>", "cell:a/b | cell:c" },
	/* references, as titles have them */
	{ "a&#146;b &#x85; &nbump; &copy 1 &amp;hellip; &lt;i&GT;",
	  "p:a’b … ≎̸ © 1 &hellip; <i>" },
	{ "a\xc2\x92"
	  "b",
	  "p:a’b" },
	{ "<a href='?c=1&copy=2&amp;d&#61;3'>x</a>",
	  "p:x[1] {https://a.example/b/?c=1&copy=2&d=3}" },
	{ "<![if !mso]>a<![endif]><!--[if mso]>b<![endif]-->c<?xml x?>d</ "
	  ">e<!-- f",
	  "p:acde" },
	{ "<xmp><b>a</b> &amp;</xmp><p>b<plaintext><i>c",
	  "code:<b>a</b> &amp; | p:b | code:<i>c" },
	/* what a browser does not show */
	{ "<p hidden>a</p><p hidden=until-found>b</p>c", "p:b | p:c" },
	{ "<div style='color:red; Display : NONE !important'>a</div>b", "p:b" },
	{ "<p style='visibility:hidden'>a<b>b</b><i "
	  "style='visibility:visible'>c"
	  "</i><img src=d></p>",
	  "p:c" },
	{ "<td style='font-size:0'>a<div style='font-size:13px'>b</div></td>",
	  "p:b" },
	{ "<div style='max-height:0;overflow:hidden'>a</div>"
	  "<div style='height:0;overflow:hidden;padding-bottom:56%'>b</div>",
	  "p:b" },
	/* what is no such rule hides nothing */
	{ "<div style='font-size:0'><p style='font:italic 16px/1.4 serif'>a</p>"
	  "<p style='font-size:medium'>b</p><font size=3>c</font>d</div>",
	  "p:a | p:b | p:c" },
	{ "<p style='height:0;overflow:hidden;min-height:3em'>a"
	  "<p style='width:-1px;overflow:hidden'>b"
	  "<p style='content:\"a;display:none;\"'>c"
	  "<p style='/* ;display:none; */color:red'>d",
	  "p:a | p:b | p:c | p:d" },
	{ "a &#&#& &foo; b", "p:a &#&#& &foo; b" },
	{ "<a href='?a=1&copy=2&b'>x</a>",
	  "p:x[1] {https://a.example/b/?a=1&copy=2&b}" },
	{ "<span style='mso-hide:all'>a</span>"
	  "<a href=x style='mso-hide:all'>b</a>",
	  "p:b[1] {https://a.example/b/x}" },
	{ "<span aria-hidden=true>★</span> <span class=sr-only>a</span>",
	  "p:★ a" },
	{ "<template>a</template><span "
	  "class=k><span><math><semantics><mi>E</mi>"
	  "<annotation>TeX</annotation></semantics></math></span>"
	  "<span aria-hidden=true>E</span></span>",
	  "p:E" },
	{ "<span><span style='display:none'><math><mi>E</mi></math></span>"
	  "<img src=a aria-hidden=true alt=E height=20></span>",
	  "p:E" },
	{ "<math><msup><mi>x</mi> <mn>2</mn></msup> <mo>=</mo> "
	  "<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>"
	  "<msqrt><mi>c</mi></msqrt><msub><mi>d</mi><mi>i</mi></msub></math>",
	  "p:x2=1/(a+b)√cd_i" },
	{ "<img src=a data-src=b alt=q><noscript><img src=b alt=q></noscript>",
	  "picture:q" },
	{ "<noscript><img src=b alt=q></noscript><img data-src=b alt=q>",
	  "picture:q" },
	{ "<noscript><img src=b alt=q></noscript>", "picture:q" },
	{ "<img src=a alt=q><noscript>words</noscript>",
	  "picture:q | p:words" },
	{ "<img src=a><img src=a> <img src=b><img src=a alt=q>",
	  "picture:picture | picture:picture | picture:q" },
	/* signs in a sentence */
	{ "a <img class=wp-smiley alt=🚀 src=x style='height:1em'> b"
	  "<img src=y alt=:cat:>.",
	  "p:a 🚀 b:cat:." },
	{ "a <img src=x class=emoji alt='' title=:x:> b", "p:a :x: b" },
	{ "<img src=x alt=🚀 width=600>", "picture:🚀" },
	{ "<img src=x width=auto height='100%' alt=q>", "picture:q" },
	{ "<img src=x alt='A strip' title='But why a strip?'>",
	  "picture:A strip/But why a strip?" },
	{ "<img src=x alt='A dog on a mat' title='Dog on mat'>",
	  "picture:A dog on a mat" },
	{ "<img src=x alt='A dog' title=DSC_0123>", "picture:A dog" },
	/* pictures that only count, and spacers */
	{ "<img src='http://feeds.feedburner.com/~r/a/~4/b' alt=x>"
	  "<img src=https://a.example/t.gif?u=1 style='width:1px;height:1px'>"
	  "<img src=/p/pixel.gif alt=''><img src=blank.gif data-src=c alt=q>",
	  "picture:q" },
	/* as a template indents them */
	{ "<p>a</p><div>\n                    "
	  "<a href='https://twitter.com/share?url=1'>Twitter</a>\n"
	  "                    "
	  "<a href='https://www.facebook.com/sharer.php?u=1'>Facebook</a>\n"
	  "                    <a href='https://x.com/share'>X</a></div>",
	  "p:a" },
	/* buttons that share, and ways back from notes */
	{ "<p>Share: <a href='https://twitter.com/intent/tweet?u=1'>Tweet</a> "
	  "| "
	  "<a href='https://www.facebook.com/sharer.php?u=1'><img "
	  "src=f></a></p>"
	  "<p>b</p>",
	  "p:b" },
	{ "<p>You can <a href='https://twitter.com/intent/tweet?u=1'>tweet</a> "
	  "at <a href='https://twitter.com/lamp'>them</a>.</p>",
	  "p:You can tweet at them[1]. {https://twitter.com/lamp}" },
	{ "<p>a<sup><a href='#n1' id=r1>1</a></sup></p><p id=n1>1. b "
	  "<a href='#r1'>↩\ufe0e</a></p><p>c <a href=#r1 class='x "
	  "footnote-backref'>Jump</a> <a href=#else>d</a></p>",
	  "p:a1 | p:1. b | p:c d[1] {https://a.example/b/#else}" },
	{ "<p id=r>a</p>[<a role=doc-backlink href='#r'>1</a>] b <a "
	  "rev=footnote href='#r'>Jump back</a>",
	  "p:a | p:[1] b" },
	{ "<a href='https://c.example/#return'>return</a> <a "
	  "href=#fnref1>return"
	  "</a>a",
	  "p:return[1] a {https://c.example/#return}" },
	{ "<a href='https://a.example/b/#n'>a</a> <a "
	  "href='https://c.example/#n'>b</a><p id=n>c",
	  "p:a b[1] | p:c {https://c.example/#n}" },
	/* blanks, of whichever kind, are one */
	{ "a&nbsp; b &nbsp;c&nbsp;&nbsp;d&nbsp;e", "p:a b c\u00a0d\u00a0e" },
	{ "<p>&nbsp;</p><p>&nbsp;a&nbsp;</p><code>a&nbsp;&nbsp;b</code>",
	  "p:a | p:a\u00a0\u00a0b" },
	{ "<ruby>漢<rt>かん</rt></ruby><ruby>字<rp>[</rp><rt>じ</rt><rp>]</rp>"
	  "</ruby>",
	  "p:漢(かん)字[じ]" },
	/* cells are in their columns */
	{ "<table><tr><td rowspan=2>a<td>b<td "
	  "rowspan=3>c<tr><td>d<tr><td>e<td>f"
	  "</table>",
	  "cell:a | cell:b | cell:c | cell: | cell:d | cell:e | cell:f" },
	{ "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>",
	  "cell:a | cell:b | cell: | cell:c" },
	{ "<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d"
	  "</table>",
	  "cell:a | cell:b | cell:c | cell:d" },
	{ "<table><tfoot><tr><td>c<td>d</tfoot><tr><td>a<td>b</table>",
	  "cell:a | cell:b | cell:c | cell:d" },
	/* tables that are there for the look of a page */
	{ "<table><tr><td><table><tr><th>a<td>b</table><td>c</table>",
	  "cell:a | cell:b | p:c" },
	{ "<table role=presentation><tr><td>a<td>b</table>", "p:a | p:b" },
	{ "<table><tr><td>&nbsp;<td><p>a<td>&nbsp;<tr><td><td>b<td></table>",
	  "p:a | p:b" },
	{ "<table><tr><td class=gutter><pre>1\n2</pre><td><pre>a\nb</pre>"
	  "</table>",
	  "code:a\nb" },
	{ "<table><tr><td><img src=a alt=q><td>b</table>", "picture:q | p:b" },
	{ "", "" },
};

START_TEST(html_becomes_blocks_and_runs)
{
	g_autofree char *got = body_of(bodies[_i].html);

	ck_assert_str_eq(got, bodies[_i].want);
}
END_TEST

START_TEST(depth_and_width_are_bounded)
{
	static const char *const opens[] = { "<div>",           "<blockquote>",
					     "<ul><li>",        "<b>",
					     "<table><tr><td>", "<a href=x>" };
	g_autoptr(GString) html = g_string_new(NULL);
	g_autofree char *got = NULL;

	for (int i = 0; i < 5000; i++)
		g_string_append(html, opens[_i]);
	g_string_append(html, "core");
	got = body_of(html->str);
	ck_assert(strstr(got, "core"));
}
END_TEST

/* Time grows with the page, not with its depth's power. */
START_TEST(rows_deep_within_a_table_are_cheap)
{
	g_autoptr(GString) html = g_string_new("<table>");
	g_autofree char *got = NULL;

	for (int i = 0; i < 200; i++)
		g_string_append(html, "<x><td>a</td>");
	got = body_of(html->str);
	ck_assert(strstr(got, ":a"));
}
END_TEST

/* Pages of one kind of element thousands of times: the time grows as they do. */
START_TEST(what_is_not_shown_is_found_in_time)
{
	static const char *const ones[] = {
		"<i aria-hidden=true>a</i>",
		"<noscript><img src=a></noscript>",
		"<a href='https://x.com/share'>b</a>",
		"<a href='#a'>↩</a>",
		"<ruby><rt>a",
		"<msup><mi>a</mi>",
		"<tr><td rowspan=64 colspan=2>a<td>b",
	};
	g_autoptr(GString) html = g_string_new("<p>core<table>");
	g_autofree char *got = NULL;

	for (int i = 0; i < 20000; i++)
		g_string_append(html, ones[_i]);
	got = body_of(html->str);
	ck_assert(strstr(got, "core"));
}
END_TEST

START_TEST(feeds_of_a_page_are_found_in_its_head)
{
	static const char html[] =
		"<html><head>"
		"<link rel='alternate' type='application/rss+xml' href='/a' "
		"title='A'>"
		"<link rel='stylesheet' type='text/css' href='/b'>"
		"<link rel='ALTERNATE home' type='application/atom+xml; x' "
		"href='c'>"
		"<link rel=alternate type=application/rss+xml "
		"href=javascript:x>"
		"</head><body><a href=/feed>feed</a></body></html>";
	g_autoptr(Page) page = html_parse(html, strlen(html));
	g_autoptr(FeedLinks) finds =
		discover_feeds(page, "https://s.example/d/");

	ck_assert_uint_eq(links_count(finds), 2);
	ck_assert_str_eq(links_at(finds, 0)->url, "https://s.example/a");
	ck_assert_str_eq(links_at(finds, 0)->title, "A");
	ck_assert_str_eq(links_at(finds, 1)->url, "https://s.example/d/c");
}
END_TEST

static const struct {
	const char *head;
	const char *feeds[4];
	const char *refresh; /* where it leads; or NULL */
} heads[] = {
	/* what is not of the posts comes last, what is no feed not at all */
	{ "<link rel=alternate type=application/rss+xml href=/comments/feed/>"
	  "<link rel=alternate type=application/json href=/wp-json/p/2>"
	  "<link rel=alternate type=application/rss+xml href=/r title='Post "
	  "Comments'>"
	  "<link rel=alternate type=application/rss+xml href=/feed/>",
	  { "https://s.example/feed/", "https://s.example/comments/feed/",
	    "https://s.example/r" },
	  NULL },
	{ "<link rel=alternate type=application/json href=/feed.json>",
	  { "https://s.example/feed.json" },
	  NULL },
	{ "<meta http-equiv=Refresh content='0; URL=\"/feed/\"'>",
	  { "https://s.example/feed/" },
	  "https://s.example/feed/" },
	{ "<meta http-equiv=refresh content='3,../x'>",
	  { "https://s.example/x" },
	  "https://s.example/x" },
	/* it is to be read, or loads itself again */
	{ "<meta http-equiv=refresh content='300;url=/x'>", { NULL }, NULL },
	{ "<meta http-equiv=refresh content='5'>", { NULL }, NULL },
	{ "<meta http-equiv=refresh content='0;url='>", { NULL }, NULL },
	{ "<meta http-equiv=refresh content='0;url=/d/'>", { NULL }, NULL },
	{ "<meta http-equiv=refresh content='0;url=javascript:x'>",
	  { NULL },
	  NULL },
	/* it names a feed, which is what is wanted */
	{ "<meta http-equiv=refresh content='0;url=/en/'>"
	  "<link rel=alternate type=application/rss+xml href=/feed>",
	  { "https://s.example/feed" },
	  NULL },
};

START_TEST(a_page_names_feeds_or_leads_on)
{
	g_autoptr(Page) page =
		html_parse(heads[_i].head, strlen(heads[_i].head));
	g_autofree char *to = discover_refresh(page, "https://s.example/d/");
	g_autoptr(FeedLinks) finds =
		discover_feeds(page, "https://s.example/d/");
	const char *const *want = heads[_i].feeds;
	guint n = 0;

	for (; want[n]; n++) {
		ck_assert_uint_gt(links_count(finds), n);
		ck_assert_str_eq(links_at(finds, n)->url, want[n]);
	}
	ck_assert_uint_eq(links_count(finds), n);
	ck_assert_pstr_eq(to, heads[_i].refresh);
}
END_TEST

/* The story's picture: its address, size and block. */
static const struct {
	const char *html, *url;
	unsigned width, block;
} leads[] = {
	{ "<p>a</p><figure><img src='b.jpg' width='640'><figcaption>c"
	  "</figcaption></figure>",
	  "https://a.example/b/b.jpg", 640, 1 },
	{ "<img src='/one.png'><img src='two.png'>",
	  "https://a.example/one.png", 0, 0 },
	{ "<img src='spacer.gif' data-src='https://c.example/d' alt='e'>",
	  "https://c.example/d", 0, 0 },
	/* a portrait, a tracker, a picture within the page, none */
	{ "<img src='me.jpg' width='96' height='96' alt='me'><p>a</p>"
	  "<img src='b.jpg' alt='b'>",
	  "https://a.example/b/b.jpg", 0, 2 },
	{ "<img src='https://stats.wp.com/b.gif' alt='x'>", NULL, 0, 0 },
	{ "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt='x'>",
	  NULL, 0, 0 },
	{ "<p>a</p>", NULL, 0, 0 },
};

START_TEST(the_first_large_picture_is_the_storys)
{
	g_autoptr(Page) page =
		html_parse(leads[_i].html, strlen(leads[_i].html));
	g_autoptr(Body) body = html_body(page, "https://a.example/b/");
	g_autoptr(Buf) packed = buf_new(10000);
	g_autoptr(Body) again = NULL;

	body_pack(body, packed);
	again = body_unpack(packed->bytes, packed->size);
	ck_assert_pstr_eq(again->picture.url, leads[_i].url);
	ck_assert_uint_eq(again->picture.width, leads[_i].width);
	ck_assert_uint_eq(again->picture.block, leads[_i].block);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("html");
	TCase *t = tcase_create("html");

	SUITE_LOOP(t, html_becomes_blocks_and_runs, bodies);
	tcase_add_loop_test(t, depth_and_width_are_bounded, 0, 6);
	tcase_add_test(t, rows_deep_within_a_table_are_cheap);
	tcase_add_loop_test(t, what_is_not_shown_is_found_in_time, 0, 7);
	tcase_add_test(t, feeds_of_a_page_are_found_in_its_head);
	SUITE_LOOP(t, a_page_names_feeds_or_leads_on, heads);
	SUITE_LOOP(t, the_first_large_picture_is_the_storys, leads);
	suite_add_tcase(s, t);
	return suite_run(s);
}
