#include "feeds/feed/elements.h"

#include "feeds/feed/handlers.h"
#include "feeds/feed/handlers_link.h"

#include <string.h>

#define BOTH (IN_FEED | IN_ITEM)
#define CLIP (IN_ITEM | IN_MEDIA)

/* Of several elements for one field the one with the lowest rank counts: the
 * format's own before those of modules, the specific before the general. The rules
 * of one name are next to each other: elements_find(). */
static const struct rule rules[] = {
	/* clang-format off */
	/* RSS 0.9x to 2.0, RSS 1.0; and what feeds have in their place */
	{ "channel", NS_RSS, IN_FEED | IN_FOREIGN, &handler_feed,
	  FIELD_NONE, 0 },
	{ "item", NS_RSS, IN_FEED | IN_FOREIGN, &handler_item, FIELD_NONE, 0 },
	{ "entry", NS_RSS, IN_FEED | IN_FOREIGN, &handler_item, FIELD_NONE, 0 },
	{ "title", NS_RSS, BOTH, &handler_html, FIELD_TITLE, 0 },
	{ "link", NS_RSS, BOTH, &handler_link, FIELD_LINK, 0 },
	{ "description", NS_RSS, BOTH, &handler_html, FIELD_SUMMARY, 0 },
	{ "language", NS_RSS, BOTH, &handler_plain, FIELD_LANGUAGE, 0 },
	{ "lastbuilddate", NS_RSS, IN_FEED, &handler_plain, FIELD_UPDATED, 0 },
	{ "pubdate", NS_RSS, BOTH, &handler_plain, FIELD_PUBLISHED, 0 },
	{ "managingeditor", NS_RSS, IN_FEED, &handler_person, FIELD_PERSON, 0 },
	{ "webmaster", NS_RSS, IN_FEED, &handler_person, FIELD_PERSON, 5 },
	{ "author", NS_RSS, BOTH, &handler_person, FIELD_PERSON, 0 },
	{ "category", NS_RSS, BOTH, &handler_category, FIELD_CATEGORY, 0 },
	{ "ttl", NS_RSS, IN_FEED, &handler_plain, FIELD_TTL, 0 },
	{ "skiphours", NS_RSS, IN_FEED, &handler_feed, FIELD_NONE, 0 },
	{ "hour", NS_RSS, IN_FEED, &handler_plain, FIELD_SKIP_HOUR, 0 },
	{ "skipdays", NS_RSS, IN_FEED, &handler_feed, FIELD_NONE, 0 },
	{ "day", NS_RSS, IN_FEED, &handler_plain, FIELD_SKIP_DAY, 0 },
	{ "image", NS_RSS, IN_FEED, &handler_image, FIELD_NONE, 0 },
	{ "guid", NS_RSS, IN_ITEM, &handler_guid, FIELD_GUID, 0 },
	{ "comments", NS_RSS, IN_ITEM, &handler_plain, FIELD_COMMENTS, 0 },
	{ "enclosure", NS_RSS, IN_ITEM, &handler_enclosure,
	  FIELD_ENCLOSURE, 0 },
	{ "source", NS_RSS, IN_ITEM, &handler_source, FIELD_SOURCE_TITLE, 0 },
	{ "encoded", NS_RSS, IN_ITEM, &handler_html, FIELD_CONTENT, 1 },
	{ "body", NS_RSS, IN_ITEM, &handler_html, FIELD_CONTENT, 2 },
	{ "fullitem", NS_RSS, IN_ITEM, &handler_html, FIELD_CONTENT, 3 },
	{ "textinput", NS_RSS, IN_FEED | IN_FOREIGN, &handler_skip,
	  FIELD_NONE, 0 },
	{ "cloud", NS_RSS, IN_FEED, &handler_skip, FIELD_NONE, 0 },
	{ "name", NS_RSS, IN_PERSON, &handler_part, 0, 0 },
	{ "email", NS_RSS, IN_PERSON, &handler_part, 1, 0 },
	{ "uri", NS_RSS, IN_PERSON, &handler_part, 2, 0 },
	{ "url", NS_RSS, IN_IMAGE, &handler_plain, FIELD_IMAGE, 0 },
	{ "url", NS_RSS, IN_PERSON, &handler_part, 2, 0 },
	{ "homepage", NS_RSS, IN_PERSON, &handler_part, 2, 0 },

	/* Atom 1.0 (RFC 4287); 0.3 where it differs; both within RSS too */
	{ "entry", NS_ATOM10, IN_FEED, &handler_item, FIELD_NONE, 0 },
	{ "title", NS_ATOM10, BOTH, &handler_construct, FIELD_TITLE, 2 },
	{ "title", NS_ATOM10, IN_SOURCE, &handler_construct,
	  FIELD_SOURCE_TITLE, 0 },
	{ "link", NS_ATOM10, BOTH | IN_SOURCE, &handler_link, FIELD_LINK, 1 },
	{ "id", NS_ATOM10, BOTH, &handler_plain, FIELD_ID, 1 },
	{ "subtitle", NS_ATOM10, IN_FEED, &handler_construct,
	  FIELD_SUMMARY, 2 },
	{ "tagline", NS_ATOM10, IN_FEED, &handler_construct, FIELD_SUMMARY, 2 },
	{ "summary", NS_ATOM10, IN_ITEM, &handler_construct, FIELD_SUMMARY, 2 },
	{ "content", NS_ATOM10, IN_ITEM, &handler_construct, FIELD_CONTENT, 4 },
	{ "updated", NS_ATOM10, BOTH, &handler_plain, FIELD_UPDATED, 1 },
	{ "modified", NS_ATOM10, BOTH, &handler_plain, FIELD_UPDATED, 2 },
	{ "published", NS_ATOM10, BOTH, &handler_plain, FIELD_PUBLISHED, 1 },
	{ "issued", NS_ATOM10, BOTH, &handler_plain, FIELD_PUBLISHED, 2 },
	{ "created", NS_ATOM10, IN_ITEM, &handler_plain, FIELD_PUBLISHED, 6 },
	{ "author", NS_ATOM10, BOTH | IN_SOURCE, &handler_person,
	  FIELD_PERSON, 0 },
	{ "name", NS_ATOM10, IN_PERSON, &handler_part, 0, 0 },
	{ "email", NS_ATOM10, IN_PERSON, &handler_part, 1, 0 },
	{ "uri", NS_ATOM10, IN_PERSON, &handler_part, 2, 0 },
	{ "url", NS_ATOM10, IN_PERSON, &handler_part, 2, 0 },
	{ "homepage", NS_ATOM10, IN_PERSON, &handler_part, 2, 0 },
	{ "category", NS_ATOM10, BOTH, &handler_category, FIELD_CATEGORY, 0 },
	{ "icon", NS_ATOM10, IN_FEED, &handler_plain, FIELD_ICON, 0 },
	{ "logo", NS_ATOM10, IN_FEED, &handler_plain, FIELD_IMAGE, 1 },
	{ "source", NS_ATOM10, IN_ITEM, &handler_source, FIELD_NONE, 0 },

	{ "title", NS_DC, BOTH, &handler_html, FIELD_TITLE, 1 },
	{ "description", NS_DC, BOTH, &handler_html, FIELD_SUMMARY, 1 },
	{ "language", NS_DC, BOTH, &handler_plain, FIELD_LANGUAGE, 1 },
	{ "date", NS_DC, IN_ITEM, &handler_plain, FIELD_PUBLISHED, 3 },
	{ "date", NS_DC, IN_FEED, &handler_plain, FIELD_UPDATED, 4 },
	{ "creator", NS_DC, BOTH, &handler_person, FIELD_PERSON, 1 },
	{ "author", NS_DC, BOTH, &handler_person, FIELD_PERSON, 2 },
	{ "subject", NS_DC, BOTH, &handler_html, FIELD_CATEGORY, 0 },
	{ "modified", NS_DCTERMS, BOTH, &handler_plain, FIELD_UPDATED, 3 },
	{ "issued", NS_DCTERMS, BOTH, &handler_plain, FIELD_PUBLISHED, 4 },
	{ "created", NS_DCTERMS, BOTH, &handler_plain, FIELD_PUBLISHED, 5 },

	{ "encoded", NS_CONTENT, IN_ITEM, &handler_html, FIELD_CONTENT, 0 },
	{ "body", NS_XHTML, IN_ITEM, &handler_html, FIELD_CONTENT, 2 },
	{ "div", NS_XHTML, IN_ITEM, &handler_html, FIELD_CONTENT, 5 },

	{ "title", NS_ITUNES, IN_ITEM, &handler_html, FIELD_TITLE, 3 },
	{ "summary", NS_ITUNES, BOTH, &handler_html, FIELD_SUMMARY, 3 },
	{ "subtitle", NS_ITUNES, IN_FEED, &handler_html, FIELD_SUMMARY, 4 },
	{ "author", NS_ITUNES, BOTH, &handler_person, FIELD_PERSON, 3 },
	{ "image", NS_ITUNES, IN_FEED, &handler_picture, FIELD_IMAGE, 2 },
	{ "image", NS_ITUNES, IN_ITEM, &handler_picture, FIELD_IMAGE, 0 },
	{ "keywords", NS_ITUNES, BOTH, &handler_html, FIELD_KEYWORDS, 0 },
	{ "category", NS_ITUNES, BOTH, &handler_nested_category,
	  FIELD_CATEGORY, 0 },
	{ "description", NS_GOOGLEPLAY, BOTH, &handler_html, FIELD_SUMMARY, 5 },
	{ "author", NS_GOOGLEPLAY, BOTH, &handler_person, FIELD_PERSON, 4 },
	{ "image", NS_GOOGLEPLAY, BOTH, &handler_picture, FIELD_IMAGE, 3 },
	{ "category", NS_GOOGLEPLAY, BOTH, &handler_nested_category,
	  FIELD_CATEGORY, 0 },

	{ "group", NS_MEDIA, BOTH, &handler_group, FIELD_NONE, 0 },
	{ "content", NS_MEDIA, BOTH | IN_MEDIA, &handler_media,
	  FIELD_ENCLOSURE, 1 },
	{ "thumbnail", NS_MEDIA, BOTH | IN_MEDIA, &handler_picture,
	  FIELD_IMAGE, 4 },
	{ "title", NS_MEDIA, CLIP, &handler_html, FIELD_TITLE, 4 },
	{ "description", NS_MEDIA, CLIP, &handler_html, FIELD_SUMMARY, 9 },
	{ "category", NS_MEDIA, BOTH | IN_MEDIA, &handler_category,
	  FIELD_CATEGORY,
	  0 },
	{ "keywords", NS_MEDIA, BOTH | IN_MEDIA, &handler_skip, FIELD_NONE, 0 },

	{ "updateperiod", NS_SYNDICATION, IN_FEED, &handler_plain,
	  FIELD_UPDATE_PERIOD, 0 },
	{ "updatefrequency", NS_SYNDICATION, IN_FEED, &handler_plain,
	  FIELD_UPDATE_FREQUENCY, 0 },

	{ "comments", NS_SLASH, IN_ITEM, &handler_plain,
	  FIELD_COMMENTS_COUNT, 0 },
	{ "total", NS_THREAD, IN_ITEM, &handler_plain,
	  FIELD_COMMENTS_COUNT, 1 },
	{ "origlink", NS_FEEDBURNER, IN_ITEM, &handler_plain, FIELD_ORIGIN, 0 },
	{ "origenclosurelink", NS_FEEDBURNER, IN_ITEM, &handler_plain,
	  FIELD_ENCLOSURE_ORIGIN, 0 },

	/* Channel Definition Format (W3C submission, 1997) */
	{ "item", NS_CDF, IN_FEED, &handler_item, FIELD_NONE, 0 },
	{ "channel", NS_CDF, IN_FEED, &handler_feed, FIELD_NONE, 0 },
	{ "title", NS_CDF, BOTH, &handler_html, FIELD_TITLE, 0 },
	{ "abstract", NS_CDF, BOTH, &handler_html, FIELD_SUMMARY, 0 },
	{ "a", NS_CDF, BOTH, &handler_href, FIELD_LINK, 0 },
	{ "logo", NS_CDF, BOTH, &handler_picture, FIELD_IMAGE, 0 },
	/* clang-format on */
};

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
