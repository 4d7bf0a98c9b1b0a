/* Which redirects are followed, and what goes along. */
#include "feeds/net/proxy.h"
#include "feeds/net/redirect.h"
#include "tests/suite.h"

#include <string.h>

#define A "https://a.example/feed"

static const struct {
	const char *first, *from, *location;
	const char *want; /* where to, or words of the refusal */
	bool trusted, downgrade, secrets, cookies;
} follows[] = {
	/* one origin */
	{ A, A, "/feed/", "https://a.example/feed/", true, false, true, true },
	{ A, A, "https://A.example:443/x", "https://a.example:443/x", true,
	  false, true, true },
	{ "http://a.example:8080/", "http://a.example:8080/", "?page=2",
	  "http://a.example:8080/?page=2", true, false, true, true },
	{ A, A, "//a.example/x", "https://a.example/x", true, false, true,
	  true },
	/* another scheme, host or port is another origin */
	{ "http://a.example/", "http://a.example/", "https://a.example/",
	  "https://a.example/", true, false, false, false },
	{ A, A, "https://b.example/", "https://b.example/", true, false, false,
	  false },
	{ A, A, "https://a.example:8443/", "https://a.example:8443/", true,
	  false, false, false },
	{ A, A, "https://www.a.example/", "https://www.a.example/", true, false,
	  false, false },
	{ A, A, "https://a.example.evil.example/",
	  "https://a.example.evil.example/", true, false, false, false },
	{ A, A, "https://a.example@b.example/", "https://b.example/", true,
	  false, false, false },
	{ A, A, "https://a.example:443@b.example/", "https://b.example/", true,
	  false, false, false },
	{ "http://127.0.0.1/", "http://127.0.0.1/", "http://127.0.0.2/",
	  "http://127.0.0.2/", true, false, false, false },
	/* back at the first: what was left behind stays there */
	{ A, "https://b.example/", A, A, false, false, false, false },
	/* within another origin: its own cookies, none of the secrets */
	{ A, "https://b.example/", "/x", "https://b.example/x", false, false,
	  false, true },
	/* and within the first one, when it was left before */
	{ A, A, "/x", "https://a.example/x", false, false, false, true },
	/* user information in a server's address is dropped */
	{ A, A, "https://you:pw@a.example/x", "https://a.example/x", true,
	  false, true, true },
	{ "https://me:pw@a.example/feed", A, "/feed/",
	  "https://a.example/feed/", true, false, true, true },
	/* downgrades */
	{ A, A, "http://a.example/",
	  "a redirect from https to http is not followed (allow-downgrade)",
	  true, false, false, false },
	{ A, A, "http://a.example/", "http://a.example/", true, true, false,
	  false },
	{ "http://a.example/", "https://b.example/", "http://b.example/",
	  "a redirect from https to http is not followed (allow-downgrade)",
	  false, false, false, false },
	/* no address of the web */
	{ A, A, "file:///etc/passwd",
	  "a redirect to a “file” address is not followed", true, false, false,
	  false },
	{ A, A, "exec:rm", "a redirect to a “exec” address is not followed",
	  true, false, false, false },
	{ A, A, "javascript:alert(1)",
	  "a redirect to a “javascript” address is not followed", true, false,
	  false, false },
	{ A, A, "", "a redirect without an address", true, false, false,
	  false },
	{ A, A, NULL, "a redirect without an address", true, false, false,
	  false },
	/* what parsers of addresses differ about */
	{ A, A, "https://a.example\\@b.example/", "https://b.example/", true,
	  false, false, false },
	{ A, A, "https://a.example\\.b.example/",
	  "a redirect to an invalid address", true, false, false, false },
	{ A, A, "https:///x", "a redirect to an invalid address", true, false,
	  false, false },
	{ A, A, "https://a example/x", "a redirect to an invalid address", true,
	  false, false, false },
	{ A, A, "https://a.example:99999/", "a redirect to an invalid address",
	  true, false, false, false },
	{ A, A, "https://a.example:8o/", "a redirect to an invalid address",
	  true, false, false, false },
};

