#include "feeds/feed/choose.h"

#include "feeds/text/date.h"
#include "feeds/text/plain.h"
#include "src/base/url.h"

#include <string.h>

/* The first fact of the lowest rank that is at least `from`. */
const struct fact *choose_fact(const struct choosing *c, enum field field,
			       unsigned from)
{
	const struct fact *best = NULL;

	for (uint32_t i = 0; i < c->n; i++) {
		const struct fact *f = &c->facts[i];

		if (f->field == field && f->rank >= from &&
		    (!best || f->rank < best->rank))
			best = f;
	}
	return best;
}

const char *choose_base(struct choosing *c, const struct fact *f)
{
	g_autofree char *whole = NULL;

	if (!f->base)
		return c->base;
	if (f->base != c->raw) {
		whole = url_resolve(c->document, f->base);
		c->raw = f->base;
		c->resolved =
			g_string_chunk_insert_const(c->entry->text, whole);
	}
	return c->resolved;
}

/* Schemes that a browser executes are no addresses. */
static bool is_script(const char *url)
{
	g_autofree char *scheme = url_scheme(url);

	return strcmp(scheme, "javascript") == 0 ||
	       strcmp(scheme, "vbscript") == 0;
}

const char *choose_url_of(struct choosing *c, const struct fact *f,
			  const char *url)
{
	g_autofree char *whole = NULL;

	if (!url)
		return NULL;
	if (strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0)
		return url;
	whole = url_resolve(choose_base(c, f), url);
	if (!*whole || is_script(whole))
		return NULL;
	return strcmp(whole, url) == 0 ? url : parsed_keep(c->entry, whole);
}

/* The first address of a field, by rank. */
const char *choose_url(struct choosing *c, enum field field)
{
	const struct fact *f = NULL;
	const char *url = NULL;
	unsigned from = 0;

	while (!url && (f = choose_fact(c, field, from))) {
		url = choose_url_of(c, f, f->value);
		from = f->rank + 1U;
	}
	return url;
}

/* Plain text of a value; NULL if nothing is left. */
const char *choose_plain(struct choosing *c, const char *value, enum form form)
{
	g_string_truncate(c->scratch, 0);
	if (!value)
		return NULL;
	if (form == FORM_HTML)
		plain_from_html(value, c->scratch, 0);
	else
		plain_text(value, c->scratch, form == FORM_REFS);
	if (!c->scratch->len)
		return NULL;
	return strcmp(c->scratch->str, value) == 0
		       ? value
		       : parsed_keep(c->entry, c->scratch->str);
}

const char *choose_text(struct choosing *c, enum field field)
{
	const struct fact *f = NULL;
	const char *text = NULL;
	unsigned from = 0;

	while (!text && (f = choose_fact(c, field, from))) {
		text = choose_plain(c, f->value, (enum form)f->form);
		from = f->rank + 1U;
	}
	return text;
}

/* As HTML, not safe yet. */
const char *choose_html(struct choosing *c, const struct fact *f)
{
	if (!f || f->form == FORM_HTML)
		return f ? f->value : NULL;
	if (!strpbrk(f->value, "&<>\""))
		return f->value;
	g_string_truncate(c->scratch, 0);
	plain_escape(f->value, strlen(f->value), c->scratch);
	return parsed_keep(c->entry, c->scratch->str);
}

struct moment choose_moment(const struct choosing *c, enum field field)
{
	const struct fact *f = NULL;
	struct moment m = { 0 };
	unsigned from = 0;

	while (!m.known && (f = choose_fact(c, field, from))) {
		m.known = date_parse_zoned(f->value, &m.time, &m.zoned);
		from = f->rank + 1U;
	}
	return m;
}

/* Digits alone; -1 for anything else. */
int64_t choose_number(const char *text)
{
	guint64 n;

	if (!text ||
	    !g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &n, NULL))
		return -1;
	return (int64_t)n;
}

int64_t choose_count(const struct choosing *c, enum field field)
{
	const struct fact *f = NULL;
	int64_t n = -1;
	unsigned from = 0;

	while (n < 0 && (f = choose_fact(c, field, from))) {
		n = choose_number(f->value);
		from = f->rank + 1U;
	}
	return n;
}
