#include "feeds/normalise.h"

#include "feeds/date.h"
#include "feeds/person.h"
#include "feeds/untag.h"
#include "src/url.h"

#include <glib/gi18n.h>
#include <string.h>

/* RSS's own creation date, as a feed's published one of last resort: dc:date
 * is both (see vocab). */
#define RANK_DC_DATE     4
#define RANK_LAST_RESORT 9 /* of a summary: only if there is nothing else */

/* What facts are being read, and against what their addresses are meant. */
struct work {
	Entry *entry;
	const struct fact *facts;
	uint32_t n;
	const char *document; /* where it came from, or says so; may be NULL */
	const char *base;     /* for facts without xml:base; may be NULL */
	const char *raw, *resolved; /* the last xml:base, and what it came to */
	GString *scratch;
	bool too_many; /* members of a list */
};

/* ---- choosing ---- */

/* The first fact of the lowest rank that is at least `from`. */
static const struct fact *pick(const struct work *w, enum field field,
			       unsigned from)
{
	const struct fact *best = NULL;

	for (uint32_t i = 0; i < w->n; i++) {
		const struct fact *f = &w->facts[i];

		if (f->field == field && f->rank >= from &&
		    (!best || f->rank < best->rank))
			best = f;
	}
	return best;
}

/* ---- addresses ---- */

static const char *base_of(struct work *w, const struct fact *f)
{
	g_autofree char *whole = NULL;

	if (!f->base)
		return w->base;
	if (f->base != w->raw) {
		whole = url_resolve(w->document, f->base);
		w->raw = f->base;
		w->resolved =
			g_string_chunk_insert_const(w->entry->text, whole);
	}
	return w->resolved;
}

/* What a browser would run is no address. */
static bool is_script(const char *url)
{
	g_autofree char *scheme = url_scheme(url);

	return strcmp(scheme, "javascript") == 0 ||
	       strcmp(scheme, "vbscript") == 0;
}

static const char *resolve(struct work *w, const struct fact *f,
			   const char *url)
{
	g_autofree char *whole = NULL;

	if (!url)
		return NULL;
	if (strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0)
		return url;
	whole = url_resolve(base_of(w, f), url);
	if (!*whole || is_script(whole))
		return NULL;
	return strcmp(whole, url) == 0 ? url : entry_keep(w->entry, whole);
}

/* The first address of a field, by rank. */
static const char *address(struct work *w, enum field field)
{
	const struct fact *f = NULL;
	const char *url = NULL;
	unsigned from = 0;

	while (!url && (f = pick(w, field, from))) {
		url = resolve(w, f, f->value);
		from = f->rank + 1U;
	}
	return url;
}

/* ---- texts ---- */

/* Plain text of a value; NULL if nothing is left. */
static const char *plain(struct work *w, const char *value, enum form form)
{
	g_string_truncate(w->scratch, 0);
	if (!value)
		return NULL;
	if (form == FORM_HTML)
		untag(value, w->scratch, 0);
	else
		untag_plain(value, w->scratch, form == FORM_REFS);
	if (!w->scratch->len)
		return NULL;
	return strcmp(w->scratch->str, value) == 0
		       ? value
		       : entry_keep(w->entry, w->scratch->str);
}

static const char *plain_field(struct work *w, enum field field)
{
	const struct fact *f = NULL;
	const char *text = NULL;
	unsigned from = 0;

	while (!text && (f = pick(w, field, from))) {
		text = plain(w, f->value, (enum form)f->form);
		from = f->rank + 1U;
	}
	return text;
}

/* As HTML, not safe yet. */
static const char *html(struct work *w, const struct fact *f)
{
	if (!f || f->form == FORM_HTML)
		return f ? f->value : NULL;
	if (!strpbrk(f->value, "&<>\""))
		return f->value;
	g_string_truncate(w->scratch, 0);
	untag_escape(f->value, strlen(f->value), w->scratch);
	return entry_keep(w->entry, w->scratch->str);
}

static struct moment moment(const struct work *w, enum field field)
{
	const struct fact *f = NULL;
	struct moment m = { 0 };
	unsigned from = 0;

	while (!m.known && (f = pick(w, field, from))) {
		m.known = date_parse(f->value, &m.time);
		from = f->rank + 1U;
	}
	return m;
}

