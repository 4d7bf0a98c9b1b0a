/* The way of a ParsedFeed from the parser to the fetcher. */
#include "feeds/feed/parsed_feed.h"
#include "src/base/error.h"
#include <glib/gi18n.h>

#define TEXT_LEAST 4 /* of a text that is packed: its size */
#define SPAN_SIZE  8
#define ITEM_LEAST (13 * TEXT_LEAST + 4 * SPAN_SIZE + 8)

static void pack_span(Buf *out, struct span s)
{
	pack_u32(out, s.first);
	pack_u32(out, s.n);
}

static void pack_moment(Buf *out, struct moment m)
{
	pack_u8(out, m.known);
	pack_u8(out, m.zoned);
	pack_i64(out, m.time);
}

static void pack_about(Buf *out, const struct feed_about *f)
{
	pack_u8(out, (uint8_t)f->format);
	pack_text(out, f->title);
	pack_text(out, f->link);
	pack_text(out, f->self);
	pack_text(out, f->id);
	pack_text(out, f->description);
	pack_text(out, f->language);
	pack_text(out, f->icon);
	pack_text(out, f->image);
	pack_text(out, f->encoding);
	pack_moment(out, f->updated);
	pack_moment(out, f->published);
	pack_span(out, f->people);
	pack_span(out, f->categories);
	pack_span(out, f->links);
	pack_i64(out, f->ttl);
	pack_i64(out, f->update_every);
	pack_u32(out, f->skip_hours);
	pack_u32(out, f->skip_days);
	pack_text(out, f->leads_to);
}

static void pack_item(Buf *out, const struct feed_item *i)
{
	pack_text(out, i->id);
	pack_text(out, i->title);
	pack_text(out, i->link);
	pack_text(out, i->image);
	pack_text(out, i->image_caption);
	pack_u32(out, (uint32_t)i->image_width);
	pack_u32(out, (uint32_t)i->image_height);
	pack_text(out, i->comments_url);
	pack_text(out, i->language);
	pack_text(out, i->source_title);
	pack_text(out, i->source_url);
	pack_text(out, i->summary_html);
	pack_text(out, i->content_html);
	pack_text(out, i->summary_base);
	pack_text(out, i->content_base);
	pack_text(out, i->summary);
	pack_moment(out, i->published);
	pack_moment(out, i->updated);
	pack_span(out, i->people);
	pack_span(out, i->categories);
	pack_span(out, i->links);
	pack_span(out, i->enclosures);
	pack_i64(out, i->comments_count);
	pack_u8(out, i->has_guid);
	pack_u8(out, i->guid_is_permalink);
}

static void pack_links(Buf *out, const GArray *links)
{
	pack_u32(out, links->len);
	for (guint i = 0; i < links->len; i++) {
		const struct feed_link *l =
			&g_array_index(links, struct feed_link, i);

		pack_text(out, l->rel);
		pack_text(out, l->href);
		pack_text(out, l->type);
		pack_text(out, l->title);
		pack_text(out, l->hreflang);
	}
}

static void pack_people(Buf *out, const GArray *people)
{
	pack_u32(out, people->len);
	for (guint i = 0; i < people->len; i++) {
		const struct person *p =
			&g_array_index(people, struct person, i);

		pack_text(out, p->name);
		pack_text(out, p->email);
		pack_text(out, p->url);
	}
}

static void pack_enclosures(Buf *out, const GArray *enclosures)
{
	pack_u32(out, enclosures->len);
	for (guint i = 0; i < enclosures->len; i++) {
		const struct enclosure *n =
			&g_array_index(enclosures, struct enclosure, i);

		pack_text(out, n->url);
		pack_text(out, n->type);
		pack_text(out, n->title);
		pack_i64(out, n->length);
	}
}

static void pack_words(Buf *out, const GArray *words)
{
	pack_u32(out, words->len);
	for (guint i = 0; i < words->len; i++)
		pack_text(out, g_array_index(words, const char *, i));
}

void parsed_pack(const ParsedFeed *e, Buf *out)
{
	pack_words(out, e->words);
	pack_people(out, e->people);
	pack_links(out, e->links);
	pack_enclosures(out, e->enclosures);
	pack_words(out, e->warnings);
	pack_about(out, &e->feed);
	pack_u32(out, e->items->len);
	for (guint i = 0; i < e->items->len; i++)
		pack_item(out, parsed_item(e, i));
}

/* Lists come first in the written form, so that a span can be looked at when
 * it is read. */
static struct span unpack_span(struct unpack *u, const GArray *of)
{
	struct span s;

	s.first = unpack_u32(u);
	s.n = unpack_u32(u);
	if ((uint64_t)s.first + s.n > of->len) {
		u->wrong = true;
		s = (struct span){ 0 };
	}
	return s;
}

static struct moment unpack_moment(struct unpack *u)
{
	struct moment m;

	m.known = unpack_bool(u);
	m.zoned = unpack_bool(u);
	m.time = unpack_i64(u);
	return m;
}

static const char *take_text(struct unpack *u, ParsedFeed *e)
{
	return parsed_keep(e, unpack_text(u));
}

