#include "feeds/extract/byline.h"

#include "feeds/text/date.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define LONGEST 120 /* bytes of names that are kept */

/* Before the names, in lower case; the longest first of those that begin alike. */
static const char *const leads[] = {
	"by ",
	"by: ",
	"article by ",
	"written by ",
	"posted by ",
	"story by ",
	"words by ",
	"text by ",
	"author: ",
	"authors: ",
	"von ",
	"von: ",
	"vom ",
	"autor: ",
	"autorin: ",
	"autoren: ",
	"text: ",
	"erstellt von ",
	"eingestellt von ",
	"geschrieben von ",
	"verfasst von ",
	"veröffentlicht von ",
	"publiziert von ",
	"zeige alle beiträge von ",
	"alle beiträge von ",
	"ein beitrag von ",
	"par ",
	"par : ",
	"auteur: ",
	"auteur : ",
	"publié par ",
	"rédigé par ",
	"por ",
	"por: ",
	"escrito por ",
	"publicado por ",
	"di ",
	"di: ",
	"scritto da ",
	"a cura di ",
	"door ",
	"door: ",
	"geschreven door ",
	"tekst: ",
	"av ",
	"skrevet av ",
	"skriven av ",
	"af ",
	"skrevet af ",
	"autor ",
	"автор: ",
	"作者：",
	"作者: ",
	"文：",
	"all posts by ",
	"view all posts by ",
};

static size_t lead_size(const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
		size_t n = strlen(leads[i]);
		g_autofree char *head =
			g_utf8_substring(text, 0,
					 MIN(g_utf8_strlen(text, -1),
					     g_utf8_strlen(leads[i], -1)));
		g_autofree char *low = g_utf8_strdown(head, -1);

		if (strcmp(low, leads[i]) == 0)
			return strlen(head) ? strlen(head) : n;
	}
	return 0;
}

/* Where the names end: a number (a date, a time), a sign between parts of a line,
 * an address of another service. */
static size_t names_size(const char *text)
{
	static const char *const ends[] = { "|",  "•", "·", " - ", " – ", " — ",
					    " @", "(", "→", "\n",  "\t" };
	size_t size = strcspn(text, "0123456789");

	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		const char *at = strstr(text, ends[i]);

		if (at && at > text)
			size = MIN(size, (size_t)(at - text));
	}
	return size;
}

/* A name in which a number is part of a word ("delta201") is one. */
static bool is_one_word(const char *text)
{
	return !strchr(text, ' ');
}

/* Words that stand between names and a date. */
static void drop_tail(GString *names)
{
	static const char *const tails[] = {
		" am",        " on",         " um",      " le",
		" el",        " at",         " vom",     " il",
		" stand:",    " em",         " stand",   " datum",
		" published", " publiziert", " updated", " aktualisiert",
	};
	bool again = true;

	while (again) {
		again = false;
		while (names->len &&
		       strchr(" ,;:/-", names->str[names->len - 1]))
			g_string_truncate(names, names->len - 1);
		for (size_t i = 0; i < G_N_ELEMENTS(tails); i++) {
			g_autofree char *low = g_ascii_strdown(names->str, -1);

			if (!g_str_has_suffix(low, tails[i]))
				continue;
			g_string_truncate(names, names->len - strlen(tails[i]));
			again = true;
		}
	}
}

/* The name of a month or a day of the week, in any language that dates are in. */
static bool is_month(const char *word)
{
	g_autofree char *date = g_strdup_printf("%s 1 2024", word);
	int64_t when;

	return !strpbrk(word, "0123456789") && date_parse(date, &when);
}

static void drop_month(GString *names)
{
	const char *last = strrchr(names->str, ' ');

	if (last && is_month(last + 1))
		g_string_truncate(names, (gsize)(last - names->str));
}

/* What stands before names, or a date, with none. */
static bool is_label(const char *text)
{
	static const char *const labels[] = {
		"article by", "author",     "autor", "by",  "par",        "por",
		"published",  "publiziert", "stand", "von", "written by", "zvg",
	};
	g_autofree char *low = g_utf8_strdown(text, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (strcmp(low, labels[i]) == 0)
			return true;
	return false;
}

static bool has_letter(const char *text)
{
	for (; *text; text += g_utf8_skip[(unsigned char)*text])
		if (g_unichar_isalpha(g_utf8_get_char(text)))
			return true;
	return false;
}

char *byline_tidy(const char *text)
{
	g_autoptr(GString) names = NULL;
	size_t lead;
	bool dated;

	text += strspn(text, " \t\n\r");
	while ((lead = lead_size(text)))
		text += lead + strspn(text + lead, " \t\n\r");
	names = g_string_new(text);
	if (!is_one_word(text))
		g_string_truncate(names, names_size(text));
	dated = g_ascii_isdigit(text[names->len]);
	drop_tail(names);
	if (dated)
		drop_month(names);
	drop_tail(names);
	if (names->len > LONGEST || !has_letter(names->str) ||
	    is_label(names->str) || strchr(names->str, '*') ||
	    strchr(names->str, '?'))
		return NULL;
	return g_string_free(g_steal_pointer(&names), FALSE);
}
