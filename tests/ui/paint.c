/* paint: a small edition in a store of its own, and the screen after some keys.
 *
 * Usage: paint STORE COLSxROWS KEYS [COLORS]; a STORE that is not there is
 * made, "" is none at all. PAINT_KEYS in the environment is [keys] of a config,
 * "NAME=KEY;NAME=KEY"; the keys typed are then still the default ones, and are
 * translated. */
#include "feeds/store/digested.h"
#include "feeds/store/events.h"
#include "feeds/store/marks.h"
#include "feeds/store/put.h"
#include "feeds/store/related_rows.h"
#include "feeds/store/sync.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/locale.h"
#include "src/model/rank.h"
#include "ui/app/session.h"
#include "ui/client/notification.h"
#include "ui/input/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUTES(n) ((int64_t)(n)*60)
#define HOURS(n)   MINUTES((n)*60)
#define DAYS(n)    HOURS((n)*24)

static const char feeds[] = "[Entertainment]\n"
			    "https://reel.example/rss \"Reel Report\"\n"
			    "https://harbour.example/rss \"Harbour Herald\"\n"
			    "https://marquee.example/rss \"Marquee\"\n"
			    "https://ledger.example/rss \"The Ledger\"\n"
			    "https://screenlight.example/rss \"Screenlight\"\n"
			    "[Tech]\n"
			    "https://bytewise.example/rss \"Bytewise\"\n"
			    "https://northwire.example/rss \"Northwire\"\n"
			    "https://signal.example/rss \"Signal Weekly\"\n"
			    "https://kodo.example/rss \"Kōdō Times\"\n"
			    "https://pixel.example/rss \"Pixel Post\"\n";

static const struct {
	int feed; /* from 1 */
	int64_t age;
	int outlets, minutes;
	bool read, saved;
	const char *topic, *title;
} edition[] = {
	/* clang-format off */
	{ 1, HOURS(2), 14, 4, false, true, "Film",
	  "‘The Long Harvest’ sweeps Lakeside as small studios take nine of fourteen places" },
	{ 6, MINUTES(47), 9, 3, false, false, "Hardware",
	  "Lumen's folding e-paper handheld runs a month on a charge, and games are just files" },
	{ 7, HOURS(1), 6, 2, false, false, "Chips",
	  "Optical memory start-up says its chips read ten times faster than flash" },
	{ 2, HOURS(2) + 60, 1, 2, false, false, "Film",
	  "Festival jury: “It was unanimous before the lights came up”" },
	{ 8, HOURS(3), 4, 5, true, false, "Open source",
	  "A text editor from 1976 gets its first security fix in a decade" },
	{ 3, HOURS(5), 1, 6, false, true, "Film",
	  "How Ostrava's film school gave away the colour tools that studios now depend on" },
	{ 5, HOURS(7), 3, 2, true, false, "TV",
	  "“Night Ferry” will end after its fourth season, its makers say" },
	{ 6, HOURS(8), 1, 2, false, false, "Security",
	  "Router maker ships a fix for a flaw that let neighbours read your printer" },
	{ 4, HOURS(11), 5, 3, false, false, "Streaming",
	  "Streaming services agree to keep prize winners in cinemas for six weeks" },
	{ 7, HOURS(23), 1, 3, true, false, "AI",
	  "Translation model that fits on a watch learns 40 small languages" },
	{ 9, DAYS(2), 1, 2, false, false, "Games",
	  "東京の小さなスタジオ、電子ペーパー向けチェスを公開" },
	{ 2, DAYS(2) + 60, 1, 1, true, false, "Music",
	  "Choir of 900 sings from balconies as hall stays shut 🎶" },
	{ 10, DAYS(3), 1, 7, false, false, "Hardware",
	  "Hands on: three days with a computer that has no backlight" },
	{ 3, DAYS(4), 1, 4, true, false, "Film",
	  "Marlow before the prize: “I wanted the fog on something larger than a hand”" },
	/* clang-format on */
};

