#include "feeds/feed/fields.h"

#include "feeds/text/person.h"

#include <string.h>

#define IMAGE_SIDE_SAID 100000 /* pixels that a feed may say */
#define RANK_MEDIA      9      /* of a summary: what Media RSS says */
#define IANA            "http://www.iana.org/assignments/relation/"

const char *fields_rel(struct choosing *c, const struct fact *f)
{
	const char *rel = f->more[0];
	g_autofree char *low = NULL;

	if (!rel || !*rel)
		return "alternate";
	if (g_str_has_prefix(rel, IANA))
		rel += strlen(IANA);
	low = g_ascii_strdown(rel, -1);
	return g_string_chunk_insert_const(c->entry->text, low);
}

static const char *or_null(const char *text)
{
	return text && *text ? text : NULL;
}

/* More members than PARSED_LIST_MAX are dropped: a hostile item cannot fill the
 * store. */
static bool is_full(struct choosing *c, struct span s)
{
	if (s.n < PARSED_LIST_MAX)
		return false;
	c->too_many = true;
	return true;
}

struct span fields_links(struct choosing *c)
{
	struct span s = { c->entry->links->len, 0 };

	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];
		struct feed_link l = { 0 };

		if (f->field != FIELD_LINK)
			continue;
		l.rel = fields_rel(c, f);
		l.href = choose_url_of(c, f, f->value);
		l.type = or_null(f->more[1]);
		l.title = or_null(f->more[2]);
		l.hreflang = or_null(f->more[3]);
		if ((!l.href && f->value) || is_full(c, s))
			continue;
		g_array_append_val(c->entry->links, l);
		s.n++;
	}
	return s;
}

bool fields_is_html(const char *type)
{
	return g_ascii_strncasecmp(type, "text/html", 9) == 0 ||
	       g_ascii_strncasecmp(type, "application/xhtml+xml", 21) == 0;
}

/* How good an alternate is as the page itself: HTML, no word, other types. */
static int worth(const struct feed_link *l)
{
	if (!l->type)
		return 2;
	return fields_is_html(l->type) ? 3 : 1;
}

const char *fields_alternate(const struct choosing *c, struct span links)
{
	const char *best = NULL;
	int most = 0;

	for (uint32_t i = 0; i < links.n; i++) {
		const struct feed_link *l =
			parsed_link(c->entry, links.first + i);

		if (!l->href || strcmp(l->rel, "alternate") != 0 ||
		    worth(l) <= most)
			continue;
		best = l->href;
		most = worth(l);
	}
	return best;
}

const char *fields_link_of(const struct choosing *c, struct span links,
			   const char *rel)
{
	for (uint32_t i = 0; i < links.n; i++) {
		const struct feed_link *l =
			parsed_link(c->entry, links.first + i);

		if (l->href && strcmp(l->rel, rel) == 0)
			return l->href;
	}
	return NULL;
}

/* The address between the tags of RSS's <link>. */
const char *fields_own_link(struct choosing *c)
{
	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];
		const char *url;

		if (f->field != FIELD_LINK || f->rank != 0 || !f->value ||
		    !*f->value)
			continue;
		url = choose_url_of(c, f, f->value);
		if (url)
			return url;
	}
	return NULL;
}

static void add_person(struct choosing *c, struct span *s, struct person p)
{
	if ((!p.name && !p.email && !p.url) || is_full(c, *s))
		return;
	for (uint32_t i = 0; i < s->n; i++) {
		const struct person *o = parsed_person(c->entry, s->first + i);

		if (g_strcmp0(o->name, p.name) == 0 &&
		    g_strcmp0(o->email, p.email) == 0 &&
		    g_strcmp0(o->url, p.url) == 0)
			return;
	}
	g_array_append_val(c->entry->people, p);
	s->n++;
}

static struct person person_of(struct choosing *c, const struct fact *f)
{
	struct person p = { 0 };
	g_autofree char *whole = NULL, *name = NULL, *email = NULL;
	const char *text;

	if (f->form == FORM_PARTS) {
		p.name = choose_plain(c, f->value, FORM_TEXT);
		p.email = choose_plain(c, f->more[0], FORM_TEXT);
		if (or_null(f->more[1]))
			p.url = choose_url_of(c, f, f->more[1]);
		return p;
	}
	if (!strchr(f->value, '@')) {
		p.name = choose_plain(c, f->value, (enum form)f->form);
		return p;
	}
	whole = person_without_angles(f->value);
	text = choose_plain(c, whole, (enum form)f->form);
	if (!text)
		return p;
	person_split(text, &name, &email);
	p.name = parsed_keep(c->entry, name);
	p.email = parsed_keep(c->entry, email);
	return p;
}

/* All of the first kind that gives one. */
struct span fields_people(struct choosing *c, enum field field)
{
	struct span s = { c->entry->people->len, 0 };
	const struct fact *f;
	unsigned from = 0;

