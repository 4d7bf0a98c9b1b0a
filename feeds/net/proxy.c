#include "feeds/net/proxy.h"

#include "feeds/net/host.h"
#include "src/base/url.h"

#include <glib.h>
#include <string.h>

static bool is_in_domain(const char *host, const char *domain)
{
	size_t n = strlen(host), m;

	if (*domain == '.')
		domain++;
	m = strlen(domain);
	while (m && domain[m - 1] == '.')
		m--;
	if (!m || m > n || g_ascii_strncasecmp(host + n - m, domain, m) != 0)
		return false;
	return m == n || host[n - m - 1] == '.';
}

bool proxy_is_exempt(const char *host, const char *no_proxy)
{
	g_auto(GStrv) names = g_strsplit_set(no_proxy, ", \t", -1);

	for (char **name = names; *name; name++)
		if (strcmp(*name, "*") == 0 || is_in_domain(host, *name))
			return true;
	return false;
}

static const char *first_set(const char *const *names)
{
	for (; *names; names++) {
		const char *value = g_getenv(*names);

		if (value && *value)
			return value;
	}
	return NULL;
}

/* As curl does: HTTP_PROXY in capitals is not read, because a CGI program has the
 * request's header "Proxy:" in it. */
static const char *of_environment(const char *url)
{
	static const char *const http[] = { "http_proxy", "all_proxy",
					    "ALL_PROXY", NULL };
	static const char *const https[] = { "https_proxy", "HTTPS_PROXY",
					     "all_proxy", "ALL_PROXY", NULL };
	g_autofree char *scheme = url_scheme(url);

	return first_set(strcmp(scheme, "https") == 0 ? https : http);
}

bool proxy_is_used(const char *url, const char *proxy)
{
	static const char *const exempt[] = { "no_proxy", "NO_PROXY", NULL };
	const char *no_proxy = first_set(exempt);
	g_autofree char *host = NULL;

	if (proxy ? !*proxy : !of_environment(url))
		return false;
	host = host_of(url);
	return !no_proxy || !proxy_is_exempt(host ? host : "", no_proxy);
}
