#include "feeds/xml/prolog.h"

#include "feeds/text/entities.h"
#include "feeds/text/plain.h"
#include "feeds/xml/doctype.h"
#include "feeds/xml/scan.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <string.h>

#define CDATA "<![CDATA["

/* The document while it is read, and the entities that it declares. */
struct reading {
	const char *at, *end;
	GHashTable *entities; /* char * to char *; NULL while there are none */
	size_t expanded;      /* bytes that they have become */
	const char *tag;      /* the "<" that is next, if not before `at` */
	const char *copied;   /* up to here it is in p->owned, if that is */
	struct prolog *p;
};

/* Text before the document, such as a warning that a web server's program printed:
 * up to what may be the beginning. */
static void pass_rubbish(struct reading *r)
{
	static const char *const beginnings[] = { "<?xml", "<rss", "<feed",
						  "<rdf:RDF", "<channel" };
	const char *first = r->end;

	if (r->at < r->end && *r->at == '<')
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
		const char *found =
			g_strstr_len(r->at, first - r->at, beginnings[i]);

		if (found)
			first = found;
	}
	if (first == r->end)
		first = memchr(r->at, '<', (size_t)(r->end - r->at));
	r->p->before = true;
	r->at = first ? first : r->end;
}

static void find_root(struct reading *r)
{
	while (r->at < r->end && !scan_is_tag(r->at, r->end)) {
		const char *before = r->at;

		r->at = scan_blanks(r->at, r->end);
		if (scan_begins(r->at, r->end, "<!--"))
			r->at = scan_behind(r->at + 4, r->end, "-->");
		else if (scan_begins(r->at, r->end, "<?"))
			r->at = scan_behind(r->at, r->end, "?>");
		else if (scan_begins(r->at, r->end, "<!"))
			r->at = doctype_read(r->at, r->end, &r->entities);
		else if (!scan_is_tag(r->at, r->end) && r->at < r->end)
			pass_rubbish(r);
		if (r->at == before)
			r->at++;
	}
}

/* Replaces the n bytes at `at`. */
static void replace_reference(struct reading *r, size_t n, const char *with,
			      size_t size)
{
	GString *out = r->p->owned;

	if (!out)
		out = g_string_sized_new((size_t)(r->end - r->copied) + 64);
	r->p->owned = out;
	g_string_append_len(out, r->copied, r->at - r->copied);
	plain_escape(with, size, out);
	r->at += n;
	r->copied = r->at;
	r->p->references = true;
}

static size_t name_size(const char *at, const char *end)
{
	size_t n = 0;

	while (at + n < end && n < 64 &&
	       (g_ascii_isalnum(at[n]) || (at[n] && strchr("_-.:", at[n]))))
		n++;
	return at + n < end && at[n] == ';' ? n : 0;
}

/* The size of one of XML's own five with its ";", or 0 (XML 1.0 section 4.6). */
static size_t xml_name_size(const char *at, const char *end)
{
	static const char *const five[] = { "lt;", "gt;", "amp;", "quot;",
					    "apos;" };

	for (size_t i = 0; i < G_N_ELEMENTS(five); i++)
		if (*at == *five[i] && scan_begins(at, end, five[i]))
			return strlen(five[i]);
	return 0;
}

static const char *own_entity(struct reading *r, const char *name, size_t n)
{
	g_autofree char *key = NULL;
	const char *text;

	if (!r->entities)
		return NULL;
	key = g_strndup(name, n);
	text = g_hash_table_lookup(r->entities, key);
	if (!text || r->expanded + strlen(text) > PROLOG_EXPANDED_MAX)
		return NULL;
	r->expanded += strlen(text);
	return text;
}

/* "&#…;": left to the XML parser if it is one of XML's (XML 1.0 production 66), else
 * read as HTML does: "&#150;" is a dash in many feeds. */
static void pass_number(struct reading *r)
{
	const char *at = r->at + 2;
	bool hex = at < r->end && *at == 'x';
	g_autoptr(GString) text = NULL;
	guint64 n = 0;
	size_t used;

	for (at += hex; at < r->end && n < 0x200000; at++) {
		int digit = hex ? g_ascii_xdigit_value(*at)
				: g_ascii_digit_value(*at);

		if (digit < 0)
			break;
		n = n * (hex ? 16U : 10U) + (guint64)digit;
	}
	if (at < r->end && *at == ';' && at > r->at + 2 + hex &&
	    ((n >= 0x20 && n < 0x80) || (n >= 0xa0 && n < 0xd800) || n == 9 ||
	     n == 10 || n == 13)) {
		r->at = at + 1;
		return;
	}
	text = g_string_new(NULL);
	used = entities_resolve(r->at, (size_t)(r->end - r->at), text);
	if (used)
		replace_reference(r, used, text->str, text->len);
	else
		replace_reference(r, 1, "&", 1);
}

