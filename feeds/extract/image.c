#include "feeds/extract/image.h"

#include "feeds/html/picture.h"
#include "src/base/url.h"

#include <string.h>

/* Attributes that hold the address until a script moves it to src. */
static const char *const lazy[] = {
	"data-src",        "data-original",  "data-lazy-src",
	"data-url",        "data-full-src",  "data-image",
	"data-hi-res-src", "data-src-large", "data-src-medium",
};
static const char *const sets[] = { "data-srcset", "srcset" };

/* Some attributes of those names hold JSON. */
static char *web_address(const char *base, const char *value)
{
	g_autofree char *url = NULL;

	if (!value || strpbrk(value, "{}<>\"") || strlen(value) > URL_MAX)
		return NULL;
	url = url_resolve(base, value);
	return url && url_is_web(url) && strlen(url) <= URL_MAX
		       ? g_steal_pointer(&url)
		       : NULL;
}

/* The first address of a srcset (HTML section 4.8.4.2.2). */
static char *first_of_set(const char *base, const char *set)
{
	size_t from = set ? strspn(set, " \t\n\r\f,") : 0;
	size_t n = set ? strcspn(set + from, " \t\n\r\f") : 0;
	g_autofree char *first = n ? g_strndup(set + from, n) : NULL;

	return web_address(base, first);
}

char *image_address(const Page *p, const struct node *img, const char *base)
{
	char *url = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(lazy) && !url; i++)
		url = web_address(base, page_attr(p, img, lazy[i]));
	if (!url && picture_kind_of(p, img) == PICTURE_NONE)
		return NULL;
	if (!url)
		url = web_address(base, page_attr(p, img, "src"));
	for (size_t i = 0; i < G_N_ELEMENTS(sets) && !url; i++)
		url = first_of_set(base, page_attr(p, img, sets[i]));
	return url;
}
