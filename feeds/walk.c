#include "feeds/walk.h"

#include "feeds/capture.h"
#include "src/url.h"

#include <string.h>

#define LEVELS (XML_DEPTH_MAX + 4)
#define KNOWN  256 /* places for names met: a power of two */
#define SPACES 16  /* places for namespaces met */
#define ATTRS  5   /* attributes that one act may look at */

/* An open element. */
struct level {
	const struct rule *rule; /* NULL: nothing to do at its end */
	const char *name;
	const char *base, *lang; /* in scope */
	unsigned scope;          /* of its children; 0: nothing counts */
	bool has_base;           /* some xml:base is in scope */
};

/* A name that was met, and what it means. */
struct known {
	const char *name, *uri, *prefix;
	const struct rule *rules;
	size_t n;
};

/* A namespace that was met. */
struct space {
	const char *uri, *prefix;
	enum ns ns;
};

struct walk {
	Draft *draft;
	const walk_knows *formats;
	struct walk_result result;
	struct level levels[LEVELS];
	int depth;
	int root; /* depth of the feed's root; 0: none yet */
	const char *root_uri;
	guint skip; /* open elements of no interest */
	bool capturing;
	struct capture capture;
	struct fact fact; /* to be completed by what is captured */
	GString *attrs[ATTRS];
	GString *parts[3]; /* of a person: name, email, address */
	int part;          /* being read; -1: its own text */
	bool met;          /* an element of the format's own */
	struct known known[KNOWN];
	struct space spaces[SPACES];
};

bool walk_attr(const struct xml_tag *tag, const char *name, GString *out)
{
	g_string_truncate(out, 0);
	for (int i = 0; i < tag->n_attrs; i++) {
		struct xml_attr a = xml_attr_at(tag, i);

		if (a.prefix || g_ascii_strcasecmp(a.name, name) != 0)
			continue;
		g_string_append_len(out, a.value, (gssize)a.size);
		return true;
	}
	return false;
}

/* The same with a namespace. */
static bool get_of(const struct xml_tag *tag, enum ns ns, const char *name,
		   GString *out)
{
	g_string_truncate(out, 0);
	for (int i = 0; i < tag->n_attrs; i++) {
		struct xml_attr a = xml_attr_at(tag, i);

		if (!a.prefix || strcmp(a.name, name) != 0 ||
		    vocab_ns(a.uri, a.prefix) != ns)
			continue;
		g_string_append_len(out, a.value, (gssize)a.size);
		return true;
	}
	return false;
}

static struct level *top(struct walk *w)
{
	return &w->levels[w->depth];
}

/* ---- names ---- */

/* Names are interned, so that their pointers tell them apart. */
static enum ns space_of(struct walk *w, const char *uri, const char *prefix)
{
	size_t at = ((size_t)uri >> 4) + ((size_t)prefix >> 3);
	struct space *s = &w->spaces[at % SPACES];

	if (s->uri != uri || s->prefix != prefix || (!uri && !prefix))
		*s = (struct space){ uri, prefix, vocab_ns(uri, prefix) };
	return s->ns;
}

static enum ns ns_of(struct walk *w, const struct xml_tag *t)
{
	enum ns ns = space_of(w, t->uri, t->prefix);

	/* an element without prefix in the root's namespace is the format's,
	 * and so, where RSS is read, is one without any */
	if (t->uri == w->root_uri && !(t->prefix && !t->uri) && ns != NS_RDF)
		return w->result.shape.core;
	if (ns == NS_NONE && w->result.shape.core == NS_RSS)
		return NS_RSS;
	return ns;
}

static const struct known *look_up(struct walk *w, const struct xml_tag *t)
{
	size_t at = ((size_t)t->name >> 3) * 31 + ((size_t)t->uri >> 4) * 7 +
		    ((size_t)t->prefix >> 3);
	struct known *k = &w->known[at & (KNOWN - 1)];

	if (k->name == t->name && k->uri == t->uri && k->prefix == t->prefix)
		return k;
	*k = (struct known){ t->name, t->uri, t->prefix, NULL, 0 };
	k->rules = vocab_find(ns_of(w, t), t->name, &k->n);
	return k;
}

/* ---- levels ---- */

static const char *keep(struct walk *w, const char *text)
{
	return g_string_chunk_insert_const(w->draft->entry->text, text);
}

static bool is_harmful(const char *url)
{
	g_autofree char *scheme = url_scheme(url);

	return strcmp(scheme, "javascript") == 0 ||
	       strcmp(scheme, "vbscript") == 0 || strcmp(scheme, "data") == 0;
}

