#include "feeds/extract/page_metadata.h"

#include "feeds/extract/json_ld.h"
#include "feeds/extract/published.h"
#include "feeds/extract/title.h"

#include <string.h>

#define CALLED_LONGEST 300  /* characters of an element that is a byline */
#define TITLE_MAX      4096 /* bytes of a window's title */
#define NAMES_MAX      8    /* of one meta element */

/* The names of <meta>, in lower case and with ":" for ".". */
static const struct meta {
	const char *name;
	enum metadata_field field;
	enum metadata_source source;
} metas[] = {
	/* clang-format off */
	{ "og:title",                METADATA_TITLE,     METADATA_META },
	{ "dc:title",                METADATA_TITLE,     METADATA_META },
	{ "dcterms:title",           METADATA_TITLE,     METADATA_META },
	{ "twitter:title",           METADATA_TITLE,     METADATA_MARKED },
	{ "parsely-title",           METADATA_TITLE,     METADATA_MARKED },
	{ "title",                   METADATA_TITLE,     METADATA_MARKED },
	{ "headline",                METADATA_TITLE,     METADATA_MARKED },
	{ "author",                  METADATA_BYLINE,    METADATA_META },
	{ "dc:creator",              METADATA_BYLINE,    METADATA_META },
	{ "dcterms:creator",         METADATA_BYLINE,    METADATA_META },
	{ "parsely-author",          METADATA_BYLINE,    METADATA_META },
	{ "article:author",          METADATA_BYLINE,    METADATA_META },
	{ "sailthru:author",         METADATA_BYLINE,    METADATA_META },
	{ "citation_author",         METADATA_BYLINE,    METADATA_META },
	{ "byl",                     METADATA_BYLINE,    METADATA_META },
	{ "og:site_name",            METADATA_SITE,      METADATA_META },
	{ "application-name",        METADATA_SITE,      METADATA_MARKED },
	{ "dc:publisher",            METADATA_SITE,      METADATA_MARKED },
	{ "article:published_time",  METADATA_PUBLISHED, METADATA_META },
	{ "og:published_time",       METADATA_PUBLISHED, METADATA_META },
	{ "og:article:published_time", METADATA_PUBLISHED, METADATA_META },
	{ "datepublished",           METADATA_PUBLISHED, METADATA_META },
	{ "parsely-pub-date",        METADATA_PUBLISHED, METADATA_META },
	{ "publish-date",            METADATA_PUBLISHED, METADATA_META },
	{ "publishdate",             METADATA_PUBLISHED, METADATA_META },
	{ "published_time",          METADATA_PUBLISHED, METADATA_META },
	{ "pubdate",                 METADATA_PUBLISHED, METADATA_META },
	{ "publication_date",        METADATA_PUBLISHED, METADATA_META },
	{ "citation_publication_date", METADATA_PUBLISHED, METADATA_META },
	{ "sailthru:date",           METADATA_PUBLISHED, METADATA_META },
	{ "date",                    METADATA_PUBLISHED, METADATA_META },
	{ "dc:date",                 METADATA_PUBLISHED, METADATA_META },
	{ "dc:date:issued",          METADATA_PUBLISHED, METADATA_META },
	{ "dcterms:created",         METADATA_PUBLISHED, METADATA_META },
	{ "dcterms:date",            METADATA_PUBLISHED, METADATA_META },
	{ "og:image",                METADATA_IMAGE,     METADATA_META },
	{ "og:image:secure_url",     METADATA_IMAGE,     METADATA_META },
	{ "twitter:image",           METADATA_IMAGE,     METADATA_MARKED },
	{ "twitter:image:src",       METADATA_IMAGE,     METADATA_MARKED },
	{ "og:description",          METADATA_SUMMARY,   METADATA_META },
	{ "description",             METADATA_SUMMARY,   METADATA_META },
	{ "dc:description",          METADATA_SUMMARY,   METADATA_META },
	{ "twitter:description",     METADATA_SUMMARY,   METADATA_MARKED },
	/* clang-format on */
};

