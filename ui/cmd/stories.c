#include "ui/cmd/stories.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url_secrets.h"
#include "src/store/search.h"
#include "src/store/sections.h"
#include "ui/client/fetcher_exec.h"
#include "ui/os/browser.h"
#include "ui/output/print.h"
#include "ui/output/story_text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define LIMIT     50 /* headlines printed if nothing is said */
#define WIDTH_MAX 1000

/* How much of a list is printed, and how. */
struct listing {
	gboolean json, fold;
	int limit;
};

/* RFC 3339, or how long ago: "3d"; false if it is neither. */
static bool read_since(const char *text, int64_t *out)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) when = g_date_time_new_from_iso8601(text, utc);
	int64_t span = clock_span(text);

	if (when)
		*out = g_date_time_to_unix(when);
	else if (span >= 0)
		*out = clock_now() - span;
	return when || span >= 0;
}

static bool find_feed_id(Store *s, const char *url, int64_t *id, GError **error)
{
	g_autoptr(Feeds) feeds = store_feeds(s, error);
	g_autofree char *shown = NULL;

	for (guint i = 0; feeds && i < feeds->all->len; i++) {
		if (strcmp(feeds_at(feeds, i)->url, url) == 0) {
			*id = feeds_at(feeds, i)->id;
			return true;
		}
	}
	shown = url_without_secrets(url);
	if (feeds)
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("no such feed: %s"), shown);
	return false;
}

static bool find_section(Store *s, const char *name, GError **error)
{
	g_autoptr(Sections) sections = store_sections(s, error);

	for (guint i = 0; sections && i < sections->all->len; i++)
		if (strcmp(g_array_index(sections->all, struct section, i).name,
			   name) == 0)
			return true;
	if (sections)
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("there is no section “%s”"), name);
	return false;
}

/* Prints a line of a list with all reports that it stands for. Only these two lists
 * are folded; a line of another stands for itself. */
static bool print_fold(Store *s, const struct list *l,
		       const struct story *story, GError **error)
{
	const struct list event = { .kind = LIST_EVENT,
				    .event = story->event,
				    .apart = true,
				    .sort = SORT_OLDEST };
	bool folded = list_is_folded(l);
	g_autoptr(Stories) reports =
		folded ? store_list(s, &event,
				    &(struct list_page){ .limit = G_MAXINT },
				    error)
		       : stories_new();

	if (reports)
		print_line_json(story, reports);
	return reports != NULL;
}

/* By which a list is in order. */
static int64_t time_in(const struct list *l, const struct story *s)
{
	return list_is_folded(l) ? s->newest : s->time;
}

static bool print_one(Store *s, const struct list *l, const struct listing *how,
		      const struct story *story, GError **error)
{
	if (how->json && how->fold)
		return print_fold(s, l, story, error);
	if (how->json)
		print_headline_json(story, l->kind == LIST_SEARCH);
	else
		print_headline(story, time_in(l, story), clock_now());
	return true;
}

/* Prints a list page by page, so that any length takes the same memory. */
static bool print_list(Store *s, const struct list *l,
		       const struct listing *how, GError **error)
{
	g_autoptr(Stories) page = NULL;
	bool search = l->kind == LIST_SEARCH;
	int printed = 0;

	for (;;) {
		int most = how->limit
				   ? MIN(how->limit - printed, STORE_PAGE_MAX)
				   : STORE_PAGE_MAX;
		const struct story *after =
			page ? stories_at(page, page->all->len - 1) : NULL;
		g_autoptr(Stories) next = store_list(
			s, l,
			&(struct list_page){ .after = after,
					     .skip = search ? printed : 0,
					     .limit = most },
			error);

		if (!next)
			return false;
		for (guint i = 0; i < next->all->len; i++) {
			if (time_in(l, stories_at(next, i)) < l->since)
				return true; /* the newest came first */
			if (!print_one(s, l, how, stories_at(next, i), error))
				return false;
		}
		printed += (int)next->all->len;
		if (next->all->len < (guint)most || printed == how->limit)
			return true;
		stories_free(page);
		page = g_steal_pointer(&next);
	}
}

/* The list of the screen that has these stories. What is saved, or of one feed, is not
 * folded there. */
static enum list_kind folded_kind(const struct list *l)
{
	if (l->feed || (l->saved && l->section))
		return LIST_HEADLINES;
	if (l->saved)
		return LIST_SAVED;
	return l->section ? LIST_SECTION : LIST_ALL;
}

