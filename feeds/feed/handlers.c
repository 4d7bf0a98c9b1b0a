#include "feeds/feed/handlers.h"

static void add_about(struct reading *r, const struct xml_tag *t)
{
	if (reading_attr_of(t, NS_RDF, "about", r->attrs[0]))
		reading_add(r, FIELD_ID, 2, r->attrs[0]->str);
}

static void add_cdf_link(struct reading *r, const struct xml_tag *t)
{
	if (r->shape.core != NS_CDF)
		return;
	if (xml_attr_text(t, "href", r->attrs[0]))
		reading_add(r, FIELD_LINK, 0, r->attrs[0]->str);
	if (xml_attr_text(t, "lastmod", r->attrs[0]))
		reading_add(r, FIELD_UPDATED, 0, r->attrs[0]->str);
}

static void start_feed(struct reading *r, const struct xml_tag *t)
{
	reading_top(r)->scope = IN_FEED;
	add_about(r, t);
	add_cdf_link(r, t);
}

static void start_item(struct reading *r, const struct xml_tag *t)
{
	reading_top(r)->scope = IN_ITEM;
	facts_open(r->facts, reading_top(r)->lang);
	add_about(r, t);
	add_cdf_link(r, t);
}

static void start_construct(struct reading *r, const struct xml_tag *t)
{
	const char *type = reading_attr(r, t, "type", 0);
	const char *mode = reading_attr(r, t, "mode", 1);
	bool src = reading_attr(r, t, "src", 2) != NULL;
	bool old = r->shape.format == FORMAT_ATOM03 ||
		   namespace_find(t->uri, t->prefix) == NS_ATOM03;

	reading_capture(
		r, value_mode_of(type ? type : "", mode ? mode : "", old, src));
	/* in an Atom feed Atom's own elements come first */
	if (r->shape.core == NS_ATOM10)
		r->fact.rank = 0;
}

static void start_category(struct reading *r, const struct xml_tag *t)
{
	const char *label = NULL;

	reading_capture(r, VALUE_HTML);
	if (reading_top(r)->rule->ns != NS_RSS)
		label = reading_attr(r, t, "label", 0);
	if (!label && reading_top(r)->rule->ns == NS_ATOM10)
		label = reading_attr(r, t, "term", 0);
	r->fact.value = label;
}

static void start_nested_category(struct reading *r, const struct xml_tag *t)
{
	if (xml_attr_text(t, "text", r->attrs[0]) ||
	    xml_attr_text(t, "term", r->attrs[0]))
		reading_add(r, FIELD_CATEGORY, 0, r->attrs[0]->str);
}

static void start_source(struct reading *r, const struct xml_tag *t)
{
	if (reading_top(r)->rule->ns == NS_ATOM10) {
		reading_top(r)->scope = IN_SOURCE;
		return;
	}
	if (xml_attr_text(t, "url", r->attrs[0]))
		reading_add(r, FIELD_SOURCE_LINK, 0, r->attrs[0]->str);
	reading_capture(r, VALUE_HTML);
}

static void start_person(struct reading *r, const struct xml_tag *t)
{
	for (size_t i = 0; i < G_N_ELEMENTS(r->parts); i++)
		g_string_truncate(r->parts[i], 0);
	(void)t;
	r->part = -1;
	value_begin(&r->capture, VALUE_HTML);
	reading_top(r)->scope = IN_PERSON;
}

static void end_person(struct reading *r)
{
	const struct level *l = reading_top(r);
	const struct level *outer = &r->levels[r->depth - 1];
	struct fact f = { .field = l->rule->field,
			  .rank = l->rule->rank,
			  .base = l->has_base ? l->base : NULL };
	enum form form;

	if (outer->scope == IN_SOURCE)
		f.field = FIELD_SOURCE_PERSON;
	if (*reading_skip_blanks(r->parts[0]) ||
	    *reading_skip_blanks(r->parts[1]) ||
	    *reading_skip_blanks(r->parts[2])) {
		f.form = FORM_PARTS;
		f.value = r->parts[0]->str;
		f.more[0] = r->parts[1]->str;
		f.more[1] = r->parts[2]->str;
	} else {
		f.value = value_value(&r->capture, &form);
		f.form = l->rule->ns == NS_ATOM10 ? FORM_TEXT : FORM_HTML;
	}
	facts_add(r->facts, &f);
}

static void start_skip(struct reading *r, const struct xml_tag *t)
{
	(void)t;
	reading_top(r)->scope = 0;
}

static void start_image(struct reading *r, const struct xml_tag *t)
{
	(void)t;
	reading_top(r)->scope = IN_IMAGE;
}

static void start_html(struct reading *r, const struct xml_tag *t)
{
	(void)t;
	reading_capture(r, VALUE_HTML);
}

static void start_plain(struct reading *r, const struct xml_tag *t)
{
	(void)t;
	reading_capture(r, VALUE_PLAIN);
}

static void start_guid(struct reading *r, const struct xml_tag *t)
{
	reading_capture(r, VALUE_PLAIN);
	r->fact.more[0] = reading_attr(r, t, "ispermalink", 0);
}

static void start_part(struct reading *r, const struct xml_tag *t)
{
	(void)t;
	r->part = reading_top(r)->rule->field;
	if (r->parts[r->part]->len) /* the first one counts */
		reading_top(r)->scope = 0;
}

static void end_part(struct reading *r)
{
	r->part = -1;
}

static void end_item(struct reading *r)
{
	facts_close(r->facts);
}

const struct handler handler_skip = { start_skip, NULL };
const struct handler handler_feed = { start_feed, NULL };
const struct handler handler_item = { start_item, end_item };
const struct handler handler_image = { start_image, NULL };
const struct handler handler_source = { start_source, NULL };
const struct handler handler_html = { start_html, NULL };
const struct handler handler_plain = { start_plain, NULL };
const struct handler handler_construct = { start_construct, NULL };
const struct handler handler_guid = { start_guid, NULL };
const struct handler handler_person = { start_person, end_person };
const struct handler handler_part = { start_part, end_part };
const struct handler handler_category = { start_category, NULL };
const struct handler handler_nested_category = { start_nested_category, NULL };

void handlers_root(struct reading *r, const struct xml_tag *t)
{
	if (r->shape.lone_item)
		start_item(r, t);
	else
		start_feed(r, t);
}
