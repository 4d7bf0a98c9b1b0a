/* Plain text keeps its lines; addresses are found in it. */
#include "feeds/text/address.h"
#include "feeds/text/plain_lines.h"
#include "tests/suite.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *text;
	bool plain;
} texts[] = {
	{ "", true },
	{ "a", true },
	{ "a < b & c &lt;p&gt; <3 <", true },
	{ "a <b>c</b>", false },
	{ "a</p>", false },
	{ "a <!-- x -->", false },
	{ "a <ada@lamp.example> <https://a.example/> x<y>z </i", true },
	{ "a<BR/>b", false },
	{ "<font color=red>", false },
};

START_TEST(markup_is_told_from_text)
{
	ck_assert(plain_lines_is(texts[_i].text, strlen(texts[_i].text)) ==
		  texts[_i].plain);
}
END_TEST

static const struct {
	const char *text, *html;
} lines[] = {
	{ "one", "<p>one" },
	{ "We ride.\n\nChapters:\n0:00 Start\r\n4:30 Tunnel\n",
	  "<p>We ride.\n<p>Chapters:<br>\n0:00 Start<br>\n4:30 Tunnel\n<p>" },
	{ "by A <a@b.example>:\n&lt; www.a.example/?a&amp;b&copy=1",
	  "<p>by A &lt;a@b.example>:<br>\n"
	  "&lt; www.a.example/?a&amp;b&amp;copy=1" },
	/* a poem is not wrapped */
	{ "the lamp is low\nthe road is long\nand no one knows the way",
	  "<p>the lamp is low<br>\nthe road is long<br>\n"
	  "and no one knows the way" },
	/* as mail is */
	{ "The harbour was closed for most of the day after a storm had\n"
	  "torn a barge from its moorings; nobody was hurt, and by the\n"
	  "evening the ferries were running again as the table says.",
	  "<p>The harbour was closed for most of the day after a storm had\n"
	  "torn a barge from its moorings; nobody was hurt, and by the\n"
	  "evening the ferries were running again as the table says." },
	/* so is this, but for its list */
	{ "The harbour was closed for most of the day after a storm had\n"
	  "torn a barge from its moorings; nobody was hurt, and by the\n"
	  "evening the ferries were running again as the table says.\n"
	  "- the eastern line, which has the larger of the two boats,\n"
	  "- the western line",
	  "<p>The harbour was closed for most of the day after a storm had\n"
	  "torn a barge from its moorings; nobody was hurt, and by the\n"
	  "evening the ferries were running again as the table says.<br>\n"
	  "- the eastern line, which has the larger of the two boats,<br>\n"
	  "- the western line" },
};

START_TEST(lines_are_kept)
{
	g_autofree char *got =
		plain_lines_to_html(lines[_i].text, strlen(lines[_i].text));

	ck_assert_str_eq(got, lines[_i].html);
}
END_TEST

static const struct {
	const char *text, *address; /* NULL: none */
} addresses[] = {
	{ "see https://a.example/b?c=d#e.", "https://a.example/b?c=d#e" },
	{ "(http://a.example/)", "http://a.example/" },
	{ "https://a.example/x_(y), z", "https://a.example/x_(y)" },
	{ "HTTPS://A.example", "HTTPS://A.example" },
	{ "“https://a.example/é”", "https://a.example/é" },
	{ "见https://a.example/1。再", "https://a.example/1" },
	{ "<https://a.example/>", "https://a.example/" },
	{ "詳細はhttps://a.example/x?id=1をご覧", "https://a.example/x?id=1" },
	{ "https://a.example/wiki/日本 x", "https://a.example/wiki/日本" },
	{ "user@www.a.example", NULL },
	{ "ahttps://a.example", NULL },
	{ "https:// and http://", NULL },
	{ "www. is three letters", NULL },
	{ "", NULL },
};

START_TEST(addresses_are_found)
{
	const char *text = addresses[_i].text;
	size_t at, n;
	bool found = address_find(text, strlen(text), &at, &n);
	g_autofree char *got = found ? g_strndup(text + at, n) : NULL;

	ck_assert_pstr_eq(got, addresses[_i].address);
}
END_TEST

/* The longest address ends with a character. */
START_TEST(no_address_ends_within_a_character)
{
	g_autoptr(GString) text = g_string_new("https://a.example/");
	size_t at, n;

	while (text->len < ADDRESS_MAX - 1)
		g_string_append_c(text, 'x');
	g_string_append(text, "\u00e9 and more");
	ck_assert(address_find(text->str, text->len, &at, &n));
	ck_assert_uint_eq(n, ADDRESS_MAX - 1);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("plain_lines");
	TCase *t = tcase_create("lines");

	SUITE_LOOP(t, markup_is_told_from_text, texts);
	SUITE_LOOP(t, lines_are_kept, lines);
	SUITE_LOOP(t, addresses_are_found, addresses);
	tcase_add_test(t, no_address_ends_within_a_character);
	suite_add_tcase(s, t);
	return suite_run(s);
}
