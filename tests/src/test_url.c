/* Web addresses. */
#include "src/base/url.h"
#include "src/base/url_format.h"
#include "src/base/url_key.h"
#include "src/base/url_secrets.h"

#include <check.h>
#include <stdlib.h>

#define BASE "http://a/b/c/d;p?q"

/* RFC 3986 section 5.4, and what feeds write besides. */
static const struct {
	const char *base, *ref, *want;
} resolved[] = {
	{ BASE, "g:h", "g:h" },
	{ BASE, "g", "http://a/b/c/g" },
	{ BASE, "./g/", "http://a/b/c/g/" },
	{ BASE, "/g", "http://a/g" },
	{ BASE, "//g", "http://g" },
	{ BASE, "?y", "http://a/b/c/d;p?y" },
	{ BASE, "#s", "http://a/b/c/d;p?q#s" },
	{ BASE, "", "http://a/b/c/d;p?q" },
	{ BASE, "..", "http://a/b/" },
	{ BASE, "../../../g", "http://a/g" },
	{ BASE, "g/../h", "http://a/b/c/h" },
	{ BASE, "g;x=1/./y", "http://a/b/c/g;x=1/y" },
	{ "http://a", "g", "http://a/g" },
	{ NULL, " g ", "g" },
	{ "not/absolute", "g", "g" },
	{ "https://a.example/x/", "\xc3\xa9", "https://a.example/x/\xc3\xa9" },
};

static const struct {
	const char *url, *want;
} requests[] = {
	{ "http://a.example/b?c=1|2 -3&d=%20%zz",
	  "http://a.example/b?c=1%7C2%20-3&d=%20%25zz" },
	{ " http://a.example/it's/\xc3\xa9#x y ",
	  "http://a.example/it's/%C3%A9" },
	{ "HTTP://A.Example/B#c", "http://a.example/B" },
	{ "http://m\xc3\xbcnchen.example:8080",
	  "http://m\xc3\xbcnchen.example:8080" },
	{ "http://u:p w@a.example/?q={1}",
	  "http://u:p%20w@a.example/?q=%7B1%7D" },
	{ "http://[::1]/\\", "http://[::1]/%5C" },
	{ "", "" },
};

START_TEST(is_encoded_for_a_request)
{
	g_autofree char *got = url_for_request(requests[_i].url);
	g_autofree char *again = url_for_request(got);

	ck_assert_str_eq(got, requests[_i].want);
	ck_assert_str_eq(again, got);
}
END_TEST

static const struct {
	const char *url, *want;
} of_feeds[] = {
	{ "feed:https://a.example/f", "https://a.example/f" },
	{ "feed://a.example/f", "http://a.example/f" },
	{ " FEED://a.example ", "http://a.example" },
	{ "itpc://a.example/f", "http://a.example/f" },
	{ "https://feed.example/feed:1", "https://feed.example/feed:1" },
	{ "a.example/feed", "a.example/feed" },
};

START_TEST(a_scheme_of_feeds_is_taken_off)
{
	g_autofree char *got = url_of_feed(of_feeds[_i].url);

	ck_assert_str_eq(got, of_feeds[_i].want);
}
END_TEST

START_TEST(resolves)
{
	g_autofree char *got = url_resolve(resolved[_i].base, resolved[_i].ref);

	ck_assert_str_eq(got, resolved[_i].want);
}
END_TEST

static const struct {
	const char *url, *want; /* NULL: refused */
} programs[] = {
	{ "HTTP://A.example/b", "http://a.example/b" },
	{ "https://a.example/'$(x) \"", "https://a.example/%27$(x)%20%22" },
	{ "https://m\xc3\xbcnchen.example/\xc3\xa9",
	  "https://xn--mnchen-3ya.example/%C3%A9" },
	{ "https://a.example/100%/%41", "https://a.example/100%25/%41" },
	{ "https://a.example:80x/", NULL },
	{ "http://[::1]:8/x", "http://[::1]:8/x" },
	{ "http://[::1 '$(x)]/", NULL },
	{ "http://[\xf6", NULL },
	{ "http:", NULL },
	{ "https:/E", NULL },
	{ "https:///x", NULL },
	{ "javascript:alert(1)", NULL },
	{ "--option", NULL },
	{ "", NULL },
};

START_TEST(passes_only_safe_addresses_to_programs)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *got = url_for_program(programs[_i].url, NULL, &error);

	ck_assert_pstr_eq(got, programs[_i].want);
	ck_assert(!got == !!error);
}
END_TEST

START_TEST(judges)
{
	ck_assert(url_is_web("https://a.example"));
	ck_assert(url_is_web(" HTTP://a "));
	ck_assert(!url_is_web("http://"));
	ck_assert(!url_is_web("https:/E"));
	ck_assert(!url_is_web("ftp://a.example"));
	ck_assert(!url_is_web("a.example"));
}
END_TEST

