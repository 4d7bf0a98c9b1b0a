/* line_head: which of the reports behind a line of a list stands for it. */
#ifndef LEDE_FEEDS_BACKGROUND_LINE_HEAD_H
#define LEDE_FEEDS_BACKGROUND_LINE_HEAD_H

#include "feeds/related/related.h"
#include "src/store/stories.h"

/* The report of an event that stands for it: it is most like the others, of two that
 * are nearly so the longer and later one. One without a text, or of pictures or a video
 * alone, only where there is no other. 0, for the same as before,
 * where the event has less than two reports, or one of them is read: what was read does
 * not become unread. */
bool line_head(Store *s, Related *r, int64_t event, int64_t *chosen,
	       GError **error);

#endif
