#include "feeds/extract/extract.h"

#include "feeds/extract/candidate.h"
#include "feeds/extract/clean.h"
#include "feeds/extract/furniture.h"
#include "feeds/extract/lead.h"
#include "feeds/extract/locate.h"
#include "feeds/extract/page_metadata.h"
#include "feeds/extract/standfirst.h"
#include "feeds/extract/title.h"
#include "feeds/extract/trim.h"
#include "feeds/extract/wall.h"
#include "feeds/extract/write.h"
#include "feeds/html/html_parse.h"
#include "feeds/html/page.h"
#include "feeds/text/decode.h"
#include "feeds/text/tokens.h"
#include "src/base/url.h"

#include <string.h>

#define NODES_MAX 250000 /* of a page; real ones have up to 40,000 */

#define TITLE_LONGEST 400 /* bytes of one that is compared */

#define ENOUGH 500 /* characters; where there are fewer, more is tried */

#define LINKED   0.4 /* of the characters of a text: it is a menu */
#define SENTENCE 80  /* bytes that are better than one */

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

/* What is known of what an attempt found. */
struct found {
	uint32_t sure; /* candidate_find */
	bool linked;   /* most of it leads elsewhere */
};

/* A page that is read. */
struct extraction {
	const struct extract_hints *hints;
	Outline *o;
	const Metadata *meta;
	struct trim_known known;
	char *base;
	size_t n_furniture; /* of the hints that are used */
	GArray *standfirst; /* standfirst_lines */
	uint32_t near; /* a block of the article, by what the feed has; or 0 */
};

static void write_parts(const struct extraction *x, GArray *parts,
			struct written *to)
{
	for (guint i = 0; i < parts->len; i++)
		write_part(x->o, g_array_index(parts, uint32_t, i), x->base,
			   to);
}

static void write_above(const struct extraction *x, const GArray *parts,
			struct written *to)
{
	g_autoptr(GPtrArray) words =
		standfirst_above(x->o, x->standfirst, parts);

	for (guint i = 0; words->pdata[i]; i++)
		written_add_standfirst(to, words->pdata[i]);
}

/* A page without a paragraph: what is on it besides links, of a few words. */
static void write_rest(const struct extraction *x, struct written *to)
{
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t root = 0;

	outline_reset(x->o, true);
	clean_page(x->o);
	if (outline_counts(x->o, root).chars >= LITTLE)
		return;
	g_array_append_val(parts, root);
	clean_parts(x->o, parts, true, x->known.title);
	trim_parts(x->o, parts, &x->known);
	write_parts(x, parts, to);
}

/* A menu, or a list of what else there is. */
static bool is_linked(const Outline *o, const GArray *parts)
{
	uint32_t chars = 0, linked = 0;

	for (guint i = 0; i < parts->len; i++) {
		struct counts c =
			outline_counts(o, g_array_index(parts, uint32_t, i));

		chars += c.chars;
		linked += c.linked;
	}
	return linked > chars * LINKED;
}

static struct written attempt_once(const struct extraction *x,
				   const struct attempt *how, struct found *f)
{
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct written to = written_new();

	outline_reset(x->o, how->hidden);
	furniture_leave_out(x->o, x->hints->furniture, x->n_furniture);
	if (how->unlikely)
		clean_page(x->o);
	else
		outline_count(x->o);
	f->sure = candidate_find(x->o, how->names, x->near, parts);
	if (how->clean)
		clean_parts(x->o, parts, how->names, x->known.title);
	trim_parts(x->o, parts, &x->known);
	f->linked = is_linked(x->o, parts);
	write_above(x, parts, &to);
	write_parts(x, parts, &to);
	return to;
}

/* The first attempt that gives enough, else the one that gives most. */
static struct written find_text(const struct extraction *x)
{
	struct written best = { 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++) {
		struct found f;
		glong chars;
		struct written to = attempt_once(x, &attempts[i], &f);

		if (best.text &&
		    (to.text->len <= best.text->len ||
		     (f.linked && best.text->len >= SENTENCE) ||
		     (!attempts[i].hidden && best.text->len >= LITTLE))) {
			written_free(&to);
			continue;
		}
		written_free(&best);
		best = to;
		chars = g_utf8_strlen(best.text->str, -1);
		if (chars >= ENOUGH || (f.sure >= LITTLE && chars >= f.sure))
			break;
	}
	if (!best.text->len)
		write_rest(x, &best);
	return best;
}

