#include "feeds/extract/tags.h"

#include "feeds/text/plain.h"
#include "src/base/url.h"

#include <string.h>

#define FULL           (4 << 20) /* bytes of HTML */
#define NUMBER_LONGEST 5         /* digits of an attribute */

void tags_put_attr(struct writing *w, const char *name, const char *value)
{
	g_string_append_printf(w->to->html, " %s=\"", name);
	plain_escape(value, strlen(value), w->to->html);
	g_string_append_c(w->to->html, '"');
}

static bool is_number(const char *value)
{
	size_t n = strlen(value);

	return n && n <= NUMBER_LONGEST && strspn(value, "0123456789") == n;
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
			tags_put_attr(w, a->name, a->value);
	}
}

/* Whether a formula has a line of its own. */
static void put_display(struct writing *w, uint32_t n)
{
	const char *display =
		page_attr(w->o->page, page_node(w->o->page, n), "display");

	if (display && strcmp(display, "block") == 0)
		tags_put_attr(w, "display", display);
}

/* Whether an address is a place in the page: what it is called is not written. */
static bool is_in_page(const struct writing *w, const char *url)
{
	size_t n = strcspn(url, "#");

	return url[n] && w->base && strncmp(url, w->base, n) == 0 &&
	       strcspn(w->base, "#") == n;
}

/* http, https and mailto; NULL for all else. The caller's. */
static char *address_of(const struct writing *w, uint32_t n)
{
	const char *href =
		page_attr(w->o->page, page_node(w->o->page, n), "href");
	g_autofree char *url = NULL;

	if (!href || href[0] == '#' || tags_is_full(w))
		return NULL;
	url = url_resolve(w->base, href);
	if (url && strlen(url) <= URL_MAX && !is_in_page(w, url) &&
	    (url_is_web(url) || g_str_has_prefix(url, "mailto:")))
		return g_steal_pointer(&url);
	return NULL;
}

/* The figure of a caption; the pictures right above are in it. */
static void put_figure(struct writing *w)
{
	GString *html = w->to->html;
	gssize at = (gssize)html->len;

	if (w->picture_end && w->picture_end == html->len) {
		at = (gssize)w->picture_from;
		g_string_truncate(html, html->len - strlen("</p>\n"));
		g_string_erase(html, at,
			       (gssize)(w->picture_inner - w->picture_from));
	}
	g_string_insert(html, at, "<figure>");
}

static void put_tag(struct writing *w, struct open *open)
{
	g_autofree char *url = NULL;

	open->written = true;
	if (!open->tag)
		return;
	if (open->figure)
		put_figure(w);
	open->from = w->to->html->len;
	open->words = w->words;
	g_string_append_printf(w->to->html, "<%s", open->tag);
	if (open->node && outline_is(w->o, open->node, ELEMENT_LINK))
		url = address_of(w, open->node);
	if (url)
		tags_put_attr(w, "href", url);
	if (open->node && open->block)
		put_kept_attrs(w, open->node);
	else if (open->node && strcmp(open->tag, "math") == 0)
		put_display(w, open->node);
	g_string_append_c(w->to->html, '>');
	open->inner = w->to->html->len;
	if (open->block)
		w->starts = true;
}

void tags_write(struct writing *w)
{
	for (unsigned i = 0; i < w->n_open; i++)
		if (!w->open[i].written)
			put_tag(w, &w->open[i]);
}

void tags_end_line(struct writing *w)
{
	w->starts = true;
	w->new_line = true;
	w->blank = false;
	w->breaks = 0;
}

/* Code ends in a line break as often as not. */
static void end_code(GString *text)
{
	while (text->len && g_ascii_isspace(text->str[text->len - 1]))
		g_string_truncate(text, text->len - 1);
}

static void put_end_tag(struct writing *w, const struct open *open)
{
	GString *html = w->to->html;

	g_string_append_printf(html, "</%s>%s", open->tag,
			       open->figure ? "</figure>" : "");
	if (!open->block)
		return;
	g_string_append_c(html, '\n');
	if (strcmp(open->tag, "pre") == 0)
		end_code(w->to->text);
	if (strcmp(open->tag, "p") == 0 && open->words == w->words) {
		w->picture_from = open->from;
		w->picture_inner = open->inner;
		w->picture_end = html->len;
	}
}

/* Of a table that is written every cell is, or the columns would not fit. */
void tags_close(struct writing *w)
{
	struct open *open = &w->open[w->n_open - 1];

	if (!open->written && open->node &&
	    outline_is(w->o, open->node, ELEMENT_CELL))
		tags_write(w);
	if (open->tag && open->written)
		put_end_tag(w, open);
	if (open->block)
		tags_end_line(w);
	w->n_open--;
}

void tags_close_until(struct writing *w, uint32_t n)
{
	while (w->n_open && w->open[w->n_open - 1].end <= n)
		tags_close(w);
}

void tags_close_paragraph(struct writing *w)
{
	for (unsigned i = w->n_open; i > 0; i--) {
		if (w->open[i - 1].node)
			continue;
		while (w->n_open >= i)
			tags_close(w);
		return;
	}
}

void tags_open(struct writing *w, const struct open *open)
{
	if (w->n_open < OPEN_MAX)
		w->open[w->n_open++] = *open;
}

bool tags_is_full(const struct writing *w)
{
	return w->to->html->len > FULL;
}

bool tags_take_text(const struct writing *w)
{
	return w->n_open && w->open[w->n_open - 1].takes_text;
}

bool tags_in_figure(const struct writing *w)
{
	for (unsigned i = w->n_open; i > 0; i--)
		if (w->open[i - 1].tag &&
		    strcmp(w->open[i - 1].tag, "figure") == 0)
			return true;
	return false;
}

void tags_open_paragraph(struct writing *w, uint32_t end)
{
	struct open own = {
		.end = end, .tag = "p", .block = true, .takes_text = true
	};

	if (tags_take_text(w))
		return;
	if (w->n_open)
		own.end = w->open[w->n_open - 1].end;
	tags_open(w, &own);
}