/* Digits alone; -1 for anything else. */
static int64_t count_of(const char *text)
{
	guint64 n;

	if (!text ||
	    !g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &n, NULL))
		return -1;
	return (int64_t)n;
}

static int64_t count(const struct work *w, enum field field)
{
	const struct fact *f = NULL;
	int64_t n = -1;
	unsigned from = 0;

	while (n < 0 && (f = pick(w, field, from))) {
		n = count_of(f->value);
		from = f->rank + 1U;
	}
	return n;
}

/* ---- links ---- */

#define IANA "http://www.iana.org/assignments/relation/"

static const char *rel_of(struct work *w, const struct fact *f)
{
	const char *rel = f->more[0];
	g_autofree char *low = NULL;

	if (!rel || !*rel)
		return "alternate";
	if (g_str_has_prefix(rel, IANA))
		rel += strlen(IANA);
	low = g_ascii_strdown(rel, -1);
	return g_string_chunk_insert_const(w->entry->text, low);
}

static const char *or_null(const char *text)
{
	return text && *text ? text : NULL;
}

/* What one item says more than that is not kept. */
static bool is_full(struct work *w, struct span s)
{
	if (s.n < ENTRY_LIST_MAX)
		return false;
	w->too_many = true;
	return true;
}

static struct span take_links(struct work *w)
{
	struct span s = { w->entry->links->len, 0 };

	for (uint32_t i = 0; i < w->n; i++) {
		const struct fact *f = &w->facts[i];
		struct feed_link l = { 0 };

		if (f->field != FIELD_LINK)
			continue;
		l.rel = rel_of(w, f);
		l.href = resolve(w, f, f->value);
		l.type = or_null(f->more[1]);
		l.title = or_null(f->more[2]);
		l.hreflang = or_null(f->more[3]);
		if ((!l.href && f->value) || is_full(w, s))
			continue;
		g_array_append_val(w->entry->links, l);
		s.n++;
	}
	return s;
}

static bool is_html_type(const char *type)
{
	return g_ascii_strncasecmp(type, "text/html", 9) == 0 ||
	       g_ascii_strncasecmp(type, "application/xhtml+xml", 21) == 0;
}

/* How good an alternate is as the page itself: HTML, no word, other types. */
static int worth(const struct feed_link *l)
{
	if (!l->type)
		return 2;
	return is_html_type(l->type) ? 3 : 1;
}

static const char *best_alternate(const struct work *w, struct span links)
{
	const char *best = NULL;
	int most = 0;

	for (uint32_t i = 0; i < links.n; i++) {
		const struct feed_link *l =
			entry_link(w->entry, links.first + i);

		if (!l->href || strcmp(l->rel, "alternate") != 0 ||
		    worth(l) <= most)
			continue;
		best = l->href;
		most = worth(l);
	}
	return best;
}

static const char *link_of_rel(const struct work *w, struct span links,
			       const char *rel)
{
	for (uint32_t i = 0; i < links.n; i++) {
		const struct feed_link *l =
			entry_link(w->entry, links.first + i);

		if (l->href && strcmp(l->rel, rel) == 0)
			return l->href;
	}
	return NULL;
}

/* The address between the tags of RSS's <link>. */
static const char *own_link(struct work *w)
{
	for (uint32_t i = 0; i < w->n; i++) {
		const struct fact *f = &w->facts[i];
		const char *url;

		if (f->field != FIELD_LINK || f->rank != 0 || !f->value ||
		    !*f->value)
			continue;
		url = resolve(w, f, f->value);
		if (url)
			return url;
	}
	return NULL;
}

/* ---- people ---- */

static void add_person(struct work *w, struct span *s, struct person p)
{
	if ((!p.name && !p.email && !p.url) || is_full(w, *s))
		return;
	for (uint32_t i = 0; i < s->n; i++) {
		const struct person *o = entry_person(w->entry, s->first + i);

		if (g_strcmp0(o->name, p.name) == 0 &&
		    g_strcmp0(o->email, p.email) == 0 &&
		    g_strcmp0(o->url, p.url) == 0)
			return;
	}
	g_array_append_val(w->entry->people, p);
	s->n++;
}

