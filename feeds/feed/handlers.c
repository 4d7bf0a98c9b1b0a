#include "feeds/feed/handlers.h"

#include <string.h>

/* The same with a namespace. */
static bool get_of(const struct xml_tag *tag, enum ns ns, const char *name,
		   GString *out)
{
	g_string_truncate(out, 0);
	for (int i = 0; i < tag->n_attrs; i++) {
		struct xml_attr a = xml_attr_at(tag, i);

		if (!a.prefix || strcmp(a.name, name) != 0 ||
		    elements_ns(a.uri, a.prefix) != ns)
			continue;
		g_string_append_len(out, a.value, (gssize)a.size);
		return true;
	}
	return false;
}

static struct level *top(struct acting *a)
{
	return &a->levels[a->depth];
}

/* ---- facts ---- */

static void add(struct acting *a, enum field field, unsigned rank,
		const char *value)
{
	struct level *l = top(a);
	struct fact f = { .field = (uint8_t)field,
			  .rank = (uint8_t)rank,
			  .form = FORM_TEXT,
			  .value = value,
			  .base = l->has_base ? l->base : NULL,
			  .lang = l->lang };

	facts_add(a->draft, &f);
}

static void begin(struct acting *a, enum value_mode mode)
{
	const struct rule *r = top(a)->rule;
	struct level *l = top(a);

	a->capturing = true;
	value_begin(&a->capture, mode);
	a->fact = (struct fact){ .field = r->field,
				 .rank = r->rank,
				 .base = l->has_base ? l->base : NULL,
				 .lang = l->lang };
}

/* An attribute's value, kept till the fact is added; NULL if not there. */
static const char *attr(struct acting *a, const struct xml_tag *t,
			const char *name, int slot)
{
	return xml_attr_text(t, name, a->attrs[slot]) ? a->attrs[slot]->str
						      : NULL;
}

/* ---- acts ---- */

static void about(struct acting *a, const struct xml_tag *t)
{
	if (get_of(t, NS_RDF, "about", a->attrs[0]))
		add(a, FIELD_ID, 2, a->attrs[0]->str);
}

static void href_of_cdf(struct acting *a, const struct xml_tag *t)
{
	if (a->shape.core != NS_CDF)
		return;
	if (xml_attr_text(t, "href", a->attrs[0]))
		add(a, FIELD_LINK, 0, a->attrs[0]->str);
	if (xml_attr_text(t, "lastmod", a->attrs[0]))
		add(a, FIELD_UPDATED, 0, a->attrs[0]->str);
}

static void act_feed(struct acting *a, const struct xml_tag *t)
{
	top(a)->scope = IN_FEED;
	about(a, t);
	href_of_cdf(a, t);
}

static void act_item(struct acting *a, const struct xml_tag *t)
{
	top(a)->scope = IN_ITEM;
	facts_open(a->draft, top(a)->lang);
	about(a, t);
	href_of_cdf(a, t);
}

static void act_construct(struct acting *a, const struct xml_tag *t)
{
	const char *type = attr(a, t, "type", 0);
	const char *mode = attr(a, t, "mode", 1);
	bool src = attr(a, t, "src", 2) != NULL;
	bool old = a->shape.format == FORMAT_ATOM03 ||
		   elements_ns(t->uri, t->prefix) == NS_ATOM03;

	begin(a, value_mode_of(type ? type : "", mode ? mode : "", old, src));
	/* in an Atom feed Atom's own elements come first */
	if (a->shape.core == NS_ATOM10)
		a->fact.rank = 0;
}

/* RFC 4287 section 4.2.7; RSS has its address between the tags. */
static void act_link(struct acting *a, const struct xml_tag *t)
{
	const char *href = attr(a, t, "href", 0);

	begin(a, VALUE_PLAIN);
	a->fact.more[0] = attr(a, t, "rel", 1);
	a->fact.more[1] = attr(a, t, "type", 2);
	a->fact.more[2] = attr(a, t, "title", 3);
	a->fact.more[3] = attr(a, t, "hreflang", 4);
	a->fact.value = href;
	xml_attr_text(t, "length", a->parts[1]);
	if (get_of(t, NS_THREAD, "count", a->parts[0]))
		add(a, FIELD_COMMENTS_COUNT, 2, a->parts[0]->str);
}

