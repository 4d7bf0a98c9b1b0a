#include "feeds/feed/parsed_feed.h"

#include <string.h>

#define ENTRY_CHUNK 65536 /* bytes of a block of strings */

ParsedFeed *parsed_new(void)
{
	ParsedFeed *e = g_new0(ParsedFeed, 1);

	e->text = g_string_chunk_new(ENTRY_CHUNK);
	e->items = g_array_new(FALSE, TRUE, sizeof(struct feed_item));
	e->people = g_array_new(FALSE, TRUE, sizeof(struct person));
	e->links = g_array_new(FALSE, TRUE, sizeof(struct feed_link));
	e->enclosures = g_array_new(FALSE, TRUE, sizeof(struct enclosure));
	e->words = g_array_new(FALSE, TRUE, sizeof(const char *));
	e->warnings = g_array_new(FALSE, TRUE, sizeof(const char *));
	e->feed.ttl = -1;
	e->feed.encoding = "utf-8";
	return e;
}

void parsed_free(ParsedFeed *e)
{
	if (!e)
		return;
	g_string_chunk_free(e->text);
	g_array_free(e->items, TRUE);
	g_array_free(e->people, TRUE);
	g_array_free(e->links, TRUE);
	g_array_free(e->enclosures, TRUE);
	g_array_free(e->words, TRUE);
	g_array_free(e->warnings, TRUE);
	g_free(e);
}

const char *parsed_keep(ParsedFeed *e, const char *text)
{
	return text ? g_string_chunk_insert(e->text, text) : NULL;
}

struct feed_item *parsed_item(const ParsedFeed *e, guint i)
{
	g_assert(i < e->items->len);
	return &g_array_index(e->items, struct feed_item, i);
}

const struct person *parsed_person(const ParsedFeed *e, guint i)
{
	g_assert(i < e->people->len);
	return &g_array_index(e->people, struct person, i);
}

const struct feed_link *parsed_link(const ParsedFeed *e, guint i)
{
	g_assert(i < e->links->len);
	return &g_array_index(e->links, struct feed_link, i);
}

const struct enclosure *parsed_enclosure(const ParsedFeed *e, guint i)
{
	g_assert(i < e->enclosures->len);
	return &g_array_index(e->enclosures, struct enclosure, i);
}

const char *parsed_word(const ParsedFeed *e, guint i)
{
	g_assert(i < e->words->len);
	return g_array_index(e->words, const char *, i);
}

const char *parsed_warning(const ParsedFeed *e, guint i)
{
	g_assert(i < e->warnings->len);
	return g_array_index(e->warnings, const char *, i);
}

#define NAME(id, name) name,

const char *feed_format_name(enum feed_format format)
{
	static const char *const names[FORMAT_COUNT] = { FEED_FORMATS(NAME) };

	return names[format];
}
