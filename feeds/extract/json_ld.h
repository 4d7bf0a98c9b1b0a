/* json_ld: what a page says of its article in JSON-LD, in schema.org's words. */
#ifndef LEDE_FEEDS_EXTRACT_JSON_LD_H
#define LEDE_FEEDS_EXTRACT_JSON_LD_H

#include "feeds/extract/metadata.h"
#include "feeds/html/page.h"

/* Reads a <script> if its type is that of JSON-LD, and offers what it says of an
 * article to `m`. What is no JSON, or says nothing of one, offers nothing. */
void json_ld_read(const Page *p, uint32_t script, Metadata *m);

#endif
