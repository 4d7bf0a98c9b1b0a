#include "feeds/html/html_parse.h"

#include "feeds/html/prepare.h"
#include "feeds/html/tags.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* The elements that libxml2 has open, innermost last. Those too deep for the tree
 * become siblings at its last level, so that a block there still ends the text
 * before it. For one that is closed in the tree and not yet in libxml2, `open` is
 * its nearest open ancestor. */
struct building {
	guint most; /* nodes that are kept */
	Page *page;
	htmlParserCtxtPtr parser;
	uint32_t open[PAGE_DEPTH_MAX];
	const char *tag[PAGE_DEPTH_MAX]; /* what libxml2 calls them */
	bool closed[PAGE_DEPTH_MAX];     /* in the tree */
	guint depth;                     /* of `open` that are used */
	guint too_deep;                  /* elements open beyond them */
	GString *
		text; /* of the text node to come: libxml2 gives it in pieces */
};

static struct node *node_at(Page *p, uint32_t n)
{
	return &g_array_index(p->nodes, struct node, n);
}

/* A new last child of the innermost open element; 0 when there are too many. */
static uint32_t add_node(struct building *b, const char *tag, const char *text)
{
	Page *p = b->page;
	uint32_t n = p->nodes->len, parent = b->open[b->depth - 1];
	struct node node = { .tag = tag, .text = text, .parent = parent };

	if (n >= b->most) {
		p->cut = true;
		return 0;
	}
	g_array_append_val(p->nodes, node);
	if (node_at(p, parent)->last)
		node_at(p, node_at(p, parent)->last)->next = n;
	else
		node_at(p, parent)->first = n;
	node_at(p, parent)->last = n;
	return n;
}

/* Adds the text that was read so far, as one node. */
static void flush_text(struct building *b)
{
	if (!b->text->len)
		return;
	add_node(b, NULL,
		 g_string_chunk_insert_len(b->page->text, b->text->str,
					   (gssize)b->text->len));
	g_string_truncate(b->text, 0);
}

static const char *insert_lower(Page *p, const xmlChar *name)
{
	g_autofree char *low = g_ascii_strdown((const char *)name, -1);

	return g_string_chunk_insert_const(p->text, low);
}

static void add_attrs(struct building *b, uint32_t n, const xmlChar **attrs)
{
	node_at(b->page, n)->attr = b->page->attrs->len;
	for (; attrs && attrs[0]; attrs += 2) {
		struct page_attr a = { insert_lower(b->page, attrs[0]), "" };

		if (attrs[1])
			a.value = g_string_chunk_insert(b->page->text,
							(const char *)attrs[1]);
		g_array_append_val(b->page->attrs, a);
		node_at(b->page, n)->n_attrs++;
	}
}

static bool is_one_of(const struct node *n, const char *const *tags)
{
	return n->tag && g_strv_contains(tags, n->tag);
}

/* The innermost open element that is one of `tags`, if none of `walls` is
 * around the place first; 0 if there is none. */
static uint32_t innermost(struct building *b, const char *const *tags,
			  const char *const *walls)
{
	for (uint32_t n = b->open[b->depth - 1]; n;
	     n = node_at(b->page, n)->parent) {
		if (is_one_of(node_at(b->page, n), tags))
			return n;
		if (is_one_of(node_at(b->page, n), walls))
			return 0;
	}
	return 0;
}

/* Closes an element in the tree, and what is open within it. */
static void close_node(struct building *b, uint32_t n)
{
	guint i = b->depth;

	while (i > 1 && b->open[i - 1] != n)
		i--;
	while (i > 1 && b->open[i - 1] == n)
		i--;
	for (; n && i < b->depth; i++) {
		b->open[i] = node_at(b->page, n)->parent;
		b->closed[i] = true;
	}
}

/* HTML 13.2.6.4.7: an item ends the one before it, and so do dt and dd, however
 * many elements of text are open in that one. libxml2 puts one into the
 * other, deeper each time. */
static void end_item_before(struct building *b, const char *tag)
{
	static const char *const items[] = { "li", NULL };
	static const char *const terms[] = { "dd", "dt", NULL };
	static const char *const walls[] = {
		"article", "aside",    "blockquote", "body",    "caption",
		"center",  "dd",       "details",    "dir",     "dl",
		"dt",      "fieldset", "figcaption", "figure",  "footer",
		"form",    "header",   "hgroup",     "li",      "listing",
		"main",    "marquee",  "menu",       "nav",     "object",
		"ol",      "pre",      "section",    "summary", "table",
		"tbody",   "td",       "template",   "tfoot",   "th",
		"thead",   "tr",       "ul",         "xmp",     NULL,
	};
	uint32_t n = 0;

	if (strcmp(tag, "li") == 0)
		n = innermost(b, items, walls);
	else if (g_strv_contains(terms, tag))
		n = innermost(b, terms, walls);
	if (n)
		close_node(b, n);
}

static bool is_dropped(const struct building *b, const char *tag)
{
	for (guint i = b->depth - 1; i > 0; i--) {
		if (strcmp(b->tag[i], tag) == 0)
			return false;
		if (tags_end_rank(b->tag[i]) > tags_end_rank(tag))
			return true;
	}
	return false;
}

/* HTML 13.2.6.4.7: the end tag of a block closes what is open within it, but
 * for a table that holds the tag. Without this, what follows a tag that
 * libxml2 dropped would be part of what is open. */