int cmd_list(const struct subcommand *c, GError **error)
{
	struct listing how = { .limit = LIMIT };
	struct list l = { .kind = LIST_HEADLINES };
	g_autofree char *section = NULL;
	g_autofree char *feed = NULL;
	g_autofree char *since = NULL;
	gboolean unread = FALSE, saved = FALSE;
	const GOptionEntry entries[] = {
		{ "unread", 0, 0, G_OPTION_ARG_NONE, &unread,
		  N_("Unread headlines only"), NULL },
		{ "saved", 0, 0, G_OPTION_ARG_NONE, &saved,
		  N_("Saved headlines only"), NULL },
		{ "section", 0, 0, G_OPTION_ARG_STRING, &section,
		  N_("From this section only"), N_("NAME") },
		{ "feed", 0, 0, G_OPTION_ARG_STRING, &feed,
		  N_("From the feed with this address only"), N_("URL") },
		{ "since", 0, 0, G_OPTION_ARG_STRING, &since,
		  N_("Not older than this: 3d, 12h, or RFC 3339"), N_("TIME") },
		{ "limit", 0, 0, G_OPTION_ARG_INT, &how.limit,
		  N_("How many at most (50; 0: all)"), N_("N") },
		{ "fold", 0, 0, G_OPTION_ARG_NONE, &how.fold,
		  N_("One line per story, as on the screen"), NULL },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &how.json,
		  N_("One JSON object per line"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;
	g_autoptr(Store) store = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (*words || how.limit < 0)
		return subcommand_usage(
			_("unexpected argument; see lede list --help"), error);
	if (since && !read_since(since, &l.since))
		return subcommand_usage(_("--since takes a time like "
					  "2026-05-04T03:02:01Z, or 3d, 12h"),
					error);
	if (!subcommand_store(&store, error))
		return 1;
	if (!store)
		return 0;
	if ((feed && !find_feed_id(store, feed, &l.feed, error)) ||
	    (section && !find_section(store, section, error)))
		return 2;
	l.section = section;
	l.unread = unread;
	l.saved = saved;
	if (how.fold)
		l.kind = folded_kind(&l);
	return print_list(store, &l, &how, error) ? 0 : 1;
}

int cmd_search(const struct subcommand *c, GError **error)
{
	struct listing how = { .limit = LIMIT };
	/* JSON has every copy; `story` groups them */
	struct list l = { .kind = LIST_SEARCH, .apart = true, .whole = true };
	const GOptionEntry entries[] = {
		{ "limit", 0, 0, G_OPTION_ARG_INT, &how.limit,
		  N_("How many at most (50; 0: all)"), N_("N") },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &how.json,
		  N_("One JSON object per line"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;
	g_autofree char *query = NULL;
	g_autoptr(Store) store = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (!*words || how.limit < 0)
		return subcommand_usage(
			_("search takes the words to search for"), error);
	query = g_strjoinv(" ", words);
	l.query = query;
	if (!subcommand_store(&store, error))
		return 1;
	if (!store)
		return 0;
	if (search_is_partial(store))
		print_note(_("older headlines are still being indexed"));
	return print_list(store, &l, &how, error) ? 0 : 1;
}

/* The columns of the terminal, and of text at most. */
static int default_width(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return MIN(size.ws_col, STORY_TEXT_COLS);
	return STORY_TEXT_COLS;
}

/* A story that was not digested yet: the fetcher digests it now. */
static void digest_now(const struct subcommand *c, Store *s,
		       const struct story *story)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *id = NULL;

	if (store_is_digested(s, story->id))
		return;
	id = g_strdup_printf("%" PRId64, story->id);
	fetcher_exec_run(c->self, (const char *const[]){ "digest", id, NULL },
			 NULL, &error);
	if (error)
		g_message("%s", error->message);
}

int cmd_show(const struct subcommand *c, GError **error)
{
	int width = default_width();
	gboolean json = FALSE;
	const GOptionEntry entries[] = {
		{ "width", 0, 0, G_OPTION_ARG_INT, &width,
		  N_("Width in columns"), N_("N") },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &json,
		  N_("As a JSON object"), NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;
	g_autoptr(Store) store = NULL;
	g_autoptr(Stories) one = NULL;
	g_autoptr(Body) body = NULL;
	GError *why = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	if (g_strv_length(words) != 1 || width < 1 || width > WIDTH_MAX)
		return subcommand_usage(
			_("show takes one ID, and a width from 1 "
			  "to 1000"),
			error);
	if (!subcommand_store(&store, error))
		return 1;
	one = subcommand_story(store, words[0], error);
	if (!one)
		return 2;
	digest_now(c, store, stories_at(one, 0));
	stories_free(one);
	one = subcommand_story(store, words[0], error);
	if (!one)
		return 2;
	body = store_body(store, stories_at(one, 0)->id, &why);
	if (why) {
		g_propagate_error(error, why);
		return 1;
	}
	if (!json && c->settings->strip_tracking) {
		stories_strip_tracking(one);
		if (body)
			body_strip_tracking(body);
	}
	if (json)
		print_story_json(stories_at(one, 0), body);
	else
		print_story(stories_at(one, 0), body, width, clock_now());
	return 0;
}

int cmd_open(const struct subcommand *c, GError **error)
{
	g_auto(GStrv) words = NULL;
	g_autoptr(Store) store = NULL;
	g_autoptr(Stories) one = NULL;

	if (!subcommand_options(c, NULL, &words, error))
		return 2;
	if (g_strv_length(words) != 1)
		return subcommand_usage(_("open takes one ID"), error);
	if (!subcommand_store(&store, error))
		return 1;
	one = subcommand_story(store, words[0], error);
	if (!one)
		return 2;
	if (!stories_at(one, 0)->url) {
		g_set_error(error, LEDE_ERROR, ERROR_ABSENT,
			    _("story %s has no link"), words[0]);
		return 2;
	}
	return browser_open(stories_at(one, 0)->url, c->settings, error) ? 0
									 : 1;
}
