#include "feeds/extract/write.h"

#include "feeds/extract/image.h"
#include "feeds/extract/tags.h"
#include "feeds/text/plain.h"

#include <string.h>

#define SOFT_HYPHEN     "\u00ad"
#define CAPTION_LONGEST 500 /* characters of a block that is called a caption */

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

		tags_close(w);
		tags_open_paragraph(w, end);
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
	tags_write(w);
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

/* Without soft hyphens: whoever looks for a word has none in it. */
static void put_plain(GString *text, const char *word, size_t n)
{
	const size_t size = strlen(SOFT_HYPHEN);
	const char *end = word + n, *soft;

	while ((soft = memmem(word, (size_t)(end - word), SOFT_HYPHEN, size))) {
		g_string_append_len(text, word, soft - word);
		word = soft + size;
	}
	g_string_append_len(text, word, end - word);
}

static void put_word(struct writing *w, const char *word, size_t n)
{
	w->words++;
	plain_escape(word, n, w->to->html);
	if (w->at >= w->caption)
		put_plain(w->to->text, word, n);
}

/* Blanks around the parts of a formula are for who reads its source. */
static void put_flowing(struct writing *w, const char *text, uint32_t end)
{
	bool formula = w->at < w->formula;

	while (*text) {
		size_t blanks = strspn(text, " \t\n\r\f\v");
		size_t n = strcspn(text + blanks, " \t\n\r\f\v");

		w->blank = w->blank || (blanks && !formula);
		if (n) {
			tags_open_paragraph(w, end);
			prepare(w);
			put_word(w, text + blanks, n);
			/* but not those between its words */
			formula =
				w->at < w->formula &&
				!text[blanks + n +
				      strspn(text + blanks + n, " \t\n\r\f\v")];
		}
		text += blanks + n;
	}
}

/* As it is: between two words in colours there may be a line break alone. */
static void put_code(struct writing *w, uint32_t n)
{
	const char *text = page_node(w->o->page, n)->text;

	if (!outline_at(w->o, n)->chars && w->starts)
		return;
	tags_open_paragraph(w, outline_at(w->o, n)->end);
	prepare(w);
	put_word(w, text, strlen(text));
}

static void put_text(struct writing *w, uint32_t n)
{
	const char *text = page_node(w->o->page, n)->text;
	const struct outline_node *node = outline_at(w->o, n);

	if (node->flags & OUTLINE_CODE)
		put_code(w, n);
	else if (!node->chars)
		w->blank = w->blank || w->at >= w->formula;
	else
		put_flowing(w, text, node->end);
}

static void put_image(struct writing *w, uint32_t n)
{
	const struct node *node = page_node(w->o->page, n);
	const char *alt = page_attr(w->o->page, node, "alt");
	g_autofree char *url = image_address(w->o->page, node, w->base);

	if (!url || tags_is_full(w))
		return;
	if (!tags_in_figure(w))
		tags_open_paragraph(w, outline_at(w->o, n)->end);
	put_breaks(w);
	tags_write(w);
	g_string_append(w->to->html, "<img");
	tags_put_attr(w, "src", url);
	if (alt && *alt)
		tags_put_attr(w, "alt", alt);
	g_string_append_c(w->to->html, '>');
	w->starts = false;
}

static bool is_figcaption(const struct writing *w, uint32_t n)
{
	return strcmp(outline_at(w->o, n)->element->tag, "figcaption") == 0;
}

/* By its tag, or as a short paragraph that is called so; not within another one, and
 * not what is around pictures that stand in no figure. */
static bool is_caption(const struct writing *w, uint32_t n)
{
	static const uint16_t others = ELEMENT_HEADING | ELEMENT_ITEM |
				       ELEMENT_CELL | ELEMENT_LIST |
				       ELEMENT_TABLE;
	const struct outline_node *node = outline_at(w->o, n);
	struct counts c = outline_counts(w->o, n);

	if (n < w->caption || (c.images && !tags_in_figure(w)))
		return false;
	if (is_figcaption(w, n))
		return true;
	return (node->names & NAMES_CAPTION) && c.chars < CAPTION_LONGEST &&
	       !c.images && !(node->element->kind & others) &&
	       strcmp(node->element->tag, "blockquote") != 0;
}

/* In a figure, one of its own if it is in none. */
static void set_caption(struct writing *w, struct open *open)
{
	w->caption = open->end;
	open->tag = "figcaption";
	open->takes_text = true;
	open->figure = !tags_in_figure(w);
}

/* A caption in a caption and a figure in a figure only end lines. */
static bool is_within_itself(const struct writing *w, uint32_t n)
{
	return is_figcaption(w, n) ||
	       (strcmp(outline_at(w->o, n)->element->tag, "figure") == 0 &&
		tags_in_figure(w));
}

static void open_block(struct writing *w, uint32_t n)
{
	const struct outline_node *node = outline_at(w->o, n);
	uint16_t kind = node->element->kind;
	bool nests = kind & (ELEMENT_ITEM | ELEMENT_CELL);
	bool leaf = (kind & ELEMENT_LEAF) &&
		    (nests || !(node->flags & OUTLINE_PARTED));
	struct open open = { .node = n, .end = node->end, .block = true };

	tags_close_paragraph(w);
	tags_end_line(w);
	if ((kind & ELEMENT_KEPT) && (leaf || !(kind & ELEMENT_LEAF)) &&
	    !is_within_itself(w, n))
		open.tag = node->element->tag;
	open.takes_text = open.tag && leaf;
	if (is_caption(w, n))
		set_caption(w, &open);
	tags_open(w, &open);
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
	tags_open_paragraph(w, node->end);
	tags_open(w, &open);
	if (strcmp(open.tag, "math") == 0)
		w->formula = node->end;
	/* how a word is read is said beside it, as a caption is */
	if (strcmp(open.tag, "rt") == 0 || strcmp(open.tag, "rp") == 0)
		w->caption = MAX(w->caption, node->end);
}

static void put_rule(struct writing *w)
{
	tags_close_paragraph(w);
	tags_end_line(w);
	if (w->to->text->len && !tags_take_text(w))
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

	tags_end_line(&w);
	for (uint32_t n = part; n < end; n++) {
		w.at = n;
		tags_close_until(&w, n);
		if (o->out[n])
			n = outline_at(o, n)->end - 1;
		else if (page_node(o->page, n)->text)
			put_text(&w, n);
		else
			put_element(&w, n);
	}
	tags_close_until(&w, end);
	while (w.n_open)
		tags_close(&w);
}
