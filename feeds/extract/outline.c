#include "feeds/extract/outline.h"

#include <string.h>

#define SECTION_LEAST  120 /* characters of prose of a part of a text */
#define FORMULA_AROUND 2   /* elements around one that may hide it */
#define NOSCRIPT_LEAST 500 /* characters of prose in one that is no notice */
#define PROSE_LEAST    60  /* characters of a block that holds sentences */

/* A comma of any script, at text; how many bytes it has, or 0. */
static unsigned comma_size(const unsigned char *s)
{
	if (*s == ',')
		return 1;
	if (s[0] == 0xd8 && s[1] == 0x8c) /* U+060C, Arabic */
		return 2;
	if (s[0] == 0xe3 && s[1] == 0x80 && (s[2] == 0x81 || s[2] == 0x82))
		return 3;                                 /* U+3001, U+3002 */
	if (s[0] == 0xef && s[1] == 0xbc && s[2] == 0x8c) /* U+FF0C */
		return 3;
	return 0;
}

/* Characters and commas of a text, runs of blanks as one. */
static void count_text(struct outline_node *to, const char *text)
{
	bool blank = true;

	for (const unsigned char *s = (const unsigned char *)text; *s; s++) {
		if (*s <= ' ') {
			to->chars += !blank;
			blank = true;
			continue;
		}
		to->chars += (*s & 0xc0) != 0x80;
		blank = false;
		if (*s == ',' || *s >= 0xd8)
			to->commas += comma_size(s) > 0;
	}
}

/* What is around a block, up to where that is known. */
static void mark_parted(Outline *o, uint32_t around)
{
	while (around && !(o->nodes[around].flags & OUTLINE_PARTED)) {
		o->nodes[around].flags |= OUTLINE_PARTED;
		around = o->nodes[around].parent;
	}
}

/* From above: the block around it, and whether it is in a link or in code. */
static void inherit(Outline *o, uint32_t n)
{
	static const uint32_t down =
		OUTLINE_LINKED | OUTLINE_MODEST | OUTLINE_CODE;
	struct outline_node *to = &o->nodes[n];
	const struct outline_node *up = &o->nodes[to->parent];

	if (n && to->parent)
		to->flags |= up->flags & down;
	to->block = to->parent ? up->block : 0;
	if (to->element->kind & ELEMENT_LINK)
		to->flags |= OUTLINE_LINKED;
	if (to->element->kind & ELEMENT_CODE)
		to->flags |= OUTLINE_CODE;
	if (to->element->kind & ELEMENT_BLOCK) {
		mark_parted(o, to->parent);
		to->block = n;
	}
}

/* A formula is written twice: as MathML, which a style hides from the eye, and as a
 * picture, which is hidden from screen readers. The former is read here. */
static void show_formula(Outline *o, uint32_t n)
{
	for (int up = 0; up < FORMULA_AROUND; up++) {
		struct outline_node *around = &o->nodes[o->nodes[n].parent];
		const char *tag = around->element->tag;

		if (strcmp(tag, "span") == 0 ||
		    (up == 0 && strcmp(tag, "div") == 0))
			around->flags &= ~(uint32_t)OUTLINE_HIDDEN;
		n = o->nodes[n].parent;
	}
}

/* In the order of the page a node is after its parent. */
static void read_nodes(Outline *o)
{
	static const struct element text = { "", 0, 0 };
	struct names names;

	names_open(&names);
	for (uint32_t n = 0; n < o->n; n++) {
		const struct node *node = page_node(o->page, n);

		o->nodes[n].element = &text;
		o->nodes[n].parent = node->parent;
		if (node->tag)
			outline_node_read(&o->nodes[n], o->page, node, &names);
		else if (node->text)
			count_text(&o->nodes[n], node->text);
		inherit(o, n);
		if (strcmp(o->nodes[n].element->tag, "math") == 0)
			show_formula(o, n);
	}
}

