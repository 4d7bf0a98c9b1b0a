#include "feeds/http.h"

#include "feeds/date.h"
#include "src/error.h"
#include "src/url.h"

#include <glib/gi18n.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

static const struct {
	int status;
	const char *words;
} reasons[] = {
	{ 206, N_("partial content, unasked") },
	{ 400, N_("bad request") },
	{ 401, N_("password needed") },
	{ 402, N_("payment required") },
	{ 403, N_("forbidden") },
	{ 404, N_("not found") },
	{ 406, N_("not acceptable") },
	{ 407, N_("the proxy wants a password") },
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
	return g_strdup_printf(_("answer %ld"), status);
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

static char *refuse(GError **error, const char *why)
{
	g_set_error_literal(error, LEDE_ERROR, ERROR_HTTP, why);
	return NULL;
}

char *http_redirect(const char *from, const char *location, bool downgrade,
		    GError **error)
{
	g_autofree char *to = NULL;
	g_autofree char *scheme = NULL;
	g_autofree char *old = NULL;

	if (!location || !*location)
		return refuse(error, _("a redirect to nowhere"));
	to = url_resolve(from, location);
	scheme = url_scheme(to);
	if (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0) {
		g_set_error(error, LEDE_ERROR, ERROR_HTTP,
			    _("a redirect to a “%s” address is not followed"),
			    scheme);
		return NULL;
	}
	if (!url_is_web(to) || strlen(to) > URL_MAX)
		return refuse(error, _("a redirect to no good address"));
	old = url_scheme(from);
	if (!downgrade && strcmp(old, "https") == 0 &&
	    strcmp(scheme, "http") == 0)
		return refuse(error, _("a redirect from https to http is not "
				       "followed (allow-downgrade)"));
	return g_steal_pointer(&to);
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

static bool is_private_v6(const struct in6_addr *a)
{
	uint32_t last;

	if (IN6_IS_ADDR_V4MAPPED(a) || IN6_IS_ADDR_V4COMPAT(a)) {
		memcpy(&last, a->s6_addr + 12, sizeof last);
		return IN6_IS_ADDR_UNSPECIFIED(a) || IN6_IS_ADDR_LOOPBACK(a) ||
		       is_private_v4(ntohl(last));
	}
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
