#include "feeds/extract/write.h"

#include "feeds/extract/image.h"
#include "feeds/text/plain.h"
#include "src/base/url.h"

#include <string.h>

#define OPEN_MAX                                                               \
	(2 * PAGE_DEPTH_MAX + 2) /* each may have a <p> of ours in it */

#define CAPTION_LONGEST 500 /* characters of a block that is called a caption */

/* An element that is open; its tag is written when something is in it. */
struct open {
	uint32_t node; /* whose attributes it has; 0 for a <p> of ours */
	uint32_t end;
	const char *tag; /* NULL: it only ends lines */
	bool block, written;
	bool takes_text; /* else a text in it gets a <p> */
};

struct writing {
	const Outline *o;
	const char *base;
	struct written *to;
	struct open open[OPEN_MAX];
	unsigned n_open;
	bool blank;       /* before the next word */
	bool starts;      /* a line does, in the HTML */
	bool new_line;    /* ... in the words */
	unsigned breaks;  /* <br> before the next word */
	uint32_t caption; /* where the last caption ends */
	uint32_t at;      /* the node that is written */
};

static void put_attr(struct writing *w, const char *name, const char *value)
{
	g_string_append_printf(w->to->html, " %s=\"", name);
	plain_escape(value, strlen(value), w->to->html);
	g_string_append_c(w->to->html, '"');
}

static bool is_number(const char *value)
{
	return *value && strspn(value, "0123456789") == strlen(value);
}

/* Numbers that say how a list or a table is to be read. */
static void put_kept_attrs(struct writing *w, uint32_t n)
{
	static const char *const numbers[] = { "start", "value", "colspan",
					       "rowspan", NULL };
	const struct node *node = page_node(w->o->page, n);

	for (uint32_t i = 0; i < node->n_attrs; i++) {
		const struct page_attr *a = &g_array_index(
			w->o->page->attrs, struct page_attr, node->attr + i);

		if (g_strv_contains(numbers, a->name) && is_number(a->value))
			put_attr(w, a->name, a->value);
	}
}

/* http, https and mailto; NULL for all else. The caller's. */
static char *address_of(const struct writing *w, uint32_t n)
{
	const char *href =
		page_attr(w->o->page, page_node(w->o->page, n), "href");
	g_autofree char *url = href ? url_resolve(w->base, href) : NULL;

	if (url && (url_is_web(url) || g_str_has_prefix(url, "mailto:")))
		return g_steal_pointer(&url);
	return NULL;
}

static void put_open_tag(struct writing *w, struct open *open)
{
	g_autofree char *url = NULL;

	open->written = true;
	if (!open->tag)
		return;
	g_string_append_printf(w->to->html, "<%s", open->tag);
	if (open->node && outline_is(w->o, open->node, ELEMENT_LINK))
		url = address_of(w, open->node);
	if (url)
		put_attr(w, "href", url);
	if (open->node && open->block)
		put_kept_attrs(w, open->node);
	g_string_append_c(w->to->html, '>');
	if (open->block)
		w->starts = true;
}

static void put_open_tags(struct writing *w)
{
	for (unsigned i = 0; i < w->n_open; i++)
		if (!w->open[i].written)
			put_open_tag(w, &w->open[i]);
}

static void end_line(struct writing *w)
{
	w->starts = true;
	w->new_line = true;
	w->blank = false;
	w->breaks = 0;
}

/* Of a table that is written every cell is, or the columns would not fit. */
static void close_one(struct writing *w)
{
	struct open *open = &w->open[w->n_open - 1];

	if (!open->written && open->node &&
	    outline_is(w->o, open->node, ELEMENT_CELL))
		put_open_tags(w);
	if (open->tag && open->written)
		g_string_append_printf(w->to->html, "</%s>", open->tag);
	if (open->block) {
		if (open->tag && open->written)
			g_string_append_c(w->to->html, '\n');
		end_line(w);
	}
	w->n_open--;
}

