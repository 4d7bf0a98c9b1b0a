/* prune: takes out of a page's tree what is no part of its text. */
#ifndef LEDE_FEEDS_HTML_PRUNE_H
#define LEDE_FEEDS_HTML_PRUNE_H

#include "feeds/html/page.h"

/* Unlinks
 *
 *   - what a browser does not show: `hidden`, display: none, visibility: hidden,
 *     letters of no size, the preview text of newsletters
 *   - what is there twice: the other forms of a formula in MathML, the <noscript>
 *     of a picture that a script loads later, a picture without words behind
 *     itself
 *   - pictures of one point and of trackers; line numbers of listings
 *   - buttons that share the page, and links back from footnotes
 *
 * Text that is only out of sight for the eye (for screen readers) stays. */
void prune_page(Page *p);

#endif
