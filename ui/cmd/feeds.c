#include "ui/cmd/feeds.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url_secrets.h"
#include "src/config/subs.h"
#include "src/store/sections.h"
#include "ui/client/fetcher_exec.h"
#include "ui/output/print.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct feed *find_known_feed(const Feeds *known, const char *url)
{
	for (guint i = 0; i < known->all->len; i++)
		if (strcmp(feeds_at(known, i)->url, url) == 0)
			return feeds_at(known, i);
	return NULL;
}

/* Subscriptions come from the user's file, their status from the store, where
 * the fetcher has entered them. */
static void print_sub(const struct sub *sub, const Feeds *known, bool json)
{
	const struct feed *state = find_known_feed(known, sub->url);
	g_autofree char *shown = url_without_secrets(sub->url);
	struct feed f = { .url = sub->url, .name = shown };

	if (state)
		f = *state;
	if (sub->name)
		f.name = sub->name;
	f.section = sub->section;
	f.paused = f.paused || sub->paused;
	if (json)
		print_feed_json(&f, clock_now());
	else
		print_feed(&f, clock_now());
}

static int print_subs(bool json, GError **error)
{
	g_autoptr(Subs) subs = subs_load(NULL, error);
	g_autoptr(Store) store = NULL;
	g_autoptr(Feeds) known = NULL;

	if (!subs || !subcommand_store(&store, error))
		return 1;
	known = store ? store_feeds(store, error) : feeds_new();
	if (!known)
		return 1;
	for (guint i = 0; i < subs_count(subs); i++)
		print_sub(subs_at(subs, i), known, json);
	return 0;
}

int cmd_feeds(const struct subcommand *c, GError **error)
{
	gboolean json = FALSE;
	const GOptionEntry entries[] = {
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json,
		  N_("One JSON object per line"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (*words) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("feeds takes no arguments"));
		return 2;
	}
	return print_subs(json, error);
}

int cmd_export(const struct subcommand *c, GError **error)
{
	gboolean json = FALSE, opml = FALSE;
	const GOptionEntry entries[] = {
		{ "opml", 0, 0, G_OPTION_ARG_NONE, &opml,
		  N_("As OPML, for other readers"), NULL },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json,
		  N_("One JSON object per line"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (*words || (json && opml)) {
		g_set_error(error, LEDE_ERROR, ERROR_USAGE,
			    _("export takes --opml or --json"));
		return 2;
	}
	if (json)
		return print_subs(true, error);
	fetcher_exec_become(c->self,
			    (const char *const[]){ "export", "--opml", NULL },
			    error);
	return 1;
}
