/* What an answer means, with no network. */
#include "feeds/net/http.h"
#include "tests/suite.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#define NOW 1790000000

static const struct {
	long status;
	enum http_meaning want;
} statuses[] = {
	{ 200, HTTP_BODY },     { 204, HTTP_SAME },   { 206, HTTP_FAILED },
	{ 301, HTTP_REDIRECT }, { 304, HTTP_SAME },   { 308, HTTP_REDIRECT },
	{ 300, HTTP_FAILED },   { 404, HTTP_FAILED }, { 503, HTTP_FAILED },
	{ 0, HTTP_FAILED },     { 999, HTTP_FAILED },
};

START_TEST(statuses_mean_what_the_standard_says)
{
	ck_assert_int_eq(http_means(statuses[_i].status), statuses[_i].want);
}
END_TEST

static const struct {
	const char *value;
	int64_t want; /* seconds from now; 0: none */
} waits[] = {
	{ "120", 120 },
	{ "5", HTTP_WAIT_LEAST },
	{ "999999999", HTTP_WAIT_MOST },
	{ "-3", HTTP_WAIT_LEAST },
	{ "Mon, 21 Sep 2026 15:13:20 GMT", 3600 },
	{ "Mon, 21 Sep 2020 15:13:20 GMT", HTTP_WAIT_LEAST },
	{ "soon", 0 },
	{ "", 0 },
};

START_TEST(retry_after_is_kept_to_within_bounds)
{
	int64_t got = http_retry_after(waits[_i].value, NOW);

	ck_assert_int_eq(got, waits[_i].want ? NOW + waits[_i].want : 0);
}
END_TEST

static const struct {
	const char *address;
	bool want;
} addresses[] = {
	{ "127.0.0.1", true },
	{ "10.1.2.3", true },
	{ "172.16.0.1", true },
	{ "172.32.0.1", false },
	{ "192.168.1.1", true },
	{ "169.254.1.1", true },
	{ "100.64.0.1", true },
	{ "93.184.216.34", false },
	{ "::1", true },
	{ "fe80::1", true },
	{ "fd00::1", true },
	{ "2606:2800::1", false },
	{ "::ffff:127.0.0.1", true },
	{ "::ffff:93.184.216.34", false },
	{ "::", true },
	{ "0.0.0.0", true },
	{ "64:ff9b::7f00:1", true },
	{ "64:ff9b::5db8:d822", false },
	{ "64:ff9b:1::5db8:d822", true },
	{ "2002:a00:1::1", true },
	{ "2002:5db8:d822::1", false },
};

START_TEST(private_addresses_are_known)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
	const struct sockaddr *a = (void *)&v4;

	if (strchr(addresses[_i].address, ':')) {
		ck_assert_int_eq(inet_pton(AF_INET6, addresses[_i].address,
					   &v6.sin6_addr),
				 1);
		a = (void *)&v6;
	} else {
		ck_assert_int_eq(
			inet_pton(AF_INET, addresses[_i].address, &v4.sin_addr),
			1);
	}
	ck_assert_msg(http_is_private(a) == addresses[_i].want, "%s",
		      addresses[_i].address);
	ck_assert_msg(http_is_private_peer(addresses[_i].address) ==
			      addresses[_i].want,
		      "%s", addresses[_i].address);
}
END_TEST

static const struct {
	const char *host;
	bool want;
} names[] = {
	{ "127.0.0.1", true },
	{ "127.1", true },
	{ "2130706433", true },
	{ "0x7f.0.0.1", true },
	{ "::1", true },
	{ "fe80::1%eth0", true },
	{ "localhost", true },
	{ "printer.localhost", true },
	{ "localhost.localdomain", true },
	{ "ip6-localhost", true },
	{ "intranet", true },
	{ "nas.local", true },
	{ "metadata.google.internal", true },
	{ "local.example", false },
	{ "notlocal.example.org", false },
	{ "93.184.216.34", false },
	{ "example.org", false },
	{ "10.example.org", false },
};

START_TEST(private_names_are_known)
{
	ck_assert_msg(http_is_private_name(names[_i].host) == names[_i].want,
		      "%s", names[_i].host);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("http");
	TCase *t = tcase_create("http");

	SUITE_LOOP(t, statuses_mean_what_the_standard_says, statuses);
	SUITE_LOOP(t, retry_after_is_kept_to_within_bounds, waits);
	SUITE_LOOP(t, private_addresses_are_known, addresses);
	SUITE_LOOP(t, private_names_are_known, names);
	suite_add_tcase(s, t);
	return suite_run(s);
}