static void close_until(struct writing *w, uint32_t n)
{
	while (w->n_open && w->open[w->n_open - 1].end <= n)
		close_one(w);
}

static void push(struct writing *w, const struct open *open)
{
	if (w->n_open < OPEN_MAX)
		w->open[w->n_open++] = *open;
}

static bool takes_text(const struct writing *w)
{
	return w->n_open && w->open[w->n_open - 1].takes_text;
}

/* Ends a <p> of ours: it never holds a block. */
static void end_own(struct writing *w)
{
	for (unsigned i = w->n_open; i > 0; i--) {
		if (w->open[i - 1].node)
			continue;
		while (w->n_open >= i)
			close_one(w);
		return;
	}
}

static void begin_own(struct writing *w, uint32_t end)
{
	const struct open own = {
		.end = end, .tag = "p", .block = true, .takes_text = true
	};

	if (w->n_open)
		end = w->open[w->n_open - 1].end;
	if (takes_text(w))
		return;
	push(w, &own);
	w->open[w->n_open - 1].end = end;
}

/* A line break; where two follow each other in a <p> of ours, another one. */
static void put_breaks(struct writing *w)
{
	const struct open *top = w->n_open ? &w->open[w->n_open - 1] : NULL;

	if (!w->breaks || w->starts) {
		w->breaks = 0;
		return;
	}
	if (w->breaks > 1 && top && !top->node) {
		uint32_t end = top->end;

		close_one(w);
		begin_own(w, end);
	} else {
		g_string_append(w->to->html, "<br>");
		w->new_line = true;
		w->blank = false;
	}
	w->breaks = 0;
}

/* What comes before any word. */
static void prepare(struct writing *w)
{
	put_breaks(w);
	if (w->blank && !w->starts)
		g_string_append_c(w->to->html, ' ');
	put_open_tags(w);
	w->starts = false;
	if (w->at < w->caption) {
		w->blank = false;
		return;
	}
	if (w->new_line && w->to->text->len)
		g_string_append_c(w->to->text, '\n');
	else if (w->blank && w->to->text->len)
		g_string_append_c(w->to->text, ' ');
	w->new_line = false;
	w->blank = false;
}

static void put_word(struct writing *w, const char *word, size_t n)
{
	plain_escape(word, n, w->to->html);
	if (w->at >= w->caption)
		g_string_append_len(w->to->text, word, (gssize)n);
}

static void put_flowing(struct writing *w, const char *text, uint32_t end)
{
	while (*text) {
		size_t blanks = strspn(text, " \t\n\r\f\v");
		size_t n = strcspn(text + blanks, " \t\n\r\f\v");

		w->blank = w->blank || blanks;
		if (n) {
			begin_own(w, end);
			prepare(w);
			put_word(w, text + blanks, n);
		}
		text += blanks + n;
	}
}

static void put_text(struct writing *w, uint32_t n)
{
	const char *text = page_node(w->o->page, n)->text;
	const struct outline_node *node = outline_at(w->o, n);

	if (!node->chars)
		w->blank = true;
	else if (node->flags & OUTLINE_CODE) {
		begin_own(w, node->end);
		prepare(w);
		put_word(w, text, strlen(text));
	} else
		put_flowing(w, text, node->end);
}

static bool is_in_figure(const struct writing *w)
{
	for (unsigned i = w->n_open; i > 0; i--)
		if (w->open[i - 1].tag &&
		    strcmp(w->open[i - 1].tag, "figure") == 0)
			return true;
	return false;
}

static void put_image(struct writing *w, uint32_t n)
{
	const struct node *node = page_node(w->o->page, n);
	const char *alt = page_attr(w->o->page, node, "alt");
	g_autofree char *url = image_address(w->o->page, node, w->base);

	if (!url)
		return;
	if (!is_in_figure(w))
		begin_own(w, outline_at(w->o, n)->end);
	put_breaks(w);
	put_open_tags(w);
	g_string_append(w->to->html, "<img");
	put_attr(w, "src", url);
	if (alt && *alt)
		put_attr(w, "alt", alt);
	g_string_append_c(w->to->html, '>');
	w->starts = false;
}

