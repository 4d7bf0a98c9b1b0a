/* inline_style: what a style attribute says of whether and how a text is seen. */
#ifndef LEDE_FEEDS_HTML_INLINE_STYLE_H
#define LEDE_FEEDS_HTML_INLINE_STYLE_H

#include <stdbool.h>

#define INLINE_STYLE_UNSAID (-1)

/* Lengths in points of CSS (px); INLINE_STYLE_UNSAID where there is none, or one
 * that depends on what is around. */
struct inline_style {
	bool none;      /* display: none */
	bool hidden;    /* visibility: hidden; inherited */
	bool visible;   /* visibility: visible ends that */
	bool mso_hide;  /* mso-hide: all */
	bool struck;    /* text-decoration: line-through */
	bool overflows; /* overflow: hidden */
	bool padded;
	int font, width, height, max_width, max_height;
};

/* Reads the declarations of a style attribute (CSS Style Attributes, section 3);
 * the last of one property counts. NULL says nothing. */
struct inline_style inline_style_read(const char *style);

/* Whether nothing of the element and what is in it is seen. */
bool inline_style_is_gone(const struct inline_style *s);

#endif
