#include "feeds/feed/value.h"

#include "feeds/text/plain.h"
#include "src/base/url.h"

#include <string.h>

void value_init(struct capture *c)
{
	c->text = g_string_sized_new(4096);
}

void value_clear(struct capture *c)
{
	g_string_free(c->text, TRUE);
}

void value_begin(struct capture *c, enum value_mode mode)
{
	g_string_truncate(c->text, 0);
	c->mode = mode;
	c->markup = false;
	c->depth = 0;
}

void value_text(struct capture *c, const char *text, size_t size)
{
	if (c->mode == VALUE_NOTHING)
		return;
	if (c->mode == VALUE_XHTML || (c->markup && c->mode != VALUE_ESCAPED &&
				       (c->mode != VALUE_HTML || c->depth > 0)))
		plain_escape(text, size, c->text);
	else
		plain_append(c->text, text, size);
}

/* At the first element the characters so far become markup, escaped; those that
 * are HTML already stay. */
static void turn_to_markup(struct capture *c)
{
	g_autofree char *before = NULL;
	size_t size = c->text->len;

	if (c->markup)
		return;
	c->markup = true;
	if (c->mode == VALUE_XHTML || c->mode == VALUE_HTML ||
	    c->mode == VALUE_ESCAPED)
		return;
	before = g_strndup(c->text->str, size);
	g_string_truncate(c->text, 0);
	plain_escape(before, size, c->text);
}

static bool is_address(const char *name)
{
	static const char *const names[] = { "href", "src", "cite", "poster",
					     "longdesc" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

static void put_attr(struct capture *c, const struct xml_attr *a,
		     const char *base)
{
	g_autofree char *own = NULL, *whole = NULL;

	if (a->prefix)
		return;
	g_string_append_c(c->text, ' ');
	g_string_append(c->text, a->name);
	g_string_append(c->text, "=\"");
	if (base && is_address(a->name)) {
		own = g_strndup(a->value, a->size);
		whole = url_resolve(base, own);
		plain_escape(whole, strlen(whole), c->text);
	} else {
		plain_escape(a->value, a->size, c->text);
	}
	g_string_append_c(c->text, '"');
}

static bool is_wrapper(const struct capture *c, const char *name)
{
	return c->mode == VALUE_XHTML && c->depth == 0 &&
	       g_ascii_strcasecmp(name, "div") == 0;
}

void value_start(struct capture *c, const struct xml_tag *tag, const char *base)
{
	if (c->mode != VALUE_PLAIN && c->mode != VALUE_NOTHING) {
		turn_to_markup(c);
		if (!is_wrapper(c, tag->name)) {
			g_string_append_c(c->text, '<');
			g_string_append(c->text, tag->name);
			for (int i = 0; i < tag->n_attrs; i++) {
				struct xml_attr a = xml_attr_at(tag, i);

				put_attr(c, &a, base);
			}
			g_string_append_c(c->text, '>');
		}
	}
	c->depth++;
}

/* HTML section 13.1.2: these have no end tag. */
static bool is_void(const char *name)
{
	static const char *const names[] = {
		"area",  "base", "br",   "col",   "embed",  "hr",    "img",
		"input", "link", "meta", "param", "source", "track", "wbr",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

void value_end(struct capture *c, const char *name)
{
	c->depth--;
	if (c->mode == VALUE_PLAIN || c->mode == VALUE_NOTHING ||
	    is_void(name) || is_wrapper(c, name))
		return;
	g_string_append(c->text, "</");
	g_string_append(c->text, name);
	g_string_append_c(c->text, '>');
}

static const char *decode_base64(struct capture *c)
{
	gsize size;
	g_autofree guchar *bytes = g_base64_decode(c->text->str, &size);
	g_autofree char *valid =
		g_utf8_make_valid((const char *)bytes, (gssize)size);

	g_string_assign(c->text, valid);
	return c->text->str;
}

const char *value_value(struct capture *c, enum form *form)
{
	*form = c->markup ? FORM_HTML : FORM_TEXT;
	switch (c->mode) {
	case VALUE_HTML:
	case VALUE_ESCAPED:
	case VALUE_XHTML:
		*form = FORM_HTML;
		break;
	case VALUE_BASE64:
	case VALUE_BASE64_HTML:
		if (c->markup || !c->text->len)
			break;
		*form = c->mode == VALUE_BASE64 ? FORM_TEXT : FORM_HTML;
		return decode_base64(c);
	case VALUE_NOTHING:
		return NULL;
	case VALUE_PLAIN:
	case VALUE_LITERAL:
		break;
	}
	return c->text->str;
}

static bool is_type(const char *type, const char *what)
{
	return g_ascii_strcasecmp(type, what) == 0;
}

static bool ends_as(const char *type, const char *what)
{
	size_t n = strlen(type), m = strlen(what);

	return n >= m && g_ascii_strcasecmp(type + n - m, what) == 0;
}

static bool is_html(const char *type)
{
	return is_type(type, "html") || is_type(type, "text/html");
}

static bool is_xhtml(const char *type)
{
	return is_type(type, "xhtml") || is_type(type, "application/xhtml+xml");
}

/* Atom 0.3, sections 3.1.1 and 3.1.2: the mode says how it is written. */
static enum value_mode old_mode(const char *type, const char *mode)
{
	if (is_type(mode, "escaped"))
		return VALUE_ESCAPED;
	if (is_type(mode, "base64"))
		return is_html(type) || is_xhtml(type) ? VALUE_BASE64_HTML
						       : VALUE_BASE64;
	if (is_xhtml(type))
		return VALUE_XHTML;
	return is_html(type) ? VALUE_ESCAPED : VALUE_LITERAL;
}

enum value_mode value_mode_of(const char *type, const char *mode, bool old,
			      bool has_src)
{
	g_autofree char *plain = g_strndup(type, strcspn(type, ";"));

	g_strstrip(plain);
	if (old || *mode)
		return old_mode(plain, mode);
	if (is_html(plain))
		return VALUE_ESCAPED;
	if (is_xhtml(plain))
		return VALUE_XHTML;
	if (!*plain || is_type(plain, "text") ||
	    g_ascii_strncasecmp(plain, "text/", 5) == 0 ||
	    ends_as(plain, "/xml") || ends_as(plain, "+xml"))
		return VALUE_LITERAL;
	/* RFC 4287 section 4.1.3.3 rule 6 */
	return has_src || !strchr(plain, '/') ? VALUE_LITERAL : VALUE_BASE64;
}
