/* xml: a streaming XML parser: elements and characters to callbacks (libxml2's push
 * parser, under a time limit). */
#ifndef LEDE_FEEDS_XML_XML_H
#define LEDE_FEEDS_XML_XML_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define XML_DEPTH_MAX 256   /* elements within each other */
#define XML_TAG_MAX   65536 /* bytes of one start tag */
#define XML_TIME_MS   5000  /* for one document */

/* A start tag. Names are interned: within one walk, equal names are equal
 * pointers. `uri` is NULL where no namespace is declared, even if there is a
 * prefix. */
struct xml_tag {
	const char *prefix, *uri, *name;
	const void *attrs, *namespaces; /* for xml_attr_at(), xml_space_at() */
	int n_attrs, n_namespaces;
};

struct xml_attr {
	const char *prefix, *uri, *name;
	const char *value; /* `size` bytes, not ended by NUL */
	size_t size;
};

/* The i-th attribute; i must be below n_attrs. */
struct xml_attr xml_attr_at(const struct xml_tag *t, int i);

/* The URI of the i-th namespace that it declares; i must be below n_namespaces. */
const char *xml_space_at(const struct xml_tag *t, int i);

/* The value of an attribute of no namespace, without regard to case, set in
 * `out`; false, and `out` empty, if it is not there. */
bool xml_attr_text(const struct xml_tag *tag, const char *name, GString *out);

/* `start` returns false to end the walk. */
struct xml_callbacks {
	bool (*start)(void *user, const struct xml_tag *tag);
	void (*end)(void *user);
	void (*text)(void *user, const char *text, size_t size);
};

enum xml_end {
	XML_END_WHOLE,   /* the root was closed; what follows was not read */
	XML_END_STOPPED, /* by `start` */
	XML_END_BROKEN,  /* not well formed, or cut off */
	XML_END_SLOW,    /* took longer than XML_TIME_MS */
};

/* The content of a CDATA section: bytes of a document. */
struct xml_cdata {
	size_t at, size;
};

/* A document: valid UTF-8 that begins with the root's "<", without declaration
 * and document type (see prolog_read). libxml2 need not
 * read what is in CDATA sections, which is text as written: if any is named here,
 * all must be, in their order (XML 1.0 section 2.7). */
struct xml_document {
	const char *text;
	size_t size;
	const struct xml_cdata *cdata;
	size_t n_cdata;
};

/* Reads a document. No entity is expanded but the five of XML, nothing is
 * fetched. `line` becomes the line of the first fault, if there is one. */
enum xml_end xml_walk(const struct xml_document *doc,
		      const struct xml_callbacks *callbacks, void *user,
		      int *line);

#endif
