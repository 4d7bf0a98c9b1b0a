#include "feeds/safe.h"

#include "src/url.h"

#include <string.h>

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

/* Gone with all that is in them. */
static const char *const gone[] = { "script", "style", "applet", NULL };

/* Gone as tags; what is in them stays. */
static const char *const bare[] = {
	"object", "embed", "iframe", "frame", "frameset", "meta",
	"link",	  "base",  "title",  "html",  "head",	  "body",
	NULL,
};

/* Without content or end tag (HTML, 13.1.2). */
static const char *const empty[] = {
	"area", "br", "col", "hr", "img", "input", "param",
	"source", "track", "wbr", NULL,
};

static const char *const addresses[] = {
	"href", "src", "cite", "poster", "longdesc", "action", "background",
	"formaction", "data", "lowsrc", "dynsrc", "xlink:href", NULL,
};

struct writing {
	const Page *page;
	const char *base;
	GString *out;
	bool shown; /* something that a reader would see was written */
};

static void put_escaped(GString *out, const char *text, bool quoted)
{
	for (; *text; text++) {
		if (*text == '&')
			g_string_append(out, "&amp;");
		else if (*text == '<')
			g_string_append(out, "&lt;");
		else if (*text == '>')
			g_string_append(out, "&gt;");
		else if (*text == '"' && quoted)
			g_string_append(out, "&quot;");
		else
			g_string_append_c(out, *text);
	}
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

static void put_attr(struct writing *w, const struct page_attr *a)
{
	g_autofree char *url = NULL;
	const char *value = a->value;

	if (g_str_has_prefix(a->name, "on") || strcmp(a->name, "style") == 0 ||
	    strcmp(a->name, "srcdoc") == 0 || strpbrk(a->name, "\"'<>=/ "))
		return;
	if (is_one_of(a->name, addresses)) {
		if (is_dangerous(value))
			return;
		url = url_resolve(w->base, value);
		value = url;
	}
	g_string_append_printf(w->out, " %s=\"", a->name);
	put_escaped(w->out, value, true);
	g_string_append_c(w->out, '"');
}

static bool has_words(const char *text)
{
	for (; *text; text += g_utf8_skip[(unsigned char)*text])
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			return true;
	return false;
}

static void put_node(struct writing *w, uint32_t n);

static void put_children(struct writing *w, uint32_t n)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next)
		put_node(w, c);
}

static void put_element(struct writing *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);

	g_string_append_printf(w->out, "<%s", node->tag);
	for (uint32_t i = 0; i < node->n_attrs; i++)
		put_attr(w, &g_array_index(w->page->attrs, struct page_attr,
					   node->attr + i));
	g_string_append_c(w->out, '>');
	w->shown = w->shown || is_one_of(node->tag, empty) ||
		   page_is(node, "video") || page_is(node, "audio");
	if (is_one_of(node->tag, empty))
		return;
	put_children(w, n);
	g_string_append_printf(w->out, "</%s>", node->tag);
}

/* The tree is no deeper than PAGE_DEPTH_MAX: so is this. */
static void put_node(struct writing *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);

	if (node->text) {
		put_escaped(w->out, node->text, false);
		w->shown = w->shown || has_words(node->text);
	} else if (is_one_of(node->tag, bare)) {
		put_children(w, n);
	} else if (!is_one_of(node->tag, gone) &&
		   !strpbrk(node->tag, "\"'<>=/ ")) {
		put_element(w, n);
	}
}

char *safe_html(const Page *p, const char *base)
{
	g_autoptr(GString) out = g_string_new(NULL);
	struct writing w = { p, base, out, false };

	put_children(&w, 0);
	return w.shown ? g_strstrip(g_strdup(out->str)) : NULL;
}