static struct person person_of(struct work *w, const struct fact *f)
{
	struct person p = { 0 };
	g_autofree char *whole = NULL, *name = NULL, *email = NULL;
	const char *text;

	if (f->form == FORM_PARTS) {
		p.name = plain(w, f->value, FORM_TEXT);
		p.email = plain(w, f->more[0], FORM_TEXT);
		if (or_null(f->more[1]))
			p.url = resolve(w, f, f->more[1]);
		return p;
	}
	if (!strchr(f->value, '@')) {
		p.name = plain(w, f->value, (enum form)f->form);
		return p;
	}
	whole = person_without_angles(f->value);
	text = plain(w, whole, (enum form)f->form);
	if (!text)
		return p;
	person_split(text, &name, &email);
	p.name = entry_keep(w->entry, name);
	p.email = entry_keep(w->entry, email);
	return p;
}

/* All of the first kind that gives one. */
static struct span take_people(struct work *w, enum field field)
{
	struct span s = { w->entry->people->len, 0 };
	const struct fact *f;
	unsigned from = 0;

	while (!s.n && (f = pick(w, field, from))) {
		for (uint32_t i = 0; i < w->n; i++)
			if (w->facts[i].field == field &&
			    w->facts[i].rank == f->rank)
				add_person(w, &s, person_of(w, &w->facts[i]));
		from = f->rank + 1U;
	}
	return s;
}

/* ---- categories ---- */

static void add_word(struct work *w, struct span *s, const char *word)
{
	if (!word || is_full(w, *s))
		return;
	for (uint32_t i = 0; i < s->n; i++)
		if (strcmp(entry_word(w->entry, s->first + i), word) == 0)
			return;
	g_array_append_val(w->entry->words, word);
	s->n++;
}

/* At commas, else at blanks. */
static void add_keywords(struct work *w, struct span *s, const struct fact *f)
{
	const char *text = plain(w, f->value, (enum form)f->form);
	g_auto(GStrv) words = NULL;

	if (!text)
		return;
	words = g_strsplit(text, strchr(text, ',') ? "," : " ", -1);
	for (char **word = words; *word; word++) {
		g_strstrip(*word);
		if (**word)
			add_word(w, s, entry_keep(w->entry, *word));
	}
}

static struct span take_categories(struct work *w)
{
	struct span s = { w->entry->words->len, 0 };

	for (uint32_t i = 0; i < w->n; i++) {
		const struct fact *f = &w->facts[i];

		if (f->field == FIELD_CATEGORY)
			add_word(w, &s, plain(w, f->value, (enum form)f->form));
		else if (f->field == FIELD_KEYWORDS)
			add_keywords(w, &s, f);
	}
	return s;
}

/* ---- enclosures ---- */

static struct enclosure *find_enclosure(const struct work *w, struct span s,
					const char *url)
{
	for (uint32_t i = 0; i < s.n; i++) {
		struct enclosure *e = &g_array_index(
			w->entry->enclosures, struct enclosure, s.first + i);

		if (strcmp(e->url, url) == 0)
			return e;
	}
	return NULL;
}

/* Of several with one address the first of each keeps type and length. */
static void add_enclosure(struct work *w, struct span *s, struct enclosure new)
{
	struct enclosure *old = find_enclosure(w, *s, new.url);

	if (!old && is_full(w, *s))
		return;
	if (!old) {
		g_array_append_val(w->entry->enclosures, new);
		s->n++;
		return;
	}
	if (!old->type)
		old->type = new.type;
	if (!old->title)
		old->title = new.title;
	if (old->length < 0)
		old->length = new.length;
}

static struct span take_enclosures(struct work *w)
{
	struct span s = { w->entry->enclosures->len, 0 };
	const char *origin = address(w, FIELD_ENCLOSURE_ORIGIN);

	for (uint32_t i = 0; i < w->n; i++) {
		const struct fact *f = &w->facts[i];
		struct enclosure e = { 0 };

		if (f->field != FIELD_ENCLOSURE || !*f->value)
			continue;
		e.url = resolve(w, f, f->value);
		if (origin && f->rank == 0) {
			e.url = origin;
			origin = NULL;
		}
		e.type = or_null(f->more[0]);
		e.length = count_of(f->more[1]);
		e.title = or_null(f->more[2]);
		if (e.url)
			add_enclosure(w, &s, e);
	}
	return s;
}

