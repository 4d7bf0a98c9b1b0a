#include "feeds/background/story_terms.h"

#include "feeds/store/digested.h"

#include <glib/gi18n.h>
#include <string.h>

/* The words that stand for a missing title say nothing of the story. */
static bool has_title(const struct story *s)
{
	return strcmp(s->title, STORY_UNTITLED) != 0 &&
	       strcmp(s->title, _(STORY_UNTITLED)) != 0;
}

Terms *story_terms(Store *store, const struct story *s)
{
	bool told = s->summary && *s->summary;
	g_autofree char *opening =
		told ? NULL : store_opening(store, s->id, TERMS_SUMMARY);

	return terms_of(has_title(s) ? s->title : "",
			told ? s->summary : opening);
}
