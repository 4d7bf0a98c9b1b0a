#include "feeds/feed/namespace.h"

#include <glib.h>
#include <string.h>

#define URI_MAX 80 /* bytes of the longest address below */

/* As they are compared: lower case, without scheme and last slash or "#". */
static const struct {
	const char *uri;
	enum ns ns;
} spaces[] = {
	/* clang-format off */
	{ "www.w3.org/2005/atom", NS_ATOM10 },
	{ "purl.org/atom/ns", NS_ATOM03 },
	{ "purl.org/rss/1.0", NS_RSS },
	{ "purl.org/net/rss1.1", NS_RSS },
	{ "my.netscape.com/rdf/simple/0.9", NS_RSS },
	{ "my.netscape.com/publish/formats/rss-0.9", NS_RSS },
	{ "channel.netscape.com/rdf/simple/0.9", NS_RSS },
	{ "backend.userland.com/rss", NS_RSS },
	{ "backend.userland.com/rss2", NS_RSS },
	{ "backend.userland.com/rss091", NS_RSS },
	{ "backend.userland.com/rss092", NS_RSS },
	{ "blogs.law.harvard.edu/tech/rss", NS_RSS },
	{ "cyber.law.harvard.edu/rss", NS_RSS },
	{ "cyber.law.harvard.edu/rss/rss.html", NS_RSS },
	{ "www.w3.org/1999/02/22-rdf-syntax-ns", NS_RDF },
	{ "purl.org/dc/elements/1.1", NS_DC },
	{ "purl.org/dc/elements/1.0", NS_DC },
	{ "purl.org/dc/terms", NS_DCTERMS },
	{ "purl.org/rss/1.0/modules/dcterms", NS_DCTERMS },
	{ "purl.org/rss/1.0/modules/content", NS_CONTENT },
	{ "search.yahoo.com/mrss", NS_MEDIA },
	{ "www.rssboard.org/media-rss", NS_MEDIA },
	{ "video.search.yahoo.com/mrss", NS_MEDIA },
	{ "www.itunes.com/dtds/podcast-1.0.dtd", NS_ITUNES },
	{ "example.com/dtds/podcast-1.0.dtd", NS_ITUNES },
	{ "www.google.com/schemas/play-podcasts/1.0", NS_GOOGLEPLAY },
	{ "www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd",
	  NS_GOOGLEPLAY },
	{ "purl.org/rss/1.0/modules/slash", NS_SLASH },
	{ "purl.org/rss/1.0/modules/syndication", NS_SYNDICATION },
	{ "purl.org/syndication/thread/1.0", NS_THREAD },
	{ "rssnamespace.org/feedburner/ext/1.0", NS_FEEDBURNER },
	{ "www.w3.org/1999/xhtml", NS_XHTML },
	{ "www.w3.org/xml/1998/namespace", NS_XML },
	/* clang-format on */
};

static const struct {
	const char *prefix;
	enum ns ns;
} prefixes[] = {
	{ "atom", NS_ATOM10 },
	{ "a10", NS_ATOM10 },
	{ "atom10", NS_ATOM10 },
	{ "dc", NS_DC },
	{ "dcterms", NS_DCTERMS },
	{ "content", NS_CONTENT },
	{ "media", NS_MEDIA },
	{ "itunes", NS_ITUNES },
	{ "googleplay", NS_GOOGLEPLAY },
	{ "slash", NS_SLASH },
	{ "sy", NS_SYNDICATION },
	{ "thr", NS_THREAD },
	{ "feedburner", NS_FEEDBURNER },
	{ "xhtml", NS_XHTML },
	{ "rdf", NS_RDF },
	{ "rss", NS_RSS },
	{ "xml", NS_XML },
};

/* The form in which addresses of namespaces are compared; longer ones than any
 * that is known come out cut. */
static void fold_uri(const char *uri, char *out, size_t size)
{
	size_t n = 0;

	if (g_ascii_strncasecmp(uri, "http://", 7) == 0)
		uri += 7;
	else if (g_ascii_strncasecmp(uri, "https://", 8) == 0)
		uri += 8;
	for (; uri[n] && n + 1 < size; n++)
		out[n] = g_ascii_tolower(uri[n]);
	if (n && !uri[n] && (out[n - 1] == '/' || out[n - 1] == '#'))
		n--;
	out[n] = '\0';
}

static enum ns ns_of_uri(const char *uri)
{
	char plain[URI_MAX + 2];

	fold_uri(uri, plain, sizeof plain);
	for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++)
		if (strcmp(plain, spaces[i].uri) == 0)
			return spaces[i].ns;
	return *uri ? NS_OTHER : NS_NONE;
}

enum ns namespace_find(const char *uri, const char *prefix)
{
	if (uri)
		return ns_of_uri(uri);
	if (!prefix)
		return NS_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
		if (g_ascii_strcasecmp(prefix, prefixes[i].prefix) == 0)
			return prefixes[i].ns;
	return NS_OTHER;
}
