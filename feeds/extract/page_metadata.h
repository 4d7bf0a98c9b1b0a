/* page_metadata: what a page says of its article, in all the ways that pages do:
 * JSON-LD, Open Graph, Dublin Core, microdata, elements that are called so. */
#ifndef LEDE_FEEDS_EXTRACT_PAGE_METADATA_H
#define LEDE_FEEDS_EXTRACT_PAGE_METADATA_H

#include "feeds/extract/metadata.h"
#include "feeds/extract/outline.h"

/* Reads all of a page, and of its address (may be NULL). Never NULL; the
 * caller's. */
Metadata *metadata_read(const Outline *o, const char *url);

#endif
