#include "feeds/feed/element_walk.h"

#include "feeds/feed/handlers.h"
#include "src/base/url.h"

#include <string.h>

#define KNOWN  256 /* places for names met: a power of two */
#define SPACES 16  /* places for namespaces met */

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
	struct reading r;
	const element_walk_knows *formats;
	struct element_walk_result result;
	int root; /* depth of the feed's root; 0: none yet */
	const char *root_uri;
	guint skip;    /* open elements of no interest */
	bool met;      /* an element of the format's own */
	bool declared; /* the root declares the format's namespace */
	struct known known[KNOWN];
	struct space spaces[SPACES];
};

static struct level *top_level(struct walk *w)
{
	return &w->r.levels[w->r.depth];
}

/* Names are interned: equal pointers are equal names, and a lookup is one compare. */
static enum ns space_of(struct walk *w, const char *uri, const char *prefix)
{
	size_t at = ((size_t)uri >> 4) + ((size_t)prefix >> 3);
	struct space *s = &w->spaces[at % SPACES];

	if (s->uri != uri || s->prefix != prefix || (!uri && !prefix))
		*s = (struct space){ uri, prefix, namespace_find(uri, prefix) };
	return s->ns;
}

static enum ns ns_of(struct walk *w, const struct xml_tag *t)
{
	enum ns ns = space_of(w, t->uri, t->prefix);

	/* an element without prefix in the root's namespace is the format's,
	 * and so, where RSS is read, is one without any */
	if (t->uri == w->root_uri && !(t->prefix && !t->uri) && ns != NS_RDF)
		return w->r.shape.core;
	if (ns == NS_NONE && w->r.shape.core == NS_RSS)
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
	k->rules = elements_find(ns_of(w, t), t->name, &k->n);
	return k;
}

static const char *keep_text(struct walk *w, const char *text)
{
	return g_string_chunk_insert_const(w->r.facts->entry->text, text);
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
	l->base = keep_text(w, whole);
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
			l->lang = *value ? keep_text(w, value) : NULL;
	}
}

static struct level *push_level(struct walk *w, const struct xml_tag *t)
{
	struct level *l = &w->r.levels[w->r.depth + 1];

	*l = w->r.levels[w->r.depth];
	w->r.depth++;
	l->rule = NULL;
	l->name = t->name;
	if (t->n_attrs)
		read_scopes(w, l, t);
	return l;
}

static void note_root(struct walk *w, const struct xml_tag *t)
{
	if (!*w->result.root)
		g_strlcpy(w->result.root, t->name, sizeof w->result.root);
}

/* True if the root of a feed is here: at the top, or within a page. */
static bool find_shape(struct walk *w, const struct xml_tag *t)
{
	struct shape shape = { 0 };

	for (const element_walk_knows *f = w->formats; *f; f++) {
		if (!(*f)(t, &shape))
			continue;
		if (w->r.depth > 1 && !shape.by_name)
			return false;
		w->r.shape = shape;
		return true;
	}
	return false;
}

/* A root may be of RDF, which is more than feeds: what it declares tells. */
static bool declares_core(const struct walk *w, const struct xml_tag *root)
{
	for (int i = 0; i < root->n_namespaces; i++)
		if (namespace_find(xml_space_at(root, i), NULL) ==
		    w->r.shape.core)
			return true;
	return false;
}

static bool start_root(struct walk *w, const struct xml_tag *t)
{
	note_root(w, t);
	if (!find_shape(w, t)) {
		/* a page may have a feed in it; other documents do not */
		return g_ascii_strcasecmp(w->result.root, "html") == 0;
	}
	w->root = w->r.depth;
	w->root_uri = t->uri;
	w->result.found = true;
	w->declared = declares_core(w, t);
	w->r.facts->lang = top_level(w)->lang;
	handlers_root(&w->r, t);
	return true;
}

/* Elements without a rule: in RSS, items may be in them. */
static unsigned foreign_scope(const struct walk *w, unsigned scope)
{
	if (scope & (IN_FEED | IN_FOREIGN))
		return w->r.shape.core == NS_RSS ? IN_FOREIGN : 0;
	return scope & IN_PERSON;
}

/* RSS 0.90 differs from 1.0 only in its namespace. */
static void name_format(struct walk *w, const struct xml_tag *t)
{
	if (w->r.shape.needs_more && t->uri && strstr(t->uri, "netscape.com"))
		w->r.shape.format = FORMAT_RSS09X;
}

static void start_element(struct walk *w, const struct xml_tag *t)
{
	const struct known *k = look_up(w, t);
	unsigned scope = w->r.levels[w->r.depth - 1].scope;
	const struct rule *rule =
		k->rules ? elements_in(k->rules, k->n, scope) : NULL;

	if (!rule) {
		top_level(w)->scope = foreign_scope(w, scope);
		if (!top_level(w)->scope) {
			w->r.depth--;
			w->skip = 1;
		}
		return;
	}
	top_level(w)->rule = rule;
	if (!w->met && rule->ns == w->r.shape.core) {
		w->met = true;
		name_format(w, t);
	}
	reading_start(&w->r, t);
}

static bool on_start(void *user, const struct xml_tag *t)
{
	struct walk *w = user;

	if (w->skip || w->r.depth + 2 >= READING_LEVELS) {
		w->skip++;
		return true;
	}
	push_level(w, t);
	if (!w->root)
		return start_root(w, t);
	if (w->r.capturing)
		reading_inside(&w->r, t);
	else
		start_element(w, t);
	return true;
}

static void on_end(void *user)
{
	struct walk *w = user;

	if (w->skip) {
		w->skip--;
		return;
	}
	reading_end(&w->r, w->r.depth == w->root);
	w->r.depth--;
}

static void on_text(void *user, const char *text, size_t size)
{
	struct walk *w = user;

	if (w->root && !w->skip)
		reading_text(&w->r, text, size);
}

struct element_walk_result
element_walk_read(const struct xml_document *document,
		  const element_walk_knows *formats, const char *url, Facts *d)
{
	static const struct xml_callbacks callbacks = { on_start, on_end,
							on_text };
	g_autofree struct walk *w = g_new0(struct walk, 1);

	w->r.facts = d;
	w->formats = formats;
	w->r.levels[0].base = url ? parsed_keep(d->entry, url) : NULL;
	reading_open(&w->r);
	w->result.end = xml_walk(document, &callbacks, w, &w->result.line);
	reading_close(&w->r);
	if (w->r.shape.needs_more && !w->met && !w->declared)
		w->result.found = false;
	d->entry->feed.format = w->r.shape.format;
	return w->result;
}
