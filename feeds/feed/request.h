/* request: a document for the parser and what is known of it; packed and unpacked
 * for the way there. */
#ifndef LEDE_FEEDS_FEED_REQUEST_H
#define LEDE_FEEDS_FEED_REQUEST_H

#include "feeds/feed/parsed_feed.h"
#include "feeds/image/image.h"

#define REQUEST_DOCUMENT_MAX (16 * 1024 * 1024) /* bytes, inflated */
#define REQUEST_RECORD_MAX   (24 * 1024 * 1024)

enum request_kind {
	REQUEST_FEED, /* a feed to a ParsedFeed: parsed_unpack */
	REQUEST_BODY, /* HTML to a Body: body_unpack */
	REQUEST_TEXT, /* the same; what has no markup keeps its lines */
	REQUEST_LINKS, /* an HTML page to the feeds that it offers: links_unpack */
	REQUEST_PICTURE, /* a picture to an Image: image_unpack */
	REQUEST_LIST, /* OPML, or a newsboat `urls`, to subscriptions: links_unpack */
	REQUEST_ARTICLE, /* an article's page to an Article: article_unpack */
	REQUEST_KINDS
};

/* A document and what is known of it. All borrowed for the time of the call; NULL
 * for what is not known. */
struct request {
	enum request_kind kind;
	const char *url; /* where it came from: the base of its addresses */
	const char *content_type; /* the whole header value */
	const char *encoding;     /* Content-Encoding: gzip, or NULL */
	const void *
		bytes; /* as they came. dispatch_run wants a NUL behind them, so
			      that text is read where it lies; request_pack adds
			      it */
	size_t size;
	int64_t max; /* bytes inflated, where fewer than the above; 0: not set */
	/* REQUEST_BODY, REQUEST_TEXT: listed after the links of the text */
	const char *comments_url;
	int64_t comments_count; /* -1: not known */
	const struct enclosure *enclosures;
	size_t n_enclosures;
	/* REQUEST_ARTICLE: what the feed says of it, and hashes of blocks that
	 * are furniture of its site (feeds/extract/extract.h); uint64_t, not
	 * aligned once unpacked */
	const char *title, *summary;
	const void *furniture;
	size_t n_furniture;
	struct image_box box; /* REQUEST_PICTURE */
};

/* How many bytes its document may have, inflated. */
size_t request_max(const struct request *request);

/* A request to bytes and back, for the parser. What was unpacked points into the
 * bytes; `enclosures` is freed by the caller (g_free). */
void request_pack(const struct request *request, Buf *out);
bool request_unpack(const void *bytes, size_t size, struct request *request,
		    struct enclosure **enclosures);

#endif
