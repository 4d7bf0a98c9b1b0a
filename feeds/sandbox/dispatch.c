#include "feeds/sandbox/dispatch.h"

#include "feeds/extract/extract.h"
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

/* The bytes of a document, inflated where they came compressed. */
struct plain {
	Buf *own; /* NULL: they are the request's */
	const char *bytes;
	size_t size;
};

static bool inflate_request(const struct request *request, struct plain *out,
			    GError **error)
{
	*out = (struct plain){ NULL, request->bytes, request->size };
	if (!request->encoding)
		return true;
	out->own = inflate_all(request->bytes, request->size, request->encoding,
			       request_max(request), error);
	if (!out->own)
		return false;
	out->bytes = (const char *)out->own->bytes;
	out->size = out->own->size;
	return true;
}

/* The document as UTF-8. NULL with an error. */
static char *text_of(const struct request *request, enum decode_kind kind,
		     size_t *size, GError **error)
{
	struct plain plain;
	struct decode_input in = { .content_type = request->content_type,
				   .kind = kind };
	char *text;

	if (!inflate_request(request, &plain, error))
		return NULL;
	in.bytes = plain.bytes;
	in.size = plain.size;
	text = decode_text(&in, size, NULL);
	buf_free(plain.own);
	return text;
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

/* Where a page without an article leads on to. */
static char *leads_to(const char *bytes, size_t size,
		      const struct request *request)
{
	struct decode_input in = { bytes, size, request->content_type,
				   DECODE_HTML };
	size_t n;
	g_autofree char *text = decode_text(&in, &n, NULL);
	g_autoptr(Page) page = html_parse(text, n);

	return discover_refresh(page, request->url);
}

/* The page as it came, inflated where it was compressed; its encoding is found
 * with it. */
static bool run_article(const struct request *request, Buf *record,
			GError **error)
{
	g_autofree uint64_t *furniture = g_memdup2(
		request->furniture, request->n_furniture * sizeof *furniture);
	const struct extract_hints hints = {
		.url = request->url,
		.content_type = request->content_type,
		.title = request->title,
		.summary = request->summary,
		.furniture = furniture,
		.n_furniture = furniture ? request->n_furniture : 0,
	};
	g_autoptr(Article) article = NULL;
	struct plain plain;

	if (!inflate_request(request, &plain, error))
		return false;
	article = extract_article(plain.bytes, plain.size, &hints);
	if (!article->html && article->wall != EXTRACT_NOT_HTML)
		article->leads_to = leads_to(plain.bytes, plain.size, request);
	article_pack(article, record);
	buf_free(plain.own);
	return true;
}

static bool run_picture(const struct request *request, Buf *record,
			GError **error)
{
	g_autoptr(Image) image = NULL;
	struct plain plain;

	if (!inflate_request(request, &plain, error))
		return false;
	image = image_decode(plain.bytes, plain.size, &request->box, error);
	if (image)
		image_pack(image, record);
	buf_free(plain.own);
	return image != NULL;
}

static bool (*const table[REQUEST_KINDS])(const struct request *request,
					  Buf *record, GError **error) = {
	[REQUEST_FEED] = run_feed,       [REQUEST_BODY] = run_body,
	[REQUEST_TEXT] = run_text,       [REQUEST_LINKS] = run_links,
	[REQUEST_LIST] = run_list,       [REQUEST_ARTICLE] = run_article,
	[REQUEST_PICTURE] = run_picture,
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