/* By its tag, or as a short block that is called so. */
static bool is_caption(const struct writing *w, uint32_t n)
{
	const struct outline_node *node = outline_at(w->o, n);

	return strcmp(node->element->tag, "figcaption") == 0 ||
	       ((node->names & NAMES_CAPTION) &&
		outline_counts(w->o, n).chars < CAPTION_LONGEST);
}

static void open_block(struct writing *w, uint32_t n)
{
	const struct outline_node *node = outline_at(w->o, n);
	uint16_t kind = node->element->kind;
	bool nests = kind & (ELEMENT_ITEM | ELEMENT_CELL);
	bool leaf = (kind & ELEMENT_LEAF) &&
		    (nests || !(node->flags & OUTLINE_PARTED));
	struct open open = { .node = n, .end = node->end, .block = true };

	end_own(w);
	end_line(w);
	if ((kind & ELEMENT_KEPT) && (leaf || !(kind & ELEMENT_LEAF)))
		open.tag = node->element->tag;
	open.takes_text = open.tag && leaf;
	/* a caption is one only of a figure */
	if (strcmp(node->element->tag, "figcaption") == 0 && !is_in_figure(w))
		open.tag = "p";
	push(w, &open);
	if (is_caption(w, n))
		w->caption = node->end;
}

static void open_inline(struct writing *w, uint32_t n)
{
	const struct outline_node *node = outline_at(w->o, n);
	struct open open = { .node = n,
			     .end = node->end,
			     .tag = node->element->tag,
			     .takes_text = true };

	if (node->flags & OUTLINE_PARTED)
		return;
	begin_own(w, node->end);
	push(w, &open);
	/* how a word is read is said beside it, as a caption is */
	if (strcmp(open.tag, "rt") == 0 || strcmp(open.tag, "rp") == 0)
		w->caption = node->end;
}

static void put_rule(struct writing *w)
{
	end_own(w);
	end_line(w);
	if (w->to->text->len && !takes_text(w))
		g_string_append(w->to->html, "<hr>\n");
}

static void put_element(struct writing *w, uint32_t n)
{
	const struct element *e = outline_at(w->o, n)->element;

	if (strcmp(e->tag, "br") == 0)
		w->breaks++;
	else if (strcmp(e->tag, "hr") == 0)
		put_rule(w);
	else if (strcmp(e->tag, "img") == 0)
		put_image(w, n);
	else if (e->kind & ELEMENT_BLOCK)
		open_block(w, n);
	else if ((e->kind & (ELEMENT_KEPT | ELEMENT_LINK)) &&
		 !(e->kind & ELEMENT_EMPTY))
		open_inline(w, n);
}

void write_part(const Outline *o, uint32_t part, const char *base,
		struct written *to)
{
	struct writing w = { .o = o, .base = base, .to = to };
	uint32_t end = outline_at(o, part)->end;

	end_line(&w);
	for (uint32_t n = part; n < end; n++) {
		w.at = n;
		close_until(&w, n);
		if (o->out[n])
			n = outline_at(o, n)->end - 1;
		else if (page_node(o->page, n)->text)
			put_text(&w, n);
		else
			put_element(&w, n);
	}
	close_until(&w, end);
	while (w.n_open)
		close_one(&w);
}

void write_plain(const char *text, struct written *to)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		if (page_is_blank(*line))
			continue;
		g_strstrip(*line);
		g_string_append(to->html, "<p>");
		plain_escape(*line, strlen(*line), to->html);
		g_string_append(to->html, "</p>\n");
		if (to->text->len)
			g_string_append_c(to->text, '\n');
		g_string_append(to->text, *line);
	}
}
