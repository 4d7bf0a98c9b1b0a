/* edition: makes the store of a small edition, for the golden screens:
 *   edition PATH   (the clock stands at LEDE_NOW) */
#include "src/clock.h"
#include "src/front.h"
#include "src/store_feed.h"
#include "src/store_idle.h"
#include "src/store_mark.h"
#include "src/store_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUTE 60
#define HOUR   3600
#define DAY    (24 * HOUR)
#define LEADER 0 /* the story that all outlets carry */

static const char feeds[] =
	"[Entertainment]\n"
	"https://reel.example/rss \"Reel Report\"\n"
	"https://harbour.example/rss \"Harbour Herald\"\n"
	"https://marquee.example/rss Marquee\n"
	"https://ledger.example/rss \"The Ledger\"\n"
	"https://screenlight.example/rss Screenlight\n"
	"[Tech]\n"
	"https://bytewise.example/rss Bytewise\n"
	"https://northwire.example/rss Northwire\n"
	"https://signal.example/rss \"Signal Weekly\"\n"
	"https://pixel.example/rss \"Pixel Post\"\n"
	"https://kodo.example/rss \"Kōdō Times\"\n"
	"https://oldarcade.example/feed.xml \"Old Arcade Blog\"\n";

static const struct {
	const char *feed;
	const char *topic;
	const char *title;
	int64_t ago;
	int outlets;
	bool read, saved;
} stories[] = {
	{ "reel", "Film",
	  "‘The Long Harvest’ sweeps Lakeside as small studios take nine of "
	  "fourteen places",
	  2 * HOUR, 14, false, true },
	{ "bytewise", "Hardware",
	  "Lumen's folding e-paper handheld runs a month on a charge, and "
	  "games are just files",
	  47 * MINUTE, 9, false, false },
	{ "northwire", "Chips",
	  "Optical memory start-up says its chips read ten times faster than "
	  "flash",
	  HOUR, 6, false, false },
	{ "harbour", "Film",
	  "Festival jury: “It was unanimous before the lights came up”",
	  2 * HOUR + 10, 1, false, false },
	{ "signal", "Open source",
	  "A text editor from 1976 gets its first security fix in a decade",
	  3 * HOUR, 4, true, false },
	{ "marquee", "Film",
	  "How Ostrava's film school gave away the colour tools that studios "
	  "now depend on",
	  5 * HOUR, 1, false, true },
	{ "screenlight", "TV",
	  "“Night Ferry” will end after its fourth season, its makers say",
	  7 * HOUR, 11, true, false },
	{ "bytewise", "Security",
	  "Router maker ships a fix for a flaw that let neighbours read your "
	  "printer",
	  8 * HOUR, 7, false, false },
	{ "ledger", "Streaming",
	  "Streaming services agree to keep prize winners in cinemas for six "
	  "weeks",
	  11 * HOUR, 5, false, false },
	{ "northwire", "AI",
	  "Translation model that fits on a watch learns 40 small languages",
	  23 * HOUR, 8, true, false },
	{ "kodo", "Games", "東京の小さなスタジオ、電子ペーパー向けチェスを公開",
	  5 * DAY, 1, false, false },
	{ "harbour", "Music",
	  "Choir of 900 sings from balconies as hall stays shut 🎶",
	  5 * DAY + HOUR, 1, true, false },
	{ "pixel", "Hardware",
	  "Hands on: three days with a computer that has no backlight", 6 * DAY,
	  1, false, false },
	{ "marquee", "Film",
	  "Marlow before the prize: “I wanted the fog on something larger than "
	  "a hand”",
	  6 * DAY + HOUR, 1, true, false },
};

/* Who else reports the first of them. */
static const struct {
	const char *feed;
	int64_t ago;
} others[] = {
	{ "harbour", 2 * HOUR },    { "marquee", 2 * HOUR + 1 },
	{ "northwire", 3 * HOUR },  { "screenlight", 4 * HOUR },
	{ "ledger", 4 * HOUR + 1 }, { "pixel", 5 * HOUR },
};

static const char *const summary =
	"Shot in nine days with a borrowed camera, Ines Marlow's first film "
	"wins grand prize, photography and sound.";

static const char *const paragraphs[] = {
	"The valley outside Karst was supposed to be a stand-in. Three years "
	"ago Ines Marlow drove there with a borrowed camera, two actors and "
	"enough film for nine days, meaning to shoot a proof and then look for "
	"money. The money never came, so the proof became the picture.",
	"On Sunday night “The Long Harvest” took the grand prize at the "
	"Lakeside festival, and with it the awards for photography and sound: "
	"the first time in eleven years that one film has won all three.",
	"The jury said it had been “unanimous before the lights came up”. Its "
	"president, the cinematographer Otto Brandl, spoke of a film that "
	"“trusts the weather more than the plot”.",
	"Small studios have had a good year. Of the fourteen films in "
	"competition, nine cost less than two million, and six were finished "
	"with the open-source colour tools that the film school at Ostrava "
	"gave away last spring.",
	"“It used to be that the last tenth of the picture cost half of the "
	"budget,” Marlow said afterwards. “Now the last tenth costs a laptop "
	"and a month of not sleeping.”",
};

/* What went wrong ends it: this is for tests alone. */
static void must(bool good, GError *error)
{
	if (good)
		return;
	fprintf(stderr, "edition: %s\n", error ? error->message : "?");
	exit(1);
}

