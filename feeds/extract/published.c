#include "feeds/extract/published.h"

#include "feeds/text/date.h"
#include "feeds/text/date_scan.h"

#include <string.h>

#define WORDS_MAX    24  /* of a line in which a date is looked for */
#define DATE_WORDS   5   /* a date has at most: "Friday, 1 May 2024 10:00" */
#define LINE_LONGEST 80  /* characters of a line that is one */
#define LINES_MAX    400 /* of a page that are looked at */
#define TIME         "T0123456789:.+-Z " /* what follows a date */
#define TIME_LONGEST 30
#define YEAR_FIRST   1990
#define YEAR_LAST    2100

/* A number of up to so many digits. */
static bool take_number(const char **s, int most, int *n)
{
	int digits = date_scan_digits(*s);

	if (digits < 1 || digits > most)
		return false;
	*n = date_scan_number(s, digits);
	return true;
}

static char *iso_date(int year, int month, int day, const char *rest)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 ||
	    day < 1 || day > 31)
		return NULL;
	return g_strdup_printf("%04d-%02d-%02d%.*s", year, month, day,
			       (int)MIN(strspn(rest, TIME), TIME_LONGEST),
			       rest);
}

/* A year of four digits, a month and a day, with one of `signs` between them. */
static bool take_iso(const char **s, const char *signs, int date[3])
{
	return date_scan_digits(*s) == 4 && take_number(s, 4, &date[0]) &&
	       date_scan_char(s, signs) && take_number(s, 2, &date[1]) &&
	       date_scan_char(s, signs) && take_number(s, 2, &date[2]);
}

/* "2024-5-1T…" with its month and day in two digits; NULL if it does not begin
 * so. */
static char *iso_of(const char *text)
{
	int date[3];

	text += strspn(text, " \t\n\r");
	if (!take_iso(&text, "-", date))
		return NULL;
	return iso_date(date[0], date[1], date[2], text);
}

/* "1. 5. 2024": between dots the day comes first. NULL for what is none. */
static char *dotted_at(const char *text)
{
	int year, month, day;

	if (!take_number(&text, 2, &day) || !date_scan_char(&text, "."))
		return NULL;
	date_scan_blanks(&text);
	if (!take_number(&text, 2, &month) || !date_scan_char(&text, "."))
		return NULL;
	date_scan_blanks(&text);
	if (!take_number(&text, 4, &year))
		return NULL;
	return iso_date(year, month, day, "");
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

	if (!date)
		return NULL;
	return iso_date(g_date_time_get_year(date), g_date_time_get_month(date),
			g_date_time_get_day_of_month(date), "");
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

static char *numbers_at(const char *at)
{
	int date[3];

	if (!take_iso(&at, "/-", date))
		return NULL;
	return iso_date(date[0], date[1], date[2], "");
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
