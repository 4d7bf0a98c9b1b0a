#include "feeds/sandbox/parse_document.h"

#include "feeds/feed/normalise.h"
#include "feeds/format/atom.h"
#include "feeds/format/cdf.h"
#include "feeds/format/jsonfeed.h"
#include "feeds/format/rdf.h"
#include "feeds/format/rss.h"
#include "feeds/html/html_parse.h"
#include "feeds/links/discover.h"
#include "feeds/text/decode.h"
#include "feeds/xml/inflate.h"
#include "feeds/xml/prolog.h"
#include "feeds/xml/repair.h"
#include "feeds/xml/sniff.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <string.h>

static const element_walk_knows formats[] = { rss_knows, rdf_knows, atom_knows,
					      cdf_knows, NULL };

static bool refuse_document(GError **error, const char *what)
{
	g_set_error(error, LEDE_ERROR, ERROR_FEED, _("not a feed (%s)"), what);
	return false;
}

/* True for a page that only leads to another address, which is noted. */
static bool read_page(const char *text, size_t size, const char *url, Facts *d,
		      GError **error)
{
	g_autoptr(Page) page = html_parse(text, size);
	g_autofree char *to = discover_refresh(page, url);
	g_autoptr(FeedLinks) finds = NULL;
	g_autofree char *words = NULL;

	if (to) {
		d->entry->feed.leads_to = parsed_keep(d->entry, to);
		return true;
	}
	finds = discover_feeds(page, url);
	if (!links_count(finds))
		return refuse_document(error, "HTML");
	words = g_strdup_printf(_("HTML; it links to %s"),
				links_at(finds, 0)->url);
	return refuse_document(error, words);
}

/* A page may hold a feed: its root with its namespace, or an unmistakable
 * name. */
static bool holds_feed(const char *text, size_t size)
{
	static const char *const roots[] = { "<rss", "<rdf:RDF", "<RDF",
					     "www.w3.org/2005/Atom",
					     "purl.org/atom/ns" };

	for (size_t i = 0; i < G_N_ELEMENTS(roots); i++)
		if (g_strstr_len(text, (gssize)size, roots[i]))
			return true;
	return false;
}

static void warn_of(Facts *d, const struct prolog *m)
{
	if (m->before)
		facts_warn(d, _("text before the document"));
	if (m->references)
		facts_warn(d, _("an entity that XML does not define"));
}

static bool is_read(const struct element_walk_result *r)
{
	return r->end == XML_END_WHOLE && r->found;
}

/* As published first; if that is not well formed, repaired. Most feeds are well
 * formed, and a repair costs a copy. `*d` has the facts of the last attempt. */
static struct element_walk_result walk_twice(const struct prolog *p,
					     const char *url, Facts **d)
{
	struct element_walk_result r =
		element_walk_read(&p->document, formats, url, *d);
	g_autofree char *words = NULL;
	struct xml_document again = { 0 };
	GString *repaired;
	int line = r.line + p->lines;

	if (r.end != XML_END_BROKEN)
		return r;
	repaired = repair_xml(p->document.text, p->document.size);
	again.text = repaired->str;
	again.size = repaired->len;
	facts_free(*d);
	*d = facts_new(again.size);
	r = element_walk_read(&again, formats, url, *d);
	g_string_free(repaired, TRUE);
	r.line = line;
	words = g_strdup_printf(_("not well-formed XML (line %d)"), line);
	facts_warn(*d, words);
	if (facts_drop(*d))
		facts_warn(*d, _("the last item is cut off"));
	return r;
}

static bool judge(const struct element_walk_result *r, GError **error)
{
	const char *name = sniff_root(r->root);

	if (r->end == XML_END_SLOW) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("parsing takes longer than %d s"),
			    XML_TIME_MS / 1000);
		return false;
	}
	if (r->found)
		return true;
	if (!*r->root)
		return refuse_document(error, _("text"));
	if (name)
		return refuse_document(error, name);
	g_set_error(error, LEDE_ERROR, ERROR_FEED, _("not a feed (XML: %s)"),
		    r->root);
	return false;
}

static bool read_xml(const char *text, size_t size, const char *url, Facts **d,
		     GError **error)
{
	struct element_walk_result r = { 0 };
	struct prolog p;
	bool good = prolog_read(text, size, &p, error);

	if (good) {
		r = walk_twice(&p, url, d);
		warn_of(*d, &p);
		good = is_read(&r) || judge(&r, error);
	}
	prolog_clear(&p);
	return good;
}

static size_t skip_blanks(const char *text)
{
	return strspn(text, " \t\r\n\f\v");
}

static bool read_text(const char *text, size_t size, const char *url, Facts **d,
		      GError **error)
{
	size_t blanks = skip_blanks(text);

	text += blanks;
	size -= blanks;
	if (!size)
		return refuse_document(error, _("empty"));
	if (*text == '{' || *text == '[')
		return jsonfeed_read(text, size, *d, error);
	if (sniff_is_html(text, size) && !holds_feed(text, size))
		return read_page(text, size, url, *d, error);
	if (!memchr(text, '<', size))
		return refuse_document(
			error, strcmp(text, "null") == 0 ? "JSON" : _("text"));
	return read_xml(text, size, url, d, error);
}

/* The document inflated, if its header or its first bytes say so; else NULL,
 * with an error where that went wrong. */
static Buf *inflated(const struct request *request, GError **error)
{
	const char *encoding = request->encoding;

	if (!encoding && inflate_is_gzip(request->bytes, request->size))
		encoding = "gzip";
	if (!encoding || g_ascii_strcasecmp(encoding, "identity") == 0)
		return NULL;
	return inflate_all(request->bytes, request->size, encoding,
			   request_max(request), error);
}

static enum decode_kind kind_of(const struct request *request)
{
	return request->content_type && strstr(request->content_type, "json")
		       ? DECODE_JSON
		       : DECODE_XML;
}

/* Errors say what the document is instead of a feed. */
static ParsedFeed *feed_of(const struct decoded *text, const char *url,
			   GError **error)
{
	g_autoptr(Facts) d = facts_new(text->size);

	if (!read_text(text->text, text->size, url, &d, error))
		return NULL;
	d->entry->feed.encoding = text->encoding;
	return normalise(d, url);
}

ParsedFeed *parse_feed(const struct request *request, GError **error)
{
	g_autoptr(GError) wrong = NULL;
	g_autoptr(Buf) plain = inflated(request, &wrong);
	struct decode_input in = { plain ? (const char *)plain->bytes
					 : request->bytes,
				   plain ? plain->size : request->size,
				   request->content_type, kind_of(request) };
	struct decoded text;
	g_autofree char *owned = NULL;
	const char *binary;
	ParsedFeed *feed;
	bool noise;

	if (wrong) {
		g_propagate_error(error, g_steal_pointer(&wrong));
		return NULL;
	}
	if (!in.bytes)
		in.bytes = "";
	binary = sniff_binary(in.bytes, in.size);
	noise = sniff_is_noise(in.bytes, in.size);
	if (binary) {
		refuse_document(error, binary);
		return NULL;
	}
	text = decode_ended(&in);
	owned = text.owned;
	if (owned)
		buf_free(g_steal_pointer(&plain));
	feed = feed_of(&text, request->url, &wrong);
	if (noise && g_error_matches(wrong, LEDE_ERROR, ERROR_FEED))
		refuse_document(error, _("binary data"));
	else if (!feed)
		g_propagate_error(error, g_steal_pointer(&wrong));
	return feed;
}