/* Texts of blocks that are long enough to hold sentences. */
static void find_prose(Outline *o)
{
	g_autofree uint32_t *chars = g_new0(uint32_t, o->n);

	for (uint32_t n = 0; n < o->n; n++)
		chars[o->nodes[n].block] += o->nodes[n].chars;
	for (uint32_t n = 0; n < o->n; n++)
		if (o->nodes[n].chars &&
		    chars[o->nodes[n].block] >= PROSE_LEAST &&
		    !(o->nodes[n].flags & OUTLINE_LINKED))
			o->nodes[n].flags |= OUTLINE_PROSE;
}

static void find_ends(Outline *o)
{
	for (uint32_t n = o->n; n-- > 0;) {
		struct outline_node *node = &o->nodes[n];

		node->end = MAX(node->end, n + 1);
		if (n)
			o->nodes[node->parent].end =
				MAX(o->nodes[node->parent].end, node->end);
	}
}

static bool begins_with_heading(const Outline *o, uint32_t n)
{
	uint32_t end = o->nodes[n].end;

	for (uint32_t at = n; at < end; at++) {
		if (!o->nodes[at].chars || o->out[at])
			continue;
		for (; at > n; at = o->nodes[at].parent)
			if (outline_is(o, at, ELEMENT_HEADING))
				return true;
		return false;
	}
	return false;
}

static unsigned words_of_id(const Outline *o, uint32_t n)
{
	const char *id = page_attr(o->page, page_node(o->page, n), "id");
	unsigned words = id && *id;

	for (; id && *id; id++)
		words += strchr("-_.: ", *id) != NULL;
	return words;
}

/* A part of a text whose id says what its heading does ("related-work"): a place to
 * link to. Comments have headings, too. */
static bool is_section(const Outline *o, uint32_t n)
{
	struct counts c = outline_counts(o, n);
	unsigned least = o->nodes[n].named & NAMES_COMMENTS ? 3 : 2;

	return c.prose >= SECTION_LEAST && c.linked * 5 < c.chars &&
	       words_of_id(o, n) >= least && begins_with_heading(o, n);
}

static void forget_ids(Outline *o)
{
	for (uint32_t n = 1; n < o->n; n++)
		if (o->nodes[n].named && is_section(o, n))
			o->nodes[n].names &= ~o->nodes[n].named;
}

Outline *outline_new(const Page *p)
{
	Outline *o = g_new0(Outline, 1);

	o->page = p;
	o->n = p->nodes->len;
	o->nodes = g_new0(struct outline_node, o->n);
	o->out = g_new0(bool, o->n);
	o->after = g_new0(struct counts, o->n + 1);
	read_nodes(o);
	find_ends(o);
	find_prose(o);
	outline_reset(o, true);
	outline_count(o);
	forget_ids(o);
	return o;
}

void outline_free(Outline *o)
{
	if (!o)
		return;
	g_free(o->nodes);
	g_free(o->out);
	g_free(o->after);
	g_free(o);
}

void outline_leave_out(Outline *o, uint32_t n)
{
	if (!o->out[n])
		memset(o->out + n, true, o->nodes[n].end - n);
}

/* A <noscript> with the text of the page: a script shows the same otherwise. */
static bool is_whole_text(const Outline *o, uint32_t n)
{
	uint32_t chars = 0;

	if (strcmp(o->nodes[n].element->tag, "noscript") != 0)
		return false;
	for (uint32_t i = n + 1; i < o->nodes[n].end; i++)
		if (o->nodes[i].flags & OUTLINE_PROSE)
			chars += o->nodes[i].chars;
	return chars >= NOSCRIPT_LEAST;
}

/* A sign behind a heading that leads to it. */
static bool is_permalink(const Outline *o, uint32_t n)
{
	static const char *const signs[] = { "¶", "#", "§", "🔗", NULL };
	uint32_t first = page_node(o->page, n)->first;
	const char *text = first ? page_node(o->page, first)->text : NULL;

	return outline_is(o, n, ELEMENT_LINK) && text &&
	       !page_node(o->page, first)->next && g_strv_contains(signs, text);
}

void outline_reset(Outline *o, bool hidden)
{
	memset(o->out, false, o->n);
	for (uint32_t n = 1; n < o->n; n++) {
		if (o->out[n])
			continue;
		if ((outline_is(o, n, ELEMENT_GONE) && !is_whole_text(o, n)) ||
		    is_permalink(o, n) ||
		    (hidden && (o->nodes[n].flags & OUTLINE_HIDDEN)))
			outline_leave_out(o, n);
	}
}

