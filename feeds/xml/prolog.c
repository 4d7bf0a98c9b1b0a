#include "feeds/xml/prolog.h"

#include "feeds/text/entities.h"
#include "feeds/text/plain.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <limits.h>
#include <string.h>

#define CDATA "<![CDATA["

/* Being read: where we are, and the document's own entities. */
struct reading {
	const char *at, *end;
	GHashTable *entities; /* char * to char *; NULL while there are none */
	size_t expanded;      /* bytes that they have become */
	const char *tag;      /* the "<" that is next, if not before `at` */
	const char *copied;   /* up to here it is in p->owned, if that is */
	struct prolog *p;
};

static bool begins(const char *at, const char *end, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(end - at) >= n && memcmp(at, with, n) == 0;
}

/* Behind the next `what`, or the end, where a NUL stands. */
static const char *behind(const char *at, const char *end, const char *what)
{
	const char *found = at < end ? strstr(at, what) : NULL;

	return found ? found + strlen(what) : end;
}

/* ---- the document type ---- */

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && g_ascii_isspace(*at))
		at++;
	return at;
}

/* The value of an entity; NULL if it holds markup or refers to others.
 * Character references in it are resolved here (XML 1.0 section 4.4). The
 * caller's. */
static char *entity_text(const char *value, size_t size)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (size_t i = 0; i < size;) {
		size_t used = 0;

		if (value[i] == '&')
			used = entities_resolve(value + i, size - i, text);
		if (value[i] == '%' || (value[i] == '&' && !used))
			return NULL;
		if (!used)
			g_string_append_c(text, value[i]);
		i += MAX(used, 1);
	}
	return strpbrk(text->str, "<&") ? NULL : g_strdup(text->str);
}

/* The first declaration counts (section 4.2). */
static void keep_entity(struct reading *r, char *name, char *text)
{
	if (!r->entities)
		r->entities = g_hash_table_new_full(g_str_hash, g_str_equal,
						    g_free, g_free);
	if (!text || g_hash_table_contains(r->entities, name) ||
	    g_hash_table_size(r->entities) >= PROLOG_ENTITIES_MAX) {
		g_free(name);
		g_free(text);
		return;
	}
	g_hash_table_insert(r->entities, name, text);
}

/* <!ENTITY name "value">: kept when the value is plain text. */
static void take_entity(struct reading *r, const char *at, const char *end)
{
	const char *name = skip_blanks(at, end), *value, *close;
	size_t n = 0;

	while (name + n < end && !g_ascii_isspace(name[n]) && name[n] != '%')
		n++;
	value = skip_blanks(name + n, end);
	if (!n || value >= end || (*value != '"' && *value != '\''))
		return;
	close = memchr(value + 1, *value, (size_t)(end - value - 1));
	if (!close || close - value > PROLOG_ENTITY_MAX)
		return;
	value++;
	keep_entity(r, g_strndup(name, n),
		    entity_text(value, (size_t)(close - value)));
}

/* Behind what `at` begins: a quoted text, a comment, an instruction or one
 * character of a declaration. */
static const char *pass(const char *at, const char *end)
{
	const char *close;

	if (begins(at, end, "<!--"))
		return behind(at + 4, end, "-->");
	if (begins(at, end, "<?"))
		return behind(at, end, "?>");
	if (*at != '"' && *at != '\'')
		return at + 1;
	close = memchr(at + 1, *at, (size_t)(end - at - 1));
	return close ? close + 1 : at + 1;
}

static const char *declaration_end(const char *at, const char *end)
{
	while (at < end && *at != '>')
		at = pass(at, end);
	return at;
}

/* XML 1.0 section 2.8: <!DOCTYPE name … [ declarations ]>. */
static void pass_doctype(struct reading *r)
{
	const char *at = r->at + 2;
	bool inside = false;

	while (at < r->end && (inside || *at != '>')) {
		if (inside && begins(at, r->end, "<!ENTITY")) {
			const char *close = declaration_end(at + 2, r->end);

			take_entity(r, at + 8, close);
			at = close;
			continue;
		}
		if (*at == '[')
			inside = true;
		else if (*at == ']')
			inside = false;
		at = pass(at, r->end);
	}
	r->at = at < r->end ? at + 1 : at;
}

