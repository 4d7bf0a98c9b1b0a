/* read_feeds floor|read FILE…: the CPU seconds that reading the documents takes,
 * once they are in memory: with nothing but libxml2's push parser and handlers
 * that do nothing, or into the record that leaves the parser; memory is kept as
 * the parser keeps it. */
#include "feeds/sandbox/parse_document.h"
#include "feeds/sandbox/parser.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define CHUNK 65536 /* as the parser's own walk */

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix,
		     const xmlChar *uri, int n_ns, const xmlChar **ns,
		     int n_attrs, int n_defaulted, const xmlChar **attrs)
{
	(void)user, (void)name, (void)prefix, (void)uri, (void)n_ns;
	(void)ns, (void)n_attrs, (void)n_defaulted, (void)attrs;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix,
		   const xmlChar *uri)
{
	(void)user, (void)name, (void)prefix, (void)uri;
}

static void on_text(void *user, const xmlChar *text, int size)
{
	(void)user, (void)text, (void)size;
}

static void walk(const char *bytes, size_t size)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = on_start,
			      .endElementNs = on_end,
			      .characters = on_text,
			      .ignorableWhitespace = on_text,
			      .cdataBlock = on_text };
	xmlParserCtxtPtr ctxt =
		xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);

	xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_NOENT);
	for (size_t at = 0; at < size; at += CHUNK)
		xmlParseChunk(ctxt, bytes + at, (int)MIN(CHUNK, size - at),
			      at + CHUNK >= size);
	if (!ctxt->wellFormed)
		g_error("the floor wants documents that are well formed");
	xmlFreeDoc(ctxt->myDoc);
	xmlFreeParserCtxt(ctxt);
}

static void read_feed(const char *bytes, size_t size)
{
	g_autoptr(GError) error = NULL;
	struct request job = { .kind = REQUEST_FEED,
			       .bytes = bytes,
			       .size = size,
			       .url = "https://example.org/feed" };
	g_autoptr(ParsedFeed) feed = parse_feed(&job, &error);

	if (!feed)
		g_error("%s", error->message);
}

static double cpu(void)
{
	struct rusage use;

	getrusage(RUSAGE_SELF, &use);
	return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
	       (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv)
{
	bool floor = argc > 1 && strcmp(argv[1], "floor") == 0;
	double total = 0;

	parser_keep_heap();
	for (int i = 2; i < argc; i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *bytes = NULL;
		gsize size;
		double before;

		if (!g_file_get_contents(argv[i], &bytes, &size, &error))
			g_error("%s", error->message);
		before = cpu();
		if (floor)
			walk(bytes, size);
		else
			read_feed(bytes, size);
		total += cpu() - before;
	}
	printf("%.6f\n", total);
	return 0;
}
