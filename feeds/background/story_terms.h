/* story_terms: the terms of a stored story, by which it is related. */
#ifndef LEDE_FEEDS_BACKGROUND_STORY_TERMS_H
#define LEDE_FEEDS_BACKGROUND_STORY_TERMS_H

#include "feeds/related/terms.h"
#include "src/store/stories.h"

/* Those of its title and summary. Where there is no summary, the beginning of its text
 * stands in for it; a title that only says that there is none does not count. The
 * caller's. */
Terms *story_terms(Store *store, const struct story *s);

#endif