/* Other reports of events of the edition (from 1); all are read. */
static const struct {
	int feed, event;
	int64_t age;
	const char *title;
} reports[] = {
	/* clang-format off */
	{ 7, 2, HOURS(1), "Folding e-paper handheld keeps its games as files" },
	{ 10, 2, HOURS(3), "Lumen's handheld: a month between charges" },
	{ 8, 2, HOURS(4), "電子ペーパーの携帯機、電池はひと月" },
	{ 1, 7, HOURS(7), "“Night Ferry” will end after its fourth season" },
	{ 3, 7, HOURS(8), "Last ferry of the night: one more season" },
	{ 3, 1, HOURS(3), "Lakeside's grand prize goes to a film of nine days" },
	/* clang-format on */
};

static const char summary[] =
	"Shot in nine days with a borrowed camera, Ines Marlow's first film "
	"wins grand prize, photography and sound.";

static const char *const paragraphs[] = {
	"The valley outside Karst was supposed to be a stand-in. Three years "
	"ago Ines Marlow drove there with a borrowed camera, two actors and "
	"enough film for nine days, meaning to shoot a proof and then look "
	"for money. The money never came, so the proof became the picture.",
	"On Sunday night “The Long Harvest” took the grand prize at the "
	"Lakeside festival, and with it the awards for photography and sound: "
	"the first time in eleven years that one film has won ",
	"The jury said it had been “unanimous before the lights came up”. Its "
	"president, the cinematographer Otto Brandl, spoke of a film that "
	"“trusts the weather more than the plot”.",
	"Small studios have had a good year. Of the fourteen films in "
	"competition, nine cost less than two million, and six were finished "
	"with the open-source colour tools that the film school at Ostrava "
	"gave away.",
};

static Body *make_body(void)
{
	Body *b = body_new();
	unsigned link;

	body_block(b, BLOCK_PICTURE);
	body_run(b,
		 "A frame from “The Long Harvest”, shot at dawn above Karst.",
		 0, 0);
	body_set_picture(b, "https://reel.example/dawn.jpg", 1600, 900);
	for (size_t i = 0; i < G_N_ELEMENTS(paragraphs); i++) {
		body_block(b, BLOCK_PARAGRAPH);
		body_run(b, paragraphs[i], 0, 0);
		if (i != 1)
			continue;
		link = body_link(b, "https://lakeside.example/2026/prizes",
				 NULL, NULL);
		body_run(b, "all three", 0, link);
		body_run(b, ".", 0, 0);
	}
	body_link(b, "https://reel.example/story/1#comments", "comments", "42");
	return b;
}

static void digest(Store *s, size_t i, int64_t id, int64_t now)
{
	g_autoptr(Body) b = make_body();
	g_autoptr(Buf) packed = buf_new(1 << 20);
	g_autoptr(GString) words = g_string_new(NULL);
	struct related_row rows[8];
	guint n = 0;

	body_pack(b, packed);
	body_words(b, words);
	store_text(s, id,
		   &(struct story_text){ .body = packed,
					 .words = words->str,
					 .minutes = edition[i].minutes },
		   NULL);
	event_assign(s, id, id, NULL);
	event_set_head(s, id,
		       &(struct event_head){ 0, edition[i].outlets,
					     rank_score(edition[i].outlets,
							now - edition[i].age),
					     now - edition[i].age },
		       NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(edition) && n < 6; k++)
		if (k != i && (edition[k].feed > 5) == (edition[i].feed > 5))
			rows[n++] = (struct related_row){ (int64_t)k + 1,
							  RELATION_RELATED, 0.5,
							  "festival prize" };
	store_put_related(s, id, rows, n, NULL);
	store_related_done(s, id, NULL);
}

static void add(Store *s, size_t i, int64_t now)
{
	g_autoptr(Incoming) a = incoming_new(now);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autofree char *guid = g_strdup_printf("%zu", i);
	struct arrival one = { .time = now - edition[i].age,
			       .guid = guid,
			       .title = edition[i].title,
			       .topic = edition[i].topic,
			       .url = "https://reel.example/story/1",
			       .author = "Ana Lindqvist",
			       .summary = summary,
			       .hash = (int64_t)i };

	g_array_append_val(a->all, one);
	store_put(s, edition[i].feed, a, ids, NULL);
}