START_TEST(credentials_stay_with_their_origin)
{
	const struct redirect r = {
		.first = follows[_i].first,
		.from = follows[_i].from,
		.location = follows[_i].location,
		.trusted = follows[_i].trusted,
		.allow_downgrade = follows[_i].downgrade,
	};
	struct redirect_carried with = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *to = redirect_follow(&r, &with, &error);

	ck_assert_str_eq(to ? to : error->message, follows[_i].want);
	if (!to)
		return;
	ck_assert_int_eq(with.secrets, follows[_i].secrets);
	ck_assert_int_eq(with.cookies, follows[_i].cookies);
}
END_TEST

START_TEST(redirect_chains_are_bounded)
{
	struct redirect r = { .first = A, .from = A, .location = "/" };
	struct redirect_carried with;
	g_autoptr(GError) error = NULL;
	g_autofree char *to = NULL;

	r.count = REDIRECT_MOST - 1;
	to = redirect_follow(&r, &with, NULL);
	ck_assert_ptr_nonnull(to);
	r.count = REDIRECT_MOST;
	ck_assert_ptr_null(redirect_follow(&r, &with, &error));
	ck_assert_str_eq(error->message, "too many redirects");
}
END_TEST

static const struct {
	struct redirect_reach r;
	bool private, may;
} reaches[] = {
	{ { "http://a.example/", false, false, false, true }, true, true },
	{ { "http://a.example/", true, false, false, false }, false, true },
	{ { "http://a.example/", true, false, false, true }, true, false },
	{ { "http://a.example/", true, true, false, true }, true, true },
	/* a name is no matter: the address is */
	{ { "http://127.0.0.1/", true, false, false, false }, false, true },
	/* the peer is a proxy: only the name is known */
	{ { "http://a.example/", true, false, true, true }, false, true },
	{ { "http://127.0.0.1/", true, false, true, false }, true, false },
	{ { "http://[::1]:80/", true, false, true, false }, true, false },
	{ { "http://LOCALHOST/", true, false, true, false }, true, false },
	{ { "http://10.1/", true, false, true, false }, true, false },
	{ { "http://127.0.0.1/", true, true, true, false }, true, true },
	{ { "http://a%2eexample/", true, false, true, false }, false, true },
	{ { "http://b\xc3\xbc"
	    "cher.example/",
	    true, false, true, false },
	  false,
	  true },
	{ { "http://my_feed.example./", true, false, true, false },
	  false,
	  true },
	{ { "http://[2606:2800::1]/", true, false, true, false }, false, true },
	/* nobody knows who that is, so no proxy is asked for it */
	{ { "http://127.0.0.1%00.example/", true, false, true, false },
	  false,
	  false },
	{ { "http://localhost%20/", true, false, true, false }, false, false },
	{ { "http://a~b.example/", true, false, true, false }, false, false },
	{ { "http:///", true, false, true, false }, false, false },
	{ { "http://a~b.example/", false, false, true, false }, false, true },
};

/* All hosts for which curl connects to this machine or its network, written as an
 * attacker would. */
static const char *const hidden[] = {
	"127.0.0.1.",
	"127.0.0.1%2e",
	"127.0.0.1..",
	"localhost.",
	"LOCALHOST",
	"%6cocalhost",
	"%6C%6f%63alhost%2E",
	"A.LOCALHOST.",
	"\xe2\x93\x9bocalhost",
	"\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1",
	"127\xe3\x80\x82"
	"0\xe3\x80\x82"
	"0\xe3\x80\x82"
	"1",
	"127%E3%80%820%E3%80%820%E3%80%821",
	"2130706433",
	"0x7f.1",
	"0X7F000001",
	"0177.1",
	"0177.0.0.1.",
	"127.1",
	"0",
	"[::1]",
	"[::ffff:127.0.0.1]",
	"[::ffff:7f00:1]",
	"[::7f00:1]",
	"[64:ff9b::7f00:1]",
	"[64:ff9b::10.0.0.1]",
	"[2002:7f00:1::]",
	"[fe80::1%25eth0]",
	"user@127.0.0.1",
	"a.example:x@127.0.0.1",
	"ip6-localhost",
	"localhost.localdomain",
	"10.0.0.1",
	"169.254.169.254",
	"metadata.google.internal",
};

