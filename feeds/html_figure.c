#include "feeds/html_walk.h"

#include <glib/gi18n.h>
#include <string.h>

#define SMALL_PICTURE 32 /* points: what is smaller stands in the text */

static bool is_small(const struct html_walk *w, const struct node *n, int most)
{
	static const char *const sides[] = { "width", "height" };

	for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
		const char *side = page_attr(w->page, n, sides[i]);

		if (side && *side && g_ascii_strtoll(side, NULL, 10) <= most)
			return true;
	}
	return false;
}

/* A block of its own for a picture; its words are what `fill` puts there. */
static void put_picture(struct html_walk *w, uint32_t n,
			void (*fill)(struct html_walk *w, uint32_t n))
{
	unsigned style = w->style;
	bool pre = w->pre;

	html_end_text(w);
	html_begin(w, BLOCK_PICTURE);
	w->open = w->caption = true;
	w->pre = false;
	w->style = 0;
	fill(w, n);
	w->style = style;
	w->pre = pre;
	w->caption = w->open = false;
	w->line = w->blank = false;
}

/* What the page says of a picture; NULL where it says nothing. */
static const char *words_of_img(const struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);
	const char *alt = page_attr(w->page, node, "alt");

	if (!alt || !*alt)
		alt = page_attr(w->page, node, "title");
	return alt && *alt ? alt : NULL;
}

static void fill_from_img(struct html_walk *w, uint32_t n)
{
	const char *words = words_of_img(w, n);

	html_put_flowing(w, words ? words : _("picture"));
}

/* A pixel that counts readers, or nothing at all. */
static bool is_no_picture(const struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);

	return is_small(w, node, 1) || (!page_attr(w->page, node, "src") &&
					!page_attr(w->page, node, "alt"));
}

/* A small picture is a sign in a sentence; where a larger one has no room for
 * a block, its words are words between blanks. */
void html_img(struct html_walk *w, uint32_t n)
{
	bool small = is_small(w, page_node(w->page, n), SMALL_PICTURE);
	const char *words = words_of_img(w, n);

	if (is_no_picture(w, n))
		return;
	if (!small && !html_in_one_block(w)) {
		put_picture(w, n, fill_from_img);
		return;
	}
	w->blank = w->blank || !small;
	if (words)
		html_put_text(w, words);
	w->blank = w->blank || !small;
}

/* What a figure holds besides its caption. */
struct figure {
	uint32_t img, caption; /* the first of each; 0: none */
	int pictures;
	bool words; /* text that is in no caption */
};

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\n\r\f\v")] == '\0';
}

static void look_at_figure(const struct html_walk *w, uint32_t n,
			   struct figure *f)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next) {
		const struct node *child = page_node(w->page, c);

		if (page_is(child, "figcaption") && !f->caption) {
			f->caption = c;
			continue;
		}
		if (page_is(child, "noscript") && f->pictures)
			continue; /* the same picture for those without */
		if (child->text && !is_blank(child->text))
			f->words = true;
		if (page_is(child, "img") && !is_no_picture(w, c)) {
			f->img = f->img ? f->img : c;
			f->pictures++;
		}
		look_at_figure(w, c, f);
	}
}

/* A figure with one picture and nothing else is that picture with its caption;
 * any other is what is in it, one after the other. */
void html_figure(struct html_walk *w, uint32_t n)
{
	struct figure f = { 0 };
	g_autoptr(GString) words = g_string_new(NULL);

	look_at_figure(w, n, &f);
	if (f.pictures != 1 || f.words || html_in_one_block(w)) {
		html_end_text(w);
		html_children(w, n);
		html_end_text(w);
		return;
	}
	if (f.caption)
		page_words(w->page, f.caption, words);
	if (words->len)
		put_picture(w, f.caption, html_children);
	else
		html_img(w, f.img);
}
