#include "feeds/net/host.h"

#include <curl/curl.h>
#include <glib.h>
#include <string.h>

/* As a transfer reads it: percent-decoded, numbers of IPv4 written out. NULL for
 * none. */
static char *ask_curl(const char *url)
{
	CURLU *parts = curl_url();
	char *part = NULL;
	char *copy = NULL;

	if (curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
	    curl_url_get(parts, CURLUPART_HOST, &part, 0) == CURLUE_OK)
		copy = g_strdup(part);
	curl_free(part);
	curl_url_cleanup(parts);
	return copy;
}

/* Without brackets and zone, case and last dots: none of them leads
 * elsewhere. */
static char *strip_brackets(const char *host)
{
	const char *from = *host == '[' ? host + 1 : host;
	char *name = g_ascii_strdown(from, (gssize)strcspn(from, "]"));
	size_t n;

	if (*host == '[')
		name[strcspn(name, "%")] = '\0';
	n = strlen(name);
	while (n && name[n - 1] == '.')
		name[--n] = '\0';
	return name;
}

static bool is_plain(const char *name)
{
	for (const char *c = name; *c; c++)
		if (!g_ascii_isalnum(*c) && !strchr("-_.:", *c))
			return false;
	return *name != '\0';
}

/* Letters that are not ASCII are GLib's to convert (RFC 3490: NFKC, and other
 * dots than "."): CURLU_PUNYCODE is new in curl 7.88, and leaks there. */
char *host_of(const char *url)
{
	g_autofree char *host = ask_curl(url);
	g_autofree char *ascii = host ? g_hostname_to_ascii(host) : NULL;
	g_autofree char *name = ascii ? strip_brackets(ascii) : NULL;

	return name && is_plain(name) ? g_steal_pointer(&name) : NULL;
}