START_TEST(a_private_host_is_known_however_it_is_written)
{
	g_autofree char *url =
		g_strdup_printf("http://%s:8080/feed", hidden[_i]);
	const struct redirect_reach r = { .url = url,
					  .redirected = true,
					  .proxied = true };

	ck_assert_msg(redirect_is_private(&r), "%s", url);
	ck_assert_msg(!redirect_may_reach(&r), "%s", url);
}
END_TEST

START_TEST(no_redirect_leads_from_public_to_private)
{
	ck_assert_int_eq(redirect_is_private(&reaches[_i].r),
			 reaches[_i].private);
	ck_assert_int_eq(redirect_may_reach(&reaches[_i].r), reaches[_i].may);
}
END_TEST

static const struct {
	const char *url, *first, *want;
} moves[] = {
	{ "https://a.example/x", "https://me:pw@a.example/",
	  "https://me:pw@a.example/x" },
	{ "https://b.example/x", "https://me:pw@a.example/",
	  "https://b.example/x" },
	{ "https://a.example:444/x", "https://me:pw@a.example/",
	  "https://a.example:444/x" },
	{ "https://a.example/x?y#z", "https://a.example/",
	  "https://a.example/x?y#z" },
	{ "exec:true", "https://me:pw@a.example/", "exec:true" },
};

START_TEST(a_moved_feed_keeps_its_password)
{
	g_autofree char *got =
		redirect_with_secrets(moves[_i].url, moves[_i].first);

	ck_assert_str_eq(got, moves[_i].want);
}
END_TEST

static const struct {
	const char *host, *no_proxy;
	bool want;
} exempts[] = {
	{ "a.example", "a.example", true },
	{ "a.example", "b.example, A.EXAMPLE", true },
	{ "www.a.example", "a.example", true },
	{ "www.a.example", ".a.example", true },
	{ "nota.example", "a.example", false },
	{ "a.example", "www.a.example", false },
	{ "a.example", "*", true },
	{ "127.0.0.1", "localhost,127.0.0.1", true },
	{ "a.example", "", false },
	{ "a.example", ",,", false },
	{ "www.a.example", "a.example.", true },
	{ "", ".", false },
};

static const struct {
	const char *url, *proxy, *environment;
	bool want;
} uses[] = {
	{ "http://a.example/", NULL, NULL, false },
	{ "http://a.example/", "http://p.example", NULL, true },
	{ "http://a.example/", NULL, "http://p.example", true },
	/* configured: none */
	{ "http://a.example/", "", NULL, false },
	{ "http://a.example/", "", "http://p.example", false },
	/* the last dot does not count, as it does not for curl */
	{ "http://www.corp.example./", "http://p.example", NULL, false },
	{ "http://www.corp.exampl%65/", "http://p.example", NULL, false },
};

START_TEST(a_proxy_is_used_where_curl_uses_it)
{
	g_setenv("no_proxy", "corp.example", TRUE);
	if (uses[_i].environment)
		g_setenv("http_proxy", uses[_i].environment, TRUE);
	else
		g_unsetenv("http_proxy");
	ck_assert_int_eq(proxy_is_used(uses[_i].url, uses[_i].proxy),
			 uses[_i].want);
}
END_TEST

START_TEST(exemptions_from_the_proxy_are_read)
{
	ck_assert_int_eq(
		proxy_is_exempt(exempts[_i].host, exempts[_i].no_proxy),
		exempts[_i].want);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("redirect");
	TCase *t = tcase_create("redirect");

	SUITE_LOOP(t, credentials_stay_with_their_origin, follows);
	tcase_add_test(t, redirect_chains_are_bounded);
	SUITE_LOOP(t, no_redirect_leads_from_public_to_private, reaches);
	SUITE_LOOP(t, a_private_host_is_known_however_it_is_written, hidden);
	SUITE_LOOP(t, a_moved_feed_keeps_its_password, moves);
	SUITE_LOOP(t, exemptions_from_the_proxy_are_read, exempts);
	SUITE_LOOP(t, a_proxy_is_used_where_curl_uses_it, uses);
	suite_add_tcase(s, t);
	return suite_run(s);
}
