#include "feeds/context/admit.h"

#include "feeds/context/attached.h"
#include "feeds/context/cut.h"
#include "feeds/context/guid.h"
#include "feeds/store/shared_guid.h"
#include "src/base/clock.h"
#include "src/base/url.h"
#include "src/model/story.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a (Fowler, Noll, Vo), eight bytes at a time, with a shift to mix high bits into
 * low ones. It need not resist collisions: a feed that makes one keeps a change of
 * its own entry from being seen. */
#define HASH_FIRST 14695981039346656037ULL
#define HASH_TIMES 1099511628211ULL
#define HASHED_MAX 24 /* texts of one entry that are hashed */

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * HASH_TIMES;
	return hash ^ (hash >> 29);
}

static uint64_t hash_text(uint64_t hash, const char *text)
{
	size_t size = strlen(text);
	uint64_t word;

	for (; size >= sizeof word; size -= sizeof word) {
		memcpy(&word, text, sizeof word);
		hash = mix(hash, word);
		text += sizeof word;
	}
	word = 0;
	memcpy(&word, text, size);
	return mix(mix(hash, word), size + 1);
}

int64_t admit_hash(const char *const *texts, guint n)
{
	uint64_t hash = HASH_FIRST;

	for (guint i = 0; i < n; i++)
		hash = texts[i] ? hash_text(hash, texts[i]) : mix(hash, 0);
	return (int64_t)hash;
}

/* The shorter text, freed, else the whole one. */
static const char *keep(Incoming *a, const char *text, char *shorter)
{
	const char *kept =
		g_string_chunk_insert(a->text, shorter ? shorter : text);

	g_free(shorter);
	return kept;
}

static const char *keep_chars(Incoming *a, const char *text, int most)
{
	return text ? keep(a, text, cut_chars(text, most)) : NULL;
}

/* An address is stored whole or not at all: half of one leads somewhere else. */
static const char *keep_url(Incoming *a, const char *url)
{
	if (!url || strlen(url) > URL_MAX)
		return NULL;
	return g_string_chunk_insert(a->text, url);
}

static const char *keep_html(Incoming *a, const char *html)
{
	return html ? keep(a, html, cut_html(html)) : NULL;
}

/* A headline is never empty: the title, else the beginning of the summary, else the
 * address. */
static const char *keep_title(Incoming *a, const struct feed_item *item)
{
	if (item->title && *item->title)
		return keep_chars(a, item->title, STORY_TEXT_MAX);
	if (item->summary && *item->summary)
		return keep_chars(a, item->summary, 120);
	if (item->link)
		return keep_chars(a, item->link, STORY_TEXT_MAX);
	return g_string_chunk_insert(a->text, _(STORY_UNTITLED));
}

/* The first category that is short enough for the topic of a headline. */
static const char *keep_topic(Incoming *a, const ParsedFeed *feed,
			      const struct feed_item *item)
{
	for (guint i = 0; i < item->categories.n; i++) {
		const char *word =
			parsed_word(feed, item->categories.first + i);

		if (*word && g_utf8_strlen(word, -1) <= ADMIT_TOPIC)
			return g_string_chunk_insert(a->text, word);
	}
	return NULL;
}

/* The people of the item, else of the feed. */
static const char *keep_author(Incoming *a, const ParsedFeed *feed,
			       const struct feed_item *item)
{
	struct span people = item->people.n ? item->people : feed->feed.people;
	g_autoptr(GString) names = g_string_new(NULL);

	for (guint i = 0; i < people.n; i++) {
		const struct person *p = parsed_person(feed, people.first + i);
		const char *name = p->name ? p->name : p->email;

		if (name)
			g_string_append_printf(names, "%s%s",
					       names->len ? ", " : "", name);
	}
	return names->len ? keep_chars(a, names->str, STORY_TEXT_MAX) : NULL;
}

/* The time at which a clock in the reader's zone shows what one of UTC shows at
 * `time`; 0 for none that can be computed. */
static int64_t local_time(int64_t time)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(time);
	g_autoptr(GDateTime) local = NULL;

	if (!utc)
		return 0;
	local = g_date_time_new_local(
		g_date_time_get_year(utc), g_date_time_get_month(utc),
		g_date_time_get_day_of_month(utc), g_date_time_get_hour(utc),
		g_date_time_get_minute(utc), g_date_time_get_seconds(utc));
	return local ? g_date_time_to_unix(local) : 0;
}

/* 0 for a date before 1970 or in the far future: these are mistakes. One without a
 * zone is UTC, as most are; where that is in the future, it was written in the
 * reader's zone; where that is, too, the zone is not known. */
