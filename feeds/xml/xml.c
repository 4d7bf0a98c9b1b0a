#include "feeds/xml/xml.h"

#include "src/base/clock.h"

#include <libxml/parser.h>
#include <string.h>

#define CHUNK       65536 /* bytes between two checks of the time */
#define ATTR_FIELDS 5     /* of one attribute in libxml2's array */

struct walk {
	const struct xml_callbacks *callbacks;
	void *user;
	xmlParserCtxtPtr ctxt;
	const struct xml_document *doc;
	size_t cdata; /* sections met */
	int depth;
	bool whole, stopped, broken, slow;
	int line; /* of what the parser was given */
	int64_t until;
	char *chunk; /* gathered, */
	size_t n;    /* so many bytes */
};

static const char *text_of(const xmlChar *x)
{
	return (const char *)x;
}

struct xml_attr xml_attr_at(const struct xml_tag *t, int i)
{
	const xmlChar *const *a = t->attrs;

	a += (size_t)i * ATTR_FIELDS;
	return (struct xml_attr){
		text_of(a[1]), text_of(a[2]),         text_of(a[0]),
		text_of(a[3]), (size_t)(a[4] - a[3]),
	};
}

const char *xml_space_at(const struct xml_tag *t, int i)
{
	const xmlChar *const *spaces = t->namespaces; /* prefix, URI */

	return text_of(spaces[2 * (size_t)i + 1]);
}

bool xml_attr_text(const struct xml_tag *tag, const char *name, GString *out)
{
	g_string_truncate(out, 0);
	for (int i = 0; i < tag->n_attrs; i++) {
		struct xml_attr a = xml_attr_at(tag, i);

		if (a.prefix || g_ascii_strcasecmp(a.name, name) != 0)
			continue;
		g_string_append_len(out, a.value, (gssize)a.size);
		return true;
	}
	return false;
}

static void end_walk(struct walk *w)
{
	xmlStopParser(w->ctxt);
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix,
		     const xmlChar *uri, int n_ns, const xmlChar **ns,
		     int n_attrs, int n_defaulted, const xmlChar **attrs)
{
	struct walk *w = user;
	struct xml_tag tag = { .prefix = text_of(prefix),
			       .uri = text_of(uri),
			       .name = text_of(name),
			       .attrs = attrs,
			       .namespaces = ns,
			       .n_attrs = n_attrs,
			       .n_namespaces = n_ns };

	(void)n_defaulted;
	if (w->whole || w->stopped)
		return;
	w->depth++;
	if (!w->callbacks->start(w->user, &tag)) {
		w->stopped = true;
		end_walk(w);
	}
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix,
		   const xmlChar *uri)
{
	struct walk *w = user;

	(void)name;
	(void)prefix;
	(void)uri;
	if (w->whole || w->stopped)
		return;
	w->callbacks->end(w->user);
	if (--w->depth == 0) {
		w->whole = true;
		end_walk(w);
	}
}

static void on_text(void *user, const xmlChar *text, int size)
{
	struct walk *w = user;

	if (!w->whole && !w->stopped)
		w->callbacks->text(w->user, text_of(text), (size_t)size);
}

/* The parser was given one letter in place of each section: most bytes of ordinary
 * feeds are in CDATA, and need no parsing. */
static void on_cdata(void *user, const xmlChar *text, int size)
{
	struct walk *w = user;
	const struct xml_cdata *own;

	if (!w->doc->n_cdata) {
		on_text(user, text, size);
		return;
	}
	if (w->whole || w->stopped || w->cdata >= w->doc->n_cdata)
		return;
	own = &w->doc->cdata[w->cdata++];
	w->callbacks->text(w->user, w->doc->text + own->at, own->size);
}

/* Only fatal errors count: an undeclared prefix is common in feeds. */
static void on_error(void *user, xmlErrorPtr error)
{
	struct walk *w = user;

	if (error->level != XML_ERR_FATAL || w->whole || w->stopped)
		return;
	if (!w->broken)
		w->line = error->line;
	w->broken = true;
}

static xmlSAXHandler make_sax(void)
{
	xmlSAXHandler sax = { 0 };

	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	sax.characters = on_text;
	sax.ignorableWhitespace = on_text;
	sax.cdataBlock = on_cdata;
	sax.serror = on_error;
	return sax;
}

static bool is_over(const struct walk *w)
{
	return w->whole || w->stopped || w->broken || w->slow;
}

static void push_chunk(struct walk *w, const char *text, size_t size, bool last)
{
	xmlParseChunk(w->ctxt, text, (int)size, last);
	w->slow = !is_over(w) && clock_mono_ms() > w->until;
}

/* Gathers what the parser is given, in chunks. */
static void push_text(struct walk *w, const char *text, size_t size)
{
	while (size && !is_over(w)) {
		size_t n = MIN(size, CHUNK - w->n);

		if (n == CHUNK) { /* no need to gather */
			push_chunk(w, text, n, false);
		} else {
			memcpy(w->chunk + w->n, text, n);
			w->n += n;
		}
		if (w->n == CHUNK) {
			w->n = 0;
			push_chunk(w, w->chunk, CHUNK, false);
		}
		text += n;
		size -= n;
	}
}

static void push_document(struct walk *w)
{
	const struct xml_document *d = w->doc;
	size_t given = 0;

	for (size_t i = 0; i < d->n_cdata && !is_over(w); i++) {
		push_text(w, d->text + given, d->cdata[i].at - given);
		push_text(w, "-", 1);
		given = d->cdata[i].at + d->cdata[i].size;
	}
	push_text(w, d->text + given, d->size - given);
	if (!is_over(w))
		push_chunk(w, w->chunk, w->n, true);
}

/* The line of the fault in the document: with those of the sections that the parser
 * was not given. */
static int line_of_fault(const struct walk *w)
{
	int line = w->line;

	for (size_t i = 0; i < w->cdata; i++) {
		const struct xml_cdata *c = &w->doc->cdata[i];

		for (size_t k = 0; k < c->size; k++)
			line += w->doc->text[c->at + k] == '\n';
	}
	return line;
}

static enum xml_end outcome(const struct walk *w)
{
	if (w->whole)
		return XML_END_WHOLE;
	if (w->stopped)
		return XML_END_STOPPED;
	return w->slow ? XML_END_SLOW : XML_END_BROKEN;
}

enum xml_end xml_walk(const struct xml_document *doc,
		      const struct xml_callbacks *callbacks, void *user,
		      int *line)
{
	xmlSAXHandler sax = make_sax();
	g_autofree char *chunk = g_malloc(CHUNK);
	struct walk w = { .callbacks = callbacks,
			  .user = user,
			  .doc = doc,
			  .until = clock_mono_ms() + XML_TIME_MS,
			  .chunk = chunk };

	w.ctxt = xmlCreatePushParserCtxt(&sax, &w, NULL, 0, NULL);
	if (!w.ctxt)
		g_error("no memory for a parser");
	/* NOENT: "&amp;" in attributes as "&"; there are no other entities,
	 * for there is no document type */
	xmlCtxtUseOptions(w.ctxt, XML_PARSE_NONET | XML_PARSE_NOENT);
	push_document(&w);
	*line = w.broken ? line_of_fault(&w) : w.line;
	xmlFreeDoc(w.ctxt->myDoc);
	xmlFreeParserCtxt(w.ctxt);
	return outcome(&w);
}
