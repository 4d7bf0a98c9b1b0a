#include "feeds/extract/published.h"

#include "feeds/text/date.h"

#include <stdio.h>
#include <string.h>

#define WORDS_MAX    24  /* of a line in which a date is looked for */
#define DATE_WORDS   5   /* a date has at most: "Friday, 1 May 2024 10:00" */
#define LINE_LONGEST 80  /* characters of a line that is one */
#define LINES_MAX    400 /* of a page that are looked at */
#define YEAR_FIRST   1990
#define YEAR_LAST    2100

static bool is_year(int year)
{
	return year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* "2024-5-1T…" with its month and day in two digits; NULL if it does not begin
 * so. */
static char *iso_of(const char *text)
{
	int year, month, day, used = 0;

	text += strspn(text, " \t\n\r");
	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 ||
	    !used || !is_year(year) || month < 1 || month > 12 || day < 1 ||
	    day > 31)
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d%.30s", year, month, day,
			       text + used);
}

/* "1. 5. 2024": between dots the day comes first. NULL for what is none. */
static char *dotted_at(const char *text)
{
	int year, month, day;

	if (sscanf(text, " %2d. %2d. %4d", &day, &month, &year) != 3 ||
	    !is_year(year) || month < 1 || month > 12 || day < 1 || day > 31)
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

static char *dotted_in(const char *text)
{
	for (const char *at = text; *at; at++) {
		char *date;

		if (!g_ascii_isdigit(*at) ||
		    (at > text && g_ascii_isdigit(at[-1])))
			continue;
		date = dotted_at(at);
		if (date)
			return date;
	}
	return NULL;
}

/* Whether there is a year, and another number beside it: a year alone, or with a
 * month, says when something was, and not when it was published. */
static bool has_year(const char *text)
{
	bool year = false;
	int numbers = 0;

	while (*text) {
		size_t n = strspn(text, "0123456789");

		year = year || (n == 4 && (*text == '1' || *text == '2'));
		numbers += n > 0;
		text += n + !n;
	}
	return year && numbers > 1;
}

static char *format_date(int64_t when)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(when);

	if (!date || !is_year(g_date_time_get_year(date)))
		return NULL;
	return g_date_time_format(date, "%Y-%m-%d");
}

static char *try_words(char **words, guint n)
{
	g_autofree char *joined = NULL;
	char *end;
	int64_t when;

	end = words[n];
	words[n] = NULL;
	joined = g_strjoinv(" ", words);
	words[n] = end;
	g_strdelimit(joined, ",|", ' ');
	g_strstrip(joined);
	if (!has_year(joined) || !date_parse(joined, &when))
		return NULL;
	return format_date(when);
}

/* The longest run of words that is a date, of those that begin first. */
static char *date_among(char **words, guint n_words)
{
	for (guint from = 0; from < n_words; from++)
		for (guint n = MIN(DATE_WORDS, n_words - from); n > 0; n--) {
			char *date = try_words(words + from, n);

			if (date)
				return date;
		}
	return NULL;
}

char *published_in(const char *text)
{
	g_auto(GStrv) words = NULL;
	char *iso = iso_of(text);

	if (iso || !has_year(text))
		return iso;
	iso = dotted_in(text);
	if (iso)
		return iso;
	words = g_strsplit_set(text, " \t\n\r", WORDS_MAX);
	return date_among(words, g_strv_length(words));
}

/* Three numbers with one sign, or "/" and "-", between them. */
static char *numbers_at(const char *at)
{
	int year, month, day, used = 0;

	if (sscanf(at, "%4d%*1[/-]%2d%*1[/-]%2d%n", &year, &month, &day,
		   &used) != 3 ||
	    !used || g_ascii_isdigit(at[used]))
		return NULL;
	if (!is_year(year) || month < 1 || month > 12 || day < 1 || day > 31)
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

char *published_in_address(const char *url)
{
	for (const char *at = url; *at; at++) {
		char *date;

		if (*at != '/' || !g_ascii_isdigit(at[1]))
			continue;
		date = numbers_at(at + 1);
		if (date)
			return date;
	}
	return NULL;
}

static uint32_t first_heading(const Outline *o)
{
	for (uint32_t n = 1; n < o->n; n++)
		if (strcmp(outline_at(o, n)->element->tag, "h1") == 0)
			return n;
	return 1;
}

char *published_in_page(const Outline *o)
{
	unsigned lines = 0;

	for (uint32_t n = first_heading(o); n < o->n && lines < LINES_MAX;
	     n++) {
		const struct outline_node *node = outline_at(o, n);
		char *date;

		if (o->out[n] || !node->chars || node->chars > LINE_LONGEST)
			continue;
		lines++;
		date = published_in(page_node(o->page, n)->text);
		if (date)
			return date;
	}
	return NULL;
}