/* The same by itemprop, of any element (schema.org). */
static const struct meta props[] = {
	{ "headline", METADATA_TITLE, METADATA_MARKED },
	{ "author", METADATA_BYLINE, METADATA_MARKED },
	{ "creator", METADATA_BYLINE, METADATA_MARKED },
	{ "datepublished", METADATA_PUBLISHED, METADATA_MARKED },
	{ "datecreated", METADATA_PUBLISHED, METADATA_MARKED },
};

/* Values of other fields are words; a date has to be one. */
static void offer_value(Metadata *m, enum metadata_field field,
			enum metadata_source source, const char *value)
{
	g_autofree char *date = NULL;

	if (!value || field != METADATA_PUBLISHED) {
		metadata_offer(m, field, source, value);
		return;
	}
	if (m->value[field] && m->source[field] <= source)
		return;
	date = published_in(value);
	metadata_offer(m, field, source, date);
}

static void offer_named(Metadata *m, const struct meta *rows, size_t n_rows,
			const char *name, const char *value)
{
	for (size_t i = 0; i < n_rows; i++)
		if (strcmp(rows[i].name, name) == 0)
			offer_value(m, rows[i].field, rows[i].source, value);
}

/* The names that an attribute holds, in the form of the table. The caller's. */
static char **names_in(const char *value)
{
	g_autofree char *low = g_ascii_strdown(value, -1);

	for (char *at = low; *at; at++)
		if (*at == '.')
			*at = ':';
		else if (g_ascii_isspace(*at))
			*at = ' ';
	return g_strsplit(low, " ", NAMES_MAX);
}

static void offer_all(Metadata *m, const struct meta *rows, size_t n_rows,
		      const char *names, const char *value)
{
	g_auto(GStrv) all = names ? names_in(names) : NULL;

	for (char **name = all; name && *name; name++)
		if (**name)
			offer_named(m, rows, n_rows, *name, value);
}

static void read_meta(Metadata *m, const Page *p, const struct node *node)
{
	static const char *const attrs[] = { "property", "name", "itemprop" };
	const char *value = page_attr(p, node, "content");
	const char *property = page_attr(p, node, "property");

	for (size_t i = 0; value && i < G_N_ELEMENTS(attrs); i++)
		offer_all(m, metas, G_N_ELEMENTS(metas),
			  page_attr(p, node, attrs[i]), value);
	if (value && property && strcmp(property, "og:image:alt") == 0 &&
	    !m->image_alt)
		m->image_alt = g_strdup(value);
}

/* The value of microdata: content, datetime, else the text (HTML section 5.2.4). */
static char *value_of(const Outline *o, uint32_t n)
{
	const struct node *node = page_node(o->page, n);
	const char *value = page_attr(o->page, node, "content");

	if (!value)
		value = page_attr(o->page, node, "datetime");
	if (value)
		return g_strdup(value);
	return page_line(o->page, n, METADATA_BYLINE_MAX + 1);
}

/* An author is an item of its own: what counts is its name. */
static uint32_t name_within(const Outline *o, uint32_t n)
{
	for (uint32_t i = n + 1; i < outline_at(o, n)->end; i++) {
		const struct node *node = page_node(o->page, i);
		const char *prop =
			node->tag ? page_attr(o->page, node, "itemprop") : NULL;

		if (prop && strcmp(prop, "name") == 0)
			return i;
	}
	return n;
}

static void read_prop(Metadata *m, const Outline *o, uint32_t n)
{
	const char *prop =
		page_attr(o->page, page_node(o->page, n), "itemprop");
	g_autofree char *value = NULL;

	if (!prop)
		return;
	value = value_of(o,
			 strcmp(prop, "author") == 0 ? name_within(o, n) : n);
	offer_all(m, props, G_N_ELEMENTS(props), prop, value);
}

