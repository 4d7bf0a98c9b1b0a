/* to_body: an HTML tree to a Body: blocks and runs of text, as a reader sees it. */
#ifndef LEDE_FEEDS_HTML_TO_BODY_H
#define LEDE_FEEDS_HTML_TO_BODY_H

#include "feeds/html/page.h"
#include "src/model/body.h"

/* What a reader would see of the page, as blocks and runs: scripts, styles and
 * the head left out, addresses resolved against `base` (or the page's own
 * <base>; may be NULL). The tree loses what is no part of the text
 * (prune_page). Never NULL. */
Body *html_body(Page *p, const char *base);
/* The same with what a browser does not show. */
Body *html_body_whole(Page *p, const char *base);

#endif
