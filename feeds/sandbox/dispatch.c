#include "feeds/sandbox/dispatch.h"

#include "feeds/html/html_parse.h"
#include "feeds/html/page.h"
#include "feeds/html/to_body.h"
#include "feeds/image/decode.h"
#include "feeds/links/discover.h"
#include "feeds/links/links.h"
#include "feeds/links/opml.h"
#include "feeds/sandbox/parse_document.h"
#include "feeds/text/decode.h"
#include "feeds/text/plain_lines.h"
#include "feeds/xml/inflate.h"
#include "src/base/error.h"
#include "src/model/body.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

static bool run_feed(const struct request *request, Buf *record, GError **error)
{
	g_autoptr(ParsedFeed) feed = parse_feed(request, error);

	if (feed)
		parsed_pack(feed, record);
	return feed != NULL;
}

static void list_comments(const struct request *request, Body *body)
{
	g_autofree char *note = NULL;

	if (!request->comments_url)
		return;
	if (request->comments_count >= 0)
		note = g_strdup_printf(
			ngettext("%" PRId64 " comment", "%" PRId64 " comments",
				 (unsigned long)request->comments_count),
			request->comments_count);
	body_link(body, request->comments_url, "comments", note);
}

static void list_enclosure(const struct enclosure *e, Body *body)
{
	g_autofree char *size =
		e->length > 0 ? g_format_size((guint64)e->length) : NULL;

	body_link(body, e->url, e->type ? e->type : "enclosure", size);
}

static void put_body(const struct request *request, Body *body, Buf *record)
{
	list_comments(request, body);
	for (size_t i = 0; i < request->n_enclosures; i++)
		list_enclosure(&request->enclosures[i], body);
	body_pack(body, record);
}

static bool run_body(const struct request *request, Buf *record, GError **error)
{
	g_autoptr(Page) page = html_parse(request->bytes, request->size);
	g_autoptr(Body) body = html_body(page, request->url);

	(void)error;
	put_body(request, body, record);
	return true;
}

/* A text of a feed of which nothing is seen was hidden for a page with scripts. */
static bool run_story(const struct request *request, Buf *record)
{
	g_autoptr(Page) page = html_parse(request->bytes, request->size);
	g_autoptr(Body) body = html_body(page, request->url);
	g_autoptr(Page) again = NULL;

	if (!body->blocks->len && page->nodes->len > 1) {
		again = html_parse(request->bytes, request->size);
		body_free(body);
		body = html_body_whole(again, request->url);
	}
	put_body(request, body, record);
	return true;
}

static bool run_text(const struct request *request, Buf *record, GError **error)
{
	struct request html = *request;
	g_autofree char *lines = NULL;

	if (plain_lines_is(request->bytes, request->size)) {
		lines = plain_lines_to_html(request->bytes, request->size);
		html.bytes = lines;
		html.size = strlen(lines);
	}
	(void)error;
	return run_story(&html, record);
}

/* The document as UTF-8, inflated where it came compressed. NULL with an error. */
static char *text_of(const struct request *request, enum decode_kind kind,
		     size_t *size, GError **error)
{
	g_autoptr(Buf) plain = NULL;
	struct decode_input in = { request->bytes, request->size,
				   request->content_type, kind };

	if (request->encoding) {
		plain = inflate_all(request->bytes, request->size,
				    request->encoding, request_max(request),
				    error);
		if (!plain)
			return NULL;
		in.bytes = (const char *)plain->bytes;
		in.size = plain->size;
	}
	return decode_text(&in, size, NULL);
}

static bool run_links(const struct request *request, Buf *record,
		      GError **error)
{
	size_t size;
	g_autofree char *text = text_of(request, DECODE_HTML, &size, error);
	g_autoptr(Page) page = NULL;
	g_autoptr(FeedLinks) finds = NULL;

	if (!text)
		return false;
	page = html_parse(text, size);
	finds = discover_feeds(page, request->url);
	links_pack(finds, record);
	return true;
}

static bool run_list(const struct request *request, Buf *record, GError **error)
{
	size_t size;
	g_autofree char *text = text_of(request, DECODE_XML, &size, error);
	g_autoptr(FeedLinks) finds = text ? opml_read(text, size, error) : NULL;

	if (finds)
		links_pack(finds, record);
	return finds != NULL;
}

static bool run_picture(const struct request *request, Buf *record,
			GError **error)
{
	g_autoptr(Buf) plain = NULL;
	g_autoptr(Image) image = NULL;
	const void *bytes = request->bytes;
	size_t size = request->size;

	if (request->encoding) {
		plain = inflate_all(bytes, size, request->encoding,
				    request_max(request), error);
		if (!plain)
			return false;
		bytes = plain->bytes;
		size = plain->size;
	}
	image = image_decode(bytes, size, &request->box, error);
	if (image)
		image_pack(image, record);
	return image != NULL;
}

static bool (*const table[REQUEST_KINDS])(const struct request *request,
					  Buf *record, GError **error) = {
	[REQUEST_FEED] = run_feed,       [REQUEST_BODY] = run_body,
	[REQUEST_TEXT] = run_text,       [REQUEST_LINKS] = run_links,
	[REQUEST_PICTURE] = run_picture, [REQUEST_LIST] = run_list,
};

bool dispatch_run(const struct request *request, Buf *record, GError **error)
{
	size_t before = record->size;

	if (table[request->kind](request, record, error) && !record->full)
		return true;
	if (record->full && error && !*error)
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the document expands to more than %d MiB"),
			    REQUEST_RECORD_MAX >> 20);
	record->size = before;
	record->full = false;
	return false;
}
