#include "feeds/html/page.h"

#include <string.h>

void page_free(Page *p)
{
	if (!p)
		return;
	g_array_free(p->nodes, TRUE);
	g_array_free(p->attrs, TRUE);
	g_string_chunk_free(p->text);
	g_free(p);
}

const struct node *page_node(const Page *p, uint32_t n)
{
	return &g_array_index(p->nodes, struct node, n);
}

bool page_is(const struct node *n, const char *tag)
{
	return n->tag && strcmp(n->tag, tag) == 0;
}

const char *page_attr(const Page *p, const struct node *n, const char *name)
{
	for (uint32_t i = 0; i < n->n_attrs; i++) {
		const struct page_attr *a =
			&g_array_index(p->attrs, struct page_attr, n->attr + i);

		if (strcmp(a->name, name) == 0)
			return a->value;
	}
	return NULL;
}

/* The next in document order that is below `from`; 0 at the end. */
static uint32_t next_within(const Page *p, uint32_t n, uint32_t from)
{
	if (page_node(p, n)->first)
		return page_node(p, n)->first;
	while (n != from && !page_node(p, n)->next)
		n = page_node(p, n)->parent;
	return n == from ? 0 : page_node(p, n)->next;
}

uint32_t page_find(const Page *p, uint32_t from, const char *tag)
{
	uint32_t n = from;

	while ((n = next_within(p, n, from)))
		if (page_is(page_node(p, n), tag))
			break;
	return n;
}

bool page_is_blank(const char *text)
{
	return text[strspn(text, " \t\n\r\f\v")] == '\0';
}

void page_append_words(GString *out, const char *text, size_t most)
{
	for (; *text && out->len < most; text++) {
		if (!g_ascii_isspace(*text))
			g_string_append_c(out, *text);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
}

void page_first_words(const Page *p, uint32_t from, size_t most, GString *out)
{
	uint32_t n = from;

	if (page_node(p, n)->text)
		page_append_words(out, page_node(p, n)->text, most);
	while (out->len < most && (n = next_within(p, n, from)))
		if (page_node(p, n)->text)
			page_append_words(out, page_node(p, n)->text, most);
	if (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
}

void page_words(const Page *p, uint32_t from, GString *out)
{
	page_first_words(p, from, SIZE_MAX, out);
}

char *page_line(const Page *p, uint32_t from, size_t most)
{
	GString *words = g_string_new(NULL);
	const char *end;

	page_first_words(p, from, most, words);
	if (!g_utf8_validate(words->str, (gssize)words->len, &end))
		g_string_truncate(words, (gsize)(end - words->str));
	return g_string_free(words, FALSE);
}

bool page_has_words(const Page *p, uint32_t from)
{
	g_autoptr(GString) words = g_string_new(NULL);

	page_first_words(p, from, 1, words);
	return words->len > 0;
}
