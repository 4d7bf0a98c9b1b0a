#include "feeds/vocab.h"

#include <string.h>

#define BOTH (IN_FEED | IN_ITEM)
#define CLIP (IN_ITEM | IN_MEDIA)

/* Ranks tell which of several elements for one field counts: the lowest. */
static const struct rule rules[] = {
	/* clang-format off */
	/* RSS 0.9x to 2.0, RSS 1.0; and what is seen in their place */
	{ NS_RSS, "channel", IN_FEED | IN_FOREIGN, ACT_FEED, FIELD_NONE, 0 },
	{ NS_RSS, "item", IN_FEED | IN_FOREIGN, ACT_ITEM, FIELD_NONE, 0 },
	{ NS_RSS, "title", BOTH, ACT_HTML, FIELD_TITLE, 0 },
	{ NS_RSS, "link", BOTH, ACT_LINK, FIELD_LINK, 0 },
	{ NS_RSS, "description", BOTH, ACT_HTML, FIELD_SUMMARY, 0 },
	{ NS_RSS, "language", BOTH, ACT_PLAIN, FIELD_LANGUAGE, 0 },
	{ NS_RSS, "lastbuilddate", IN_FEED, ACT_PLAIN, FIELD_UPDATED, 0 },
	{ NS_RSS, "pubdate", BOTH, ACT_PLAIN, FIELD_PUBLISHED, 0 },
	{ NS_RSS, "managingeditor", IN_FEED, ACT_PERSON, FIELD_PERSON, 0 },
	{ NS_RSS, "webmaster", IN_FEED, ACT_PERSON, FIELD_PERSON, 5 },
	{ NS_RSS, "author", BOTH, ACT_PERSON, FIELD_PERSON, 0 },
	{ NS_RSS, "category", BOTH, ACT_CATEGORY, FIELD_CATEGORY, 0 },
	{ NS_RSS, "ttl", IN_FEED, ACT_PLAIN, FIELD_TTL, 0 },
	{ NS_RSS, "image", IN_FEED, ACT_IMAGE, FIELD_NONE, 0 },
	{ NS_RSS, "url", IN_IMAGE, ACT_PLAIN, FIELD_IMAGE, 0 },
	{ NS_RSS, "guid", IN_ITEM, ACT_GUID, FIELD_GUID, 0 },
	{ NS_RSS, "comments", IN_ITEM, ACT_PLAIN, FIELD_COMMENTS, 0 },
	{ NS_RSS, "enclosure", IN_ITEM, ACT_ENCLOSURE, FIELD_ENCLOSURE, 0 },
	{ NS_RSS, "source", IN_ITEM, ACT_SOURCE, FIELD_SOURCE_TITLE, 0 },
	{ NS_RSS, "encoded", IN_ITEM, ACT_HTML, FIELD_CONTENT, 1 },
	{ NS_RSS, "body", IN_ITEM, ACT_HTML, FIELD_CONTENT, 2 },
	{ NS_RSS, "fullitem", IN_ITEM, ACT_HTML, FIELD_CONTENT, 3 },
	{ NS_RSS, "textinput", IN_FEED | IN_FOREIGN, ACT_SKIP, FIELD_NONE, 0 },
	{ NS_RSS, "cloud", IN_FEED, ACT_SKIP, FIELD_NONE, 0 },
	{ NS_RSS, "name", IN_PERSON, ACT_PART, 0, 0 },
	{ NS_RSS, "email", IN_PERSON, ACT_PART, 1, 0 },
	{ NS_RSS, "uri", IN_PERSON, ACT_PART, 2, 0 },
	{ NS_RSS, "url", IN_PERSON, ACT_PART, 2, 0 },
	{ NS_RSS, "homepage", IN_PERSON, ACT_PART, 2, 0 },

	/* Atom 1.0 (RFC 4287); 0.3 where it differs; both within RSS too */
	{ NS_ATOM10, "entry", IN_FEED, ACT_ITEM, FIELD_NONE, 0 },
	{ NS_ATOM10, "title", BOTH, ACT_CONSTRUCT, FIELD_TITLE, 2 },
	{ NS_ATOM10, "title", IN_SOURCE, ACT_CONSTRUCT, FIELD_SOURCE_TITLE, 0 },
	{ NS_ATOM10, "link", BOTH | IN_SOURCE, ACT_LINK, FIELD_LINK, 1 },
	{ NS_ATOM10, "id", BOTH, ACT_PLAIN, FIELD_ID, 1 },
	{ NS_ATOM10, "subtitle", IN_FEED, ACT_CONSTRUCT, FIELD_SUMMARY, 2 },
	{ NS_ATOM10, "tagline", IN_FEED, ACT_CONSTRUCT, FIELD_SUMMARY, 2 },
	{ NS_ATOM10, "summary", IN_ITEM, ACT_CONSTRUCT, FIELD_SUMMARY, 2 },
	{ NS_ATOM10, "content", IN_ITEM, ACT_CONSTRUCT, FIELD_CONTENT, 4 },
	{ NS_ATOM10, "updated", BOTH, ACT_PLAIN, FIELD_UPDATED, 1 },
	{ NS_ATOM10, "modified", BOTH, ACT_PLAIN, FIELD_UPDATED, 2 },
	{ NS_ATOM10, "published", BOTH, ACT_PLAIN, FIELD_PUBLISHED, 1 },
	{ NS_ATOM10, "issued", BOTH, ACT_PLAIN, FIELD_PUBLISHED, 2 },
	{ NS_ATOM10, "created", IN_ITEM, ACT_PLAIN, FIELD_PUBLISHED, 6 },
	{ NS_ATOM10, "author", BOTH | IN_SOURCE, ACT_PERSON, FIELD_PERSON, 0 },
	{ NS_ATOM10, "name", IN_PERSON, ACT_PART, 0, 0 },
	{ NS_ATOM10, "email", IN_PERSON, ACT_PART, 1, 0 },
	{ NS_ATOM10, "uri", IN_PERSON, ACT_PART, 2, 0 },
	{ NS_ATOM10, "url", IN_PERSON, ACT_PART, 2, 0 },
	{ NS_ATOM10, "homepage", IN_PERSON, ACT_PART, 2, 0 },
	{ NS_ATOM10, "category", BOTH, ACT_CATEGORY, FIELD_CATEGORY, 0 },
	{ NS_ATOM10, "icon", IN_FEED, ACT_PLAIN, FIELD_ICON, 0 },
	{ NS_ATOM10, "logo", IN_FEED, ACT_PLAIN, FIELD_IMAGE, 1 },
	{ NS_ATOM10, "source", IN_ITEM, ACT_SOURCE, FIELD_NONE, 0 },

	{ NS_DC, "title", BOTH, ACT_HTML, FIELD_TITLE, 1 },
	{ NS_DC, "description", BOTH, ACT_HTML, FIELD_SUMMARY, 1 },
	{ NS_DC, "language", BOTH, ACT_PLAIN, FIELD_LANGUAGE, 1 },
	{ NS_DC, "date", IN_ITEM, ACT_PLAIN, FIELD_PUBLISHED, 3 },
	{ NS_DC, "date", IN_FEED, ACT_PLAIN, FIELD_UPDATED, 4 },
	{ NS_DC, "creator", BOTH, ACT_PERSON, FIELD_PERSON, 1 },
	{ NS_DC, "author", BOTH, ACT_PERSON, FIELD_PERSON, 2 },
	{ NS_DC, "subject", BOTH, ACT_HTML, FIELD_CATEGORY, 0 },
	{ NS_DCTERMS, "modified", BOTH, ACT_PLAIN, FIELD_UPDATED, 3 },
	{ NS_DCTERMS, "issued", BOTH, ACT_PLAIN, FIELD_PUBLISHED, 4 },
	{ NS_DCTERMS, "created", BOTH, ACT_PLAIN, FIELD_PUBLISHED, 5 },

	{ NS_CONTENT, "encoded", IN_ITEM, ACT_HTML, FIELD_CONTENT, 0 },
	{ NS_XHTML, "body", IN_ITEM, ACT_HTML, FIELD_CONTENT, 2 },
	{ NS_XHTML, "div", IN_ITEM, ACT_HTML, FIELD_CONTENT, 5 },

	{ NS_ITUNES, "title", IN_ITEM, ACT_HTML, FIELD_TITLE, 3 },
	{ NS_ITUNES, "summary", BOTH, ACT_HTML, FIELD_SUMMARY, 3 },
	{ NS_ITUNES, "subtitle", IN_FEED, ACT_HTML, FIELD_SUMMARY, 4 },
	{ NS_ITUNES, "author", BOTH, ACT_PERSON, FIELD_PERSON, 3 },
	{ NS_ITUNES, "image", IN_FEED, ACT_PICTURE, FIELD_IMAGE, 2 },
	{ NS_ITUNES, "image", IN_ITEM, ACT_PICTURE, FIELD_IMAGE, 0 },
	{ NS_ITUNES, "keywords", BOTH, ACT_HTML, FIELD_KEYWORDS, 0 },
	{ NS_ITUNES, "category", BOTH, ACT_NESTED, FIELD_CATEGORY, 0 },
	{ NS_GOOGLEPLAY, "description", BOTH, ACT_HTML, FIELD_SUMMARY, 5 },
	{ NS_GOOGLEPLAY, "author", BOTH, ACT_PERSON, FIELD_PERSON, 4 },
	{ NS_GOOGLEPLAY, "image", BOTH, ACT_PICTURE, FIELD_IMAGE, 3 },
	{ NS_GOOGLEPLAY, "category", BOTH, ACT_NESTED, FIELD_CATEGORY, 0 },

	{ NS_MEDIA, "group", BOTH, ACT_GROUP, FIELD_NONE, 0 },
	{ NS_MEDIA, "content", BOTH | IN_MEDIA, ACT_MEDIA, FIELD_ENCLOSURE, 1 },
	{ NS_MEDIA, "thumbnail", BOTH | IN_MEDIA, ACT_PICTURE, FIELD_IMAGE, 4 },
	{ NS_MEDIA, "title", CLIP, ACT_HTML, FIELD_TITLE, 4 },
	{ NS_MEDIA, "description", CLIP, ACT_HTML, FIELD_SUMMARY, 9 },
	{ NS_MEDIA, "category", BOTH | IN_MEDIA, ACT_CATEGORY, FIELD_CATEGORY,
	  0 },
	{ NS_MEDIA, "keywords", BOTH | IN_MEDIA, ACT_SKIP, FIELD_NONE, 0 },

	{ NS_SLASH, "comments", IN_ITEM, ACT_PLAIN, FIELD_COMMENTS_COUNT, 0 },
	{ NS_THREAD, "total", IN_ITEM, ACT_PLAIN, FIELD_COMMENTS_COUNT, 1 },
	{ NS_FEEDBURNER, "origlink", IN_ITEM, ACT_PLAIN, FIELD_ORIGIN, 0 },
	{ NS_FEEDBURNER, "origenclosurelink", IN_ITEM, ACT_PLAIN,
	  FIELD_ENCLOSURE_ORIGIN, 0 },

	/* Channel Definition Format (W3C submission, 1997) */
	{ NS_CDF, "item", IN_FEED, ACT_ITEM, FIELD_NONE, 0 },
	{ NS_CDF, "channel", IN_FEED, ACT_FEED, FIELD_NONE, 0 },
	{ NS_CDF, "title", BOTH, ACT_HTML, FIELD_TITLE, 0 },
	{ NS_CDF, "abstract", BOTH, ACT_HTML, FIELD_SUMMARY, 0 },
	{ NS_CDF, "a", BOTH, ACT_HREF, FIELD_LINK, 0 },
	{ NS_CDF, "logo", BOTH, ACT_PICTURE, FIELD_IMAGE, 0 },
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

static bool is_uri(const char *uri, const char *plain)
{
	size_t n = strlen(plain);

	if (g_ascii_strncasecmp(uri, "http://", 7) == 0)
		uri += 7;
	else if (g_ascii_strncasecmp(uri, "https://", 8) == 0)
		uri += 8;
	if (g_ascii_strncasecmp(uri, plain, n) != 0)
		return false;
	uri += n;
	return !*uri || ((*uri == '/' || *uri == '#') && !uri[1]);
}

enum ns vocab_ns(const char *uri, const char *prefix)
{
	if (uri) {
		for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++)
			if (is_uri(uri, spaces[i].uri))
				return spaces[i].ns;
		return *uri ? NS_OTHER : NS_NONE;
	}
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

const struct rule *vocab_find(enum ns ns, const char *name, size_t *n)
{
	if (ns == NS_ATOM03)
		ns = NS_ATOM10;
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		size_t last = i;

		if (!is_rule(&rules[i], ns, name))
			continue;
		/* "url" means one thing in an image and another in a person */
		while (last + 1 < G_N_ELEMENTS(rules) &&
		       rules[last + 1].ns == ns)
			last++;
		*n = last - i + 1;
		return &rules[i];
	}
	return NULL;
}

const struct rule *vocab_in(const struct rule *found, size_t n, unsigned scope)
{
	for (size_t i = 0; i < n; i++)
		if ((found[i].scopes & scope) &&
		    strcmp(found[i].name, found[0].name) == 0)
			return &found[i];
	return NULL;
}
