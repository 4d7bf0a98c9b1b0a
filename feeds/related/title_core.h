/* title_core: the title proper of a headline, without a lead-in ("Live: …") and a tail
 * ("… | The Lantern"), which are a habit of the outlet as often as a subject. */
#ifndef LEDE_FEEDS_RELATED_TITLE_CORE_H
#define LEDE_FEEDS_RELATED_TITLE_CORE_H

#include <stdbool.h>

struct title_core {
	const char *from, *to; /* within the title */
};
struct title_core title_core(const char *title);

/* Whether the lead-in, the tail, or a bracket at an end says that there is no text, but
 * pictures, a video or sound: "Watch: …", "… – in pictures", "… (video)". */
bool title_is_of_media(const char *title);

#endif
