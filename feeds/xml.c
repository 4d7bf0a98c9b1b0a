#include "feeds/xml.h"

#include "src/clock.h"

#include <libxml/parser.h>
#include <string.h>

#define CHUNK       65536 /* bytes between two looks at the clock */
#define ATTR_FIELDS 5     /* of one attribute in libxml2's array */

struct walk {
	const struct xml_ear *ear;
	void *user;
	xmlParserCtxtPtr ctxt;
	int depth;
	bool whole, stopped, broken;
	int line;
};

/* A pointer to bytes of libxml2 as text. */
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

static void start(void *user, const xmlChar *name, const xmlChar *prefix,
		  const xmlChar *uri, int n_ns, const xmlChar **ns, int n_attrs,
		  int n_defaulted, const xmlChar **attrs)
{
	struct walk *w = user;
	struct xml_tag tag = { text_of(prefix), text_of(uri), text_of(name),
			       attrs, n_attrs };

	(void)n_ns;
	(void)ns;
	(void)n_defaulted;
	if (w->whole || w->stopped)
		return;
	w->depth++;
	if (!w->ear->start(w->user, &tag)) {
		w->stopped = true;
		end_walk(w);
	}
}

static void end(void *user, const xmlChar *name, const xmlChar *prefix,
		const xmlChar *uri)
{
	struct walk *w = user;

	(void)name;
	(void)prefix;
	(void)uri;
	if (w->whole || w->stopped)
		return;
	w->ear->end(w->user);
	if (--w->depth == 0) {
		w->whole = true;
		end_walk(w);
	}
}

static void characters(void *user, const xmlChar *text, int size)
{
	struct walk *w = user;

	if (!w->whole && !w->stopped)
		w->ear->text(w->user, text_of(text), (size_t)size);
}

/* Faults of namespaces and the like are none of ours: fatal ones end it. */
static void fault(void *user, xmlErrorPtr error)
{
	struct walk *w = user;

	if (error->level != XML_ERR_FATAL || w->whole || w->stopped)
		return;
	if (!w->broken)
		w->line = error->line;
	w->broken = true;
}

static xmlSAXHandler handler(void)
{
	xmlSAXHandler sax = { 0 };

	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = start;
	sax.endElementNs = end;
	sax.characters = characters;
	sax.ignorableWhitespace = characters;
	sax.cdataBlock = characters;
	sax.serror = fault;
	return sax;
}

static enum xml_end outcome(const struct walk *w, bool slow)
{
	if (w->whole)
		return XML_END_WHOLE;
	if (w->stopped)
		return XML_END_STOPPED;
	return slow ? XML_END_SLOW : XML_END_BROKEN;
}

enum xml_end xml_walk(const char *text, size_t size, const struct xml_ear *ear,
		      void *user, int *line)
{
	struct walk w = { .ear = ear, .user = user };
	xmlSAXHandler sax = handler();
	int64_t until = clock_mono_ms() + XML_TIME_MS;
	bool slow = false;

	w.ctxt = xmlCreatePushParserCtxt(&sax, &w, NULL, 0, NULL);
	if (!w.ctxt)
		g_error("no memory for a parser");
	/* NOENT: "&amp;" in attributes as "&"; there are no other entities,
	 * for there is no document type */
	xmlCtxtUseOptions(w.ctxt, XML_PARSE_NONET | XML_PARSE_NOENT);
	for (size_t at = 0;
	     at < size && !w.whole && !w.stopped && !w.broken && !slow;
	     at += CHUNK) {
		size_t n = MIN(CHUNK, size - at);

		xmlParseChunk(w.ctxt, text + at, (int)n, at + n == size);
		slow = clock_mono_ms() > until;
	}
	*line = w.line;
	xmlFreeDoc(w.ctxt->myDoc);
	xmlFreeParserCtxt(w.ctxt);
	return outcome(&w, slow);
}
