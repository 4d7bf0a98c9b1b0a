#include "feeds/feed/parsed_feed_json.h"

#include "feeds/html/sanitize.h"
#include "src/base/json.h"

static void put_moment(GString *out, const char *key, struct moment m)
{
	json_put_time(out, key, m.time, m.known);
}

/* A number that is not known is -1. */
static void put_count(GString *out, const char *key, int64_t n)
{
	json_put_int(out, key, n, n >= 0);
}

static void put_people(GString *out, const ParsedFeed *e, struct span s)
{
	json_put_open(out, "authors", '[');
	for (uint32_t i = 0; i < s.n; i++) {
		const struct person *p = parsed_person(e, s.first + i);

		json_put_open(out, NULL, '{');
		json_put_text(out, "name", p->name);
		json_put_text(out, "email", p->email);
		json_put_text(out, "url", p->url);
		json_put_close(out, '}');
	}
	json_put_close(out, ']');
}

static void put_categories(GString *out, const ParsedFeed *e, struct span s)
{
	json_put_open(out, "categories", '[');
	for (uint32_t i = 0; i < s.n; i++)
		json_put_text(out, NULL, parsed_word(e, s.first + i));
	json_put_close(out, ']');
}

static void put_links(GString *out, const ParsedFeed *e, struct span s)
{
	json_put_open(out, "links", '[');
	for (uint32_t i = 0; i < s.n; i++) {
		const struct feed_link *l = parsed_link(e, s.first + i);

		json_put_open(out, NULL, '{');
		json_put_text(out, "rel", l->rel);
		json_put_text(out, "href", l->href);
		json_put_text(out, "type", l->type);
		json_put_text(out, "title", l->title);
		json_put_text(out, "hreflang", l->hreflang);
		json_put_close(out, '}');
	}
	json_put_close(out, ']');
}

static void put_enclosures(GString *out, const ParsedFeed *e, struct span s)
{
	json_put_open(out, "enclosures", '[');
	for (uint32_t i = 0; i < s.n; i++) {
		const struct enclosure *x = parsed_enclosure(e, s.first + i);

		json_put_open(out, NULL, '{');
		json_put_text(out, "url", x->url);
		json_put_text(out, "type", x->type);
		put_count(out, "length", x->length);
		json_put_text(out, "title", x->title);
		json_put_close(out, '}');
	}
	json_put_close(out, ']');
}

static void put_feed(GString *out, const ParsedFeed *e)
{
	const struct feed_about *f = &e->feed;

	json_put_open(out, "feed", '{');
	json_put_text(out, "format", feed_format_name(f->format));
	json_put_text(out, "title", f->title);
	json_put_text(out, "link", f->link);
	json_put_text(out, "self", f->self);
	json_put_text(out, "id", f->id);
	json_put_text(out, "description", f->description);
	json_put_text(out, "language", f->language);
	put_moment(out, "updated", f->updated);
	put_moment(out, "published", f->published);
	json_put_text(out, "icon", f->icon);
	json_put_text(out, "image", f->image);
	put_people(out, e, f->people);
	put_categories(out, e, f->categories);
	put_links(out, e, f->links);
	put_count(out, "ttl", f->ttl);
	json_put_close(out, '}');
}

static void put_html(GString *out, const char *key, const char *html,
		     const char *base)
{
	g_autofree char *safe = html ? sanitize_html(html, base) : NULL;

	json_put_text(out, key, safe);
}

static void put_item(GString *out, const ParsedFeed *e,
		     const struct feed_item *i)
{
	json_put_open(out, NULL, '{');
	json_put_text(out, "id", i->id);
	json_put_bool(out, "guid_is_permalink", i->guid_is_permalink,
		      i->has_guid);
	json_put_text(out, "title", i->title);
	json_put_text(out, "link", i->link);
	put_links(out, e, i->links);
	put_people(out, e, i->people);
	put_moment(out, "published", i->published);
	put_moment(out, "updated", i->updated);
	put_html(out, "summary_html", i->summary_html, i->summary_base);
	put_html(out, "content_html", i->content_html, i->content_base);
	put_categories(out, e, i->categories);
	put_enclosures(out, e, i->enclosures);
	json_put_text(out, "image", i->image);
	json_put_text(out, "comments_url", i->comments_url);
	put_count(out, "comments_count", i->comments_count);
	json_put_text(out, "language", i->language);
	json_put_text(out, "source_title", i->source_title);
	json_put_text(out, "source_url", i->source_url);
	json_put_close(out, '}');
}

/* What was written so far; the line of an item ends in a newline or comma. */
static void flush(GString *out, void (*put)(const char *text))
{
	put(out->str);
	g_string_truncate(out, 0);
}

/* Items one by one: a large feed is never held twice. */
void feed_json_write(const ParsedFeed *e, void (*put)(const char *text))
{
	g_autoptr(GString) out = g_string_sized_new(4096);

	json_put_open(out, NULL, '{');
	put_feed(out, e);
	json_put_open(out, "items", '[');
	for (guint i = 0; i < e->items->len; i++) {
		g_string_append(out, i ? ",\n" : "\n");
		put_item(out, e, parsed_item(e, i));
		flush(out, put);
	}
	g_string_append(out, "]");
	json_put_open(out, "warnings", '[');
	for (guint i = 0; i < e->warnings->len; i++)
		json_put_text(out, NULL, parsed_warning(e, i));
	json_put_close(out, ']');
	json_put_text(out, "encoding", e->feed.encoding);
	g_string_append(out, "}\n");
	flush(out, put);
}