static void add_text(struct counts *to, const Outline *o, uint32_t n)
{
	const struct outline_node *node = &o->nodes[n];
	uint16_t block = o->nodes[node->block].element->kind;

	to->chars += node->chars;
	to->commas += node->commas;
	if (node->flags & OUTLINE_PROSE)
		to->prose += node->chars;
	if (node->flags & OUTLINE_MODEST)
		to->linked += node->chars / 3;
	else if (node->flags & OUTLINE_LINKED)
		to->linked += node->chars;
	if (block & ELEMENT_HEADING)
		to->headings += node->chars;
	if (block & ELEMENT_ITEM)
		to->items += node->chars;
}

static void add_element(struct counts *to, const struct element *e)
{
	to->links += (e->kind & ELEMENT_LINK) != 0;
	to->images += strcmp(e->tag, "img") == 0;
	to->entries += (e->kind & ELEMENT_ITEM) != 0;
	to->paragraphs += e->tag[0] == 'p' && e->tag[1] == '\0';
	to->breaks += e->tag[0] == 'b' && strcmp(e->tag, "br") == 0;
}

static bool is_input(const struct element *e)
{
	return strcmp(e->tag, "input") == 0 || strcmp(e->tag, "select") == 0 ||
	       strcmp(e->tag, "textarea") == 0 || strcmp(e->tag, "button") == 0;
}

static void count_node(Outline *o, uint32_t n)
{
	const struct element *e = o->nodes[n].element;
	struct counts *sum = &o->after[n];

	*sum = o->after[n + 1];
	if ((e->kind & ELEMENT_GONE) && is_input(e))
		sum->inputs++;
	if (o->out[n])
		return;
	if (o->nodes[n].chars)
		add_text(sum, o, n);
	else
		add_element(sum, e);
}

void outline_count(Outline *o)
{
	for (uint32_t n = o->n; n-- > 0;)
		count_node(o, n);
}

void outline_sweep(Outline *o, bool (*is_out)(Outline *, uint32_t n, void *),
		   void *user)
{
	for (uint32_t n = o->n; n-- > 0;) {
		count_node(o, n);
		if (!n || o->out[n] || !page_node(o->page, n)->tag ||
		    !is_out(o, n, user))
			continue;
		outline_leave_out(o, n);
		o->after[n] = o->after[o->nodes[n].end];
	}
}

struct counts outline_counts(const Outline *o, uint32_t n)
{
	struct counts c = o->after[n];
	const struct counts *past = &o->after[o->nodes[n].end];

	c.chars -= past->chars;
	c.linked -= past->linked;
	c.commas -= past->commas;
	c.prose -= past->prose;
	c.headings -= past->headings;
	c.items -= past->items;
	c.paragraphs -= past->paragraphs;
	c.links -= past->links;
	c.images -= past->images;
	c.entries -= past->entries;
	c.inputs -= past->inputs;
	c.breaks -= past->breaks;
	return c;
}

double outline_link_density(const Outline *o, uint32_t n)
{
	const struct counts *past = &o->after[o->nodes[n].end];
	uint32_t chars = o->after[n].chars - past->chars;

	return chars ? (double)(o->after[n].linked - past->linked) / chars : 0;
}

char *outline_words(const Outline *o, uint32_t n, size_t most)
{
	GString *words = g_string_new(NULL);
	const char *end;

	for (uint32_t i = n; i < o->nodes[n].end && words->len < most; i++) {
		const char *text = page_node(o->page, i)->text;

		if (o->out[i])
			i = o->nodes[i].end - 1;
		else if (text)
			page_append_words(words, text, most);
		else if (outline_is(o, i, ELEMENT_BLOCK) && words->len)
			page_append_words(words, " ", most);
	}
	if (!g_utf8_validate(words->str, (gssize)words->len, &end))
		g_string_truncate(words, (gsize)(end - words->str));
	g_strchomp(words->str);
	return g_string_free(words, FALSE);
}
