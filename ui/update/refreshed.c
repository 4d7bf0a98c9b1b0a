#include "ui/update/refreshed.h"

#include "src/base/error.h"
#include "ui/state/hints.h"
#include "ui/text/text.h"

#include <glib/gi18n.h>

#define NOTICE_MS 5000

/* The name of the feed that failed last; NULL where it is not known here. */
static const char *failed_name(const View *v)
{
	const struct feed *f =
		feed_list_by_id(&v->feed_list, v->fetcher.failed_feed);

	return f ? f->name : NULL;
}

/* Whether the feed that failed last is the one that failed in this refresh: with
 * another one under way it may be the other's. */
static bool is_only_failure(const View *v, const struct notification *n)
{
	return n->failed == 1 && v->fetcher.failed == 1 &&
	       v->fetcher.failed_words;
}

/* The only feed of a refresh failed: says why, instead of where that is said. */
static void say_failed(View *v)
{
	const char *name = failed_name(v);
	g_autofree char *words =
		name ? g_strdup_printf(_("%s: %s · tried just now"), name,
				       v->fetcher.failed_words)
		     : g_strdup_printf(_("%s · tried just now"),
				       v->fetcher.failed_words);

	view_complain(v, words);
}

static void add_failed(View *v, const struct notification *n, GString *words)
{
	g_autofree char *key = hints_key(v, ACTION_FEEDS);
	g_autofree char *number = text_number(n->failed);
	const char *name = failed_name(v);

	g_string_append_c(words, ' ');
	if (is_only_failure(v, n) && name)
		g_string_append_printf(words, _("1 failed: %s (%s shows why)."),
				       name, key);
	else
		g_string_append_printf(words, _("%s failed (%s shows why)."),
				       number, key);
}

static void say_offline(View *v)
{
	int64_t good = v->sections->totals.last_good;
	g_autofree char *ago = text_age_long(good, false, v->now);
	g_autofree char *key = hints_key(v, ACTION_REFRESH_ALL);
	g_autofree char *words =
		good > 0 ? g_strdup_printf(_("Offline · showing what was saved "
					     "%s · %s to retry"),
					   ago, key)
			 : g_strdup_printf(_("Offline · nothing could be "
					     "fetched · %s to retry"),
					   key);

	v->fetcher.offline = true;
	view_complain(v, words);
}

/* The result of a refresh, shown for NOTICE_MS. */
static void say_refreshed(View *v, const struct notification *n)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_autofree char *fresh = text_number(n->fresh);
	g_autofree char *done = text_number(n->done);
	unsigned long feeds = (unsigned long)n->done;

	if (v->fetcher.stopping)
		g_string_append_printf(words, "%s ", _("Refresh stopped."));
	if (n->fresh > 0)
		g_string_append_printf(words,
				       ngettext("%s new from %s feed.",
						"%s new from %s feeds.", feeds),
				       fresh, done);
	else if (n->done == 0 && !v->fetcher.stopping)
		g_string_append(words, _("All feeds were checked just now."));
	else
		g_string_append_printf(words,
				       ngettext("Nothing new (%s feed).",
						"Nothing new (%s feeds).",
						feeds),
				       done);
	if (n->failed > 0)
		add_failed(v, n, words);
	/* what began by itself is said only where it is news, and after nothing
	 * that can be undone */
	if (!v->fetcher.silent ||
	    (!v->notice.words && (n->fresh > 0 || n->failed > 0)))
		view_say_for(v, words->str, NOTICE_MS);
}

void refreshed_apply(View *v, const struct notification *n, Effects *fx)
{
	if (v->fetcher.settling)
		v->want |= WANT_LIST | WANT_SIDE;
	/* the first stories are still being related, until a key is pressed */
	if (n->code != 0 || list_window_count(&v->window) == 0)
		v->fetcher.settling = false;
	if (v->fetcher.silent && n->code == 0 && n->done == 0)
		return;
	v->want |= WANT_SECTIONS | WANT_FEEDS;
	effects_draw(fx);
	if (n->code == ERROR_RUNNING + 1)
		view_say(v, _("Another lede is refreshing. Its news will show "
			      "here."));
	else if (n->code != 0)
		view_complain(v,
			      n->words ? n->words : _("The refresh failed."));
	else if (n->offline)
		say_offline(v);
	else if (n->done == 1 && is_only_failure(v, n))
		say_failed(v);
	else
		say_refreshed(v, n);
	v->fetcher.stopping = false;
}
