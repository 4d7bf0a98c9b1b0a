/* story_text: a story as text: for standard output, a file, another program. */
#ifndef LEDE_UI_OUTPUT_STORY_TEXT_H
#define LEDE_UI_OUTPUT_STORY_TEXT_H

#include "src/model/body.h"
#include "src/model/story.h"

#define STORY_TEXT_COLS 72 /* where nothing else is wanted */

/* What `lede show` prints: section, headline, source, address, text and links in
 * lines of `width` columns, cleaned. `body` may be NULL; `now` is in seconds since
 * the epoch. The caller's. */
char *story_text(const struct story *s, const Body *body, int width,
		 int64_t now);

#endif