static int64_t keep_time(const struct feed_item *item, int64_t now)
{
	struct moment m =
		item->published.known ? item->published : item->updated;

	if (!m.known || m.time <= 0)
		return 0;
	if (!m.zoned && m.time > now) {
		m.time = local_time(m.time);
		return m.time <= now ? m.time : 0;
	}
	return m.time <= now + ADMIT_AHEAD ? m.time : 0;
}

/* Comments and enclosures, to be listed after the links of the text. */
static void keep_links(Incoming *a, const ParsedFeed *feed,
		       const struct feed_item *item, struct arrival *out)
{
	g_autoptr(Buf) links = buf_new(CUT_HTML_MAX);

	attached_pack(feed, item, links);
	if (!links->size || links->full)
		return;
	out->links = (const uint8_t *)g_string_chunk_insert_len(
		a->text, (const char *)links->bytes, (gssize)links->size);
	out->links_size = links->size;
}

/* The content is the text, and only where there is none the summary. */
static void keep_text(Incoming *a, const struct feed_item *item,
		      struct arrival *out)
{
	bool content = item->content_html != NULL;

	out->html =
		keep_html(a, content ? item->content_html : item->summary_html);
	out->base =
		keep_url(a, content ? item->content_base : item->summary_base);
	out->summary = keep_chars(a, item->summary, ADMIT_SUMMARY);
}

/* The number of comments is left out: with it the story would be digested again for
 * every comment. */
static int64_t hash_entry(const ParsedFeed *feed, const struct feed_item *item,
			  const struct arrival *out)
{
	const char *texts[HASHED_MAX] = {
		out->title, out->url,     out->author, out->topic,
		out->image, out->summary, out->html,   item->comments_url,
	};
	guint n = 8;

	for (guint i = 0; i < item->enclosures.n && n < HASHED_MAX; i++)
		texts[n++] =
			parsed_enclosure(feed, item->enclosures.first + i)->url;
	return admit_hash(texts, n);
}

/* An entry and its place in the document. */
struct place {
	int64_t time;
	guint at;
	struct guid guid;
};

/* Of a shared guid the same form of the key as feeds/store/sharers gives it. */
static const char *keep_guid(Incoming *a, const struct guid *guid,
			     const struct arrival *entry)
{
	g_autofree char *longer =
		guid->shared ? shared_guid(guid->key, entry->url, entry->title)
			     : NULL;

	return g_string_chunk_insert(a->text, longer ? longer : guid->key);
}

static void keep_entry(Incoming *a, const ParsedFeed *feed,
		       const struct place *p, int64_t now)
{
	const struct feed_item *item = parsed_item(feed, p->at);
	struct arrival out = {
		.title = keep_title(a, item),
		.url = keep_url(a, attached_link(feed, item)),
		.author = keep_author(a, feed, item),
		.topic = keep_topic(a, feed, item),
		.image = keep_url(a, item->image),
		.image_caption =
			keep_chars(a, item->image_caption, STORY_TEXT_MAX),
		.image_width = item->image_width,
		.image_height = item->image_height,
		.time = keep_time(item, now),
	};

	out.guid = keep_guid(a, &p->guid, &out);
	keep_text(a, item, &out);
	keep_links(a, feed, item, &out);
	out.hash = hash_entry(feed, item, &out);
	g_array_append_val(a->all, out);
}

/* Newest first; entries without a date count as new. Equals are in the order of the
 * document. */
static int newest_first(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->time != y->time)
		return x->time < y->time ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

/* The first entry of each guid (struct place), in the order of the document. */
static GArray *list_distinct(const ParsedFeed *feed, int64_t now,
			     GStringChunk *text)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(struct place));
	g_autoptr(GArray) guids = guid_all(feed, text);

	for (guint i = 0; i < feed->items->len; i++) {
		int64_t time = keep_time(parsed_item(feed, i), now);
		struct place p = { time ? time : now, i,
				   g_array_index(guids, struct guid, i) };

		if (p.guid.key)
			g_array_append_val(places, p);
	}
	return places;
}

Incoming *admit_arrivals(const ParsedFeed *feed, guint most, int64_t now,
			 bool *cut)
{
	Incoming *a = incoming_new(now);
	GStringChunk *guids = g_string_chunk_new(4096);
	g_autoptr(GArray) places = list_distinct(feed, now, guids);

	a->title = keep_chars(a, feed->feed.title, STORY_TEXT_MAX);
	a->site = keep_url(a, feed->feed.link);
	g_array_sort(places, newest_first);
	*cut = places->len > most;
	if (*cut)
		g_array_set_size(places, most);
	for (guint i = places->len; i-- > 0;)
		keep_entry(a, feed, &g_array_index(places, struct place, i),
			   now);
	g_string_chunk_free(guids);
	return a;
}
