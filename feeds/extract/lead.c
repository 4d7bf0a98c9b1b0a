#include "feeds/extract/lead.h"

#include "feeds/text/plain.h"
#include "feeds/text/tokens.h"

#include <string.h>

#define CAPTION_MAX 1000 /* characters that are kept */

/* The address of an <img> that write.c wrote; the caller's. */
static char *source_of(const struct markup *m)
{
	struct tokens_attr a;
	size_t from = 0;

	while (tokens_attr(m, &from, &a)) {
		g_autoptr(GString) value = NULL;

		if (a.name_size != 3 || strncmp(a.name, "src", 3) != 0)
			continue;
		value = g_string_new(NULL);
		plain_value(a.value, a.value_size, value);
		return g_string_free(g_steal_pointer(&value), FALSE);
	}
	return NULL;
}

/* The last part of the path: a picture has one address for each of its sizes. */
static char *name_of(const char *url)
{
	size_t n = strcspn(url, "?#");
	const char *at = url + n;

	while (at > url && at[-1] != '/')
		at--;
	return g_strndup(at, (gsize)(url + n - at));
}

static bool is_same(const char *a, const char *b)
{
	g_autofree char *x = name_of(a);
	g_autofree char *y = name_of(b);

	return strcmp(a, b) == 0 || (*x && strcmp(x, y) == 0);
}

/* What is in the <figcaption> up to the end of the figure; NULL for none. */
static char *caption_after(struct markup m)
{
	const char *from = NULL;

	while (tokens_next(&m) && !tokens_is(&m, "img")) {
		g_autofree char *inside = NULL;
		g_autoptr(GString) text = NULL;

		if (m.kind == TOKENS_END && tokens_is(&m, "figure"))
			break;
		if (m.kind == TOKENS_START && tokens_is(&m, "figcaption"))
			from = m.next;
		if (!from || m.kind != TOKENS_END ||
		    !tokens_is(&m, "figcaption"))
			continue;
		inside = g_strndup(from, (gsize)(m.next - from));
		text = g_string_new(NULL);
		plain_from_html(inside, text, CAPTION_MAX);
		return text->len ? g_string_free(g_steal_pointer(&text), FALSE)
				 : NULL;
	}
	return NULL;
}

void lead_take(Article *a)
{
	struct markup m;

	if (!a->html)
		return;
	m = tokens_new(a->html, strlen(a->html));
	while (tokens_next(&m)) {
		g_autofree char *source = NULL;
		char *caption;

		if (m.kind != TOKENS_START || !tokens_is(&m, "img"))
			continue;
		source = source_of(&m);
		if (!source ||
		    (a->lead_image && !is_same(a->lead_image, source)))
			continue;
		if (!a->lead_image)
			a->lead_image = g_steal_pointer(&source);
		caption = caption_after(m);
		if (caption) {
			g_free(a->lead_caption);
			a->lead_caption = caption;
		}
		return;
	}
}