static void set_base(struct walk *w, struct level *l, const char *value)
{
	g_autofree char *whole = url_resolve(l->base, value);

	if (is_harmful(whole))
		return;
	l->base = keep(w, whole);
	l->has_base = true;
}

/* XML Base (W3C 2009), and xml:lang (XML 1.0 section 2.12). */
static void read_scopes(struct walk *w, struct level *l,
			const struct xml_tag *t)
{
	for (int i = 0; i < t->n_attrs; i++) {
		struct xml_attr a = xml_attr_at(t, i);
		g_autofree char *value = NULL;

		if (!a.prefix || strcmp(a.prefix, "xml") != 0)
			continue;
		value = g_strstrip(g_strndup(a.value, a.size));
		if (strcmp(a.name, "base") == 0)
			set_base(w, l, value);
		else if (strcmp(a.name, "lang") == 0)
			l->lang = *value ? keep(w, value) : NULL;
	}
}

static struct level *push(struct walk *w, const struct xml_tag *t)
{
	struct level *l = &w->levels[w->depth + 1];

	*l = w->levels[w->depth];
	w->depth++;
	l->rule = NULL;
	l->name = t->name;
	if (t->n_attrs)
		read_scopes(w, l, t);
	return l;
}

/* ---- facts ---- */

static void add(struct walk *w, enum field field, unsigned rank,
		const char *value)
{
	struct level *l = top(w);
	struct fact f = { .field = (uint8_t)field,
			  .rank = (uint8_t)rank,
			  .form = FORM_TEXT,
			  .value = value,
			  .base = l->has_base ? l->base : NULL,
			  .lang = l->lang };

	draft_add(w->draft, &f);
}

static void begin(struct walk *w, enum capture_mode mode)
{
	const struct rule *r = top(w)->rule;
	struct level *l = top(w);

	w->capturing = true;
	capture_begin(&w->capture, mode);
	w->fact = (struct fact){ .field = r->field,
				 .rank = r->rank,
				 .base = l->has_base ? l->base : NULL,
				 .lang = l->lang };
}

/* An attribute's value, kept till the fact is added; NULL if not there. */
static const char *attr(struct walk *w, const struct xml_tag *t,
			const char *name, int slot)
{
	return walk_attr(t, name, w->attrs[slot]) ? w->attrs[slot]->str : NULL;
}

/* ---- acts ---- */

static void about(struct walk *w, const struct xml_tag *t)
{
	if (get_of(t, NS_RDF, "about", w->attrs[0]))
		add(w, FIELD_ID, 2, w->attrs[0]->str);
}

static void href_of_cdf(struct walk *w, const struct xml_tag *t)
{
	if (w->result.shape.core != NS_CDF)
		return;
	if (walk_attr(t, "href", w->attrs[0]))
		add(w, FIELD_LINK, 0, w->attrs[0]->str);
	if (walk_attr(t, "lastmod", w->attrs[0]))
		add(w, FIELD_UPDATED, 0, w->attrs[0]->str);
}

static void act_feed(struct walk *w, const struct xml_tag *t)
{
	top(w)->scope = IN_FEED;
	about(w, t);
	href_of_cdf(w, t);
}

static void act_item(struct walk *w, const struct xml_tag *t)
{
	top(w)->scope = IN_ITEM;
	draft_open(w->draft, top(w)->lang);
	about(w, t);
	href_of_cdf(w, t);
}

static void act_construct(struct walk *w, const struct xml_tag *t)
{
	const char *type = attr(w, t, "type", 0);
	const char *mode = attr(w, t, "mode", 1);
	bool src = attr(w, t, "src", 2) != NULL;
	bool old = w->result.shape.format == FORMAT_ATOM03 ||
		   vocab_ns(t->uri, t->prefix) == NS_ATOM03;

	begin(w, capture_mode_of(type ? type : "", mode ? mode : "", old, src));
	/* in an Atom feed Atom's own elements come first */
	if (w->result.shape.core == NS_ATOM10)
		w->fact.rank = 0;
}

/* RFC 4287 section 4.2.7; RSS has its address between the tags. */
static void act_link(struct walk *w, const struct xml_tag *t)
{
	const char *href = attr(w, t, "href", 0);

	begin(w, CAPTURE_PLAIN);
	w->fact.more[0] = attr(w, t, "rel", 1);
	w->fact.more[1] = attr(w, t, "type", 2);
	w->fact.more[2] = attr(w, t, "title", 3);
	w->fact.more[3] = attr(w, t, "hreflang", 4);
	w->fact.value = href;
	walk_attr(t, "length", w->parts[1]);
	if (get_of(t, NS_THREAD, "count", w->parts[0]))
		add(w, FIELD_COMMENTS_COUNT, 2, w->parts[0]->str);
}

