/* namespace: the XML namespaces of feed formats and their modules. */
#ifndef LEDE_FEEDS_FEED_NAMESPACE_H
#define LEDE_FEEDS_FEED_NAMESPACE_H

/* Namespaces by what they mean. */
enum ns {
	NS_NONE,
	NS_RSS, /* RSS of any version that has one */
	NS_ATOM10,
	NS_ATOM03,
	NS_CDF, /* has none: by the format alone */
	NS_RDF,
	NS_DC,
	NS_DCTERMS,
	NS_CONTENT,
	NS_MEDIA,
	NS_ITUNES,
	NS_GOOGLEPLAY,
	NS_SLASH,
	NS_SYNDICATION,
	NS_THREAD,
	NS_FEEDBURNER,
	NS_XHTML,
	NS_XML,
	NS_OTHER,
};

/* What a namespace or, where none is declared, a conventional prefix means.
 * Known ones are compared without regard to case, the last slash and http or
 * https. */
enum ns namespace_find(const char *uri, const char *prefix);

#endif
