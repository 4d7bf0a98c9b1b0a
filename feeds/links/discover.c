#include "feeds/links/discover.h"

#include "src/base/url.h"

#include <string.h>

static const char *const types[] = {
	"application/rss+xml",   "application/atom+xml", "application/rdf+xml",
	"application/feed+json", "application/xml",      "text/xml",
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

/* What is looked for, and where it goes. */
struct search {
	FeedLinks *finds;
	const char *base;
	bool comments; /* feeds of comments alone, else the others */
};

static void add_link(FeedLinks *finds, const char *base, const char *href,
		     const char *title)
{
	g_autofree char *url = url_resolve(base, href);

	if (url && url_is_web(url))
		links_add(finds, url, title, NULL);
}

/* "application/json" is the type of many things: of a feed where its address says
 * that it is one. */
static bool is_json_feed(const char *type, const char *href)
{
	return g_ascii_strncasecmp(type, "application/json", 16) == 0 &&
	       strstr(href, "feed") && !strstr(href, "wp-json");
}

/* Of the replies to a blog's posts, not of the posts. */
static bool is_of_comments(const char *href, const char *title)
{
	g_autofree char *low = g_utf8_strdown(title ? title : "", -1);

	return strstr(href, "/comments") || strstr(low, "comments");
}

static void look_at_link(const Page *p, const struct node *n,
			 const struct search *s)
{
	const char *rel = page_attr(p, n, "rel");
	const char *type = page_attr(p, n, "type");
	const char *href = page_attr(p, n, "href");
	const char *title = page_attr(p, n, "title");

	if (rel && type && href && *href && has_word(rel, "alternate") &&
	    (is_feed_type(type) || is_json_feed(type, href)) &&
	    is_of_comments(href, title) == s->comments)
		add_link(s->finds, s->base, href, title);
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

/* The page's base (HTML, 4.2.3); the caller's. */
static char *base_of(const Page *p, const char *base)
{
	uint32_t own = page_find(p, 0, "base");
	const char *href = own ? page_attr(p, page_node(p, own), "href") : NULL;

	return href ? url_resolve(base, href) : g_strdup(base);
}

static void find_links(const Page *p, const struct search *s)
{
	for (uint32_t n = 1; n < p->nodes->len; n++)
		if (page_is(page_node(p, n), "link"))
			look_at_link(p, page_node(p, n), s);
}

/* All that <link> names. */
static FeedLinks *links_of(const Page *p, const char *base)
{
	struct search s = { .finds = links_new(), .base = base };

	find_links(p, &s);
	s.comments = true;
	find_links(p, &s);
	return s.finds;
}

/* The address in "0; url='/feed'" (HTML, 4.2.5.3, "shared declarative refresh
 * steps"), without its quotes; NULL where there is none, or the page is to be read
 * first. The caller's. */
static char *refresh_address(const char *content)
{
	char *end;
	double seconds = g_ascii_strtod(content, &end);
	const char *at = end + strspn(end, " \t\n\f\r;,");
	char end_of[2] = "";

	if (end == content || seconds > DISCOVER_REFRESH_MOST)
		return NULL;
	if (g_ascii_strncasecmp(at, "url", 3) == 0) {
		at += 3;
		at += strspn(at, " \t\n\f\r");
		at += *at == '=';
		at += strspn(at, " \t\n\f\r");
	}
	if (*at == '\'' || *at == '"')
		end_of[0] = *at++;
	return *at ? g_strndup(at, strcspn(at, end_of)) : NULL;
}

static char *refresh_of(const Page *p, const char *base)
{
	for (uint32_t n = 1; n < p->nodes->len; n++) {
		const struct node *node = page_node(p, n);
		const char *what = page_is(node, "meta")
					   ? page_attr(p, node, "http-equiv")
					   : NULL;
		const char *content = page_attr(p, node, "content");
		g_autofree char *to = NULL;

		if (!what || !content ||
		    g_ascii_strcasecmp(what, "refresh") != 0)
			continue;
		to = refresh_address(content);
		return to ? url_resolve(base, to) : NULL;
	}
	return NULL;
}

/* Where a page leads that names no feeds. */
static char *leads_to(const Page *p, const char *base, const char *from,
		      const FeedLinks *named)
{
	g_autofree char *to = links_count(named) ? NULL : refresh_of(p, from);

	return to && url_is_web(to) && g_strcmp0(to, base) != 0
		       ? g_steal_pointer(&to)
		       : NULL;
}

char *discover_refresh(const Page *p, const char *base)
{
	g_autofree char *from = base_of(p, base);
	g_autoptr(FeedLinks) named = links_of(p, from);

	return leads_to(p, base, from, named);
}

FeedLinks *discover_feeds(const Page *p, const char *base)
{
	g_autofree char *from = base_of(p, base);
	FeedLinks *finds = links_of(p, from);
	g_autofree char *refresh = leads_to(p, base, from, finds);

	if (refresh)
		links_add(finds, refresh, NULL, NULL);
	for (uint32_t n = 1; n < p->nodes->len && !links_count(finds); n++)
		if (page_is(page_node(p, n), "a"))
			look_at_anchor(p, n, from, finds);
	return finds;
}
