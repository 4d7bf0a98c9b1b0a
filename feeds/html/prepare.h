/* prepare: HTML rewritten so that libxml2 2.9 reads in it what browsers do. */
#ifndef LEDE_FEEDS_HTML_PREPARE_H
#define LEDE_FEEDS_HTML_PREPARE_H

#include <glib.h>
#include <stddef.h>

/* Adds the page to `out`:
 *
 *   references  resolved by `entities`, as in titles: libxml2 knows the 253 names
 *               of HTML 4, no reference without ";", and takes &#146; for a control.
 *               In a tag those without ";" stay: "?a=1&copy=2" is an address
 *               (HTML section 13.2.5.73)
 *   C1 controls as windows-1252: &#146; in XML comes here as U+0092
 *   <xmp>, <plaintext>  hold text, whatever it looks like (section 13.2.6.4.7)
 *
 *   attributes  the first 1,000 of a tag
 *   comments    left out, with all that is one to HTML and none to libxml2
 *
 * Everything else is as it was, byte for byte. */
void prepare_html(const char *html, size_t size, GString *out);

#endif
