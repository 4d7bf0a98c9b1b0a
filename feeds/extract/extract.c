#include "feeds/extract/extract.h"

#include "feeds/extract/candidate.h"
#include "feeds/extract/clean.h"
#include "feeds/extract/page_metadata.h"
#include "feeds/extract/title.h"
#include "feeds/extract/trim.h"
#include "feeds/extract/write.h"
#include "feeds/html/html_parse.h"
#include "feeds/html/page.h"
#include "feeds/text/decode.h"
#include "feeds/text/tokens.h"
#include "src/base/url.h"

#include <string.h>

#define ENOUGH 500 /* characters; where there are fewer, more is tried */

#define LITTLE 200 /* bytes; with as many, what is hidden stays hidden */

/* What is done to find the text: each attempt does less of it. */
struct attempt {
	bool hidden;   /* leave out what a browser does not show */
	bool unlikely; /* ... and what is called as no article is */
	bool names;    /* classes count */
	bool clean;
};

static const struct attempt attempts[] = {
	{ true, true, true, true },     { true, false, true, true },
	{ true, false, false, true },   { true, false, false, false },
	{ false, false, false, false },
};

/* A page that is read. */
struct extraction {
	const struct extract_hints *hints;
	Outline *o;
	const Metadata *meta;
	struct trim_known known;
	char *base;
};

static void written_clear(struct written *w)
{
	if (w->html)
		g_string_free(w->html, TRUE);
	if (w->text)
		g_string_free(w->text, TRUE);
	*w = (struct written){ 0 };
}

static struct written attempt_once(const struct extraction *x,
				   const struct attempt *how)
{
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct written to = { g_string_new(NULL), g_string_new(NULL) };

	outline_reset(x->o, how->hidden);
	if (how->unlikely)
		clean_page(x->o);
	else
		outline_count(x->o);
	candidate_find(x->o, how->names, parts);
	if (how->clean)
		clean_parts(x->o, parts, how->names, x->known.title);
	trim_parts(x->o, parts, &x->known);
	for (guint i = 0; i < parts->len; i++)
		write_part(x->o, g_array_index(parts, uint32_t, i), x->base,
			   &to);
	return to;
}

/* The first attempt that gives enough, else the one that gives most. */
static struct written find_text(const struct extraction *x)
{
	struct written best = { 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++) {
		struct written to = attempt_once(x, &attempts[i]);

		if (best.text &&
		    (to.text->len <= best.text->len ||
		     (!attempts[i].hidden && best.text->len >= LITTLE))) {
			written_clear(&to);
			continue;
		}
		written_clear(&best);
		best = to;
		if (g_utf8_strlen(best.text->str, -1) >= ENOUGH)
			break;
	}
	return best;
}

/* The page's language: the tree has no <html> of its own. */
static char *lang_of(const char *text, size_t size)
{
	struct markup m = tokens_new(text, MIN(size, 65536));
	struct tokens_attr a;
	size_t from = 0;

	while (tokens_next(&m)) {
		if (m.kind != TOKENS_START || !tokens_is(&m, "html"))
			continue;
		while (tokens_attr(&m, &from, &a))
			if (a.has_value && a.value_size && a.value_size < 36 &&
			    a.name_size >= 4 &&
			    g_ascii_strncasecmp(a.name + a.name_size - 4,
						"lang", 4) == 0)
				return g_strndup(a.value, a.value_size);
		break;
	}
	return NULL;
}

static void take_meta(Article *a, struct extraction *x)
{
	char *const *value = x->meta->value;

	a->title = title_of(x->o, x->meta);
	a->byline = g_strdup(value[METADATA_BYLINE]);
	a->site = g_strdup(value[METADATA_SITE]);
	a->published = g_strdup(value[METADATA_PUBLISHED]);
	if (value[METADATA_IMAGE])
		a->lead_image = url_resolve(x->base, value[METADATA_IMAGE]);
	x->known.title = a->title;
	x->known.byline = a->byline;
	x->known.lang = a->lang;
}

static void read_page(Article *a, const Page *page,
		      const struct extract_hints *hints)
{
	g_autoptr(Outline) o = outline_new(page);
	g_autoptr(Metadata) meta = metadata_read(o, hints->url);
	g_autofree char *base = meta->base ? url_resolve(hints->url, meta->base)
					   : g_strdup(hints->url);
	struct extraction x = { hints, o, meta, { NULL, NULL, NULL }, base };
	struct written found;

	take_meta(a, &x);
	found = find_text(&x);
	if (!found.text->len) {
		a->wall = EXTRACT_EMPTY;
		written_clear(&found);
		return;
	}
	a->html = g_string_free(found.html, FALSE);
	a->text = g_string_free(found.text, FALSE);
}

Article *extract_article(const char *bytes, size_t size,
			 const struct extract_hints *hints)
{
	Article *a = article_new();
	const struct decode_input in = { bytes, size, hints->content_type,
					 DECODE_HTML };
	size_t n;
	g_autofree char *text = decode_text(&in, &n, NULL);
	g_autoptr(Page) page = html_parse(text, n);

	a->lang = lang_of(text, n);
	read_page(a, page, hints);
	return a;
}
