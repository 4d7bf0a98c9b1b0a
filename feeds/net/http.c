#include "feeds/net/http.h"

#include "feeds/text/date.h"

#include <arpa/inet.h>
#include <glib/gi18n.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

static const struct {
	int status;
	const char *words;
} reasons[] = {
	{ 206, N_("unexpected partial content") },
	{ 400, N_("bad request") },
	{ 401, N_("password needed") },
	{ 402, N_("payment required") },
	{ 403, N_("forbidden") },
	{ 404, N_("not found") },
	{ 406, N_("not acceptable") },
	{ 407, N_("the proxy needs a password") },
	{ 408, N_("request timeout") },
	{ 410, N_("gone") },
	{ 418, N_("refused") },
	{ 421, N_("misdirected request") },
	{ 429, N_("too many requests") },
	{ 451, N_("unavailable for legal reasons") },
	{ 500, N_("server error") },
	{ 502, N_("bad gateway") },
	{ 503, N_("service unavailable") },
	{ 504, N_("gateway timeout") },
	{ 509, N_("bandwidth exceeded") },
};

enum http_meaning http_means(long status)
{
	switch (status) {
	case 200:
	case 203: /* a proxy has touched it */
		return HTTP_BODY;
	case 204:
	case 304:
		return HTTP_SAME;
	case 301:
	case 302:
	case 303:
	case 307:
	case 308:
		return HTTP_REDIRECT;
	default:
		return HTTP_FAILED;
	}
}

bool http_is_permanent(long status)
{
	return status == 301 || status == 308;
}

char *http_words(long status)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
		if (reasons[i].status == status)
			return g_strdup_printf("%ld %s", status,
					       _(reasons[i].words));
	return g_strdup_printf(_("status %ld"), status);
}

char *http_header_value(const char *text, size_t size)
{
	char *value = g_strndup(text, MIN(size, HTTP_HEADER_MAX));

	g_strstrip(value);
	for (char *c = value; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7F)
			*c = '?';
	return value;
}

int64_t http_retry_after(const char *value, int64_t now)
{
	char *end;
	int64_t n = g_ascii_strtoll(value, &end, 10);
	int64_t when;

	if (end != value && *end == '\0')
		when = n > HTTP_WAIT_MOST ? now + HTTP_WAIT_MOST : now + n;
	else if (!date_parse(value, &when))
		return 0;
	return CLAMP(when, now + HTTP_WAIT_LEAST, now + HTTP_WAIT_MOST);
}

/* Blocks of IPv4 that are not the public's. */
static bool is_private_v4(uint32_t a)
{
	static const struct {
		uint32_t net, mask;
	} blocks[] = {
		{ 0x00000000, 0xFF000000 }, /* 0/8 */
		{ 0x0A000000, 0xFF000000 }, /* 10/8 */
		{ 0x64400000, 0xFFC00000 }, /* 100.64/10 */
		{ 0x7F000000, 0xFF000000 }, /* 127/8 */
		{ 0xA9FE0000, 0xFFFF0000 }, /* 169.254/16 */
		{ 0xAC100000, 0xFFF00000 }, /* 172.16/12 */
		{ 0xC0A80000, 0xFFFF0000 }, /* 192.168/16 */
	};

	for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++)
		if ((a & blocks[i].mask) == blocks[i].net)
			return true;
	return false;
}

static bool is_private_within(const struct in6_addr *a, size_t at)
{
	uint32_t v4;

	memcpy(&v4, a->s6_addr + at, sizeof v4);
	return is_private_v4(ntohl(v4));
}

static bool begins(const struct in6_addr *a, const char *bytes, size_t n)
{
	return memcmp(a->s6_addr, bytes, n) == 0;
}

/* An IPv6 address that embeds one of IPv4 leads to it through a gateway. */
static bool is_private_v6(const struct in6_addr *a)
{
	if (IN6_IS_ADDR_V4MAPPED(a) || IN6_IS_ADDR_V4COMPAT(a))
		return IN6_IS_ADDR_UNSPECIFIED(a) || IN6_IS_ADDR_LOOPBACK(a) ||
		       is_private_within(a, 12);
	/* RFC 6052 section 2.1: 64:ff9b::/96 */
	if (begins(a, "\0\x64\xff\x9b\0\0\0\0\0\0\0\0", 12))
		return is_private_within(a, 12);
	/* RFC 8215: 64:ff9b:1::/48, of the network's own */
	if (begins(a, "\0\x64\xff\x9b\0\1", 6))
		return true;
	/* RFC 3056 section 2: 2002::/16 */
	if (begins(a, "\x20\x02", 2))
		return is_private_within(a, 2);
	return IN6_IS_ADDR_UNSPECIFIED(a) || IN6_IS_ADDR_LOOPBACK(a) ||
	       IN6_IS_ADDR_LINKLOCAL(a) || IN6_IS_ADDR_SITELOCAL(a) ||
	       (a->s6_addr[0] & 0xFE) == 0xFC;
}

bool http_is_private(const struct sockaddr *address)
{
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;

	if (address->sa_family == AF_INET) {
		memcpy(&v4, address, sizeof v4);
		return is_private_v4(ntohl(v4.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		memcpy(&v6, address, sizeof v6);
		return is_private_v6(&v6.sin6_addr);
	}
	return true; /* a socket of this machine */
}

/* Also "127.1" and "0x7f000001", which inet_aton(3) and so proxies take. */
static bool is_v4(const char *text, struct sockaddr_in *v4)
{
	v4->sin_family = AF_INET;
	return inet_aton(text, &v4->sin_addr) != 0;
}

static bool is_v6(const char *text, struct sockaddr_in6 *v6)
{
	g_autofree char *bare = g_strndup(text, strcspn(text, "%"));

	v6->sin6_family = AF_INET6;
	return inet_pton(AF_INET6, bare, &v6->sin6_addr) == 1;
}

bool http_is_private_peer(const char *address)
{
	struct sockaddr_in v4 = { 0 };
	struct sockaddr_in6 v6 = { 0 };

	if (is_v4(address, &v4))
		return http_is_private((const struct sockaddr *)(void *)&v4);
	if (is_v6(address, &v6))
		return http_is_private((const struct sockaddr *)(void *)&v6);
	return true; /* a socket of this machine */
}

/* Names within a network: RFC 6761 (localhost), 6762 (local), 8375 (home.arpa),
 * ICANN's reservation (internal), and by habit (localdomain). */
static bool is_special(const char *host)
{
	static const char *const domains[] = { ".localhost", ".local",
					       ".localdomain", ".internal",
					       ".home.arpa" };

	for (size_t i = 0; i < G_N_ELEMENTS(domains); i++)
		if (g_str_has_suffix(host, domains[i]))
			return true;
	return false;
}

bool http_is_private_name(const char *host)
{
	struct sockaddr_in v4 = { 0 };
	struct sockaddr_in6 v6 = { 0 };

	if (is_v4(host, &v4) || is_v6(host, &v6))
		return http_is_private_peer(host);
	return !strchr(host, '.') || is_special(host);
}
