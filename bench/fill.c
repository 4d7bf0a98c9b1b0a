/* fill: a store of N made stories, digested and related by rule, so that start
 * and keys can be measured at any size (0: an empty store). Usage: fill N PATH */
#include "feeds/store/digested.h"
#include "feeds/store/events.h"
#include "feeds/store/put.h"
#include "feeds/store/related_rows.h"
#include "feeds/store/sync.h"
#include "src/base/clock.h"
#include "src/model/body.h"
#include "src/model/rank.h"

#include <stdio.h>
#include <stdlib.h>

#define FEEDS    200
#define EVERY    40 /* stories of a feed stored at a time */
#define TOGETHER 5  /* reports of each event */

static const char *const words[] = {
	"amber", "basin",  "cedar",  "delta",  "ember",   "fjord",  "grove",
	"kiosk", "ivory",  "meadow", "nectar", "orchard", "pylon",  "quarry",
	"river", "signal", "timber", "umbra",  "valley",  "willow", "zephyr",
};

static void put_words(GString *out, guint32 *seed, int n)
{
	for (int i = 0; i < n; i++) {
		*seed = *seed * 1664525 + 1013904223;
		g_string_append_printf(
			out, "%s%s%u", i ? " " : "",
			words[(*seed >> 16) % G_N_ELEMENTS(words)],
			(*seed >> 24) % 50);
	}
}

static void subscribe(Store *s)
{
	g_autoptr(GString) file = g_string_new("[Entertainment]\n");
	g_autoptr(Subs) subs = NULL;

	for (int i = 0; i < FEEDS; i++) {
		if (i == FEEDS / 2)
			g_string_append(file, "[Tech]\n");
		g_string_append_printf(
			file, "https://feed%d.example/rss \"Outlet %d\"\n", i,
			i);
	}
	subs = subs_read(file->str, NULL);
	store_sync(s, subs, NULL, clock_now(), NULL);
}

static void add(Incoming *a, guint64 n, guint64 all, int64_t now)
{
	guint32 seed = (guint32)(n / TOGETHER) * 2654435761U;
	g_autoptr(GString) title = g_string_new(NULL);
	g_autofree char *guid = g_strdup_printf("%" G_GUINT64_FORMAT, n);
	struct arrival one = { .time = now - (int64_t)(all - n) * 60 };

	put_words(title, &seed, 9);
	one.guid = g_string_chunk_insert(a->text, guid);
	one.title = g_string_chunk_insert(a->text, title->str);
	one.url = g_string_chunk_insert(a->text, "https://feed.example/story");
	one.topic = "Made";
	put_words(title, &seed, 20);
	one.summary = g_string_chunk_insert(a->text, title->str);
	one.hash = (int64_t)n;
	g_array_append_val(a->all, one);
}

static void digest(Store *s, int64_t id, int64_t now)
{
	g_autoptr(Body) body = body_new();
	g_autoptr(Buf) packed = buf_new(1 << 20);
	g_autoptr(GString) text = g_string_new(NULL);
	guint32 seed = (guint32)id;
	int64_t event = (id - 1) / TOGETHER * TOGETHER + 1;
	struct related_row rows[TOGETHER + 6] = { { 0 } };
	guint n = 0;

	for (int i = 0; i < 4; i++) {
		g_string_truncate(text, 0);
		put_words(text, &seed, 40);
		body_block(body, BLOCK_PARAGRAPH);
		body_run(body, text->str, 0, 0);
	}
	body_pack(body, packed);
	store_text(s, id,
		   &(struct story_text){
			   .body = packed, .words = text->str, .minutes = 2 },
		   NULL);
	event_assign(s, id, event, NULL);
	event_set_head(s, event,
		       &(struct event_head){
			       0, (int)(id - event) + 1,
			       rank_score((int)(id - event) + 1, now), now },
		       NULL);
	for (int64_t other = event; other < event + TOGETHER; other++)
		if (other != id)
			rows[n++] =
				(struct related_row){ other, RELATION_SAME, 0.8,
						      "amber12 kiosk" };
	for (int64_t other = event - TOGETHER; other > 0 && n < TOGETHER + 5;
	     other -= TOGETHER)
		rows[n++] = (struct related_row){ other, RELATION_RELATED, 0.3,
						  "river signal" };
	store_put_related(s, id, rows, n, NULL);
	store_related_done(s, id, NULL);
}

int main(int argc, char **argv)
{
	guint64 all = argc == 3 ? g_ascii_strtoull(argv[1], NULL, 10) : 0;
	int64_t now = clock_now();
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) s =
		argc == 3 ? store_open_write(argv[2], &error) : NULL;

	if (!s) {
		fprintf(stderr, "fill N PATH%s%s\n", error ? ": " : "",
			error ? error->message : "");
		return 1;
	}
	subscribe(s);
	for (guint64 n = 0; n < all;) {
		g_autoptr(Incoming) a = incoming_new(now);
		g_autoptr(GArray) ids =
			g_array_new(FALSE, FALSE, sizeof(int64_t));

		for (int i = 0; i < EVERY && n < all; i++)
			add(a, n++, all, now);
		store_begin(s, NULL);
		store_put(s, (int64_t)(n / EVERY % FEEDS) + 1, a, ids, NULL);
		for (guint i = 0; i < ids->len; i++)
			digest(s, g_array_index(ids, int64_t, i), now);
		store_end(s, true, NULL);
	}
	return 0;
}
