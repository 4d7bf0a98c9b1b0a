#include "ui/output/feed_words.h"

#include "ui/text/text.h"

#include <glib/gi18n.h>

const char *feed_words_state(const struct feed *f)
{
	if (f->paused)
		return _("paused");
	if (f->error)
		return f->error;
	if (f->note && *f->note)
		return f->note;
	return f->last_fetch ? _("ok") : _("not fetched yet");
}

char *feed_words_last(const struct feed *f, int64_t now)
{
	return f->last_good ? text_age(f->last_good, false, now)
			    : g_strdup(_("never"));
}