static void act_enclosure(struct walk *w, const struct xml_tag *t)
{
	struct level *l = top(w);
	struct fact f = { .field = FIELD_ENCLOSURE,
			  .form = FORM_TEXT,
			  .base = l->has_base ? l->base : NULL };

	f.value = attr(w, t, "url", 0);
	if (!f.value)
		f.value = attr(w, t, "href", 0);
	f.more[0] = attr(w, t, "type", 1);
	f.more[1] = attr(w, t, "length", 2);
	draft_add(w->draft, &f);
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

static void act_media(struct walk *w, const struct xml_tag *t)
{
	struct level *l = top(w);
	const char *medium = attr(w, t, "medium", 3);
	struct fact f = { .field = FIELD_ENCLOSURE,
			  .rank = 1,
			  .form = FORM_TEXT,
			  .base = l->has_base ? l->base : NULL };

	f.value = attr(w, t, "url", 0);
	f.more[0] = attr(w, t, "type", 1);
	f.more[1] = attr(w, t, "filesize", 2);
	if (w->draft->in_item)
		draft_add(w->draft, &f);
	if (f.value && is_picture(f.value, f.more[0], medium))
		add(w, FIELD_IMAGE, 5, f.value);
	l->scope = IN_MEDIA;
}

static void act_picture(struct walk *w, const struct xml_tag *t)
{
	const char *url = attr(w, t, "href", 0);

	if (!url)
		url = attr(w, t, "url", 0);
	begin(w, CAPTURE_PLAIN);
	w->fact.value = url;
}

static void act_category(struct walk *w, const struct xml_tag *t)
{
	const char *label = NULL;

	begin(w, CAPTURE_HTML);
	if (top(w)->rule->ns != NS_RSS)
		label = attr(w, t, "label", 0);
	if (!label && top(w)->rule->ns == NS_ATOM10)
		label = attr(w, t, "term", 0);
	w->fact.value = label;
}

static void act_nested(struct walk *w, const struct xml_tag *t)
{
	if (walk_attr(t, "text", w->attrs[0]) ||
	    walk_attr(t, "term", w->attrs[0]))
		add(w, FIELD_CATEGORY, 0, w->attrs[0]->str);
}

static void act_source(struct walk *w, const struct xml_tag *t)
{
	if (top(w)->rule->ns == NS_ATOM10) {
		top(w)->scope = IN_SOURCE;
		return;
	}
	if (walk_attr(t, "url", w->attrs[0]))
		add(w, FIELD_SOURCE_LINK, 0, w->attrs[0]->str);
	begin(w, CAPTURE_HTML);
}

static void act_person(struct walk *w)
{
	for (size_t i = 0; i < G_N_ELEMENTS(w->parts); i++)
		g_string_truncate(w->parts[i], 0);
	w->part = -1;
	capture_begin(&w->capture, CAPTURE_HTML);
	top(w)->scope = IN_PERSON;
}

static void act(struct walk *w, const struct xml_tag *t)
{
	switch (top(w)->rule->act) {
	case ACT_SKIP:
		top(w)->scope = 0;
		break;
	case ACT_FEED:
		act_feed(w, t);
		break;
	case ACT_ITEM:
		act_item(w, t);
		break;
	case ACT_IMAGE:
		top(w)->scope = IN_IMAGE;
		break;
	case ACT_SOURCE:
		act_source(w, t);
		break;
	case ACT_HTML:
		begin(w, CAPTURE_HTML);
		break;
	case ACT_PLAIN:
		begin(w, CAPTURE_PLAIN);
		break;
	case ACT_CONSTRUCT:
		act_construct(w, t);
		break;
	case ACT_GUID:
		begin(w, CAPTURE_PLAIN);
		w->fact.more[0] = attr(w, t, "ispermalink", 0);
		break;
	case ACT_PERSON:
		act_person(w);
		break;
	case ACT_PART:
		w->part = top(w)->rule->field;
		if (w->parts[w->part]->len) /* the first one counts */
			top(w)->scope = 0;
		break;
	case ACT_LINK:
		act_link(w, t);
		break;
	case ACT_ENCLOSURE:
		act_enclosure(w, t);
		break;
	case ACT_MEDIA:
		act_media(w, t);
		break;
	case ACT_GROUP:
		top(w)->scope = IN_MEDIA;
		break;
	case ACT_PICTURE:
		act_picture(w, t);
		break;
	case ACT_CATEGORY:
		act_category(w, t);
		break;
	case ACT_NESTED:
		act_nested(w, t);
		break;
	case ACT_HREF:
		if (walk_attr(t, "href", w->attrs[0]))
			add(w, FIELD_LINK, 1, w->attrs[0]->str);
		top(w)->scope = 0;
		break;
	}
}

/* ---- the root ---- */

static void note_root(struct walk *w, const struct xml_tag *t)
{
	if (!*w->result.root)
		g_strlcpy(w->result.root, t->name, sizeof w->result.root);
}

/* True if the root of a feed is here: at the top, or within a page. */
static bool find_shape(struct walk *w, const struct xml_tag *t)
{
	struct shape shape = { 0 };

	for (const walk_knows *f = w->formats; *f; f++) {
		if (!(*f)(t, &shape))
			continue;
		if (w->depth > 1 && !shape.by_name)
			return false;
		w->result.shape = shape;
		return true;
	}
	return false;
}

static bool start_root(struct walk *w, const struct xml_tag *t)
{
	note_root(w, t);
	if (!find_shape(w, t)) {
		/* pages may hold one; nothing else does */
		return g_ascii_strcasecmp(w->result.root, "html") == 0;
	}
	w->root = w->depth;
	w->root_uri = t->uri;
	w->result.found = true;
	w->draft->lang = top(w)->lang;
	if (w->result.shape.lone_item)
		act_item(w, t);
	else
		act_feed(w, t);
	return true;
}

/* ---- what libxml2 says ---- */

/* Elements that nobody knows: in RSS items may be in them. */
static unsigned foreign_scope(const struct walk *w, unsigned scope)
{
	if (scope & (IN_FEED | IN_FOREIGN))
		return w->result.shape.core == NS_RSS ? IN_FOREIGN : 0;
	return scope & IN_PERSON;
}

/* RSS 0.90 differs from 1.0 by its namespace alone. */
static void name_format(struct walk *w, const struct xml_tag *t)
{
	if (w->result.shape.needs_more && t->uri &&
	    strstr(t->uri, "netscape.com"))
		w->result.shape.format = FORMAT_RSS09X;
}

static void start_element(struct walk *w, const struct xml_tag *t)
{
	const struct known *k = look_up(w, t);
	unsigned scope = w->levels[w->depth - 1].scope;
	const struct rule *rule =
		k->rules ? vocab_in(k->rules, k->n, scope) : NULL;

	if (!rule) {
		top(w)->scope = foreign_scope(w, scope);
		if (!top(w)->scope) {
			w->depth--;
			w->skip = 1;
		}
		return;
	}
	top(w)->rule = rule;
	if (!w->met && rule->ns == w->result.shape.core) {
		w->met = true;
		name_format(w, t);
	}
	act(w, t);
}

static bool start(void *user, const struct xml_tag *t)
{
	struct walk *w = user;

	if (w->skip || w->depth + 2 >= LEVELS) {
		w->skip++;
		return true;
	}
	push(w, t);
	if (!w->root)
		return start_root(w, t);
	if (w->capturing) {
		capture_start(&w->capture, t,
			      top(w)->has_base && top(w)->base != w->fact.base
				      ? top(w)->base
				      : NULL);
		return true;
	}
	start_element(w, t);
	return true;
}

static const char *stripped(GString *s)
{
	const char *text = s->str;

	while (g_ascii_isspace(*text))
		text++;
	return text;
}

static void end_person(struct walk *w)
{
	const struct level *l = top(w);
	const struct level *outer = &w->levels[w->depth - 1];
	struct fact f = { .field = l->rule->field,
			  .rank = l->rule->rank,
			  .base = l->has_base ? l->base : NULL };
	enum form form;

	if (outer->scope == IN_SOURCE)
		f.field = FIELD_SOURCE_PERSON;
	if (*stripped(w->parts[0]) || *stripped(w->parts[1]) ||
	    *stripped(w->parts[2])) {
		f.form = FORM_PARTS;
		f.value = w->parts[0]->str;
		f.more[0] = w->parts[1]->str;
		f.more[1] = w->parts[2]->str;
	} else {
		f.value = capture_value(&w->capture, &form);
		f.form = l->rule->ns == NS_ATOM10 ? FORM_TEXT : FORM_HTML;
	}
	draft_add(w->draft, &f);
}

/* RFC 4287 section 4.2.7.2: what rel=enclosure leads to. */
static void add_linked_enclosure(struct walk *w)
{
	const char *rel = w->fact.more[0];
	struct fact f = w->fact;

	if (!rel || w->fact.field != FIELD_LINK)
		return;
	if (g_ascii_strcasecmp(rel, "enclosure") != 0 &&
	    !g_str_has_suffix(rel, "/enclosure"))
		return;
	f.field = FIELD_ENCLOSURE;
	f.rank = 1;
	f.more[0] = w->fact.more[1];
	f.more[1] = w->parts[1]->str;
	f.more[2] = w->fact.more[2];
	draft_add(w->draft, &f);
}

/* A link may stand in its attribute or between its tags. */
static void end_link(struct walk *w)
{
	bool text = *stripped(w->capture.text) != '\0';
	bool rss = top(w)->rule->ns == NS_RSS;

	if (w->levels[w->depth - 1].scope == IN_SOURCE)
		w->fact.field = FIELD_SOURCE_LINK;
	if (text && (rss || !w->fact.value)) {
		w->fact.value = w->capture.text->str;
		if (rss)
			memset(w->fact.more, 0, sizeof w->fact.more);
		w->fact.rank = rss ? 0 : 1;
	} else {
		w->fact.rank = 1;
	}
	if (!w->fact.value && rss)
		return;
	draft_add(w->draft, &w->fact);
	if (w->fact.value && w->draft->in_item)
		add_linked_enclosure(w);
}

static void end_capture(struct walk *w)
{
	enum form form;
	const char *value = capture_value(&w->capture, &form);

	w->capturing = false;
	if (top(w)->rule->act == ACT_LINK) {
		end_link(w);
		return;
	}
	if (w->fact.value) { /* an attribute said it */
		w->fact.form = FORM_TEXT;
	} else {
		w->fact.value = value;
		w->fact.form = (uint8_t)form;
	}
	draft_add(w->draft, &w->fact);
}

static void end(void *user)
{
	struct walk *w = user;

	if (w->skip) {
		w->skip--;
		/* the element itself was taken off when it began */
		return;
	}
	if (w->capturing && w->capture.depth > 0) {
		capture_end(&w->capture, top(w)->name);
	} else if (w->capturing) {
		end_capture(w);
	} else if (top(w)->rule && top(w)->rule->act == ACT_PERSON) {
		end_person(w);
	} else if (top(w)->rule && top(w)->rule->act == ACT_PART) {
		w->part = -1;
	} else if ((top(w)->rule && top(w)->rule->act == ACT_ITEM) ||
		   (w->depth == w->root && w->result.shape.lone_item)) {
		draft_close(w->draft);
	}
	w->depth--;
}

static void text(void *user, const char *text, size_t size)
{
	struct walk *w = user;
	bool person = w->root && (top(w)->scope & IN_PERSON);

	if (w->skip || (!w->capturing && !person))
		return;
	if (w->capturing || w->part < 0)
		capture_text(&w->capture, text, size);
	else
		g_string_append_len(w->parts[w->part], text, (gssize)size);
}

static void open_all(struct walk *w)
{
	capture_init(&w->capture);
	for (size_t i = 0; i < G_N_ELEMENTS(w->attrs); i++)
		w->attrs[i] = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(w->parts); i++)
		w->parts[i] = g_string_new(NULL);
}

static void close_all(struct walk *w)
{
	capture_clear(&w->capture);
	for (size_t i = 0; i < G_N_ELEMENTS(w->attrs); i++)
		g_string_free(w->attrs[i], TRUE);
	for (size_t i = 0; i < G_N_ELEMENTS(w->parts); i++)
		g_string_free(w->parts[i], TRUE);
}

struct walk_result walk_read(const char *document, size_t size,
			     const walk_knows *formats, const char *url,
			     Draft *d)
{
	static const struct xml_ear ear = { start, end, text };
	g_autofree struct walk *w = g_new0(struct walk, 1);

	w->draft = d;
	w->formats = formats;
	w->levels[0].base = url ? entry_keep(d->entry, url) : NULL;
	open_all(w);
	w->result.end = xml_walk(document, size, &ear, w, &w->result.line);
	close_all(w);
	if (w->result.shape.needs_more && !w->met)
		w->result.found = false;
	d->entry->feed.format = w->result.shape.format;
	return w->result;
}
