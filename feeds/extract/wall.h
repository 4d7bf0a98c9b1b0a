/* wall: what stands between a page and its text. */
#ifndef LEDE_FEEDS_EXTRACT_WALL_H
#define LEDE_FEEDS_EXTRACT_WALL_H

#include "feeds/extract/article.h"
#include "feeds/extract/metadata.h"
#include "feeds/extract/outline.h"

/* Whether bytes, or the type that the server gave them (may be NULL), are those of
 * a document that is no page: a PDF, a picture. */
bool wall_is_not_html(const char *bytes, size_t size, const char *content_type);

/* Of a page whose text was found (`text` may be ""): EXTRACT_TEXT where it is
 * whole, else what stands before it. A text of some length is never a notice. */
enum extract_wall wall_of(const Outline *o, const Metadata *m,
			  const char *text);

#endif