static void end_block(struct building *b, const char *tag)
{
	static const char *const walls[] = { "table", NULL };
	const char *const tags[] = { tag, NULL };
	uint32_t n = tags_is_block(tag) ? innermost(b, tags, walls) : 0;

	if (n)
		close_node(b, n);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *fault_ptr;
#else
typedef xmlErrorPtr fault_ptr;
#endif

/* libxml2 reports an end tag that it drops only as an error. The same error comes
 * for one for which it closes other elements first; and, without a second name, for
 * one of an element that is not open. A block of the latter kind may be one that
 * libxml2 closed too early (a <p>, an <address>): the text ends there. */
static void on_error(void *user, fault_ptr error)
{
	struct building *b = user;
	const char *tag;

	if (error->code != XML_ERR_TAG_NAME_MISMATCH || !error->str1)
		return;
	flush_text(b);
	tag = insert_lower(b->page, (const xmlChar *)error->str1);
	if (!error->str2 && tags_is_block(tag))
		add_node(b, "p", NULL);
	else if (error->str2 && is_dropped(b, tag))
		end_block(b, tag);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attrs)
{
	struct building *b = user;
	const char *tag = insert_lower(b->page, name);
	bool flat;
	uint32_t n;

	flush_text(b);
	end_item_before(b, tag);
	flat = b->depth == PAGE_DEPTH_MAX;
	b->depth -= flat;
	n = add_node(b, tag, NULL);
	if (n)
		add_attrs(b, n, attrs);
	if (tags_is_void(tag))
		b->open[b->depth] = b->open[b->depth - 1];
	else if (n)
		b->open[b->depth] = n;
	b->tag[b->depth] = tag;
	b->closed[b->depth] = false;
	b->depth += flat || n;
	b->too_deep += flat || !n;
}

/* What follows an element that was too deep is not part of it. */
static void end_flat(struct building *b)
{
	uint32_t n;

	b->too_deep--;
	if (b->depth < PAGE_DEPTH_MAX)
		return;
	b->depth--;
	n = add_node(b, "span", NULL);
	if (n)
		b->open[b->depth] = n;
	b->depth++;
}

/* Whether libxml2 has just read this end tag: what it closes by itself has none. */
static bool was_end_tag(const struct building *b, const char *tag)
{
	const xmlParserInput *in = b->parser->input;
	g_autofree char *whole = g_strdup_printf("</%s>", tag);
	size_t n = strlen(whole);

	return (size_t)(in->cur - in->base) >= n &&
	       g_ascii_strncasecmp((const char *)in->cur - n, whole, n) == 0;
}

/* The parser closes what it opened, in order. If that is closed in the tree
 * already, its end tag is one of what is around it there. */
static void on_end(void *user, const xmlChar *name)
{
	struct building *b = user;

	(void)name;
	flush_text(b);
	if (b->too_deep) {
		end_flat(b);
		return;
	}
	if (b->depth == 1)
		return;
	b->depth--;
	if (b->closed[b->depth] && was_end_tag(b, b->tag[b->depth]))
		end_block(b, b->tag[b->depth]);
}

static void on_text(void *user, const xmlChar *text, int size)
{
	struct building *b = user;

	g_string_append_len(b->text, (const char *)text, size);
}

/* A body is open from the first byte on: a fragment that begins with what may
 * be in a head (a style, a script) would be taken for one, and libxml2 keeps
 * in a head what HTML 13.2.6.4.4 puts into the body. The tags of a whole page
 * are then misplaced, and left out, but nothing within them is. */
static const char begun[] = "<html><body>";

/* From 2.14 on libxml2 ends a page that is deep, or has a long text, without
 * HUGE; older ones do not know the bit here. What is kept is bounded by us. */
static const int options =
	(int)HTML_PARSE_RECOVER | (int)HTML_PARSE_NONET | (int)XML_PARSE_HUGE;

/* libxml2 counts bytes in an int: a page of more is not read. */
static void read_page(htmlParserCtxtPtr ctxt, const char *html, size_t size)
{
	g_autoptr(GString) whole = g_string_sized_new(sizeof begun + size);
	htmlDocPtr doc;

	g_string_append(whole, begun);
	prepare_html(html, size, whole);
	if (whole->len > INT_MAX)
		return;
	doc = htmlCtxtReadMemory(ctxt, whole->str, (int)whole->len, NULL,
				 "UTF-8", options);
	xmlFreeDoc(doc);
}

Page *html_parse_some(const char *html, size_t size, guint most)
{
	Page *p = g_new0(Page, 1);
	struct node root = { 0 };
	g_autoptr(GString) pending = g_string_new(NULL);
	struct building b = {
		.page = p, .most = most, .depth = 1, .text = pending
	};
	htmlParserCtxtPtr ctxt = htmlNewParserCtxt();

	p->text = g_string_chunk_new(4096);
	p->nodes = g_array_new(FALSE, TRUE, sizeof(struct node));
	p->attrs = g_array_new(FALSE, TRUE, sizeof(struct page_attr));
	g_array_append_val(p->nodes, root);
	if (!ctxt) /* libxml2 had no memory */
		return p;
	b.parser = ctxt;
	memset(ctxt->sax, 0, sizeof *ctxt->sax);
	ctxt->sax->initialized = XML_SAX2_MAGIC;
	ctxt->sax->serror = on_error;
	ctxt->sax->startElement = on_start;
	ctxt->sax->endElement = on_end;
	ctxt->sax->characters = on_text;
	ctxt->sax->cdataBlock = on_text;
	ctxt->sax->ignorableWhitespace = on_text;
	ctxt->userData = &b;
	read_page(ctxt, html, size);
	flush_text(&b);
	htmlFreeParserCtxt(ctxt);
	return p;
}

Page *html_parse(const char *html, size_t size)
{
	return html_parse_some(html, size, PAGE_NODES_MAX);
}
