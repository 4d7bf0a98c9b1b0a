/* full_text: whether the text of a feed's stories is taken from their pages, as a user
 * sets it. */
#ifndef LEDE_SRC_CONFIG_FULL_TEXT_H
#define LEDE_SRC_CONFIG_FULL_TEXT_H

#include <stdbool.h>

/* Stored: numbers are never reused. */
enum full_text {
	FULL_TEXT_UNSET = 0, /* as the setting for all feeds says */
	FULL_TEXT_NO = 1,    /* only where the user asks for one */
	FULL_TEXT_YES = 2,
	FULL_TEXT_AUTO = 3, /* where the feed gives little, and the site's
			       pages have given texts before */
};

/* "no", "yes" or "auto"; false for anything else, and `out` is untouched. */
bool full_text_read(const char *text, enum full_text *out);

#endif
