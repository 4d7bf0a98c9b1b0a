#include "feeds/html/sanitize.h"

#include "feeds/text/plain.h"
#include "feeds/text/tokens.h"
#include "src/base/url.h"

#include <glib.h>
#include <string.h>

#define NAME_LONGEST 40 /* bytes of a tag or an attribute */

/* Left out with their content. */
static const char *const gone[] = { "script", "style", "applet", NULL };

/* Left out as tags; their content is kept. For those at the end browsers switch the
 * tokenizer's state (HTML 13.2.5), and would read the rest otherwise. */
static const char *const bare[] = {
	"object",   "embed",   "iframe",   "frame", "frameset",  "meta",
	"link",     "base",    "title",    "html",  "head",      "body",
	"noscript", "noembed", "noframes", "xmp",   "plaintext", "textarea",
	"template", "svg",     "math",     NULL,
};

static const char *const addresses[] = {
	"href",       "src",        "cite", "poster", "longdesc",
	"action",     "background", "data", "lowsrc", "dynsrc",
	"formaction", "xlink:href", NULL,
};

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (**names == *name && strcmp(*names, name) == 0)
			return true;
	return false;
}

/* The name in lower case in `out`; false if it is none that we would write. */
static bool fold(const char *name, size_t n, char *out)
{
	if (!n || n >= NAME_LONGEST)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!g_ascii_isalnum(name[i]) && !strchr("-_:.", name[i]))
			return false;
		out[i] = g_ascii_tolower(name[i]);
	}
	out[n] = '\0';
	return true;
}

/* What a browser would take for the scheme: blanks and controls within do not
 * count. */
static bool is_dangerous(const char *url)
{
	static const char *const schemes[] = { "javascript:", "vbscript:",
					       "data:", NULL };
	char head[16];
	size_t n = 0;

	for (; *url && n < sizeof head - 1; url++)
		if ((unsigned char)*url > ' ')
			head[n++] = g_ascii_tolower(*url);
	head[n] = '\0';
	for (const char *const *s = schemes; *s; s++)
		if (g_str_has_prefix(head, *s))
			return !g_str_has_prefix(head, "data:image/");
	return false;
}

struct writing {
	const char *base;
	GString *out, *value;
};

static void put_attr(struct writing *w, const struct tokens_attr *a)
{
	g_autofree char *url = NULL;
	char name[NAME_LONGEST];
	const char *value;

	if (!fold(a->name, a->name_size, name) ||
	    g_str_has_prefix(name, "on") || strcmp(name, "style") == 0 ||
	    strcmp(name, "srcdoc") == 0 || strcmp(name, "srcset") == 0)
		return;
	g_string_truncate(w->value, 0);
	if (a->has_value)
		plain_value(a->value, a->value_size, w->value);
	value = w->value->str;
	if (is_one_of(name, addresses)) {
		if (is_dangerous(value))
			return;
		url = url_resolve(w->base, value);
		value = url;
	}
	g_string_append_printf(w->out, " %s=\"", name);
	plain_escape(value, strlen(value), w->out);
	g_string_append_c(w->out, '"');
}

static void put_tag(struct writing *w, struct markup *m)
{
	char name[NAME_LONGEST];
	struct tokens_attr a;
	size_t from = 0;

	if (!fold(m->name, m->name_size, name) || is_one_of(name, bare))
		return;
	if (is_one_of(name, gone)) {
		if (m->kind == TOKENS_START)
			tokens_skip(m);
		return;
	}
	g_string_append(w->out, m->kind == TOKENS_END ? "</" : "<");
	g_string_append(w->out, name);
	while (m->kind == TOKENS_START && tokens_attr(m, &from, &a))
		put_attr(w, &a);
	g_string_append_c(w->out, '>');
}

/* Whole references as they are: every parser reads them alike. */
static void put_text(struct writing *w, const char *text, size_t size)
{
	if (!memchr(text, '&', size)) {
		plain_escape(text, size, w->out);
		return;
	}
	g_string_truncate(w->value, 0);
	plain_value(text, size, w->value);
	plain_escape(w->value->str, w->value->len, w->out);
}

char *sanitize_html(const char *html, const char *base)
{
	struct markup m = tokens_new(html, strlen(html));
	struct writing w = { base, g_string_sized_new(strlen(html) + 64),
			     g_string_new(NULL) };
	char *text;

	while (tokens_next(&m)) {
		if (m.kind == TOKENS_TEXT)
			put_text(&w, m.at, m.size);
		else
			put_tag(&w, &m);
	}
	g_string_free(w.value, TRUE);
	text = g_strstrip(g_string_free(w.out, FALSE));
	if (!*text)
		g_clear_pointer(&text, g_free);
	return text;
}
