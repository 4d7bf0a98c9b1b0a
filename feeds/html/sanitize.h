/* sanitize: HTML written again as safe HTML, for `lede parse`. */
#ifndef LEDE_FEEDS_HTML_SANITIZE_H
#define LEDE_FEEDS_HTML_SANITIZE_H

/* HTML in which nothing runs: scripts, styles and applets gone with what they
 * hold; objects, frames and the like as tags only; no attribute that is an
 * event or a style; addresses absolute against `base` (may be NULL), without
 * javascript:, vbscript: and data: but pictures. Every tag and every text is
 * written again, so that nobody reads it otherwise than we do. NULL when
 * nothing is left; the caller's. */
char *sanitize_html(const char *html, const char *base);

#endif