static void report(Store *s, size_t i, int64_t now)
{
	g_autoptr(Incoming) a = incoming_new(now);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autofree char *guid = g_strdup_printf("report %zu", i);
	struct arrival one = { .time = now - reports[i].age,
			       .guid = guid,
			       .title = reports[i].title,
			       .url = "https://reel.example/story/2",
			       .hash = (int64_t)i };
	int64_t id, event = reports[i].event;
	struct marked marked;
	int e = reports[i].event - 1;

	g_array_append_val(a->all, one);
	store_put(s, reports[i].feed, a, ids, NULL);
	id = g_array_index(ids, int64_t, 0);
	event_assign(s, id, event, NULL);
	event_set_head(s, event,
		       &(struct event_head){ 0, edition[e].outlets,
					     rank_score(edition[e].outlets,
							now - edition[e].age),
					     now - edition[e].age },
		       NULL);
	store_mark(s, &(struct mark){ .ids = &id, .n = 1, .value = true },
		   &marked, NULL);
	store_related_done(s, id, NULL);
}

static void set_marks(Store *s, size_t i)
{
	g_autofree char *sql = g_strdup_printf(
		"UPDATE story SET read = %d, saved = %d WHERE id = %zu",
		edition[i].read, edition[i].saved, i + 1);

	store_run(s, sql, NULL);
}

static void fill(const char *path, int64_t now)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) s = store_open_write(path, &error);
	g_autoptr(Subs) subs = subs_read(feeds, NULL);

	if (!s)
		g_error("%s", error->message);
	store_sync(s, subs, NULL, now, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(edition); i++)
		add(s, i, now);
	for (size_t i = 0; i < G_N_ELEMENTS(edition); i++) {
		digest(s, i, (int64_t)i + 1, now);
		set_marks(s, i);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(reports); i++)
		report(s, i, now);
	store_run(s,
		  "UPDATE feed SET last_fetch = (SELECT max(time) FROM story)"
		  " + 2640, last_good = (SELECT max(time) FROM story) + 2640",
		  NULL);
	store_run(
		s,
		"UPDATE feed SET next_fetch = last_fetch + 5400, interval ="
		" 7900, why = 1, recent = last_fetch - 600 || ' ' ||"
		" (last_fetch - 40000);"
		"UPDATE feed SET interval = 21600, why = 3, next_fetch ="
		" last_fetch + 25000 WHERE id = 1;"
		"UPDATE feed SET moves = 1, moved ="
		" 'https://screenlight.example/en/film/feed.xml' WHERE id = 5",
		NULL);
	store_run(s,
		  "UPDATE feed SET error = '410 gone', error_since ="
		  " last_good - 4000000, status = 410 WHERE id = 4",
		  NULL);
}

/* Notifications of the fetcher, by a word among the keys. */
static const struct {
	const char *word;
	struct notification news[2];
} sayings[] = {
	{ "@refreshing",
	  { { .kind = NOTIFICATION_PROGRESS, .done = 0, .total = 10 },
	    { .kind = NOTIFICATION_PROGRESS,
	      .done = 7,
	      .total = 10,
	      .fresh = 9,
	      .failed = 1 } } },
	{ "@refreshed",
	  { { .kind = NOTIFICATION_PROGRESS,
	      .done = 10,
	      .total = 10,
	      .fresh = 9,
	      .failed = 1 },
	    { .kind = NOTIFICATION_REPLY,
	      .command = COMMAND_REFRESH,
	      .done = 10,
	      .fresh = 9,
	      .failed = 1 } } },
	{ "@nothing",
	  { { .kind = NOTIFICATION_PROGRESS, .done = 10, .total = 10 },
	    { .kind = NOTIFICATION_REPLY,
	      .command = COMMAND_REFRESH,
	      .done = 10 } } },
	{ "@offline",
	  { { .kind = NOTIFICATION_PROGRESS,
	      .done = 10,
	      .total = 10,
	      .failed = 10 },
	    { .kind = NOTIFICATION_REPLY,
	      .command = COMMAND_REFRESH,
	      .done = 10,
	      .failed = 10,
	      .offline = true } } },
	{ "@busy",
	  { { .kind = NOTIFICATION_STORED },
	    { .kind = NOTIFICATION_REPLY,
	      .command = COMMAND_REFRESH,
	      .code = ERROR_RUNNING + 1 } } },
	{ "@restarted",
	  { { .kind = NOTIFICATION_STORED },
	    { .kind = NOTIFICATION_RESTARTED } } },
	{ "@gone",
	  { { .kind = NOTIFICATION_STORED },
	    { .kind = NOTIFICATION_GONE,
	      .words = "lede-fetcher was not found: reading only." } } },
};

