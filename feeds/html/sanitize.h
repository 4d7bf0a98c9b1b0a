/* sanitize: rewrites HTML without scripts and other active content, for `lede
 * parse`. */
#ifndef LEDE_FEEDS_HTML_SANITIZE_H
#define LEDE_FEEDS_HTML_SANITIZE_H

/* HTML in which nothing runs: scripts, styles and applets gone with what they
 * hold; objects, frames and the like as tags only; no attribute that is an
 * event or a style; addresses absolute against `base` (may be NULL), without
 * javascript:, vbscript: and data: but pictures. Every tag and every text is
 * written again from its parsed form: what another parser would read otherwise
 * is not there. NULL when nothing is left; the caller's. */
char *sanitize_html(const char *html, const char *base);

#endif