static int64_t feed_id(Store *s, const char *name)
{
	g_autofree char *url = g_strdup_printf(
		"https://%s.example/%s", name,
		strcmp(name, "oldarcade") == 0 ? "feed.xml" : "rss");
	g_autoptr(Askeds) a = store_asked(s, url, NULL);

	must(a && a->all->len == 1, NULL);
	return g_array_index(a->all, struct asked, 0).id;
}

static int64_t put(Store *s, const char *feed, const char *guid,
		   const struct arrival *what)
{
	g_autoptr(Arrivals) a = arrivals_new();
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	struct arrival one = *what;
	GError *error = NULL;

	one.guid = guid;
	one.hash = (int64_t)g_str_hash(guid);
	g_array_append_val(a->all, one);
	must(store_put(s, feed_id(s, feed), a, clock_now(), ids, &error),
	     error);
	must(ids->len == 1, NULL);
	return g_array_index(ids, int64_t, 0);
}

static void put_text(Store *s, int64_t id, guint n_paragraphs)
{
	g_autoptr(Body) body = body_new();
	g_autoptr(Buf) packed = buf_new(1 << 20);
	g_autoptr(GString) words = g_string_new(NULL);
	GError *error = NULL;
	unsigned link =
		body_link(body, "https://lakeside.example/awards", NULL, NULL);

	for (guint i = 0; i < n_paragraphs; i++) {
		body_block(body, BLOCK_PARAGRAPH);
		body_run(body, paragraphs[i], 0, i == 1 ? link : 0);
	}
	body_pack(body, packed);
	body_words(body, words);
	must(store_text(s, id, packed, words->str, 4, &error), error);
}

static void put_story(Store *s, guint i, int64_t *id)
{
	g_autofree char *guid = g_strdup_printf("story-%u", i);
	g_autofree char *url =
		g_strdup_printf("https://%s.example/%u", stories[i].feed, i);
	const struct arrival what = {
		.title = stories[i].title,
		.url = url,
		.author = i == LEADER ? "Ana Lindqvist" : NULL,
		.topic = stories[i].topic,
		.summary = i == LEADER ? summary : NULL,
		.time = clock_now() - stories[i].ago,
	};
	GError *error = NULL;

	*id = put(s, stories[i].feed, guid, &what);
	put_text(s, *id, i == LEADER ? G_N_ELEMENTS(paragraphs) : 1);
	must(store_event(s, *id, *id, &error), error);
	must(store_head(s, *id, stories[i].outlets,
			front_score(stories[i].outlets, what.time), &error),
	     error);
}

static void put_others(Store *s, int64_t event, struct beside_row *rows)
{
	GError *error = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
		g_autofree char *guid = g_strdup_printf("other-%u", i);
		const struct arrival what = {
			.title = "‘The Long Harvest’ wins at Lakeside",
			.time = clock_now() - others[i].ago,
		};
		int64_t id = put(s, others[i].feed, guid, &what);

		put_text(s, id, 1);
		must(store_event(s, id, event, &error), error);
		must(store_related_done(s, id, &error), error);
		rows[i] = (struct beside_row){ id, BESIDE_SAME, 1,
					       "harvest lakeside" };
	}
	must(store_head(s, event, stories[LEADER].outlets,
			front_score(stories[LEADER].outlets,
				    clock_now() - stories[LEADER].ago),
			&error),
	     error);
}

static void put_beside(Store *s, const int64_t *ids)
{
	static const guint related[] = { 3, 5, 8, 11, 13, 6 };
	struct beside_row rows[G_N_ELEMENTS(others) + G_N_ELEMENTS(related)];
	guint n = G_N_ELEMENTS(others);
	GError *error = NULL;

	put_others(s, ids[LEADER], rows);
	for (guint i = 0; i < G_N_ELEMENTS(related); i++)
		rows[n++] =
			(struct beside_row){ ids[related[i]], BESIDE_RELATED,
					     0.5, "marlow festival" };
	must(store_put_beside(s, ids[LEADER], rows, n, &error), error);
}

static void mark(Store *s, const int64_t *ids)
{
	int64_t batch, count;
	GError *error = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(stories); i++) {
		if (stories[i].read)
			must(store_mark(s, &ids[i], 1, false, true, false,
					&batch, &count, &error),
			     error);
		if (stories[i].saved)
			must(store_mark(s, &ids[i], 1, true, true, false,
					&batch, &count, &error),
			     error);
		must(store_related_done(s, ids[i], &error), error);
	}
}

static void put_outcomes(Store *s)
{
	g_autoptr(Feeds) all = store_feeds(s, NULL);
	GError *error = NULL;

	for (guint i = 0; i < all->all->len; i++) {
		const struct feed *f = feeds_at(all, i);
		bool gone = strstr(f->url, "oldarcade") != NULL;
		const struct outcome o = {
			.feed = f->id,
			.when = clock_now() - 3 * MINUTE,
			.next = clock_now() + HOUR,
			.status = gone ? 410 : 200,
			.error = gone ? "410 gone" : NULL,
			.paused = gone,
		};

		must(store_outcome(s, &o, &error), error);
	}
}

int main(int argc, char **argv)
{
	g_autoptr(Store) s = NULL;
	g_autoptr(Subs) subs = subs_read(feeds, NULL);
	int64_t ids[G_N_ELEMENTS(stories)];
	GError *error = NULL;

	must(argc == 2, NULL);
	s = store_open_write(argv[1], &error);
	must(s != NULL, error);
	must(store_sync(s, subs, NULL, clock_now() - 60 * DAY, &error), error);
	for (guint i = 0; i < G_N_ELEMENTS(stories); i++)
		put_story(s, i, &ids[i]);
	put_beside(s, ids);
	mark(s, ids);
	put_outcomes(s);
	return 0;
}
