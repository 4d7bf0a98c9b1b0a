#include "feeds/links/opml.h"

#include "feeds/html/html_parse.h"
#include "feeds/html/page.h"
#include "feeds/links/newsboat.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/url_secrets.h"

#include <glib/gi18n.h>
#include <string.h>

#define LOOK 4096 /* bytes in which a document shows what it is */

static const char *first_of(const Page *p, const struct node *n,
			    const char *const *names)
{
	for (; *names; names++) {
		const char *value = page_attr(p, n, *names);

		if (value && *value)
			return value;
	}
	return NULL;
}

/* OPML 2.0 has xmlUrl; lists in the wild have the others, too. In lower case, as
 * html_parse() gives names. */
static const char *address_of(const Page *p, const struct node *n)
{
	static const char *const names[] = { "xmlurl", "url", "feedurl", NULL };

	return first_of(p, n, names);
}

/* What an outline is whose address is no feed's (OPML 2.0, "Inclusion"); NULL for
 * others. */
static const char *no_feed(const Page *p, const struct node *n)
{
	const char *type = page_attr(p, n, "type");
	const char *own = page_attr(p, n, "xmlurl");

	if (!type || (own && *own))
		return NULL;
	if (g_ascii_strcasecmp(type, "include") == 0)
		return _("a list of its own: import it separately");
	return g_ascii_strcasecmp(type, "link") == 0 ? _("a link to a page")
						     : NULL;
}

static const char *title_of(const Page *p, const struct node *n)
{
	static const char *const names[] = { "text", "title", "description",
					     NULL };

	return first_of(p, n, names);
}

/* The outermost outline with a title around this one that is no feed. */
static const char *section_of(const Page *p, uint32_t n)
{
	const char *section = NULL;

	while ((n = page_node(p, n)->parent)) {
		const struct node *outer = page_node(p, n);

		if (page_is(outer, "outline") && !address_of(p, outer) &&
		    title_of(p, outer))
			section = title_of(p, outer);
	}
	return section;
}

/* The first of "/Crafts/Lamps,/Reading" without its slash (OPML 2.0, "category");
 * NULL for none. The caller's. */
static char *first_category(const char *categories)
{
	const char *at = categories + strspn(categories, ", \t\r\n");
	char *one;

	at += *at == '/';
	one = g_strchomp(g_strndup(at, strcspn(at, ",")));
	if (*one)
		return one;
	g_free(one);
	return NULL;
}

static void add_outline(const Page *p, uint32_t n, FeedLinks *finds)
{
	const struct node *node = page_node(p, n);
	const char *category = page_attr(p, node, "category");
	g_autofree char *first = category ? first_category(category) : NULL;
	struct find f = { .url = address_of(p, node),
			  .title = title_of(p, node),
			  .section = section_of(p, n) };
	const char *why = no_feed(p, node);

	if (!f.url)
		return;
	if (!f.section)
		f.section = first;
	if (why)
		links_note_why(finds, f.url, why);
	else
		links_add_web(finds, &f);
}

/* Read as HTML, not XML: lists that other readers export are often not well formed,
 * and differ in the case of names. */
static void read_opml(FeedLinks *finds, const char *text, size_t size)
{
	g_autoptr(Page) p = html_parse(text, size);

	for (uint32_t n = 1; n < p->nodes->len; n++)
		if (page_is(page_node(p, n), "outline"))
			add_outline(p, n, finds);
}

static bool is_opml(const char *text, size_t size)
{
	g_autofree char *head = g_strndup(text, MIN(size, LOOK));
	g_autofree char *low = g_ascii_strdown(head, -1);

	return strstr(low, "<opml") || strstr(low, "<outline");
}

FeedLinks *opml_read(const char *text, size_t size, GError **error)
{
	bool opml = is_opml(text, size);
	g_autoptr(FeedLinks) finds = links_new();

	if (opml)
		read_opml(finds, text, size);
	else
		newsboat_read(finds, text, size);
	if (links_count(finds) ||
	    (finds->notes->len && size && *text != '<' && *text != '{'))
		return g_steal_pointer(&finds);
	g_set_error(error, LEDE_ERROR, ERROR_FEED, "%s",
		    opml ? _("no feed in this list")
			 : _("neither OPML nor a list of addresses"));
	return NULL;
}

static void put_attr(GString *out, const char *name, const char *value)
{
	g_autofree char *escaped = g_markup_escape_text(value, -1);

	g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

static void put_feed(GString *out, const struct sub *sub)
{
	g_autofree char *shown = url_without_secrets(sub->url);

	g_string_append(out, "    <outline type=\"rss\"");
	put_attr(out, "text", sub->name ? sub->name : shown);
	if (sub->name)
		put_attr(out, "title", sub->name);
	put_attr(out, "xmlUrl", sub->url);
	g_string_append(out, "/>\n");
}

char *opml_write(const Subs *subs, int64_t now)
{
	const char *const *sections = subs_sections(subs);
	g_autofree char *stamp = clock_stamp(now);
	GString *out = g_string_new(NULL);

	g_string_append_printf(out,
			       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			       "<opml version=\"2.0\">\n<head>\n"
			       "  <title>lede</title>\n"
			       "  <dateCreated>%s</dateCreated>\n</head>\n"
			       "<body>\n",
			       stamp);
	for (; *sections; sections++) {
		g_string_append(out, "  <outline");
		put_attr(out, "text", *sections);
		g_string_append(out, ">\n");
		for (guint i = 0; i < subs_count(subs); i++)
			if (strcmp(subs_at(subs, i)->section, *sections) == 0)
				put_feed(out, subs_at(subs, i));
		g_string_append(out, "  </outline>\n");
	}
	g_string_append(out, "</body>\n</opml>");
	return g_string_free(out, FALSE);
}
