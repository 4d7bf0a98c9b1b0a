#include "feeds/record.h"

#include "feeds/safe.h"
#include "src/json.h"

#include <string.h>

static void set_moment(json_t *o, const char *key, struct moment m)
{
	json_set_time(o, key, m.time, m.known);
}

/* A number that is not known (-1) is null. */
static void set_count(json_t *o, const char *key, int64_t n)
{
	if (n < 0)
		json_set(o, key, json_null());
	else
		json_set_int(o, key, n);
}

static json_t *people(const Entry *e, struct span s)
{
	json_t *all = json_array();

	for (uint32_t i = 0; i < s.n; i++) {
		const struct person *p = entry_person(e, s.first + i);
		json_t *one = json_object();

		json_set_text(one, "name", p->name);
		json_set_text(one, "email", p->email);
		json_set_text(one, "url", p->url);
		json_array_append_new(all, one);
	}
	return all;
}

static json_t *words(const Entry *e, struct span s)
{
	json_t *all = json_array();

	for (uint32_t i = 0; i < s.n; i++)
		json_push_text(all, entry_word(e, s.first + i));
	return all;
}

static json_t *links(const Entry *e, struct span s)
{
	json_t *all = json_array();

	for (uint32_t i = 0; i < s.n; i++) {
		const struct feed_link *l = entry_link(e, s.first + i);
		json_t *one = json_object();

		json_set_text(one, "rel", l->rel);
		json_set_text(one, "href", l->href);
		json_set_text(one, "type", l->type);
		json_set_text(one, "title", l->title);
		json_set_text(one, "hreflang", l->hreflang);
		json_array_append_new(all, one);
	}
	return all;
}

static json_t *enclosures(const Entry *e, struct span s)
{
	json_t *all = json_array();

	for (uint32_t i = 0; i < s.n; i++) {
		const struct enclosure *x = entry_enclosure(e, s.first + i);
		json_t *one = json_object();

		json_set_text(one, "url", x->url);
		json_set_text(one, "type", x->type);
		set_count(one, "length", x->length);
		json_set_text(one, "title", x->title);
		json_array_append_new(all, one);
	}
	return all;
}

static json_t *about(const Entry *e)
{
	const struct feed_about *f = &e->feed;
	json_t *o = json_object();

	json_set_text(o, "format", feed_format_name(f->format));
	json_set_text(o, "title", f->title);
	json_set_text(o, "link", f->link);
	json_set_text(o, "self", f->self);
	json_set_text(o, "id", f->id);
	json_set_text(o, "description", f->description);
	json_set_text(o, "language", f->language);
	set_moment(o, "updated", f->updated);
	set_moment(o, "published", f->published);
	json_set_text(o, "icon", f->icon);
	json_set_text(o, "image", f->image);
	json_set(o, "authors", people(e, f->people));
	json_set(o, "categories", words(e, f->categories));
	json_set(o, "links", links(e, f->links));
	set_count(o, "ttl", f->ttl);
	return o;
}

static void set_html(json_t *o, const char *key, const char *html,
		     const char *base)
{
	g_autofree char *safe = html ? safe_html(html, base) : NULL;

	json_set_text(o, key, safe);
}

static json_t *item(const Entry *e, const struct feed_item *i)
{
	json_t *o = json_object();

	json_set_text(o, "id", i->id);
	if (i->has_guid)
		json_set_bool(o, "guid_is_permalink", i->guid_is_permalink);
	else
		json_set(o, "guid_is_permalink", json_null());
	json_set_text(o, "title", i->title);
	json_set_text(o, "link", i->link);
	json_set(o, "links", links(e, i->links));
	json_set(o, "authors", people(e, i->people));
	set_moment(o, "published", i->published);
	set_moment(o, "updated", i->updated);
	set_html(o, "summary_html", i->summary_html, i->summary_base);
	set_html(o, "content_html", i->content_html, i->content_base);
	json_set(o, "categories", words(e, i->categories));
	json_set(o, "enclosures", enclosures(e, i->enclosures));
	json_set_text(o, "image", i->image);
	json_set_text(o, "comments_url", i->comments_url);
	set_count(o, "comments_count", i->comments_count);
	json_set_text(o, "language", i->language);
	json_set_text(o, "source_title", i->source_title);
	json_set_text(o, "source_url", i->source_url);
	return o;
}

/* Items one by one: a large feed is never held twice. */
static void put_value(void (*put)(const char *text), const char *before,
		      json_t *value)
{
	g_autofree char *text = json_write(value);

	put(before);
	put(text);
}

void record_write(const Entry *e, void (*put)(const char *text))
{
	json_t *all = json_array();
	json_t *encoding = json_string(e->feed.encoding);

	put_value(put, "{\"feed\":", about(e));
	put(",\"items\":[");
	for (guint i = 0; i < e->items->len; i++)
		put_value(put, i ? ",\n" : "\n", item(e, entry_item(e, i)));
	for (guint i = 0; i < e->warnings->len; i++)
		json_push_text(all, entry_warning(e, i));
	put_value(put, "],\"warnings\":", all);
	put_value(put, ",\"encoding\":", encoding ? encoding : json_null());
	put("}\n");
}