static const char *enclosed_picture(const struct work *w, struct span s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		const struct enclosure *e =
			entry_enclosure(w->entry, s.first + i);

		if (e->type && g_ascii_strncasecmp(e->type, "image/", 6) == 0)
			return e->url;
	}
	return NULL;
}

/* ---- an item ---- */

static void take_identity(struct work *w, struct feed_item *item)
{
	const struct fact *guid = pick(w, FIELD_GUID, 0);
	const struct fact *id = guid ? guid : pick(w, FIELD_ID, 0);

	if (!id)
		return;
	item->id = id->value;
	item->has_guid = guid != NULL;
	item->guid_is_permalink =
		guid && !(guid->more[0] &&
			  g_ascii_strcasecmp(guid->more[0], "false") == 0);
}

static const char *link_of_id(const struct feed_item *item)
{
	if (!item->id || !url_is_web(item->id))
		return NULL;
	if (item->has_guid && !item->guid_is_permalink)
		return NULL;
	return item->id;
}

static void take_item_link(struct work *w, struct feed_item *item)
{
	item->links = take_links(w);
	item->link = address(w, FIELD_ORIGIN);
	if (!item->link)
		item->link = own_link(w);
	if (!item->link)
		item->link = best_alternate(w, item->links);
	if (!item->link)
		item->link = link_of_id(item);
}

static void take_comments(struct work *w, struct feed_item *item)
{
	item->comments_url = address(w, FIELD_COMMENTS);
	item->comments_count = count(w, FIELD_COMMENTS_COUNT);
	for (uint32_t i = 0; i < item->links.n && !item->comments_url; i++) {
		const struct feed_link *l =
			entry_link(w->entry, item->links.first + i);

		if (strcmp(l->rel, "replies") == 0 && l->type &&
		    is_html_type(l->type))
			item->comments_url = l->href;
	}
	if (item->comments_url && strpbrk(item->comments_url, " \t\r\n"))
		item->comments_url = NULL;
}

static const char *first_words(struct work *w, const char *html_text)
{
	if (!html_text)
		return NULL;
	g_string_truncate(w->scratch, 0);
	untag(html_text, w->scratch, ENTRY_SUMMARY_MAX);
	return w->scratch->len ? entry_keep(w->entry, w->scratch->str) : NULL;
}

static void take_text(struct work *w, struct feed_item *item,
		      const char *item_lang)
{
	const struct fact *summary = pick(w, FIELD_SUMMARY, 0);
	const struct fact *content = pick(w, FIELD_CONTENT, 0);
	const struct fact *language = pick(w, FIELD_LANGUAGE, 0);

	if (summary && summary->rank == RANK_LAST_RESORT && content)
		summary = NULL;
	item->summary_html = html(w, summary);
	item->content_html = html(w, content);
	if (summary)
		item->summary_base = base_of(w, summary);
	if (content)
		item->content_base = base_of(w, content);
	item->summary = first_words(w, item->summary_html);
	if (!item->summary)
		item->summary = first_words(w, item->content_html);
	if (content && content->lang)
		item->language = content->lang;
	else if (language)
		item->language = language->value;
	else
		item->language =
			item_lang ? item_lang : w->entry->feed.language;
}

static void take_source(struct work *w, struct feed_item *item)
{
	const struct fact *self = NULL;

	item->source_title = plain_field(w, FIELD_SOURCE_TITLE);
	for (uint32_t i = 0; i < w->n && !item->source_url; i++) {
		const struct fact *f = &w->facts[i];

		if (f->field != FIELD_SOURCE_LINK)
			continue;
		if (strcmp(rel_of(w, f), "alternate") == 0)
			item->source_url = resolve(w, f, f->value);
		else if (!self && strcmp(rel_of(w, f), "self") == 0)
			self = f;
	}
	if (!item->source_url && self)
		item->source_url = resolve(w, self, self->value);
}

