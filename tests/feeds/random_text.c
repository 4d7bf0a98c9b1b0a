#include "tests/feeds/random_text.h"

#include <string.h>

#define INLINE_MAX 5 /* elements of text within each other */

guint32 making_pick(struct making *m, guint32 n)
{
	return (guint32)g_rand_int_range(m->chance, 0, (gint32)n);
}

void making_apart(struct making *m)
{
	g_string_append_c(m->want, ' ');
}

void making_blank(struct making *m)
{
	static const char *const blanks[] = { " ",   "\n",    "\t  ",
					      " \n", "&#32;", "<!-- Qx --> " };

	g_string_append(m->html, blanks[making_pick(m, G_N_ELEMENTS(blanks))]);
	making_apart(m);
}

void making_name_word(struct making *m, char word[8])
{
	unsigned n = m->words++;

	for (int i = 0; i < 4; i++, n /= 16)
		word[1 + i] = (char)('A' + n % 16);
	word[0] = 'Q';
	word[5] = '\0';
}

void making_word(struct making *m)
{
	char word[8];

	making_name_word(m, word);
	g_string_append(m->html, word);
	g_string_append(m->want, word);
}

void making_open(struct making *m, const char *tag)
{
	g_string_append_printf(m->html, "<%s>", tag);
}

void making_close(struct making *m, const char *tag)
{
	g_string_append_printf(m->html, "</%.*s>", (int)strcspn(tag, " "), tag);
}

static void put_inline(struct making *m, int depth)
{
	static const char *const tags[] = { "b", "i", "em",   "span",  "code",
					    "s", "u", "font", "small", "mark" };
	const char *tag = tags[making_pick(m, G_N_ELEMENTS(tags))];
	guint32 n = 1 + making_pick(m, 3);

	making_open(m, tag);
	for (guint32 i = 0; i < n; i++) {
		if (depth < INLINE_MAX && making_pick(m, 4) == 0)
			put_inline(m, depth + 1);
		else
			making_word(m);
		if (making_pick(m, 2))
			making_blank(m);
	}
	making_close(m, tag);
}

/* A link's number follows it on the lines: so a blank does here. */
static void put_link(struct making *m)
{
	g_string_append_printf(m->html, "<a href='https://a.example/%u'>",
			       m->words);
	making_word(m);
	g_string_append(m->html, "</a>");
	making_blank(m);
}

static void put_quote(struct making *m)
{
	g_string_append(m->html, "<q>");
	making_apart(m);
	making_word(m);
	if (making_pick(m, 2))
		making_blank(m);
	g_string_append(m->html, "</q>");
	making_apart(m);
}

/* What a browser does not show. */
static void put_unseen(struct making *m)
{
	static const char *const unseen[] = {
		"<style>.Qx { color: red }</style>",
		"<script>var Qx = '<p>';</script>",
		"<template>Qx</template>",
		"<select><option>Qx</select>",
		"<!-- Qx -->",
		"<img src=t.gif width=1 height=1 alt=Qx>",
	};

	g_string_append(m->html, unseen[making_pick(m, G_N_ELEMENTS(unseen))]);
}

static void put_break(struct making *m)
{
	g_string_append(m->html, making_pick(m, 2) ? "<br>" : "<br/>\n");
	making_apart(m);
}

void making_flow(struct making *m)
{
	guint32 n = 1 + making_pick(m, 6);

	for (guint32 i = 0; i < n; i++) {
		switch (making_pick(m, 9)) {
		case 0:
			put_inline(m, 0);
			break;
		case 1:
			put_link(m);
			break;
		case 2:
			put_quote(m);
			break;
		case 3:
			put_break(m);
			break;
		case 4:
			put_unseen(m);
			break;
		default:
			making_word(m);
			break;
		}
		if (making_pick(m, 3))
			making_blank(m);
	}
}
