/* Markup to plain text, and to safe markup. */
#include "feeds/text/plain.h"

#include "feeds/html/sanitize.h"
#include "feeds/text/person.h"

#include <check.h>
#include <stdlib.h>

static const struct {
	const char *html, *want;
	size_t max;
} plain[] = {
	{ "a<b>c</b>  d\n", "ac d", 0 },
	{ "1 < 2 & 3", "1 < 2 & 3", 0 },
	{ "&lt;b&gt; &amp;amp; &#146; &copy 1 &foo;",
	  "<b> &amp; \xe2\x80\x99 \xc2\xa9 1 &foo;", 0 },
	{ "a<!-- b -->c<script>d<b></script>e", "ace", 0 },
	{ "a<!-- never closed", "a", 0 },
	{ "<a title='x>y'>t</a>", "t", 0 },
	{ "<p>one</p><p>two</p>", "onetwo", 0 },
	{ "<p>one</p><p>two</p>", "one two", 100 },
	{ "<div style='display: none'>a</div><p>b</p>", "b", 100 },
	{ "<span hidden>a</span>b", "b", 100 },
	{ "<div hidden>a<div>b</div>c</div>d", "d", 100 },
	{ "<p hidden>a</p><pre>b</pre>c", "b c", 100 },
	{ "<p hidden>a<p>b</p>", "a b", 100 }, /* rather than nothing */
	{ "<p style='display:block'>a</p>b", "a b", 100 },
	{ "one two three", "one two\xe2\x80\xa6", 7 },
	{ "", "", 0 },
};

START_TEST(keeps_the_words)
{
	g_autoptr(GString) out = g_string_new(NULL);

	plain_from_html(plain[_i].html, out, plain[_i].max);
	ck_assert_str_eq(out->str, plain[_i].want);
}
END_TEST

static const struct {
	const char *html, *want;
} safe[] = {
	{ "<p onclick=x style=y class=z>t</p>", "<p class=\"z\">t</p>" },
	{ "<a href=' java\nscript:x'>t</a>", "<a>t</a>" },
	{ "<a href=\"&#106;avascript:x\">t</a>", "<a>t</a>" },
	{ "<a href=b>t</a>", "<a href=\"https://a.example/b\">t</a>" },
	{ "<img src=data:image/png;base64,x>",
	  "<img src=\"data:image/png;base64,x\">" },
	{ "<script>x</script><style>y</style>", NULL },
	{ "<iframe src=x>in</iframe><object>o</object>", "ino" },
	{ "<svg/onload=x><noscript><p title=\"</noscript><img onerror=y>\">",
	  "<p title=\"&lt;/noscript&gt;&lt;img onerror=y&gt;\">" },
	{ "1 < 2", "1 &lt; 2" },
};

START_TEST(no_script_remains)
{
	g_autofree char *got =
		sanitize_html(safe[_i].html, "https://a.example/");

	ck_assert_pstr_eq(got, safe[_i].want);
}
END_TEST

static const struct {
	const char *text, *name, *email;
} people[] = {
	{ "a@b.example (Ann Bo)", "Ann Bo", "a@b.example" },
	{ "Ann Bo (a@b.example)", "Ann Bo", "a@b.example" },
	{ "Ann Bo (mailto:a@b.example)", "Ann Bo", "a@b.example" },
	{ "a@b.example Ann", "Ann", "a@b.example" },
	{ "a@b.example", NULL, "a@b.example" },
	{ "Ann (Paper)", "Ann (Paper)", NULL },
	{ "@ann", "@ann", NULL },
	{ "", NULL, NULL },
};

START_TEST(splits_a_person)
{
	g_autofree char *name = NULL, *email = NULL;

	person_split(people[_i].text, &name, &email);
	ck_assert_pstr_eq(name, people[_i].name);
	ck_assert_pstr_eq(email, people[_i].email);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("plain");
	TCase *t = tcase_create("untag");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, keeps_the_words, 0, (int)G_N_ELEMENTS(plain));
	tcase_add_loop_test(t, no_script_remains, 0, (int)G_N_ELEMENTS(safe));
	tcase_add_loop_test(t, splits_a_person, 0, (int)G_N_ELEMENTS(people));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