static void act_enclosure(struct acting *a, const struct xml_tag *t)
{
	struct level *l = top(a);
	struct fact f = { .field = FIELD_ENCLOSURE,
			  .form = FORM_TEXT,
			  .base = l->has_base ? l->base : NULL };

	f.value = attr(a, t, "url", 0);
	if (!f.value)
		f.value = attr(a, t, "href", 0);
	f.more[0] = attr(a, t, "type", 1);
	f.more[1] = attr(a, t, "length", 2);
	facts_add(a->draft, &f);
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

static void act_media(struct acting *a, const struct xml_tag *t)
{
	struct level *l = top(a);
	const char *medium = attr(a, t, "medium", 3);
	struct fact f = { .field = FIELD_ENCLOSURE,
			  .rank = 1,
			  .form = FORM_TEXT,
			  .base = l->has_base ? l->base : NULL };

	f.value = attr(a, t, "url", 0);
	f.more[0] = attr(a, t, "type", 1);
	f.more[1] = attr(a, t, "filesize", 2);
	if (a->draft->in_item)
		facts_add(a->draft, &f);
	if (f.value && is_picture(f.value, f.more[0], medium))
		add(a, FIELD_IMAGE, 5, f.value);
	l->scope = IN_MEDIA;
}

static void act_picture(struct acting *a, const struct xml_tag *t)
{
	const char *url = attr(a, t, "href", 0);

	if (!url)
		url = attr(a, t, "url", 0);
	begin(a, VALUE_PLAIN);
	a->fact.value = url;
}

static void act_category(struct acting *a, const struct xml_tag *t)
{
	const char *label = NULL;

	begin(a, VALUE_HTML);
	if (top(a)->rule->ns != NS_RSS)
		label = attr(a, t, "label", 0);
	if (!label && top(a)->rule->ns == NS_ATOM10)
		label = attr(a, t, "term", 0);
	a->fact.value = label;
}

static void act_nested(struct acting *a, const struct xml_tag *t)
{
	if (xml_attr_text(t, "text", a->attrs[0]) ||
	    xml_attr_text(t, "term", a->attrs[0]))
		add(a, FIELD_CATEGORY, 0, a->attrs[0]->str);
}

static void act_source(struct acting *a, const struct xml_tag *t)
{
	if (top(a)->rule->ns == NS_ATOM10) {
		top(a)->scope = IN_SOURCE;
		return;
	}
	if (xml_attr_text(t, "url", a->attrs[0]))
		add(a, FIELD_SOURCE_LINK, 0, a->attrs[0]->str);
	begin(a, VALUE_HTML);
}

static void act_person(struct acting *a)
{
	for (size_t i = 0; i < G_N_ELEMENTS(a->parts); i++)
		g_string_truncate(a->parts[i], 0);
	a->part = -1;
	value_begin(&a->capture, VALUE_HTML);
	top(a)->scope = IN_PERSON;
}

void handlers_start(struct acting *a, const struct xml_tag *t)
{
	switch (top(a)->rule->act) {
	case ACT_SKIP:
		top(a)->scope = 0;
		break;
	case ACT_FEED:
		act_feed(a, t);
		break;
	case ACT_ITEM:
		act_item(a, t);
		break;
	case ACT_IMAGE:
		top(a)->scope = IN_IMAGE;
		break;
	case ACT_SOURCE:
		act_source(a, t);
		break;
	case ACT_HTML:
		begin(a, VALUE_HTML);
		break;
	case ACT_PLAIN:
		begin(a, VALUE_PLAIN);
		break;
	case ACT_CONSTRUCT:
		act_construct(a, t);
		break;
	case ACT_GUID:
		begin(a, VALUE_PLAIN);
		a->fact.more[0] = attr(a, t, "ispermalink", 0);
		break;
	case ACT_PERSON:
		act_person(a);
		break;
	case ACT_PART:
		a->part = top(a)->rule->field;
		if (a->parts[a->part]->len) /* the first one counts */
			top(a)->scope = 0;
		break;
	case ACT_LINK:
		act_link(a, t);
		break;
	case ACT_ENCLOSURE:
		act_enclosure(a, t);
		break;
	case ACT_MEDIA:
		act_media(a, t);
		break;
	case ACT_GROUP:
		top(a)->scope = IN_MEDIA;
		break;
	case ACT_PICTURE:
		act_picture(a, t);
		break;
	case ACT_CATEGORY:
		act_category(a, t);
		break;
	case ACT_NESTED:
		act_nested(a, t);
		break;
	case ACT_HREF:
		if (xml_attr_text(t, "href", a->attrs[0]))
			add(a, FIELD_LINK, 1, a->attrs[0]->str);
		top(a)->scope = 0;
		break;
	}
}

void handlers_root(struct acting *a, const struct xml_tag *t)
{
	if (a->shape.lone_item)
		act_item(a, t);
	else
		act_feed(a, t);
}

void handlers_inside(struct acting *a, const struct xml_tag *t)
{
	const struct level *l = top(a);

	value_start(&a->capture, t,
		    l->has_base && l->base != a->fact.base ? l->base : NULL);
}

/* ---- at the end of an element ---- */

static const char *stripped(GString *s)
{
	const char *text = s->str;

	while (g_ascii_isspace(*text))
		text++;
	return text;
}

static void end_person(struct acting *a)
{
	const struct level *l = top(a);
	const struct level *outer = &a->levels[a->depth - 1];
	struct fact f = { .field = l->rule->field,
			  .rank = l->rule->rank,
			  .base = l->has_base ? l->base : NULL };
	enum form form;

	if (outer->scope == IN_SOURCE)
		f.field = FIELD_SOURCE_PERSON;
	if (*stripped(a->parts[0]) || *stripped(a->parts[1]) ||
	    *stripped(a->parts[2])) {
		f.form = FORM_PARTS;
		f.value = a->parts[0]->str;
		f.more[0] = a->parts[1]->str;
		f.more[1] = a->parts[2]->str;
	} else {
		f.value = value_value(&a->capture, &form);
		f.form = l->rule->ns == NS_ATOM10 ? FORM_TEXT : FORM_HTML;
	}
	facts_add(a->draft, &f);
}

/* RFC 4287 section 4.2.7.2: what rel=enclosure leads to. */
static void add_linked_enclosure(struct acting *a)
{
	const char *rel = a->fact.more[0];
	struct fact f = a->fact;

	if (!rel || a->fact.field != FIELD_LINK)
		return;
	if (g_ascii_strcasecmp(rel, "enclosure") != 0 &&
	    !g_str_has_suffix(rel, "/enclosure"))
		return;
	f.field = FIELD_ENCLOSURE;
	f.rank = 1;
	f.more[0] = a->fact.more[1];
	f.more[1] = a->parts[1]->str;
	f.more[2] = a->fact.more[2];
	facts_add(a->draft, &f);
}

/* A link may stand in its attribute or between its tags. */
static void end_link(struct acting *a)
{
	bool text = *stripped(a->capture.text) != '\0';
	bool rss = top(a)->rule->ns == NS_RSS;

	if (a->levels[a->depth - 1].scope == IN_SOURCE)
		a->fact.field = FIELD_SOURCE_LINK;
	if (text && (rss || !a->fact.value)) {
		a->fact.value = a->capture.text->str;
		if (rss)
			memset(a->fact.more, 0, sizeof a->fact.more);
		a->fact.rank = rss ? 0 : 1;
	} else {
		a->fact.rank = 1;
	}
	if (!a->fact.value && rss)
		return;
	facts_add(a->draft, &a->fact);
	if (a->fact.value && a->draft->in_item)
		add_linked_enclosure(a);
}

static void end_capture(struct acting *a)
{
	enum form form;
	const char *value = value_value(&a->capture, &form);

	a->capturing = false;
	if (top(a)->rule->act == ACT_LINK) {
		end_link(a);
		return;
	}
	if (a->fact.value) { /* an attribute said it */
		a->fact.form = FORM_TEXT;
	} else {
		a->fact.value = value;
		a->fact.form = (uint8_t)form;
	}
	facts_add(a->draft, &a->fact);
}

void handlers_text(struct acting *a, const char *text, size_t size)
{
	bool person = top(a)->scope & IN_PERSON;

	if (!a->capturing && !person)
		return;
	if (a->capturing || a->part < 0)
		value_text(&a->capture, text, size);
	else
		g_string_append_len(a->parts[a->part], text, (gssize)size);
}

void handlers_end(struct acting *a, bool root)
{
	const struct rule *rule = top(a)->rule;

	if (a->capturing && a->capture.depth > 0)
		value_end(&a->capture, top(a)->name);
	else if (a->capturing)
		end_capture(a);
	else if (rule && rule->act == ACT_PERSON)
		end_person(a);
	else if (rule && rule->act == ACT_PART)
		a->part = -1;
	else if ((rule && rule->act == ACT_ITEM) ||
		 (root && a->shape.lone_item))
		facts_close(a->draft);
}

void handlers_open(struct acting *a)
{
	value_init(&a->capture);
	for (size_t i = 0; i < G_N_ELEMENTS(a->attrs); i++)
		a->attrs[i] = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(a->parts); i++)
		a->parts[i] = g_string_new(NULL);
}

void handlers_close(struct acting *a)
{
	value_clear(&a->capture);
	for (size_t i = 0; i < G_N_ELEMENTS(a->attrs); i++)
		g_string_free(a->attrs[i], TRUE);
	for (size_t i = 0; i < G_N_ELEMENTS(a->parts); i++)
		g_string_free(a->parts[i], TRUE);
}