/* BCP 47: letters, digits and hyphens; NULL for what is none. */
static char *lang_tag(const char *value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!g_ascii_isalnum(value[i]) && value[i] != '-' &&
		    value[i] != '_')
			return NULL;
	return g_strndup(value, size);
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
				return lang_tag(a.value, a.value_size);
		break;
	}
	return NULL;
}

/* A title that lines of the page are compared with. */
static const char *if_short(const char *title)
{
	return title && strlen(title) <= TITLE_LONGEST ? title : NULL;
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
	if (a->lead_image &&
	    (!url_is_web(a->lead_image) || strpbrk(a->lead_image, " \t\n<>\"")))
		g_clear_pointer(&a->lead_image, g_free);
	if (x->meta->image_alt && !page_is_blank(x->meta->image_alt))
		a->lead_caption = g_strdup(x->meta->image_alt);
	x->known.title = if_short(a->title);
	x->known.byline = a->byline;
	x->known.feed_title = if_short(x->hints->title);
	x->known.lang = a->lang;
}

/* The text that the page gives in JSON-LD, where its elements hold far less: they
 * are filled by a script. */
static void take_said_text(const struct extraction *x, struct written *found)
{
	const char *said = x->meta->value[METADATA_TEXT];

	if (!said || strlen(said) < ENOUGH ||
	    found->text->len * 3 > strlen(said))
		return;
	written_free(found);
	*found = written_new();
	written_add_plain(found, said);
}

/* A notice is no text: what the feed has stays. */
static void take_text(Article *a, const struct extraction *x,
		      struct written *found)
{
	outline_reset(x->o, true);
	outline_count(x->o);
	a->wall = wall_of(x->o, x->meta, found->text->str);
	furniture_list(x->o, a->blocks, ARTICLE_BLOCKS_MAX);
	if (a->wall == EXTRACT_CONSENT || a->wall == EXTRACT_SCRIPT ||
	    !found->text->len)
		return;
	a->html = g_string_free(g_steal_pointer(&found->html), FALSE);
	a->text = g_string_free(g_steal_pointer(&found->text), FALSE);
	if (found->standfirst->len)
		a->standfirst = g_strdup(found->standfirst->str);
}

/* What addresses of the page are relative to. The caller's. */
static char *base_of(const Metadata *meta, const char *url)
{
	g_autofree char *base =
		meta->base ? url_resolve(url, meta->base) : NULL;

	return base && strlen(base) <= URL_MAX ? g_steal_pointer(&base)
					       : g_strdup(url);
}

static void read_page(Article *a, const Page *page,
		      const struct extract_hints *hints)
{
	g_autoptr(Outline) o = outline_new(page);
	g_autoptr(Metadata) meta = metadata_read(o, hints->url);
	g_autofree char *base = base_of(meta, hints->url);
	struct extraction x = {
		.hints = hints, .o = o, .meta = meta, .base = base
	};
	struct written found;

	take_meta(a, &x);
	x.standfirst = standfirst_lines(o, meta, hints->summary, x.known.title);
	x.near = locate_text(o, hints->summary);
	x.n_furniture = hints->n_furniture;
	found = find_text(&x);
	/* a site that has its articles on several pages has no furniture left */
	if (found.text->len < LITTLE && x.n_furniture) {
		written_free(&found);
		x.n_furniture = 0;
		found = find_text(&x);
	}
	take_said_text(&x, &found);
	take_text(a, &x, &found);
	lead_take(a, o, x.base);
	written_free(&found);
	g_array_free(x.standfirst, TRUE);
}

Article *extract_article(const char *bytes, size_t size,
			 const struct extract_hints *hints)
{
	Article *a = article_new();
	const struct decode_input in = { bytes, size, hints->content_type,
					 DECODE_HTML };
	size_t n;
	g_autofree char *text = NULL;
	g_autoptr(Page) page = NULL;

	if (wall_is_not_html(bytes, size, hints->content_type)) {
		a->wall = EXTRACT_NOT_HTML;
		return a;
	}
	text = decode_text(&in, &n, NULL);
	page = html_parse_some(text, n, NODES_MAX);
	a->lang = lang_of(text, n);
	read_page(a, page, hints);
	return a;
}