static void unpack_about(struct unpack *u, ParsedFeed *e)
{
	struct feed_about *f = &e->feed;
	uint8_t format = unpack_u8(u);

	if (format >= FORMAT_COUNT) {
		u->wrong = true;
		return;
	}
	f->format = (enum feed_format)format;
	f->title = take_text(u, e);
	f->link = take_text(u, e);
	f->self = take_text(u, e);
	f->id = take_text(u, e);
	f->description = take_text(u, e);
	f->language = take_text(u, e);
	f->icon = take_text(u, e);
	f->image = take_text(u, e);
	f->encoding = take_text(u, e);
	f->updated = unpack_moment(u);
	f->published = unpack_moment(u);
	f->people = unpack_span(u, e->people);
	f->categories = unpack_span(u, e->words);
	f->links = unpack_span(u, e->links);
	f->ttl = unpack_i64(u);
	f->update_every = unpack_i64(u);
	f->skip_hours = unpack_u32(u);
	f->skip_days = unpack_u32(u);
	f->leads_to = take_text(u, e);
	if (!f->encoding)
		u->wrong = true;
}

/* Of a picture, in pixels. */
static int take_side(struct unpack *u)
{
	uint32_t n = unpack_u32(u);

	u->wrong = u->wrong || n > G_MAXINT32;
	return u->wrong ? 0 : (int)n;
}

static void unpack_item(struct unpack *u, ParsedFeed *e)
{
	struct feed_item i = { 0 };

	i.id = take_text(u, e);
	i.title = take_text(u, e);
	i.link = take_text(u, e);
	i.image = take_text(u, e);
	i.image_caption = take_text(u, e);
	i.image_width = take_side(u);
	i.image_height = take_side(u);
	i.comments_url = take_text(u, e);
	i.language = take_text(u, e);
	i.source_title = take_text(u, e);
	i.source_url = take_text(u, e);
	i.summary_html = take_text(u, e);
	i.content_html = take_text(u, e);
	i.summary_base = take_text(u, e);
	i.content_base = take_text(u, e);
	i.summary = take_text(u, e);
	i.published = unpack_moment(u);
	i.updated = unpack_moment(u);
	i.people = unpack_span(u, e->people);
	i.categories = unpack_span(u, e->words);
	i.links = unpack_span(u, e->links);
	i.enclosures = unpack_span(u, e->enclosures);
	i.comments_count = unpack_i64(u);
	i.has_guid = unpack_bool(u);
	i.guid_is_permalink = unpack_bool(u);
	g_array_append_val(e->items, i);
}

static void unpack_words(struct unpack *u, ParsedFeed *e, GArray *words)
{
	uint32_t n = unpack_count(u, TEXT_LEAST);

	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		const char *word = take_text(u, e);

		if (!word)
			u->wrong = true;
		g_array_append_val(words, word);
	}
}

static void unpack_people(struct unpack *u, ParsedFeed *e)
{
	uint32_t n = unpack_count(u, 3 * (size_t)TEXT_LEAST);

	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		struct person p = { 0 };

		p.name = take_text(u, e);
		p.email = take_text(u, e);
		p.url = take_text(u, e);
		if (!p.name && !p.email && !p.url)
			u->wrong = true;
		g_array_append_val(e->people, p);
	}
}

static void unpack_links(struct unpack *u, ParsedFeed *e)
{
	uint32_t n = unpack_count(u, 5 * (size_t)TEXT_LEAST);

	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		struct feed_link l = { 0 };

		l.rel = take_text(u, e);
		l.href = take_text(u, e);
		l.type = take_text(u, e);
		l.title = take_text(u, e);
		l.hreflang = take_text(u, e);
		if (!l.rel)
			u->wrong = true;
		g_array_append_val(e->links, l);
	}
}

static void unpack_enclosures(struct unpack *u, ParsedFeed *e)
{
	uint32_t n = unpack_count(u, 3 * (size_t)TEXT_LEAST);

	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		struct enclosure c = { 0 };

		c.url = take_text(u, e);
		c.type = take_text(u, e);
		c.title = take_text(u, e);
		c.length = unpack_i64(u);
		if (!c.url)
			u->wrong = true;
		g_array_append_val(e->enclosures, c);
	}
}

ParsedFeed *parsed_unpack(const void *bytes, size_t size)
{
	struct unpack u = unpack_from(bytes, size);
	g_autoptr(ParsedFeed) e = parsed_new();
	uint32_t n;

	unpack_words(&u, e, e->words);
	unpack_people(&u, e);
	unpack_links(&u, e);
	unpack_enclosures(&u, e);
	unpack_words(&u, e, e->warnings);
	unpack_about(&u, e);
	n = unpack_count(&u, ITEM_LEAST);
	for (uint32_t i = 0; i < n && !u.wrong; i++)
		unpack_item(&u, e);
	return unpack_done(&u) ? g_steal_pointer(&e) : NULL;
}

ParsedFeed *parsed_read(const Buf *record, GError **error)
{
	ParsedFeed *e = parsed_unpack(record->bytes, record->size);

	if (!e)
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("the parser sent an invalid result"));
	return e;
}