/* ---- before the root ---- */

/* Rubbish before a document: up to what may be its beginning. */
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

static bool is_root(const char *at, const char *end)
{
	return end - at > 1 && *at == '<' &&
	       (g_ascii_isalpha(at[1]) || at[1] == '_' || at[1] == ':' ||
		(unsigned char)at[1] >= 0x80);
}

static void find_root(struct reading *r)
{
	while (r->at < r->end && !is_root(r->at, r->end)) {
		const char *before = r->at;

		r->at = skip_blanks(r->at, r->end);
		if (begins(r->at, r->end, "<!--"))
			r->at = behind(r->at + 4, r->end, "-->");
		else if (begins(r->at, r->end, "<?"))
			r->at = behind(r->at, r->end, "?>");
		else if (begins(r->at, r->end, "<!"))
			pass_doctype(r);
		else if (!is_root(r->at, r->end) && r->at < r->end)
			pass_rubbish(r);
		if (r->at == before)
			r->at++;
	}
}

/* ---- references ---- */

/* Replaces the n bytes at `at`. */
static void replace(struct reading *r, size_t n, const char *with, size_t size)
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
		if (*at == *five[i] && begins(at, end, five[i]))
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

/* "&#…;": left alone if XML allows it, else read as HTML does. */
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
		replace(r, used, text->str, text->len);
	else
		replace(r, 1, "&", 1);
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
		replace(r, n + 2, text, strlen(text));
	else
		replace(r, 1, "&", 1);
}

/* ---- the whole ---- */

/* The section at which we are: where what stands in it is in the result. */
static void pass_cdata(struct reading *r)
{
	const char *first = r->at + strlen(CDATA);
	const GString *out = r->p->owned;
	size_t at = (out ? out->len : 0) + (size_t)(first - r->copied);

	r->at = behind(first, r->end, "]]>");
	if (begins(r->at - 3, r->end, "]]>") && r->at >= first + 3) {
		struct xml_cdata c = { at, (size_t)(r->at - first) - 3 };

		g_array_append_val(r->p->cdata, c);
	}
}

/* Until the end of this piece of markup, which has no references of interest
 * if it is none of a start tag. */
static void pass_markup(struct reading *r, const char **tag)
{
	if (begins(r->at, r->end, CDATA))
		pass_cdata(r);
	else if (begins(r->at, r->end, "<!--"))
		r->at = behind(r->at + 4, r->end, "-->");
	else if (begins(r->at, r->end, "<?"))
		r->at = behind(r->at, r->end, "?>");
	else if (is_root(r->at, r->end))
		*tag = r->at++;
	else
		r->at++;
}

/* The end of a start tag: a ">" in quotes ends none; a "<" ends the reading of
 * any. NULL if it is too long. `refers` says whether a "&" stands in it. */
static const char *tag_end(const char *tag, const char *end, bool *refers)
{
	static const bool marks[UCHAR_MAX + 1] = {
		['<'] = true,  ['>'] = true, ['"'] = true,
		['\''] = true, ['&'] = true,
	};
	const char *limit =
		(size_t)(end - tag) > XML_TAG_MAX ? tag + XML_TAG_MAX : end;
	char quote = '\0';

	for (const char *at = tag + 1; at < limit; at++) {
		if (!marks[(unsigned char)*at])
			continue;
		if (*at == '<' || (*at == '>' && !quote))
			return at;
		if (*at == '&')
			*refers = true;
		else if (quote && *at == quote)
			quote = '\0';
		else if (!quote && *at != '>')
			quote = *at;
	}
	return limit < end ? NULL : end;
}

/* Past a tag in which no reference stands. */
static bool pass_tag(struct reading *r, const char *tag)
{
	bool refers = false;
	const char *close = tag_end(tag, r->end, &refers);

	if (close && !refers)
		r->at = close;
	return close != NULL;
}

/* The next "<" or "&". The "<" that was found last is kept: there may be many
 * "&" before it. */
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

/* The document from `root` on as it came out. */
static void finish(struct reading *r, const char *root)
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
		finish(&r, root);
	return good && root != r.end;
}

void prolog_clear(struct prolog *p)
{
	if (p->owned)
		g_string_free(p->owned, TRUE);
	g_array_free(p->cdata, TRUE);
}
