#include "feeds/feed/normalise.h"

#include "feeds/feed/fields.h"
#include "feeds/feed/polling.h"
#include "feeds/text/date.h"
#include "feeds/text/plain.h"
#include "src/base/url.h"

#include <glib/gi18n.h>

/* RSS's own creation date, as a feed's published one of last resort: dc:date
 * is both (see elements). */
#define RANK_DC_DATE     4
#define RANK_LAST_RESORT 9 /* of a summary: only if there is nothing else */

static void take_identity(struct choosing *c, struct feed_item *item)
{
	const struct fact *guid = choose_fact(c, FIELD_GUID, 0);
	const struct fact *id = guid ? guid : choose_fact(c, FIELD_ID, 0);

	if (!id)
		return;
	item->id = id->value;
	item->has_guid = guid != NULL;
	item->guid_is_permalink =
		guid && !(guid->more[0] &&
			  g_ascii_strcasecmp(guid->more[0], "false") == 0);
}

/* A guid that is a permalink (RSS 2.0, "guid"), also as a path. */
static const char *link_of_id(struct choosing *c, const struct feed_item *item)
{
	if (!item->id || (item->has_guid && !item->guid_is_permalink))
		return NULL;
	if (url_is_web(item->id))
		return item->id;
	return item->has_guid && *item->id == '/'
		       ? choose_url_of(c, choose_fact(c, FIELD_GUID, 0),
				       item->id)
		       : NULL;
}

static void take_item_link(struct choosing *c, struct feed_item *item)
{
	item->links = fields_links(c);
	item->link = choose_url(c, FIELD_ORIGIN);
	if (!item->link)
		item->link = fields_own_link(c);
	if (!item->link)
		item->link = fields_alternate(c, item->links);
	if (!item->link)
		item->link = link_of_id(c, item);
}

static void take_comments(struct choosing *c, struct feed_item *item)
{
	item->comments_url = choose_url(c, FIELD_COMMENTS);
	item->comments_count = choose_count(c, FIELD_COMMENTS_COUNT);
	for (uint32_t i = 0; i < item->links.n && !item->comments_url; i++) {
		const struct feed_link *l =
			parsed_link(c->entry, item->links.first + i);

		if (strcmp(l->rel, "replies") == 0 && l->type &&
		    fields_is_html(l->type))
			item->comments_url = l->href;
	}
	if (item->comments_url && strpbrk(item->comments_url, " \t\r\n"))
		item->comments_url = NULL;
}

static const char *first_words(struct choosing *c, const char *html_text)
{
	if (!html_text)
		return NULL;
	g_string_truncate(c->scratch, 0);
	plain_from_html(html_text, c->scratch, PARSED_SUMMARY_MAX);
	return c->scratch->len ? parsed_keep(c->entry, c->scratch->str) : NULL;
}

static bool is_atom(const struct choosing *c)
{
	enum feed_format format = c->entry->feed.format;

	return format == FORMAT_ATOM10 || format == FORMAT_ATOM03;
}

/* The base of a text's addresses. RSS and JSON Feed name none: a text is written
 * as part of the page that the item links to. Atom keeps to RFC 3986 section 5.1. */
static const char *text_base(struct choosing *c, const struct feed_item *item,
			     const struct fact *text)
{
	if (!text->base && !is_atom(c) && item->link && url_is_web(item->link))
		return item->link;
	return choose_base(c, text);
}

static void take_text(struct choosing *c, struct feed_item *item,
		      const char *item_lang)
{
	const struct fact *summary = choose_fact(c, FIELD_SUMMARY, 0);
	const struct fact *content = choose_fact(c, FIELD_CONTENT, 0);
	const struct fact *language = choose_fact(c, FIELD_LANGUAGE, 0);

	if (summary && summary->rank == RANK_LAST_RESORT && content)
		summary = NULL;
	item->summary_html = choose_html(c, summary);
	item->content_html = choose_html(c, content);
	if (summary)
		item->summary_base = text_base(c, item, summary);
	if (content)
		item->content_base = text_base(c, item, content);
	item->summary = first_words(c, item->summary_html);
	if (!item->summary)
		item->summary = first_words(c, item->content_html);
	if (content && content->lang)
		item->language = content->lang;
	else if (language)
		item->language = language->value;
	else
		item->language =
			item_lang ? item_lang : c->entry->feed.language;
}

