/* safe: a tree written again as safe HTML, for `lede parse`. */
#ifndef LEDE_FEEDS_SAFE_H
#define LEDE_FEEDS_SAFE_H

#include "feeds/page.h"

/* The page's body as HTML in which nothing runs: scripts, styles and applets
 * gone with what they hold; objects, frames and the like as tags only; no
 * attribute that is an event or a style; addresses absolute against `base`
 * (may be NULL), without javascript:, vbscript: and data: but pictures.
 * NULL when nothing is left; the caller's. */
char *safe_html(const Page *p, const char *base);

#endif