static void pass_reference(struct reading *r)
{
	const char *name = r->at + 1, *text;
	size_t n;

	if (name < r->end && *name == '#') {
		pass_number(r);
		return;
	}
	n = name < r->end ? xml_name_size(name, r->end) : 0;
	if (n) {
		r->at += n + 1;
		return;
	}
	n = name_size(name, r->end);
	text = n ? own_entity(r, name, n) : NULL;
	if (!text)
		text = entities_find(name, n);
	if (text)
		replace_reference(r, n + 2, text, strlen(text));
	else
		replace_reference(r, 1, "&", 1);
}

/* Passes a section and notes where its content is in the result. */
static void pass_cdata(struct reading *r)
{
	const char *first = r->at + strlen(CDATA);
	const GString *out = r->p->owned;
	size_t at = (out ? out->len : 0) + (size_t)(first - r->copied);

	r->at = scan_behind(first, r->end, "]]>");
	if (scan_begins(r->at - 3, r->end, "]]>") && r->at >= first + 3) {
		struct xml_cdata c = { at, (size_t)(r->at - first) - 3 };

		g_array_append_val(r->p->cdata, c);
	}
}

/* Passes a piece of markup. References count only in a start tag, which is not
 * passed but returned. */
static void pass_markup(struct reading *r, const char **tag)
{
	if (scan_begins(r->at, r->end, CDATA))
		pass_cdata(r);
	else if (scan_begins(r->at, r->end, "<!--"))
		r->at = scan_behind(r->at + 4, r->end, "-->");
	else if (scan_begins(r->at, r->end, "<?"))
		r->at = scan_behind(r->at, r->end, "?>");
	else if (scan_is_tag(r->at, r->end))
		*tag = r->at++;
	else
		r->at++;
}

/* Passes a tag without references; of one with some, only the length is checked. */
static bool pass_tag(struct reading *r, const char *tag)
{
	bool refers = false;
	const char *close = scan_tag_end(tag, r->end, &refers);

	if (close && !refers)
		r->at = close;
	return close != NULL;
}

/* The next "<" or "&". The "<" that was found last is remembered: else a text of
 * many "&" would be searched for it again and again. */
static const char *next_mark(struct reading *r)
{
	const char *amp;

	if (r->tag < r->at) {
		r->tag = memchr(r->at, '<', (size_t)(r->end - r->at));
		if (!r->tag)
			r->tag = r->end;
	}
	amp = memchr(r->at, '&', (size_t)(r->tag - r->at));
	return amp ? amp : r->tag;
}

static bool pass_all(struct reading *r)
{
	while (r->at < r->end) {
		const char *tag = NULL;

		r->at = next_mark(r);
		if (r->at == r->end)
			break;
		if (*r->at == '&')
			pass_reference(r);
		else
			pass_markup(r, &tag);
		if (tag && !pass_tag(r, tag))
			return false;
	}
	return true;
}

/* The result: the document from `root` on. */
static void set_document(struct reading *r, const char *root)
{
	struct prolog *p = r->p;

	if (p->owned)
		g_string_append_len(p->owned, r->copied, r->end - r->copied);
	p->document = (struct xml_document){
		.text = p->owned ? p->owned->str : root,
		.size = p->owned ? p->owned->len : (size_t)(r->end - root),
		.cdata = (const struct xml_cdata *)(void *)p->cdata->data,
		.n_cdata = p->cdata->len,
	};
}

bool prolog_read(const char *text, size_t size, struct prolog *p,
		 GError **error)
{
	struct reading r = { .at = text, .end = text + size, .p = p };
	const char *root;
	bool good;

	*p = (struct prolog){ 0 };
	p->cdata = g_array_new(FALSE, FALSE, sizeof(struct xml_cdata));
	find_root(&r);
	root = r.copied = r.at;
	r.tag = text; /* not looked for yet */
	for (const char *at = text; at < root; at++)
		p->lines += *at == '\n';
	good = pass_all(&r);
	if (r.entities)
		g_hash_table_destroy(r.entities);
	if (!good)
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("a tag of more than %d KiB"), XML_TAG_MAX / 1024);
	else if (root == r.end)
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("not a feed (text)"));
	else
		set_document(&r, root);
	return good && root != r.end;
}

void prolog_clear(struct prolog *p)
{
	if (p->owned)
		g_string_free(p->owned, TRUE);
	g_array_free(p->cdata, TRUE);
}