	while (!s.n && (f = choose_fact(c, field, from))) {
		for (uint32_t i = 0; i < c->n; i++)
			if (c->facts[i].field == field &&
			    c->facts[i].rank == f->rank)
				add_person(c, &s, person_of(c, &c->facts[i]));
		from = f->rank + 1U;
	}
	return s;
}

static void add_word(struct choosing *c, struct span *s, const char *word)
{
	if (!word || is_full(c, *s))
		return;
	for (uint32_t i = 0; i < s->n; i++)
		if (strcmp(parsed_word(c->entry, s->first + i), word) == 0)
			return;
	g_array_append_val(c->entry->words, word);
	s->n++;
}

/* At commas, else at blanks. */
static void add_keywords(struct choosing *c, struct span *s,
			 const struct fact *f)
{
	const char *text = choose_plain(c, f->value, (enum form)f->form);
	g_auto(GStrv) words = NULL;

	if (!text)
		return;
	words = g_strsplit(text, strchr(text, ',') ? "," : " ", -1);
	for (char **word = words; *word; word++) {
		g_strstrip(*word);
		if (**word)
			add_word(c, s, parsed_keep(c->entry, *word));
	}
}

struct span fields_categories(struct choosing *c)
{
	struct span s = { c->entry->words->len, 0 };

	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];

		if (f->field == FIELD_CATEGORY)
			add_word(c, &s,
				 choose_plain(c, f->value, (enum form)f->form));
		else if (f->field == FIELD_KEYWORDS)
			add_keywords(c, &s, f);
	}
	return s;
}

static struct enclosure *find_enclosure(const struct choosing *c, struct span s,
					const char *url)
{
	for (uint32_t i = 0; i < s.n; i++) {
		struct enclosure *e = &g_array_index(
			c->entry->enclosures, struct enclosure, s.first + i);

		if (strcmp(e->url, url) == 0)
			return e;
	}
	return NULL;
}

/* Of several with one address the first of each keeps type and length. */
static void add_enclosure(struct choosing *c, struct span *s,
			  struct enclosure new)
{
	struct enclosure *old = find_enclosure(c, *s, new.url);

	if (!old && is_full(c, *s))
		return;
	if (!old) {
		g_array_append_val(c->entry->enclosures, new);
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

struct span fields_enclosures(struct choosing *c)
{
	struct span s = { c->entry->enclosures->len, 0 };
	const char *origin = choose_url(c, FIELD_ENCLOSURE_ORIGIN);

	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];
		struct enclosure e = { 0 };

		if (f->field != FIELD_ENCLOSURE || !*f->value)
			continue;
		e.url = choose_url_of(c, f, f->value);
		if (origin && f->rank == 0) {
			e.url = origin;
			origin = NULL;
		}
		e.type = or_null(f->more[0]);
		e.length = choose_number(f->more[1]);
		e.title = or_null(f->more[2]);
		if (e.url)
			add_enclosure(c, &s, e);
	}
	return s;
}

const char *fields_picture(const struct choosing *c, struct span s)
{
	for (uint32_t i = 0; i < s.n; i++) {
		const struct enclosure *e =
			parsed_enclosure(c->entry, s.first + i);

		if (e->type && g_ascii_strncasecmp(e->type, "image/", 6) == 0)
			return e->url;
	}
	return NULL;
}

/* The first fact of FIELD_IMAGE whose address is one, and that address. */
static const struct fact *find_image(struct choosing *c, const char **url)
{
	const struct fact *f;

	*url = NULL;
	for (unsigned from = 0; (f = choose_fact(c, FIELD_IMAGE, from));
	     from = f->rank + 1U) {
		*url = choose_url_of(c, f, f->value);
		if (*url)
			return f;
	}
	return NULL;
}

static int side_of(const char *text)
{
	int64_t n = choose_number(text);

	return n > 0 && n <= IMAGE_SIDE_SAID ? (int)n : 0;
}

/* Media RSS, "media:description": where there is a text beside it, it is about the
 * picture. */
static const char *find_caption(struct choosing *c,
				const struct feed_item *item)
{
	const struct fact *f = choose_fact(c, FIELD_SUMMARY, RANK_MEDIA);
	const char *words = f && f->rank == RANK_MEDIA
				    ? choose_plain(c, f->value, FORM_HTML)
				    : NULL;

	if (!words || (!item->summary_html && !item->content_html) ||
	    (item->summary && g_str_has_prefix(words, item->summary)))
		return NULL;
	return words;
}

void fields_image(struct choosing *c, struct feed_item *item)
{
	const struct fact *f = find_image(c, &item->image);

	if (!f)
		item->image = fields_picture(c, item->enclosures);
	if (!item->image)
		return;
	item->image_caption = find_caption(c, item);
	if (!f)
		return;
	item->image_width = side_of(f->more[0]);
	item->image_height = side_of(f->more[1]);
}
