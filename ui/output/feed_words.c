#include "ui/output/feed_words.h"

#include "src/base/clock.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define TOO_MANY 429 /* RFC 6585 section 4 */

/* "waits 2h": its server asked for that. */
static char *wait_words(int64_t seconds)
{
	int64_t minutes = (seconds + CLOCK_MINUTE - 1) / CLOCK_MINUTE;

	if (minutes <= 60)
		return g_strdup_printf(_("waits %dm"), (int)minutes);
	return g_strdup_printf(_("waits %dh"), (int)(minutes + 59) / 60);
}

char *feed_words_state(const struct feed *f, int64_t now)
{
	if (f->paused)
		return g_strdup(_("paused"));
	if (f->error && f->status == TOO_MANY && f->next_fetch > now)
		return wait_words(f->next_fetch - now);
	if (f->error)
		return g_strdup(f->error);
	if (f->note && *f->note)
		return g_strdup(f->note);
	return g_strdup(f->last_fetch ? _("ok") : _("not fetched yet"));
}

char *feed_words_last(const struct feed *f, int64_t now)
{
	return f->last_good ? text_age(f->last_good, false, now)
			    : g_strdup(_("never"));
}
