#include "feeds/html/picture.h"
#include "feeds/html/walk.h"
#include "src/base/url.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a figure holds besides its caption. */
struct figure {
	uint32_t img, caption;           /* the first of each; 0: none */
	uint32_t img_link, caption_link; /* the <a> around it; 0: none */
	int pictures;
	bool more; /* text that is in no caption, a film, a sound */
};

#define LEAD_LEAST 120 /* points: what is smaller is a portrait or a sign */

/* The last block is the picture `n`: the first that is large is the story's. */
static void note_picture(const struct html_walk *w, uint32_t n)
{
	const struct node *img = page_node(w->page, n);
	const char *address = picture_address(w->page, img);
	g_autofree char *url = address ? url_resolve(w->base, address) : NULL;
	int width, height;

	picture_size(w->page, img, &width, &height);
	if (url && url_is_web(url) && (!width || width >= LEAD_LEAST) &&
	    (!height || height >= LEAD_LEAST / 2))
		body_set_picture(w->body, url, (uint32_t)width,
				 (uint32_t)height);
}

/* A block of its own for a picture; its words are what `fill` puts there. */
static void put_picture(struct html_walk *w, const struct figure *f,
			void (*fill)(struct html_walk *w,
				     const struct figure *f))
{
	unsigned style = w->style;
	bool pre = w->pre;

	html_end_text(w);
	html_begin(w, BLOCK_PICTURE);
	note_picture(w, f->img);
	w->open = w->caption = true;
	w->pre = false;
	w->style = 0;
	fill(w, f);
	w->style = style;
	w->pre = pre;
	w->caption = w->open = false;
	w->line = false;
	w->blank = HTML_NO_BLANK;
}

/* The title is on a line of its own where it says more than the alt: in comics
 * it is half of the joke. */
static void put_words(struct html_walk *w, uint32_t n)
{
	const struct node *img = page_node(w->page, n);
	const char *words = picture_words(w->page, img);
	const char *title = picture_title(w->page, img);

	html_put_flowing(w, words ? words : _("picture"));
	if (!title)
		return;
	html_end_text(w);
	html_put_flowing(w, title);
}

static void fill_from_img(struct html_walk *w, const struct figure *f)
{
	put_words(w, f->img);
}

bool html_is_picture(const struct html_walk *w, uint32_t n)
{
	const struct node *node = page_node(w->page, n);

	return page_is(node, "img") &&
	       picture_kind_of(w->page, node) == PICTURE_FULL;
}

/* A picture in a cell, on a line that looks as its block would. */
static void put_picture_line(struct html_walk *w, uint32_t n)
{
	unsigned link = w->link;

	html_end_text(w);
	w->link = 0;
	html_put_flowing(w, "▣\u00a0");
	w->link = link;
	put_words(w, n);
	html_end_text(w);
}

/* A sign flows in the sentence. Where a larger one has no room for
 * a block, its words are words between blanks; without words around it, or of
 * its own, it is a line. */
void html_img(struct html_walk *w, uint32_t n)
{
	const struct figure alone = { .img = n };
	bool large = html_is_picture(w, n);
	const char *words = picture_words(w->page, page_node(w->page, n));

	if (large && !html_in_one_block(w)) {
		put_picture(w, &alone, fill_from_img);
	} else if (large && (w->cell ? w->bare || !words : w->link && !words)) {
		put_picture_line(w, n);
	} else {
		w->blank = large ? HTML_BLANK : w->blank;
		if (words)
			html_put_text(w, words);
		w->blank = large ? HTML_BLANK : w->blank;
	}
}

static void look_at_figure(const struct html_walk *w, uint32_t n, uint32_t link,
			   struct figure *f);

/* One node of a figure; `link` is the <a> around it. */
static void look_at_part(const struct html_walk *w, uint32_t n, uint32_t link,
			 struct figure *f)
{
	const struct node *node = page_node(w->page, n);

	if (page_is(node, "figcaption") && !f->caption) {
		f->caption = n;
		f->caption_link = link;
		return;
	}
	if (html_is_media(node)) {
		f->more = f->more || html_media_address(w, n);
		return;
	}
	if (node->text && !page_is_blank(node->text))
		f->more = true;
	if (page_is(node, "img")) {
		if (!f->img)
			f->img_link = link;
		f->img = f->img ? f->img : n;
		f->pictures++;
	}
	look_at_figure(w, n, page_is(node, "a") ? n : link, f);
}

static void look_at_figure(const struct html_walk *w, uint32_t n, uint32_t link,
			   struct figure *f)
{
	for (uint32_t c = page_node(w->page, n)->first; c;
	     c = page_node(w->page, c)->next)
		look_at_part(w, c, link, f);
}

/* The caption leads where its picture does; where it has links of its own, that
 * of the picture follows it. */
static void fill_from_caption(struct html_walk *w, const struct figure *f)
{
	bool own = f->caption_link || page_find(w->page, f->caption, "a");
	uint32_t around = own ? f->caption_link : f->img_link;
	unsigned outer = w->link;

	if (around)
		w->link = html_link_of(w, around);
	html_children(w, f->caption);
	w->link = outer;
	if (own && f->img_link && f->img_link != f->caption_link)
		w->link = html_link_of(w, f->img_link);
	if (w->link != outer) {
		html_end_text(w);
		html_put(w, _("picture"));
	}
	w->link = outer;
}

/* The picture that a figure consists of. */
static void put_figure(struct html_walk *w, const struct figure *f)
{
	unsigned outer = w->link;

	if (f->caption && page_has_words(w->page, f->caption)) {
		put_picture(w, f, fill_from_caption);
		return;
	}
	if (f->img_link)
		w->link = html_link_of(w, f->img_link);
	html_img(w, f->img);
	w->link = outer;
}

/* A figure with one picture and nothing else is that picture with its caption;
 * any other is what is in it, one after the other. */
void html_figure(struct html_walk *w, uint32_t n)
{
	struct figure f = { 0 };

	look_at_figure(w, n, 0, &f);
	html_end_text(w);
	if (f.pictures != 1 || f.more || html_in_one_block(w))
		html_children(w, n);
	else
		put_figure(w, &f);
	html_end_text(w);
}