static void take_item(struct work *w, const char *lang)
{
	struct feed_item item = { 0 };

	take_identity(w, &item);
	item.title = plain_field(w, FIELD_TITLE);
	take_item_link(w, &item);
	take_text(w, &item, lang);
	take_comments(w, &item);
	take_source(w, &item);
	item.people = take_people(w, FIELD_PERSON);
	if (!item.people.n)
		item.people = take_people(w, FIELD_SOURCE_PERSON);
	item.categories = take_categories(w);
	item.enclosures = take_enclosures(w);
	item.image = address(w, FIELD_IMAGE);
	if (!item.image)
		item.image = enclosed_picture(w, item.enclosures);
	item.published = moment(w, FIELD_PUBLISHED);
	item.updated = moment(w, FIELD_UPDATED);
	g_array_append_val(w->entry->items, item);
}

/* ---- the feed ---- */

/* Without an address of its own a document is where it says it is. */
static const char *self_link(const struct work *w)
{
	for (uint32_t i = 0; i < w->n; i++) {
		const struct fact *f = &w->facts[i];

		if (f->field == FIELD_LINK && f->more[0] && f->value &&
		    g_ascii_strcasecmp(f->more[0], "self") == 0 &&
		    url_is_web(f->value))
			return f->value;
	}
	return NULL;
}

static void take_feed(struct work *w, const char *lang)
{
	struct feed_about *f = &w->entry->feed;
	const struct fact *id = pick(w, FIELD_ID, 0);
	const struct fact *language = pick(w, FIELD_LANGUAGE, 0);
	const struct fact *date = pick(w, FIELD_UPDATED, RANK_DC_DATE);

	f->links = take_links(w);
	f->link = own_link(w);
	if (!f->link)
		f->link = best_alternate(w, f->links);
	f->self = link_of_rel(w, f->links, "self");
	f->id = id ? id->value : NULL;
	f->title = plain_field(w, FIELD_TITLE);
	f->description = plain_field(w, FIELD_SUMMARY);
	f->language = language ? language->value : lang;
	f->updated = moment(w, FIELD_UPDATED);
	f->published = moment(w, FIELD_PUBLISHED);
	if (!f->published.known && date && date->rank == RANK_DC_DATE)
		f->published.known =
			date_parse(date->value, &f->published.time);
	f->icon = address(w, FIELD_ICON);
	f->image = address(w, FIELD_IMAGE);
	f->people = take_people(w, FIELD_PERSON);
	f->categories = take_categories(w);
	f->ttl = count(w, FIELD_TTL);
}

/* The address between the tags of RSS's <link>, if it is a whole one. */
static const char *whole_link(const struct work *w)
{
	for (uint32_t i = 0; i < w->n; i++) {
		const struct fact *f = &w->facts[i];

		if (f->field == FIELD_LINK && f->rank == 0 && f->value &&
		    url_is_web(f->value))
			return f->value;
	}
	return NULL;
}

/* What items' addresses are meant against: RSS's own site, JSON's home page,
 * else its own address; Atom keeps to RFC 3986. */
static const char *item_base(const struct work *w)
{
	const struct feed_about *f = &w->entry->feed;
	const char *base = NULL;

	if (f->format == FORMAT_JSONFEED)
		base = f->link ? f->link : f->self;
	else if (f->format != FORMAT_ATOM10 && f->format != FORMAT_ATOM03)
		base = whole_link(w);
	return base && url_is_web(base) ? base : w->document;
}

Entry *normalise(Draft *d, const char *url)
{
	struct work w = { .entry = d->entry,
			  .facts = (const struct fact *)(void *)d->about->data,
			  .n = d->about->len };

	w.scratch = g_string_sized_new(1024);
	w.document = url && *url ? url : self_link(&w);
	w.base = w.document;
	take_feed(&w, d->lang);
	w.base = item_base(&w);
	for (guint i = 0; i < d->items->len; i++) {
		const struct draft_item *item =
			&g_array_index(d->items, struct draft_item, i);

		w.n = item->n;
		w.facts = item->n ? &g_array_index(d->facts, struct fact,
						   item->first)
				  : NULL;
		take_item(&w, item->lang);
	}
	if (w.too_many)
		draft_warn(d, _("a list of more than 1,000 members"));
	g_string_free(w.scratch, TRUE);
	return g_steal_pointer(&d->entry);
}
