#include "ui/output/feed_words.h"

#include "src/base/clock.h"
#include "src/base/url_format.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define TOO_MANY 429 /* RFC 6585 section 4 */
#define GONE     410 /* RFC 9110 section 15.5.11 */

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

/* "30m", "6h", "2d": rounded. The caller's. */
static char *span_words(int64_t seconds)
{
	int64_t minutes = MAX((seconds + CLOCK_MINUTE / 2) / CLOCK_MINUTE, 1);
	int64_t hours = (minutes + 30) / 60;

	if (minutes < 100 && minutes % 60 != 0)
		return g_strdup_printf(_("%dm"), (int)minutes);
	if (hours <= 48)
		return g_strdup_printf(_("%dh"), (int)MAX(hours, 1));
	return g_strdup_printf(_("%dd"), (int)((hours + 12) / 24));
}

/* "about 12 a day" */
static char *rate_words(const struct rhythm *r, int64_t now)
{
	static const struct {
		double days;
		const char *words;
	} periods[] = { { 1, N_("a day") },
			{ 7, N_("a week") },
			{ 30, N_("a month") },
			{ 365, N_("a year") } };
	double a_day = rhythm_per_day(r, now);

	for (size_t i = 0; i < G_N_ELEMENTS(periods); i++) {
		int n = (int)(a_day * periods[i].days + 0.5);

		if (n > 0)
			return g_strdup_printf(_("about %d %s"), n,
					       _(periods[i].words));
	}
	return g_strdup(_("silent for years"));
}

static char *rhythm_words(const struct feed *f, int64_t now)
{
	g_autofree char *rate = rate_words(&f->recent, now);

	return f->recent.n > 1 ? g_strdup_printf(_("auto: %s"), rate)
			       : g_strdup(_("auto: rhythm not known yet"));
}

char *feed_words_interval(const struct feed *f, int64_t now)
{
	g_autofree char *span = span_words(f->interval);

	switch (f->why) {
	case INTERVAL_NONE:
		return NULL;
	case INTERVAL_RHYTHM:
		return rhythm_words(f, now);
	case INTERVAL_SETTING:
		return g_strdup(_("your setting"));
	case INTERVAL_TTL:
		return g_strdup_printf(_("the feed asks for %s (ttl)"), span);
	case INTERVAL_SYNDICATION:
		return g_strdup_printf(
			_("the feed asks for %s (sy:updatePeriod)"), span);
	case INTERVAL_SKIP:
		return g_strdup(_("the feed asks for a pause (skipHours, "
				  "skipDays)"));
	case INTERVAL_CACHE_CONTROL:
		return g_strdup_printf(
			_("the server asks for %s (Cache-Control)"), span);
	case INTERVAL_EXPIRES:
		return g_strdup_printf(_("the server asks for %s (Expires)"),
				       span);
	case INTERVAL_FAILING:
		return g_strdup_printf(ngettext("failing: %d try",
						"failing: %d tries",
						(unsigned long)f->failures),
				       f->failures);
	}
	return NULL;
}

/* "waits until 18:03 (Retry-After)", "next try in 25m", "next try now" */
static char *next_words(const struct feed *f, int64_t now)
{
	g_autofree char *span = span_words(f->next_fetch - now);
	bool waits = f->not_before > now && f->next_fetch <= f->not_before;

	if (f->status == GONE)
		return g_strdup(_("not tried by itself"));
	if (f->next_fetch <= now)
		return g_strdup(_("next try now"));
	if (waits)
		return g_strdup_printf(_("waits %s, as its server asks "
					 "(Retry-After)"),
				       span);
	return g_strdup_printf(_("next try in %s"), span);
}

/* "every 30m, auto: about 24 a day"; NULL while there is none. */
static char *every_words(const struct feed *f, int64_t now)
{
	g_autofree char *why = feed_words_interval(f, now);
	g_autofree char *span = span_words(f->interval);

	return why ? g_strdup_printf(_("every %s, %s"), span, why) : NULL;
}

static char *good_words(const struct feed *f, int64_t now)
{
	g_autofree char *age = NULL;

	if (!f->last_good)
		return g_strdup(_("never good"));
	age = text_age_long(f->last_good, false, now);
	return g_strdup_printf(_("last good %s"), age);
}

static char *moved_words(const struct feed *f)
{
	g_autofree char *shown = url_for_eyes(f->moved);

	return g_strdup_printf(_("moved to %s (%d of %d)"), shown, f->moves,
			       STORE_MOVES);
}

GPtrArray *feed_words_facts(const struct feed *f, int64_t now)
{
	GPtrArray *facts = g_ptr_array_new_with_free_func(g_free);
	char *every =
		f->paused || f->status == GONE ? NULL : every_words(f, now);

	if (!f->paused)
		g_ptr_array_add(facts, next_words(f, now));
	if (every)
		g_ptr_array_add(facts, every);
	g_ptr_array_add(facts, good_words(f, now));
	if (f->moved)
		g_ptr_array_add(facts, moved_words(f));
	return facts;
}

char *feed_words_last(const struct feed *f, int64_t now)
{
	return f->last_good ? text_age(f->last_good, false, now)
			    : g_strdup(_("never"));
}
