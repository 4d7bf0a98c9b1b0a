#include "feeds/feed/elements.h"

#include <string.h>

#define BOTH (IN_FEED | IN_ITEM)
#define CLIP (IN_ITEM | IN_MEDIA)

#define URI_MAX 80 /* bytes of the longest address of a namespace below */

/* Ranks tell which of several elements for one field counts: the lowest. The
 * rules of one name are next to each other. */
static const struct rule rules[] = {
	/* clang-format off */
	/* RSS 0.9x to 2.0, RSS 1.0; and what is seen in their place */
	{ "channel", NS_RSS, IN_FEED | IN_FOREIGN, ACT_FEED, FIELD_NONE, 0 },
	{ "item", NS_RSS, IN_FEED | IN_FOREIGN, ACT_ITEM, FIELD_NONE, 0 },
	{ "entry", NS_RSS, IN_FEED | IN_FOREIGN, ACT_ITEM, FIELD_NONE, 0 },
	{ "title", NS_RSS, BOTH, ACT_HTML, FIELD_TITLE, 0 },
	{ "link", NS_RSS, BOTH, ACT_LINK, FIELD_LINK, 0 },
	{ "description", NS_RSS, BOTH, ACT_HTML, FIELD_SUMMARY, 0 },
	{ "language", NS_RSS, BOTH, ACT_PLAIN, FIELD_LANGUAGE, 0 },
	{ "lastbuilddate", NS_RSS, IN_FEED, ACT_PLAIN, FIELD_UPDATED, 0 },
	{ "pubdate", NS_RSS, BOTH, ACT_PLAIN, FIELD_PUBLISHED, 0 },
	{ "managingeditor", NS_RSS, IN_FEED, ACT_PERSON, FIELD_PERSON, 0 },
	{ "webmaster", NS_RSS, IN_FEED, ACT_PERSON, FIELD_PERSON, 5 },
	{ "author", NS_RSS, BOTH, ACT_PERSON, FIELD_PERSON, 0 },
	{ "category", NS_RSS, BOTH, ACT_CATEGORY, FIELD_CATEGORY, 0 },
	{ "ttl", NS_RSS, IN_FEED, ACT_PLAIN, FIELD_TTL, 0 },
	{ "image", NS_RSS, IN_FEED, ACT_IMAGE, FIELD_NONE, 0 },
	{ "guid", NS_RSS, IN_ITEM, ACT_GUID, FIELD_GUID, 0 },
	{ "comments", NS_RSS, IN_ITEM, ACT_PLAIN, FIELD_COMMENTS, 0 },
	{ "enclosure", NS_RSS, IN_ITEM, ACT_ENCLOSURE, FIELD_ENCLOSURE, 0 },
	{ "source", NS_RSS, IN_ITEM, ACT_SOURCE, FIELD_SOURCE_TITLE, 0 },
	{ "encoded", NS_RSS, IN_ITEM, ACT_HTML, FIELD_CONTENT, 1 },
	{ "body", NS_RSS, IN_ITEM, ACT_HTML, FIELD_CONTENT, 2 },
	{ "fullitem", NS_RSS, IN_ITEM, ACT_HTML, FIELD_CONTENT, 3 },
	{ "textinput", NS_RSS, IN_FEED | IN_FOREIGN, ACT_SKIP, FIELD_NONE, 0 },
	{ "cloud", NS_RSS, IN_FEED, ACT_SKIP, FIELD_NONE, 0 },
	{ "name", NS_RSS, IN_PERSON, ACT_PART, 0, 0 },
	{ "email", NS_RSS, IN_PERSON, ACT_PART, 1, 0 },
	{ "uri", NS_RSS, IN_PERSON, ACT_PART, 2, 0 },
	{ "url", NS_RSS, IN_IMAGE, ACT_PLAIN, FIELD_IMAGE, 0 },
	{ "url", NS_RSS, IN_PERSON, ACT_PART, 2, 0 },
	{ "homepage", NS_RSS, IN_PERSON, ACT_PART, 2, 0 },

	/* Atom 1.0 (RFC 4287); 0.3 where it differs; both within RSS too */
	{ "entry", NS_ATOM10, IN_FEED, ACT_ITEM, FIELD_NONE, 0 },
	{ "title", NS_ATOM10, BOTH, ACT_CONSTRUCT, FIELD_TITLE, 2 },
	{ "title", NS_ATOM10, IN_SOURCE, ACT_CONSTRUCT, FIELD_SOURCE_TITLE, 0 },
	{ "link", NS_ATOM10, BOTH | IN_SOURCE, ACT_LINK, FIELD_LINK, 1 },
	{ "id", NS_ATOM10, BOTH, ACT_PLAIN, FIELD_ID, 1 },
	{ "subtitle", NS_ATOM10, IN_FEED, ACT_CONSTRUCT, FIELD_SUMMARY, 2 },
	{ "tagline", NS_ATOM10, IN_FEED, ACT_CONSTRUCT, FIELD_SUMMARY, 2 },
	{ "summary", NS_ATOM10, IN_ITEM, ACT_CONSTRUCT, FIELD_SUMMARY, 2 },
	{ "content", NS_ATOM10, IN_ITEM, ACT_CONSTRUCT, FIELD_CONTENT, 4 },
	{ "updated", NS_ATOM10, BOTH, ACT_PLAIN, FIELD_UPDATED, 1 },
	{ "modified", NS_ATOM10, BOTH, ACT_PLAIN, FIELD_UPDATED, 2 },
	{ "published", NS_ATOM10, BOTH, ACT_PLAIN, FIELD_PUBLISHED, 1 },
	{ "issued", NS_ATOM10, BOTH, ACT_PLAIN, FIELD_PUBLISHED, 2 },
	{ "created", NS_ATOM10, IN_ITEM, ACT_PLAIN, FIELD_PUBLISHED, 6 },
	{ "author", NS_ATOM10, BOTH | IN_SOURCE, ACT_PERSON, FIELD_PERSON, 0 },
	{ "name", NS_ATOM10, IN_PERSON, ACT_PART, 0, 0 },
	{ "email", NS_ATOM10, IN_PERSON, ACT_PART, 1, 0 },
	{ "uri", NS_ATOM10, IN_PERSON, ACT_PART, 2, 0 },
	{ "url", NS_ATOM10, IN_PERSON, ACT_PART, 2, 0 },
	{ "homepage", NS_ATOM10, IN_PERSON, ACT_PART, 2, 0 },
	{ "category", NS_ATOM10, BOTH, ACT_CATEGORY, FIELD_CATEGORY, 0 },
	{ "icon", NS_ATOM10, IN_FEED, ACT_PLAIN, FIELD_ICON, 0 },
	{ "logo", NS_ATOM10, IN_FEED, ACT_PLAIN, FIELD_IMAGE, 1 },
	{ "source", NS_ATOM10, IN_ITEM, ACT_SOURCE, FIELD_NONE, 0 },

	{ "title", NS_DC, BOTH, ACT_HTML, FIELD_TITLE, 1 },
	{ "description", NS_DC, BOTH, ACT_HTML, FIELD_SUMMARY, 1 },
	{ "language", NS_DC, BOTH, ACT_PLAIN, FIELD_LANGUAGE, 1 },
	{ "date", NS_DC, IN_ITEM, ACT_PLAIN, FIELD_PUBLISHED, 3 },
	{ "date", NS_DC, IN_FEED, ACT_PLAIN, FIELD_UPDATED, 4 },
	{ "creator", NS_DC, BOTH, ACT_PERSON, FIELD_PERSON, 1 },
	{ "author", NS_DC, BOTH, ACT_PERSON, FIELD_PERSON, 2 },
	{ "subject", NS_DC, BOTH, ACT_HTML, FIELD_CATEGORY, 0 },
	{ "modified", NS_DCTERMS, BOTH, ACT_PLAIN, FIELD_UPDATED, 3 },
	{ "issued", NS_DCTERMS, BOTH, ACT_PLAIN, FIELD_PUBLISHED, 4 },
	{ "created", NS_DCTERMS, BOTH, ACT_PLAIN, FIELD_PUBLISHED, 5 },

	{ "encoded", NS_CONTENT, IN_ITEM, ACT_HTML, FIELD_CONTENT, 0 },
	{ "body", NS_XHTML, IN_ITEM, ACT_HTML, FIELD_CONTENT, 2 },
	{ "div", NS_XHTML, IN_ITEM, ACT_HTML, FIELD_CONTENT, 5 },

	{ "title", NS_ITUNES, IN_ITEM, ACT_HTML, FIELD_TITLE, 3 },
	{ "summary", NS_ITUNES, BOTH, ACT_HTML, FIELD_SUMMARY, 3 },
	{ "subtitle", NS_ITUNES, IN_FEED, ACT_HTML, FIELD_SUMMARY, 4 },
	{ "author", NS_ITUNES, BOTH, ACT_PERSON, FIELD_PERSON, 3 },
	{ "image", NS_ITUNES, IN_FEED, ACT_PICTURE, FIELD_IMAGE, 2 },
	{ "image", NS_ITUNES, IN_ITEM, ACT_PICTURE, FIELD_IMAGE, 0 },
	{ "keywords", NS_ITUNES, BOTH, ACT_HTML, FIELD_KEYWORDS, 0 },
	{ "category", NS_ITUNES, BOTH, ACT_NESTED, FIELD_CATEGORY, 0 },
	{ "description", NS_GOOGLEPLAY, BOTH, ACT_HTML, FIELD_SUMMARY, 5 },
	{ "author", NS_GOOGLEPLAY, BOTH, ACT_PERSON, FIELD_PERSON, 4 },
	{ "image", NS_GOOGLEPLAY, BOTH, ACT_PICTURE, FIELD_IMAGE, 3 },
	{ "category", NS_GOOGLEPLAY, BOTH, ACT_NESTED, FIELD_CATEGORY, 0 },

	{ "group", NS_MEDIA, BOTH, ACT_GROUP, FIELD_NONE, 0 },
	{ "content", NS_MEDIA, BOTH | IN_MEDIA, ACT_MEDIA, FIELD_ENCLOSURE, 1 },
	{ "thumbnail", NS_MEDIA, BOTH | IN_MEDIA, ACT_PICTURE, FIELD_IMAGE, 4 },
	{ "title", NS_MEDIA, CLIP, ACT_HTML, FIELD_TITLE, 4 },
	{ "description", NS_MEDIA, CLIP, ACT_HTML, FIELD_SUMMARY, 9 },
	{ "category", NS_MEDIA, BOTH | IN_MEDIA, ACT_CATEGORY, FIELD_CATEGORY,
	  0 },
	{ "keywords", NS_MEDIA, BOTH | IN_MEDIA, ACT_SKIP, FIELD_NONE, 0 },

	{ "comments", NS_SLASH, IN_ITEM, ACT_PLAIN, FIELD_COMMENTS_COUNT, 0 },
	{ "total", NS_THREAD, IN_ITEM, ACT_PLAIN, FIELD_COMMENTS_COUNT, 1 },
	{ "origlink", NS_FEEDBURNER, IN_ITEM, ACT_PLAIN, FIELD_ORIGIN, 0 },
	{ "origenclosurelink", NS_FEEDBURNER, IN_ITEM, ACT_PLAIN,
	  FIELD_ENCLOSURE_ORIGIN, 0 },

	/* Channel Definition Format (W3C submission, 1997) */
	{ "item", NS_CDF, IN_FEED, ACT_ITEM, FIELD_NONE, 0 },
	{ "channel", NS_CDF, IN_FEED, ACT_FEED, FIELD_NONE, 0 },
	{ "title", NS_CDF, BOTH, ACT_HTML, FIELD_TITLE, 0 },
	{ "abstract", NS_CDF, BOTH, ACT_HTML, FIELD_SUMMARY, 0 },
	{ "a", NS_CDF, BOTH, ACT_HREF, FIELD_LINK, 0 },
	{ "logo", NS_CDF, BOTH, ACT_PICTURE, FIELD_IMAGE, 0 },
	/* clang-format on */
};

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

enum ns elements_ns(const char *uri, const char *prefix)
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

static bool is_rule(const struct rule *r, enum ns ns, const char *name)
{
	return r->ns == ns && g_ascii_strcasecmp(r->name, name) == 0;
}

const struct rule *elements_find(enum ns ns, const char *name, size_t *n)
{
	if (ns == NS_ATOM03)
		ns = NS_ATOM10;
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		size_t end = i + 1;

		if (!is_rule(&rules[i], ns, name))
			continue;
		while (end < G_N_ELEMENTS(rules) &&
		       is_rule(&rules[end], ns, name))
			end++;
		*n = end - i;
		return &rules[i];
	}
	return NULL;
}

const struct rule *elements_in(const struct rule *found, size_t n,
			       unsigned scope)
{
	for (size_t i = 0; i < n; i++)
		if (found[i].scopes & scope)
			return &found[i];
	return NULL;
}