static const struct {
	char *(*how)(const char *url);
	const char *url, *want;
} forms[] = {
	{ url_scheme, "MailTo:x", "mailto" },
	{ url_scheme, "x/y:z", "" },
	{ url_host, "https://www.A.example:8/", "a.example" },
	{ url_host, "mailto:x", "" },
	{ url_host, "http://[::1]:80/", "[::1]" },
	{ url_publisher, "https://www.Paper.example/tech", "paper.example" },
	{ url_publisher, "https://blogs.example/@anna/x",
	  "blogs.example/@anna" },
	{ url_publisher, "https://blogs.example/@bert", "blogs.example/@bert" },
	{ url_publisher, "https://v.example/channel/Z1/x",
	  "v.example/channel/Z1" },
	{ url_publisher, "https://v.example/channel/", "v.example" },
	{ url_publisher,
	  "https://b\xc3\xbc"
	  "cher.example",
	  "xn--bcher-kva.example" },
	{ url_publisher, "https://a%00.example/", NULL },
	{ url_publisher, "http://127.0.0.1:80/feed", NULL },
	{ url_publisher, "http://[::1]/feed", NULL },
	{ url_publisher, "http://localhost/feed", NULL },
	{ url_publisher, "file:///feed.xml", NULL },
	{ url_origin, "HTTP://u:p@www.A.example/x", "http://www.a.example:80" },
	{ url_origin, "https://a.example:0443", "https://a.example:443" },
	{ url_origin, "http://[::1]:8080/", "http://[::1]:8080" },
	{ url_origin, "https://a.example:", "https://a.example:443" },
	{ url_origin, "https://a.example:x/", NULL },
	{ url_origin, "https://a.example:65536/", NULL },
	{ url_origin, "https://a b/", NULL },
	{ url_origin, "https://a\\b/", NULL },
	{ url_origin, "ftp://a.example/", NULL },
	{ url_for_eyes, "https://a.example/", "a.example" },
	{ url_for_eyes, "https://u:secret@a.example/x",
	  "\xe2\x9a\xa0 u@a.example/x" },
	{ url_without_secrets, "https://u:p@a.example/x?y#z",
	  "https://a.example/x?y#z" },
	{ url_scrub, "no address", "no address" },
	{ url_scrub, "https://a.example/x@y: 404",
	  "https://a.example/x@y: 404" },
	{ url_scrub, "http://me:p@w@a.example/ bad \"http://u@b.example\"",
	  "http://a.example/ bad \"http://b.example\"" },
	{ url_scrub, "(The text was \"http://me:pw@a.example:8/?q=z@\".)",
	  "(The text was \"http://a.example:8/?q=z@\".)" },
	{ url_scrub, "://", "://" },
	{ url_without_tracking, "https://a/?utm_source=x&b=1&fbclid=2#f",
	  "https://a/?b=1#f" },
	{ url_without_tracking, "https://a/?utm_x=1", "https://a/" },
	{ url_key, "http://www.a.example/x/?utm_a=b#c", "a.example/x" },
	{ url_key, "https://a.example/x", "a.example/x" },
	{ url_key, "https://a.example/x?source=rss&id=2&mod=RSS_home",
	  "a.example/x?id=2" },
	{ url_key, "https://a.example/x?from=feed", "a.example/x" },
	{ url_key, "https://a.example/x?slug=rss&from=a&source&ref=",
	  "a.example/x?slug=rss&from=a&source&ref=" },
	{ url_key,
	  "https://www.google.com/url?rct=j&q=https%3A%2F%2Fa.example%2Fx"
	  "%3Fid%3D2%26utm_a%3Db&ct=ga",
	  "a.example/x?id=2" },
	{ url_key, "http://us.rd.example/rss/*http://a.example/x",
	  "a.example/x" },
	{ url_key,
	  "https://l.example/l.php?u=https%3A%2F%2Fb.example%2Fredirect%3F"
	  "url%3Dhttps%253A%252F%252Fa.example%252Fx",
	  "a.example/x" },
	/* articles about an address, not ways to it */
	{ url_key, "https://a.example/review?url=https://b.example/x",
	  "a.example/review?url=https://b.example/x" },
	{ url_key, "https://a.example/url?q=words", "a.example/url?q=words" },
	{ url_without_tracking, "https://a.example/x?source=rss",
	  "https://a.example/x?source=rss" },
};

START_TEST(writes_forms)
{
	g_autofree char *got = forms[_i].how(forms[_i].url);

	ck_assert_pstr_eq(got, forms[_i].want);
}
END_TEST

static const struct {
	const char *url, *user, *password;
} secrets[] = {
	{ "https://me:pw@a.example/", "me", "pw" },
	{ "https://me%40b:p%3Aw%25@a.example/", "me@b", "p:w%" },
	{ "https://me@a.example/", "me", NULL },
	{ "https://me:a:b@a.example/", "me", "a:b" },
	{ "https://:pw@a.example/", "", "pw" },
	{ "https://a.example/me:pw@", NULL, NULL },
};

START_TEST(reads_user_information)
{
	g_autofree char *user = NULL;
	g_autofree char *password = NULL;

	ck_assert_int_eq(url_secrets(secrets[_i].url, &user, &password),
			 secrets[_i].user != NULL);
	ck_assert_pstr_eq(user, secrets[_i].user);
	ck_assert_pstr_eq(password, secrets[_i].password);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("url");
	TCase *t = tcase_create("url");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, resolves, 0, (int)G_N_ELEMENTS(resolved));
	tcase_add_loop_test(t, passes_only_safe_addresses_to_programs, 0,
			    (int)G_N_ELEMENTS(programs));
	tcase_add_loop_test(t, is_encoded_for_a_request, 0,
			    (int)G_N_ELEMENTS(requests));
	tcase_add_loop_test(t, a_scheme_of_feeds_is_taken_off, 0,
			    (int)G_N_ELEMENTS(of_feeds));
	tcase_add_test(t, judges);
	tcase_add_loop_test(t, writes_forms, 0, (int)G_N_ELEMENTS(forms));
	tcase_add_loop_test(t, reads_user_information, 0,
			    (int)G_N_ELEMENTS(secrets));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
