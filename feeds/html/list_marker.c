#include "feeds/html/list_marker.h"

#include <inttypes.h>
#include <string.h>

#define START_MAX 999999
#define ROMAN_MAX 3999

static char *roman(int64_t n, bool upper)
{
	static const struct {
		int value;
		const char *low, *up;
	} digits[] = {
		{ 1000, "m", "M" },  { 900, "cm", "CM" }, { 500, "d", "D" },
		{ 400, "cd", "CD" }, { 100, "c", "C" },   { 90, "xc", "XC" },
		{ 50, "l", "L" },    { 40, "xl", "XL" },  { 10, "x", "X" },
		{ 9, "ix", "IX" },   { 5, "v", "V" },     { 4, "iv", "IV" },
		{ 1, "i", "I" },
	};
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(digits); i++)
		for (; n >= digits[i].value; n -= digits[i].value)
			g_string_append(out,
					upper ? digits[i].up : digits[i].low);
	return g_string_free(out, FALSE);
}

/* a to z, aa to zz, and so on: bijective base 26. */
static char *letters(int64_t n, bool upper)
{
	GString *out = g_string_new(NULL);

	for (; n > 0; n = (n - 1) / 26)
		g_string_prepend_c(out,
				   (char)((upper ? 'A' : 'a') + (n - 1) % 26));
	return g_string_free(out, FALSE);
}

static char *sign(const struct html_list *l, int64_t n)
{
	bool upper = g_ascii_isupper(l->type);
	g_autofree char *digits = NULL;

	if (!l->numbered)
		return g_strdup("•");
	if ((l->type == 'i' || l->type == 'I') && n > 0 && n <= ROMAN_MAX)
		digits = roman(n, upper);
	else if ((l->type == 'a' || l->type == 'A') && n > 0)
		digits = letters(n, upper);
	else
		digits = g_strdup_printf("%" PRId64, n);
	return g_strconcat(digits, ".", NULL);
}

static int64_t number_of(const char *text, int64_t otherwise)
{
	char *end;
	int64_t n = text ? g_ascii_strtoll(text, &end, 10) : 0;

	if (!text || end == text)
		return otherwise;
	return CLAMP(n, -START_MAX, START_MAX);
}

static int64_t count_items(const Page *p, uint32_t list)
{
	int64_t n = 0;

	for (uint32_t c = page_node(p, list)->first; c;
	     c = page_node(p, c)->next)
		n += page_is(page_node(p, c), "li");
	return n;
}

void list_marker_open(struct html_list *l, const Page *p, uint32_t list)
{
	const struct node *node = page_node(p, list);
	const char *type = page_attr(p, node, "type");
	int64_t items = count_items(p, list);
	bool reversed = page_attr(p, node, "reversed") != NULL;

	*l = (struct html_list){ .numbered = page_is(node, "ol"),
				 .type = '1',
				 .step = reversed ? -1 : 1 };
	if (type && *type && strchr("1aAiI", *type) && !type[1])
		l->type = *type;
	l->next = number_of(page_attr(p, node, "start"), reversed ? items : 1);
	if (!l->numbered)
		return;
	/* numbers grow at one end; letters and Roman ones anywhere */
	for (int64_t i = 0; i < MIN(items, 4000); i++) {
		g_autofree char *one = sign(l, l->next + i * l->step);

		l->width = MAX(l->width, (int)strlen(one));
	}
}

char *list_marker_next(struct html_list *l, const Page *p, uint32_t item)
{
	g_autofree char *text = NULL;
	int64_t n =
		number_of(page_attr(p, page_node(p, item), "value"), l->next);

	text = sign(l, n);
	l->next = n + l->step;
	if (!l->numbered)
		return g_steal_pointer(&text);
	return g_strdup_printf("%*s", l->width, text);
}
