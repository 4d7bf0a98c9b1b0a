#include "feeds/links/discover.h"

#include "src/base/url.h"

#include <string.h>

static const char *const types[] = {
	"application/rss+xml",   "application/atom+xml", "application/rdf+xml",
	"application/feed+json", "application/xml",      "text/xml",
	"application/json",
};

static const char *const endings[] = {
	"/feed",    "/feed/",   "/rss",      "/rss/",     ".rss",  "rss.xml",
	"atom.xml", "feed.xml", "feed.json", "index.xml", ".atom", ".rdf",
};

/* One word among the blanks of an attribute, whatever its case. */
static bool has_word(const char *words, const char *word)
{
	g_auto(GStrv) all = g_strsplit_set(words, " \t\r\n\f", -1);

	for (char **w = all; *w; w++)
		if (g_ascii_strcasecmp(*w, word) == 0)
			return true;
	return false;
}

static bool is_feed_type(const char *type)
{
	g_autofree char *bare = g_strndup(type, strcspn(type, ";"));

	g_strstrip(bare);
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_ascii_strcasecmp(bare, types[i]) == 0)
			return true;
	return false;
}

static void add_link(FeedLinks *finds, const char *base, const char *href,
		     const char *title)
{
	g_autofree char *url = url_resolve(base, href);

	if (url && url_is_web(url))
		links_add(finds, url, title, NULL);
}

static void look_at_link(const Page *p, const struct node *n, const char *base,
			 FeedLinks *finds)
{
	const char *rel = page_attr(p, n, "rel");
	const char *type = page_attr(p, n, "type");
	const char *href = page_attr(p, n, "href");

	if (rel && type && href && *href && has_word(rel, "alternate") &&
	    is_feed_type(type))
		add_link(finds, base, href, page_attr(p, n, "title"));
}

static void look_at_anchor(const Page *p, uint32_t n, const char *base,
			   FeedLinks *finds)
{
	const char *href = page_attr(p, page_node(p, n), "href");
	g_autoptr(GString) words = g_string_new(NULL);

	for (size_t i = 0; href && i < G_N_ELEMENTS(endings); i++) {
		if (!g_str_has_suffix(href, endings[i]))
			continue;
		page_words(p, n, words);
		add_link(finds, base, href, words->str);
		return;
	}
}

FeedLinks *discover_feeds(const Page *p, const char *base)
{
	FeedLinks *finds = links_new();
	uint32_t own = page_find(p, 0, "base");
	const char *href = own ? page_attr(p, page_node(p, own), "href") : NULL;
	g_autofree char *from = href ? url_resolve(base, href) : g_strdup(base);

	for (uint32_t n = 1; n < p->nodes->len; n++)
		if (page_is(page_node(p, n), "link"))
			look_at_link(p, page_node(p, n), from, finds);
	for (uint32_t n = 1; n < p->nodes->len && !links_count(finds); n++)
		if (page_is(page_node(p, n), "a"))
			look_at_anchor(p, n, from, finds);
	return finds;
}
