#include "feeds/html/walk.h"
#include "src/base/url.h"

#include <glib/gi18n.h>

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

unsigned html_link_of(struct html_walk *w, uint32_t n)
{
	unsigned link = html_link_to(
		w, page_attr(w->page, page_node(w->page, n), "href"), NULL);

	return link ? link : w->link;
}

void html_link(struct html_walk *w, uint32_t n)
{
	unsigned outer = w->link;

	w->link = html_link_of(w, n);
	html_children(w, n);
	w->link = outer;
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
	html_put(w, page_is(node, "audio")   ? _("Sound")
		    : page_is(node, "video") ? _("Film")
					     : _("Embedded page"));
	w->link = outer;
	html_end_text(w);
}