static void take_source(struct choosing *c, struct feed_item *item)
{
	const struct fact *self = NULL;

	item->source_title = choose_text(c, FIELD_SOURCE_TITLE);
	for (uint32_t i = 0; i < c->n && !item->source_url; i++) {
		const struct fact *f = &c->facts[i];

		if (f->field != FIELD_SOURCE_LINK)
			continue;
		if (strcmp(fields_rel(c, f), "alternate") == 0)
			item->source_url = choose_url_of(c, f, f->value);
		else if (!self && strcmp(fields_rel(c, f), "self") == 0)
			self = f;
	}
	if (!item->source_url && self)
		item->source_url = choose_url_of(c, self, self->value);
}

static void take_item(struct choosing *c, const char *lang)
{
	struct feed_item item = { 0 };

	take_identity(c, &item);
	item.title = choose_text(c, FIELD_TITLE);
	take_item_link(c, &item);
	take_text(c, &item, lang);
	take_comments(c, &item);
	take_source(c, &item);
	item.people = fields_people(c, FIELD_PERSON);
	if (!item.people.n)
		item.people = fields_people(c, FIELD_SOURCE_PERSON);
	item.categories = fields_categories(c);
	item.enclosures = fields_enclosures(c);
	fields_image(c, &item);
	item.published = choose_moment(c, FIELD_PUBLISHED);
	item.updated = choose_moment(c, FIELD_UPDATED);
	g_array_append_val(c->entry->items, item);
}

/* Without an address of its own a document is where it says it is. */
static const char *self_link(const struct choosing *c)
{
	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];

		if (f->field == FIELD_LINK && f->more[0] && f->value &&
		    g_ascii_strcasecmp(f->more[0], "self") == 0 &&
		    url_is_web(f->value))
			return f->value;
	}
	return NULL;
}

static void take_feed(struct choosing *c, const char *lang)
{
	struct feed_about *f = &c->entry->feed;
	const struct fact *id = choose_fact(c, FIELD_ID, 0);
	const struct fact *language = choose_fact(c, FIELD_LANGUAGE, 0);
	const struct fact *date = choose_fact(c, FIELD_UPDATED, RANK_DC_DATE);

	f->links = fields_links(c);
	f->link = fields_own_link(c);
	if (!f->link)
		f->link = fields_alternate(c, f->links);
	f->self = fields_link_of(c, f->links, "self");
	f->id = id ? id->value : NULL;
	f->title = choose_text(c, FIELD_TITLE);
	f->description = choose_text(c, FIELD_SUMMARY);
	f->language = language ? language->value : lang;
	f->updated = choose_moment(c, FIELD_UPDATED);
	f->published = choose_moment(c, FIELD_PUBLISHED);
	if (!f->published.known && date && date->rank == RANK_DC_DATE)
		f->published.known = date_parse_zoned(
			date->value, &f->published.time, &f->published.zoned);
	f->icon = choose_url(c, FIELD_ICON);
	f->image = choose_url(c, FIELD_IMAGE);
	f->people = fields_people(c, FIELD_PERSON);
	f->categories = fields_categories(c);
	polling_take(c, f);
}

/* The address between the tags of RSS's <link>, if it is a whole one. */
static const char *whole_link(const struct choosing *c)
{
	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];

		if (f->field == FIELD_LINK && f->rank == 0 && f->value &&
		    url_is_web(f->value))
			return f->value;
	}
	return NULL;
}

/* The base of items' addresses: RSS's own site, JSON's home page,
 * else its own address; Atom keeps to RFC 3986. */
static const char *item_base(const struct choosing *c)
{
	const struct feed_about *f = &c->entry->feed;
	const char *base = NULL;

	if (f->format == FORMAT_JSONFEED)
		base = f->link ? f->link : f->self;
	else if (!is_atom(c))
		base = whole_link(c);
	return base && url_is_web(base) ? base : c->document;
}

ParsedFeed *normalise(Facts *d, const char *url)
{
	struct choosing c = {
		.entry = d->entry,
		.facts = (const struct fact *)(void *)d->about->data,
		.n = d->about->len
	};

	c.scratch = g_string_sized_new(1024);
	c.document = url && *url ? url : self_link(&c);
	c.base = c.document;
	take_feed(&c, d->lang);
	c.base = item_base(&c);
	for (guint i = 0; i < d->items->len; i++) {
		const struct facts_item *item =
			&g_array_index(d->items, struct facts_item, i);

		c.n = item->n;
		c.facts = item->n ? &g_array_index(d->facts, struct fact,
						   item->first)
				  : NULL;
		take_item(&c, item->lang);
	}
	if (c.too_many)
		facts_warn(d, _("a list of more than 1,000 members"));
	g_string_free(c.scratch, TRUE);
	return g_steal_pointer(&d->entry);
}
