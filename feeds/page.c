#include "feeds/page.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Being built: the open elements, innermost last. Those too deep for the tree
 * are laid one after the other at its last level, so that a block there still
 * ends the text before it. */
struct building {
	Page *page;
	uint32_t open[PAGE_DEPTH_MAX];
	guint depth;    /* of `open` that are used */
	guint too_deep; /* elements open beyond them */
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

	if (n >= PAGE_NODES_MAX) {
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

static const char *lower(Page *p, const xmlChar *name)
{
	g_autofree char *low = g_ascii_strdown((const char *)name, -1);

	return g_string_chunk_insert_const(p->text, low);
}

static void add_attrs(struct building *b, uint32_t n, const xmlChar **attrs)
{
	node_at(b->page, n)->attr = b->page->attrs->len;
	for (; attrs && attrs[0]; attrs += 2) {
		struct page_attr a = { lower(b->page, attrs[0]), "" };

		if (attrs[1])
			a.value = g_string_chunk_insert(b->page->text,
							(const char *)attrs[1]);
		g_array_append_val(b->page->attrs, a);
		node_at(b->page, n)->n_attrs++;
	}
}

static void start(void *user, const xmlChar *name, const xmlChar **attrs)
{
	struct building *b = user;
	bool flat = b->depth == PAGE_DEPTH_MAX;
	uint32_t n;

	b->depth -= flat;
	n = add_node(b, lower(b->page, name), NULL);
	if (n)
		add_attrs(b, n, attrs);
	b->open[b->depth] = n ? n : b->open[b->depth];
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

static void end(void *user, const xmlChar *name)
{
	struct building *b = user;

	(void)name; /* the parser closes what it opened, in order */
	if (b->too_deep)
		end_flat(b);
	else if (b->depth > 1)
		b->depth--;
}

static void characters(void *user, const xmlChar *text, int size)
{
	struct building *b = user;

	add_node(b, NULL,
		 g_string_chunk_insert_len(b->page->text, (const char *)text,
					   size));
}

/* A body is open from the first byte on: a fragment that begins with what may
 * be in a head (a style, a script) would be taken for one, and libxml2 keeps
 * in a head what HTML 13.2.6.4.4 puts into the body. The tags of a whole page
 * are then misplaced, and left out, but nothing within them is. */
static const char begun[] = "<html><body>";

Page *page_new(const char *html, size_t size)
{
	Page *p = g_new0(Page, 1);
	struct node root = { 0 };
	struct building b = { .page = p, .depth = 1 };
	g_autofree char *whole = NULL;
	htmlParserCtxtPtr ctxt = htmlNewParserCtxt();

	p->text = g_string_chunk_new(4096);
	p->nodes = g_array_new(FALSE, TRUE, sizeof(struct node));
	p->attrs = g_array_new(FALSE, TRUE, sizeof(struct page_attr));
	g_array_append_val(p->nodes, root);
	if (!ctxt) /* no memory: an empty page is read as one */
		return p;
	memset(ctxt->sax, 0, sizeof *ctxt->sax);
	ctxt->sax->startElement = start;
	ctxt->sax->endElement = end;
	ctxt->sax->characters = characters;
	ctxt->sax->cdataBlock = characters;
	ctxt->sax->ignorableWhitespace = characters;
	ctxt->userData = &b;
	if (size < INT_MAX - sizeof begun) {
		htmlDocPtr doc;

		whole = g_malloc(sizeof begun + size);
		memcpy(whole, begun, sizeof begun - 1);
		memcpy(whole + sizeof begun - 1, html, size);
		doc = htmlCtxtReadMemory(
			ctxt, whole, (int)(size + sizeof begun - 1), NULL,
			"UTF-8",
			HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
				HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
		xmlFreeDoc(doc);
	}
	htmlFreeParserCtxt(ctxt);
	return p;
}

void page_free(Page *p)
{
	if (!p)
		return;
	g_array_free(p->nodes, TRUE);
	g_array_free(p->attrs, TRUE);
	g_string_chunk_free(p->text);
	g_free(p);
}

const struct node *page_node(const Page *p, uint32_t n)
{
	return &g_array_index(p->nodes, struct node, n);
}

bool page_is(const struct node *n, const char *tag)
{
	return n->tag && strcmp(n->tag, tag) == 0;
}

const char *page_attr(const Page *p, const struct node *n, const char *name)
{
	for (uint32_t i = 0; i < n->n_attrs; i++) {
		const struct page_attr *a =
			&g_array_index(p->attrs, struct page_attr, n->attr + i);

		if (strcmp(a->name, name) == 0)
			return a->value;
	}
	return NULL;
}

/* The next in document order that is below `from`; 0 at the end. */
static uint32_t after(const Page *p, uint32_t n, uint32_t from)
{
	if (page_node(p, n)->first)
		return page_node(p, n)->first;
	while (n != from && !page_node(p, n)->next)
		n = page_node(p, n)->parent;
	return n == from ? 0 : page_node(p, n)->next;
}

uint32_t page_find(const Page *p, uint32_t from, const char *tag)
{
	uint32_t n = from;

	while ((n = after(p, n, from)))
		if (page_is(page_node(p, n), tag))
			break;
	return n;
}

static void add_words(GString *out, const char *text)
{
	for (; *text; text++) {
		if (!g_ascii_isspace(*text))
			g_string_append_c(out, *text);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
}

void page_words(const Page *p, uint32_t from, GString *out)
{
	uint32_t n = from;

	if (page_node(p, n)->text)
		add_words(out, page_node(p, n)->text);
	while ((n = after(p, n, from)))
		if (page_node(p, n)->text)
			add_words(out, page_node(p, n)->text);
	if (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
}
