#include "ui/update/feed_setting.h"

#include "ui/state/hints.h"
#include "ui/update/marks.h"

#include <glib/gi18n.h>
#include <string.h>

/* The setting that a prompt asks for; NULL for none. */
static const char *const keys[ASK_KINDS] = {
	[ASK_FEED_URL] = "url",     [ASK_FEED_NAME] = "name",
	[ASK_NEW_NAME] = "name",    [ASK_FEED_SECTION] = "section",
	[ASK_FEED_EVERY] = "every", [ASK_FEED_FULL] = "full",
};

bool feed_setting_is(enum ask ask)
{
	return keys[ask] != NULL;
}

/* What was done; the caller's. */
static char *words_of(enum ask ask, const char *typed)
{
	if (ask == ASK_FEED_URL)
		return g_strdup(_("Address changed."));
	if (ask == ASK_FEED_SECTION)
		return g_strdup_printf(_("Moved to %s."), typed);
	if (ask == ASK_FEED_EVERY && strcmp(typed, "auto") == 0)
		return g_strdup(_("Checked as often as it publishes."));
	if (ask == ASK_FEED_EVERY)
		return g_strdup_printf(_("Checked every %s."), typed);
	if (ask == ASK_FEED_FULL)
		return g_strdup_printf(_("Whole texts: %s."), typed);
	return g_strdup_printf(_("Renamed to %s."), typed);
}

void feed_setting_change(View *v, enum ask ask, const char *typed, Effects *fx)
{
	const struct feed *f = feed_list_find(&v->feed_list, v->prompt.feed);
	g_autofree char *words = words_of(ask, typed), *back = NULL;

	/* the name that it gives itself may follow its title */
	if (!f || (ask == ASK_NEW_NAME && strcmp(typed, f->name) == 0))
		return;
	back = g_strdup_printf(_("%s changed back."), f->name);
	marks_feed(v, &(struct feed_change){ f->url, keys[ask], typed, back },
		   fx);
	hints_say_undo(v, words);
}