/* In comments and lists of other articles. */
static bool is_of_others(const Outline *o, uint32_t n)
{
	for (; n; n = outline_at(o, n)->parent)
		if (outline_at(o, n)->names &
		    (NAMES_COMMENTS | NAMES_RELATED | NAMES_AD))
			return true;
	return false;
}

static void read_called(Metadata *m, const Outline *o, uint32_t n)
{
	const struct outline_node *node = outline_at(o, n);
	g_autofree char *words = NULL;

	if (!(node->flags & OUTLINE_BYLINE) &&
	    !(node->names & (NAMES_BYLINE | NAMES_DATE)))
		return;
	if (!outline_counts(o, n).chars ||
	    outline_counts(o, n).chars > CALLED_LONGEST || is_of_others(o, n))
		return;
	words = value_of(o, n);
	if (node->flags & OUTLINE_BYLINE)
		offer_value(m, METADATA_BYLINE, METADATA_MARKED, words);
	else if (node->names & NAMES_BYLINE)
		offer_value(m, METADATA_BYLINE, METADATA_CALLED, words);
	if (node->names & NAMES_DATE)
		offer_value(m, METADATA_PUBLISHED, METADATA_CALLED, words);
}

static void read_time(Metadata *m, const Page *p, const struct node *node)
{
	const char *value = page_attr(p, node, "datetime");

	offer_value(m, METADATA_PUBLISHED, METADATA_MARKED, value);
}

static void read_element(Metadata *m, const Outline *o, uint32_t n)
{
	const Page *p = o->page;
	const struct node *node = page_node(p, n);

	if (strcmp(node->tag, "meta") == 0)
		read_meta(m, p, node);
	else if (strcmp(node->tag, "title") == 0 && !m->window)
		m->window = page_line(p, n, TITLE_MAX);
	else if (strcmp(node->tag, "base") == 0 && !m->base)
		m->base = g_strdup(page_attr(p, node, "href"));
	else if (strcmp(node->tag, "script") == 0)
		json_ld_read(p, n, m);
	else if (strcmp(node->tag, "time") == 0)
		read_time(m, p, node);
	if (!outline_is(o, n, ELEMENT_BODY | ELEMENT_GONE)) {
		read_prop(m, o, n);
		read_called(m, o, n);
	}
}

static bool names_site(const Metadata *m, const char *byline)
{
	const char *site = m->value[METADATA_SITE];

	return (site && title_same(byline, site)) ||
	       (!strchr(byline, ' ') && strchr(byline, '.') &&
		!g_str_has_suffix(byline, "."));
}

static void choose_byline(Metadata *m)
{
	char *best = NULL;

	for (int i = 0; i < METADATA_NONE; i++) {
		char *byline = m->byline[i];

		if (!byline)
			continue;
		if (!names_site(m, byline)) {
			best = byline;
			break;
		}
		if (!best)
			best = byline;
	}
	g_free(m->value[METADATA_BYLINE]);
	m->value[METADATA_BYLINE] = g_strdup(best);
}

static void read_address(Metadata *m, const char *url)
{
	g_autofree char *date = url ? published_in_address(url) : NULL;

	metadata_offer(m, METADATA_PUBLISHED, METADATA_URL, date);
}

/* Where nothing says when, a line of the page may. */
static void read_lines(Metadata *m, const Outline *o)
{
	g_autofree char *date = NULL;

	if (m->value[METADATA_PUBLISHED])
		return;
	date = published_in_page(o);
	metadata_offer(m, METADATA_PUBLISHED, METADATA_SEEN, date);
}

Metadata *metadata_read(const Outline *o, const char *url)
{
	Metadata *m = metadata_new();

	for (uint32_t n = 1; n < o->n; n++)
		if (page_node(o->page, n)->tag)
			read_element(m, o, n);
	read_address(m, url);
	read_lines(m, o);
	choose_byline(m);
	return m;
}
