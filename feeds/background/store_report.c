#include "feeds/background/store_report.h"

#include "feeds/background/keep.h"
#include "feeds/store/fetch_state.h"
#include "feeds/store/shrink.h"
#include "src/base/clock.h"
#include "src/base/paths.h"
#include "src/config/config_file.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

/* What one rule allows to delete. */
struct rule {
	const char *text;
	int64_t stories;
	int feeds;
};

static char *in_words(int64_t bytes)
{
	return g_format_size_full((guint64)bytes, G_FORMAT_SIZE_IEC_UNITS);
}

static void say_size(const struct store_room *room, int64_t stories,
		     void (*say)(const char *words))
{
	g_autofree char *size = in_words(room->bytes);
	g_autofree char *free = in_words(room->free);
	g_autofree char *words = g_strdup_printf(
		ngettext("%s, of which %s are free; %" PRId64 " headline",
			 "%s, of which %s are free; %" PRId64 " headlines",
			 (unsigned long)stories),
		size, free, stories);

	say(words);
	if (room->wasteful && !room->incremental)
		say(_("lede check --compact makes the file smaller."));
}

static struct rule *find_rule(GArray *rules, const char *text)
{
	const struct rule new = { .text = text };

	for (guint i = 0; i < rules->len; i++)
		if (strcmp(g_array_index(rules, struct rule, i).text, text) ==
		    0)
			return &g_array_index(rules, struct rule, i);
	g_array_append_val(rules, new);
	return &g_array_index(rules, struct rule, rules->len - 1);
}

/* Counts what the rule of a subscription allows to delete now. */
static void count_feed(Store *s, const struct sub *sub,
		       const Settings *settings, GArray *rules)
{
	const char *text = keep_rule(sub, settings);
	const struct keep_clock clock = { clock_now(), 0, true };
	struct retention r = { 0 };
	g_autoptr(FeedStates) feed = NULL;
	int64_t count = 0;
	struct rule *rule;

	if (!keep_retention(text, &clock, &r))
		return;
	feed = store_feed_state(s, sub->url, NULL);
	if (!feed || !feed->all->len)
		return;
	r.feed = g_array_index(feed->all, struct feed_state, 0).id;
	if (!store_count_expired(s, &r, &count, NULL) || !count)
		return;
	rule = find_rule(rules, text);
	rule->stories += count;
	rule->feeds++;
}

/* The bytes of a story are about the same for all. */
static void say_rule(const struct rule *rule, double story_bytes,
		     void (*say)(const char *words))
{
	g_autofree char *size =
		in_words((int64_t)((double)rule->stories * story_bytes));
	g_autofree char *feeds = g_strdup_printf(
		ngettext("%d feed", "%d feeds", (unsigned long)rule->feeds),
		rule->feeds);
	g_autofree char *words = g_strdup_printf(
		ngettext("keep %s: %" PRId64 " headline of %s is to be deleted "
			 "in the background, about %s",
			 "keep %s: %" PRId64 " headlines of %s are to be "
			 "deleted in the background, about %s",
			 (unsigned long)rule->stories),
		rule->text, rule->stories, feeds, size);

	say(words);
}

static Settings *read_settings(void)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autofree char *path = paths_get(PATH_CONFIG);
	Settings *s = settings_new();

	config_file_read(path, s, complaints); /* lede check says them */
	return s;
}

static void say_rules(Store *s, double story_bytes,
		      void (*say)(const char *words))
{
	g_autoptr(Settings) settings = read_settings();
	g_autoptr(Subs) subs = subs_load(NULL, NULL);
	g_autoptr(GArray) rules =
		g_array_new(FALSE, FALSE, sizeof(struct rule));

	for (guint i = 0; subs && i < subs_count(subs); i++)
		count_feed(s, subs_at(subs, i), settings, rules);
	for (guint i = 0; i < rules->len; i++)
		say_rule(&g_array_index(rules, struct rule, i), story_bytes,
			 say);
}

void store_report(const char *path, void (*say)(const char *words))
{
	g_autoptr(Store) s = store_open_read(path, NULL);
	struct store_room room;
	int64_t stories;

	if (!s)
		return;
	store_room(s, &room);
	stories = store_count_rows(s);
	say_size(&room, stories, say);
	if (stories)
		say_rules(s, (double)(room.bytes - room.free) / (double)stories,
			  say);
}
