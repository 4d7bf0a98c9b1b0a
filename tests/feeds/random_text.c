#include "tests/feeds/random_text.h"

#include <string.h>

#define INLINE_MAX 5 /* elements of text within each other */

guint32 random_text_pick(struct random_page *p, guint32 n)
{
	return (guint32)g_rand_int_range(p->chance, 0, (gint32)n);
}

void random_text_want_blank(struct random_page *p)
{
	g_string_append_c(p->want, ' ');
}

void random_text_blank(struct random_page *p)
{
	static const char *const blanks[] = { " ",   "\n",    "\t  ",
					      " \n", "&#32;", "<!-- Qx --> " };

	g_string_append(p->html,
			blanks[random_text_pick(p, G_N_ELEMENTS(blanks))]);
	random_text_want_blank(p);
}

void random_text_next_word(struct random_page *p, char word[8])
{
	unsigned n = p->words++;

	for (int i = 0; i < 4; i++, n /= 16)
		word[1 + i] = (char)('A' + n % 16);
	word[0] = 'Q';
	word[5] = '\0';
}

void random_text_add_word(struct random_page *p)
{
	char word[8];

	random_text_next_word(p, word);
	g_string_append(p->html, word);
	g_string_append(p->want, word);
}

void random_text_open(struct random_page *p, const char *tag)
{
	g_string_append_printf(p->html, "<%s>", tag);
}

void random_text_close(struct random_page *p, const char *tag)
{
	g_string_append_printf(p->html, "</%.*s>", (int)strcspn(tag, " "), tag);
}

static void put_inline(struct random_page *p, int depth)
{
	static const char *const tags[] = { "b", "i", "em",   "span",  "code",
					    "s", "u", "font", "small", "mark" };
	const char *tag = tags[random_text_pick(p, G_N_ELEMENTS(tags))];
	guint32 n = 1 + random_text_pick(p, 3);

	random_text_open(p, tag);
	for (guint32 i = 0; i < n; i++) {
		if (depth < INLINE_MAX && random_text_pick(p, 4) == 0)
			put_inline(p, depth + 1);
		else
			random_text_add_word(p);
		if (random_text_pick(p, 2))
			random_text_blank(p);
	}
	random_text_close(p, tag);
}

/* A link's number follows it on the lines: so a blank does here. */
static void put_link(struct random_page *p)
{
	g_string_append_printf(p->html, "<a href='https://a.example/%u'>",
			       p->words);
	random_text_add_word(p);
	g_string_append(p->html, "</a>");
	random_text_blank(p);
}

static void put_quote(struct random_page *p)
{
	g_string_append(p->html, "<q>");
	random_text_want_blank(p);
	random_text_add_word(p);
	if (random_text_pick(p, 2))
		random_text_blank(p);
	g_string_append(p->html, "</q>");
	random_text_want_blank(p);
}

/* What a browser does not show. */
static void put_unseen(struct random_page *p)
{
	static const char *const unseen[] = {
		"<style>.Qx { color: red }</style>",
		"<script>var Qx = '<p>';</script>",
		"<template>Qx</template>",
		"<select><option>Qx</select>",
		"<!-- Qx -->",
		"<img src=t.gif width=1 height=1 alt=Qx>",
	};

	g_string_append(p->html,
			unseen[random_text_pick(p, G_N_ELEMENTS(unseen))]);
}

static void put_break(struct random_page *p)
{
	g_string_append(p->html, random_text_pick(p, 2) ? "<br>" : "<br/>\n");
	random_text_want_blank(p);
}

void random_text_add(struct random_page *p)
{
	guint32 n = 1 + random_text_pick(p, 6);

	for (guint32 i = 0; i < n; i++) {
		switch (random_text_pick(p, 9)) {
		case 0:
			put_inline(p, 0);
			break;
		case 1:
			put_link(p);
			break;
		case 2:
			put_quote(p);
			break;
		case 3:
			put_break(p);
			break;
		case 4:
			put_unseen(p);
			break;
		default:
			random_text_add_word(p);
			break;
		}
		if (random_text_pick(p, 3))
			random_text_blank(p);
	}
}