static bool say(Session *s, const char *word)
{
	g_autoptr(Effects) fx = effects_new();

	for (size_t i = 0; i < G_N_ELEMENTS(sayings); i++) {
		if (strcmp(sayings[i].word, word) != 0)
			continue;
		for (size_t k = 0; k < G_N_ELEMENTS(sayings[i].news); k++)
			session_notification(s, &sayings[i].news[k], fx);
		return true;
	}
	return false;
}

/* Types the key that is bound to what a default key does here; in a prompt,
 * and where it does nothing, the key itself. */
static bool type_key(Session *s, const Keymap *usual, const char *word,
		     GError **error)
{
	const View *v = session_view(s);
	enum action a = keymap_action(usual, key_find(word), view_where(v));
	g_autofree char *key = NULL;

	if (v->prompt.line || a == ACTION_NONE)
		return session_keys(s, word, error);
	key = keymap_key(v->keymap, a, view_where(v));
	return *key == '\0' || session_keys(s, key, error);
}

/* Keys by name, and words for notifications of the fetcher. */
static bool type(Session *s, const char *typed, GError **error)
{
	g_auto(GStrv) words = g_strsplit(typed, " ", -1);
	g_autoptr(Settings) usual = settings_new();
	g_autoptr(Keymap) keymap = keymap_new(usual, NULL);
	bool rebound = g_getenv("PAINT_KEYS") != NULL;

	for (char **w = words; *w; w++) {
		if (**w == '\0')
			continue;
		if (**w == '@' ? !say(s, *w)
		    : rebound  ? !type_key(s, keymap, *w, error)
			       : !session_keys(s, *w, error))
			return false;
	}
	return true;
}

static void bind_keys(Settings *settings)
{
	const char *keys = g_getenv("PAINT_KEYS");
	g_auto(GStrv) rows = g_strsplit(keys ? keys : "", ";", -1);

	for (char **row = rows; *row; row++) {
		g_auto(GStrv) pair = g_strsplit(*row, "=", 2);

		if (g_strv_length(pair) == 2)
			settings_set(settings,
				     &(struct named_setting){ "keys", pair[0],
							      pair[1], 0 },
				     NULL);
	}
}

int main(int argc, char **argv)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Store) store = NULL;
	g_autoptr(Session) session = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	g_auto(GStrv) size = NULL;

	locale_open();
	if (argc < 4)
		return 2;
	if (*argv[1] && !g_file_test(argv[1], G_FILE_TEST_EXISTS))
		fill(argv[1], clock_now());
	if (*argv[1])
		store = store_open_read(argv[1], &error);
	size = g_strsplit(argv[2], "x", 2);
	bind_keys(settings);
	session = session_new(store, settings,
			      (int)g_ascii_strtoll(size[0], NULL, 10),
			      (int)g_ascii_strtoll(size[1], NULL, 10));
	if (!type(session, argv[3], &error)) {
		fprintf(stderr, "%s\n", error ? error->message : argv[3]);
		return 2;
	}
	text = session_text(session,
			    argc > 4 ? (int)g_ascii_strtoll(argv[4], NULL, 10)
				     : 0);
	fputs(text, stdout);
	return 0;
}
