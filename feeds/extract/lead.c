#include "feeds/extract/lead.h"

#include "feeds/extract/image.h"
#include "feeds/text/plain.h"
#include "feeds/text/tokens.h"

#include <string.h>

#define BESIDE       6    /* elements around one that may be of another story */
#define CAPTION_MAX  1000 /* bytes that are kept */
#define NAME_LEAST   6    /* bytes of a name that no two pictures have */
#define PICTURES_MAX 8    /* of one name that are looked at */
#define AROUND       4 /* elements around a picture where its caption may be */

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

/* Without "-1024x768" at its end, as WordPress writes it. */
static size_t without_size(const char *name, size_t n)
{
	size_t end = n;

	while (n && g_ascii_isdigit(name[n - 1]))
		n--;
	if (n == end || !n || name[n - 1] != 'x')
		return end;
	n--;
	while (n && g_ascii_isdigit(name[n - 1]))
		n--;
	return n && name[n - 1] == '-' ? n - 1 : end;
}

/* The last part of the path, without what is behind its last dot: a picture has one
 * address for each of its sizes. */
static char *name_of(const char *url)
{
	size_t n = strcspn(url, "?#"), dot = n;
	const char *at = url + n;

	while (at > url && at[-1] != '/') {
		at--;
		if (dot == n && *at == '.')
			dot = (size_t)(at - url);
	}
	n = dot - (size_t)(at - url);
	return g_strndup(at, without_size(at, n));
}

/* Pictures of many stories are called "image" or "1". */
static bool is_telling(const char *name)
{
	return strlen(name) >= NAME_LEAST;
}

static bool is_same(const char *a, const char *b)
{
	g_autofree char *x = name_of(a);
	g_autofree char *y = name_of(b);

	return strcmp(a, b) == 0 || (is_telling(x) && strcmp(x, y) == 0);
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

/* The first element in one that is a caption by its tag or its name; 0 for none. */
static uint32_t caption_in(const Outline *o, uint32_t around)
{
	for (uint32_t n = around + 1; n < outline_at(o, around)->end; n++)
		if (strcmp(outline_at(o, n)->element->tag, "figcaption") == 0 ||
		    (outline_at(o, n)->names & NAMES_CAPTION))
			return n;
	return 0;
}

/* What is near a picture in the page, and in an element with no other one. */
static char *caption_of(const Outline *o, uint32_t img)
{
	uint32_t around = img, n = 0;

	for (int up = 0; up < AROUND && !n && around; up++) {
		around = outline_at(o, around)->parent;
		if (outline_counts(o, around).images > 1)
			return NULL;
		n = caption_in(o, around);
	}
	return n ? page_line(o->page, n, CAPTION_MAX) : NULL;
}

static bool is_beside(const Outline *o, uint32_t n)
{
	static const uint32_t others =
		NAMES_RELATED | NAMES_TEASER | NAMES_AD | NAMES_COMMENTS;

	for (int up = 0; n && up < BESIDE; up++, n = outline_at(o, n)->parent)
		if ((outline_at(o, n)->names & others) ||
		    outline_is(o, n, ELEMENT_ASIDE))
			return true;
	return false;
}

/* Above the text, where most pages have it. */
static void find_caption(Article *a, const Outline *o, const char *base)
{
	int left = PICTURES_MAX;

	for (uint32_t n = 1; n < o->n && left && !a->lead_caption; n++) {
		g_autofree char *url = NULL, *caption = NULL;

		if (strcmp(outline_at(o, n)->element->tag, "img") != 0)
			continue;
		url = image_address(o->page, page_node(o->page, n), base);
		if (!url || !is_same(a->lead_image, url) || is_beside(o, n))
			continue;
		left--;
		caption = caption_of(o, n);
		if (caption && *caption)
			a->lead_caption = g_steal_pointer(&caption);
	}
}

static void find_in_text(Article *a)
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

void lead_take(Article *a, const Outline *o, const char *base)
{
	find_in_text(a);
	if (a->lead_image && !a->lead_caption)
		find_caption(a, o, base);
}
