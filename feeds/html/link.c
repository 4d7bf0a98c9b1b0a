#include "feeds/html/walk.h"
#include "feeds/text/address.h"
#include "src/base/url.h"

#include <glib/gi18n.h>
#include <string.h>

unsigned html_link_to(struct html_walk *w, const char *address,
		      const char *kind)
{
	g_autofree char *url = NULL;

	if (!address || !*address)
		return 0;
	url = url_resolve(w->base, address);
	if (!url || !*url || *url == '#')
		return 0;
	if (g_ascii_strncasecmp(url, "javascript:", 11) == 0 ||
	    g_ascii_strncasecmp(url, "vbscript:", 9) == 0 ||
	    g_ascii_strncasecmp(url, "data:", 5) == 0)
		return 0;
	return body_link(w->body, url, kind, NULL);
}

/* Every id of the page, and the names of anchors from before there were ids. */
static GHashTable *places_of(const Page *p)
{
	GHashTable *places = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < p->attrs->len; i++) {
		const struct page_attr *a =
			&g_array_index(p->attrs, struct page_attr, i);

		if (strcmp(a->name, "id") == 0 || strcmp(a->name, "name") == 0)
			g_hash_table_add(places, (void *)(uintptr_t)a->value);
	}
	return places;
}

static bool is_this_page(const struct html_walk *w, const char *url, size_t n)
{
	size_t own = w->base ? strcspn(w->base, "#") : 0;

	return n == 0 || (n == own && memcmp(url, w->base, n) == 0);
}

/* Whether it leads to a place that is in this text. */
static bool leads_within(struct html_walk *w, const char *href)
{
	size_t n = strcspn(href, "#");
	g_autofree char *place = NULL;

	if (href[n] != '#' || !is_this_page(w, href, n))
		return false;
	if (!w->places)
		w->places = places_of(w->page);
	place = g_uri_unescape_string(href + n + 1, NULL);
	return g_hash_table_contains(w->places, place ? place : href + n + 1);
}

unsigned html_link_of(struct html_walk *w, uint32_t n)
{
	const char *href = page_attr(w->page, page_node(w->page, n), "href");
	unsigned link = 0;

	if (href && !leads_within(w, href))
		link = html_link_to(w, href, NULL);
	return link ? link : w->link;
}

void html_link(struct html_walk *w, uint32_t n)
{
	unsigned outer = w->link;

	w->link = html_link_of(w, n);
	html_children(w, n);
	w->link = outer;
}

static void put_address(struct html_walk *w, const char *address)
{
	bool web = g_ascii_strncasecmp(address, "http", 4) == 0;
	g_autofree char *url =
		g_strconcat(web ? "" : "https://", address, NULL);

	w->link = html_link_to(w, url, NULL);
	html_put_text(w, address);
	w->link = 0;
}

void html_text(struct html_walk *w, const char *text)
{
	size_t left = strlen(text), at, n;

	while (!w->link && !w->pre && !(w->style & RUN_CODE) &&
	       address_find(text, left, &at, &n)) {
		g_autofree char *before = g_strndup(text, at);
		g_autofree char *address = g_strndup(text + at, n);

		html_put_text(w, before);
		put_address(w, address);
		text += at + n;
		left -= at + n;
	}
	html_put_text(w, text);
}

const char *html_media_address(const struct html_walk *w, uint32_t n)
{
	const char *src = page_attr(w->page, page_node(w->page, n), "src");
	uint32_t source = src ? 0 : page_find(w->page, n, "source");

	if (source)
		src = page_attr(w->page, page_node(w->page, source), "src");
	return src && *src ? src : NULL;
}

bool html_is_media(const struct node *n)
{
	return page_is(n, "iframe") || page_is(n, "video") ||
	       page_is(n, "audio") || page_is(n, "embed");
}

/* Films and sounds are named, and their address is a link. */
void html_media(struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	unsigned outer = w->link;
	unsigned link = html_link_to(w, html_media_address(w, n), NULL);

	if (!link)
		return;
	html_end_text(w);
	w->link = link;
	html_put(w, page_is(node, "audio")   ? _("Audio")
		    : page_is(node, "video") ? _("Video")
					     : _("Embedded page"));
	w->link = outer;
	html_end_text(w);
}
