/* metadata: what is known of an article: the best value of each field. */
#ifndef LEDE_FEEDS_EXTRACT_METADATA_H
#define LEDE_FEEDS_EXTRACT_METADATA_H

#include <glib.h>

enum metadata_field {
	METADATA_TITLE,
	METADATA_BYLINE,
	METADATA_SITE,
	METADATA_PUBLISHED,
	METADATA_IMAGE,
	METADATA_SUMMARY,
	METADATA_TEXT,   /* JSON-LD's articleBody */
	METADATA_LOCKED, /* set where it says that one has to pay */
	METADATA_FIELDS
};

/* Where a value may come from, best first. */
enum metadata_source {
	METADATA_JSON_LD,
	METADATA_META, /* made to be read by machines: Open Graph, Dublin Core */
	METADATA_MARKED, /* a name for the browser, microdata, <time> */
	METADATA_URL,    /* in the address of the page */
	METADATA_CALLED, /* an element has a class that says so */
	METADATA_SEEN,   /* a line of the page looks so */
	METADATA_NONE
};

#define METADATA_BYLINE_MAX 150 /* bytes; what is longer is no name */

/* The best value of each field; all its own, squashed, valid UTF-8. */
typedef struct metadata {
	char *value[METADATA_FIELDS];
	enum metadata_source source[METADATA_FIELDS];
	char *window; /* <title> */
	char *base;   /* <base href>, as it is written */
	char *image_alt;
	char *byline[METADATA_NONE]; /* the first of each source */
	GPtrArray *summaries;        /* all that are given: few say the same */
} Metadata;

void metadata_free(Metadata *m); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Metadata, metadata_free)

/* Without a value. The caller's. */
Metadata *metadata_new(void);

/* Keeps a value if it is from a better source than what is there, or the first of
 * its source. NULL and what is blank or too long is none. */
void metadata_offer(Metadata *m, enum metadata_field field,
		    enum metadata_source source, const char *value);

#endif
