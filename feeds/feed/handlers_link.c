#include "feeds/feed/handlers_link.h"

#include <string.h>

/* RFC 4287 section 4.2.7; RSS has its address between the tags. */
static void start_link(struct reading *r, const struct xml_tag *t)
{
	const char *href = reading_attr(r, t, "href", 0);

	reading_capture(r, VALUE_PLAIN);
	r->fact.more[0] = reading_attr(r, t, "rel", 1);
	r->fact.more[1] = reading_attr(r, t, "type", 2);
	r->fact.more[2] = reading_attr(r, t, "title", 3);
	r->fact.more[3] = reading_attr(r, t, "hreflang", 4);
	r->fact.value = href;
	xml_attr_text(t, "length", r->parts[1]);
	if (reading_attr_of(t, NS_THREAD, "count", r->parts[0]))
		reading_add(r, FIELD_COMMENTS_COUNT, 2, r->parts[0]->str);
}

static void start_enclosure(struct reading *r, const struct xml_tag *t)
{
	struct level *l = reading_top(r);
	struct fact f = { .field = FIELD_ENCLOSURE,
			  .form = FORM_TEXT,
			  .base = l->has_base ? l->base : NULL };

	f.value = reading_attr(r, t, "url", 0);
	if (!f.value)
		f.value = reading_attr(r, t, "href", 0);
	f.more[0] = reading_attr(r, t, "type", 1);
	f.more[1] = reading_attr(r, t, "length", 2);
	facts_add(r->facts, &f);
	l->scope = 0;
}

static bool has_suffix(const char *url, const char *const *suffixes)
{
	g_autofree char *path = g_strndup(url, strcspn(url, "?#"));
	g_autofree char *low = g_ascii_strdown(path, -1);

	for (; *suffixes; suffixes++)
		if (g_str_has_suffix(low, *suffixes))
			return true;
	return false;
}

/* Media RSS 1.5.1, "media:content": medium, type; else what the name says. */
static bool is_picture(const char *url, const char *type, const char *medium)
{
	static const char *const suffixes[] = { ".jpg", ".jpeg", ".png",
						".gif", ".webp", NULL };

	if (medium && *medium)
		return g_ascii_strcasecmp(medium, "image") == 0;
	if (type && *type)
		return g_ascii_strncasecmp(type, "image/", 6) == 0;
	return has_suffix(url, suffixes);
}

/* Media RSS, "media:content": with the size that it says. */
static void add_picture(struct reading *r, const struct xml_tag *t,
			const char *url)
{
	const struct level *l = reading_top(r);
	struct fact f = { .field = FIELD_IMAGE,
			  .rank = 5,
			  .form = FORM_TEXT,
			  .value = url,
			  .base = l->has_base ? l->base : NULL,
			  .lang = l->lang };

	f.more[0] = reading_attr(r, t, "width", 1);
	f.more[1] = reading_attr(r, t, "height", 2);
	facts_add(r->facts, &f);
}

static void start_media(struct reading *r, const struct xml_tag *t)
{
	struct level *l = reading_top(r);
	const char *medium = reading_attr(r, t, "medium", 3);
	struct fact f = { .field = FIELD_ENCLOSURE,
			  .rank = 1,
			  .form = FORM_TEXT,
			  .base = l->has_base ? l->base : NULL };

	f.value = reading_attr(r, t, "url", 0);
	f.more[0] = reading_attr(r, t, "type", 1);
	f.more[1] = reading_attr(r, t, "filesize", 2);
	if (r->facts->in_item)
		facts_add(r->facts, &f);
	if (f.value && is_picture(f.value, f.more[0], medium))
		add_picture(r, t, f.value);
	l->scope = IN_MEDIA;
}

static void start_picture(struct reading *r, const struct xml_tag *t)
{
	const char *url = reading_attr(r, t, "href", 0);

	if (!url)
		url = reading_attr(r, t, "url", 0);
	reading_capture(r, VALUE_PLAIN);
	r->fact.value = url;
	r->fact.more[0] = reading_attr(r, t, "width", 1);
	r->fact.more[1] = reading_attr(r, t, "height", 2);
}

/* RFC 4287 section 4.2.7.2: what rel=enclosure leads to. */
static void add_linked_enclosure(struct reading *r)
{
	const char *rel = r->fact.more[0];
	struct fact f = r->fact;

	if (!rel || r->fact.field != FIELD_LINK)
		return;
	if (g_ascii_strcasecmp(rel, "enclosure") != 0 &&
	    !g_str_has_suffix(rel, "/enclosure"))
		return;
	f.field = FIELD_ENCLOSURE;
	f.rank = 1;
	f.more[0] = r->fact.more[1];
	f.more[1] = r->parts[1]->str;
	f.more[2] = r->fact.more[2];
	facts_add(r->facts, &f);
}

/* RSS has the address between the tags, Atom in href; feeds mix them. */
static void end_link(struct reading *r)
{
	bool text = *reading_skip_blanks(r->capture.text) != '\0';
	bool rss = reading_top(r)->rule->ns == NS_RSS;

	if (r->levels[r->depth - 1].scope == IN_SOURCE)
		r->fact.field = FIELD_SOURCE_LINK;
	if (text && (rss || !r->fact.value)) {
		r->fact.value = r->capture.text->str;
		if (rss)
			memset(r->fact.more, 0, sizeof r->fact.more);
		r->fact.rank = rss ? 0 : 1;
	} else {
		r->fact.rank = 1;
	}
	if (!r->fact.value && rss)
		return;
	facts_add(r->facts, &r->fact);
	if (r->fact.value && r->facts->in_item)
		add_linked_enclosure(r);
}

static void start_group(struct reading *r, const struct xml_tag *t)
{
	(void)t;
	reading_top(r)->scope = IN_MEDIA;
}

static void start_href(struct reading *r, const struct xml_tag *t)
{
	if (xml_attr_text(t, "href", r->attrs[0]))
		reading_add(r, FIELD_LINK, 1, r->attrs[0]->str);
	reading_top(r)->scope = 0;
}

const struct handler handler_link = { start_link, end_link };
const struct handler handler_href = { start_href, NULL };
const struct handler handler_enclosure = { start_enclosure, NULL };
const struct handler handler_media = { start_media, NULL };
const struct handler handler_group = { start_group, NULL };
const struct handler handler_picture = { start_picture, NULL };
