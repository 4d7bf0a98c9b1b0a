#include "feeds/text/date_words.h"

#include <glib.h>
#include <string.h>

static bool is_letter(char c)
{
	return g_ascii_isalpha(c) || (unsigned char)c >= 0x80;
}

static size_t word_size(const char *s)
{
	size_t n = 0;

	while (is_letter(s[n]))
		n++;
	return n;
}

/* Months by their first letters, in the languages of feeds that were seen: English,
 * then Italian, Spanish, Portuguese, French, German, Dutch, Polish,
 * Hungarian, Greek. */
static const char *const months[12] = {
	"jan gen ene sty ian ιαν",
	"feb fév fev fév lut φεβ",
	"mar mär már maa mrt μαρ μάρ",
	"apr avr abr ápr kwi απρ",
	"may mag mai mei maj máj μάι μαΐ μαϊ μαι",
	"jun giu juin cze jún ιούν ιουν ιον",
	"jul lug juil lip júl ιούλ ιουλ ιολ",
	"aug ago aoû aou sie αύγ αυγ",
	"sep set wrz sze σεπ",
	"oct ott okt out paź paz οκτ",
	"nov lis νοέ νοε",
	"dec dic déc dez gru δεκ",
};

static bool begins_with_any(const char *word, const char *beginnings)
{
	for (const char *b = beginnings; *b;) {
		const char *end = strchrnul(b, ' ');

		if (*word == *b && strncmp(word, b, (size_t)(end - b)) == 0)
			return true;
		b = *end ? end + 1 : end;
	}
	return false;
}

/* The number, from 1, of the three letters of `all` that the word begins with; 0
 * for none. */
static int find_three_letters(const char *word, size_t n, const char *all)
{
	char low[3];

	if (n < 3)
		return 0;
	for (int i = 0; i < 3; i++)
		low[i] = g_ascii_tolower(word[i]);
	for (int i = 0; all[i]; i += 3)
		if (low[0] == all[i] && low[1] == all[i + 1] &&
		    low[2] == all[i + 2])
			return i / 3 + 1;
	return 0;
}

/* 1 to 12; 0 if the word is no month, as no zone or two letters are. */
static int month_of(const char *word, size_t n)
{
	int month = find_three_letters(word, n,
				       "janfebmaraprmayjunjulaugsepoctnovdec");
	g_autofree char *low = NULL;

	if (month || n < 3 ||
	    find_three_letters(word, n, "montuewedthufrisatsungmtutc"))
		return month;
	low = g_utf8_strdown(word, (gssize)n);

	for (int i = 0; i < 12; i++)
		if (begins_with_any(low, months[i]))
			return i + 1;
	return 0;
}

static bool is_word(const char *word, size_t n, const char *what)
{
	return strlen(what) == n && g_ascii_strncasecmp(word, what, n) == 0;
}

void date_words_word(const char **s, struct date_reading *r)
{
	size_t n = word_size(*s);
	int month = month_of(*s, n);

	if (is_word(*s, n, "am") || is_word(*s, n, "오전")) {
		r->morning = true;
	} else if (is_word(*s, n, "pm") || is_word(*s, n, "오후")) {
		r->afternoon = true;
	} else if (is_word(*s, n, "년") || is_word(*s, n, "월") ||
		   is_word(*s, n, "일")) {
		r->korean = true;
	} else if (month) {
		/* a weekday may begin as a month does ("mar", mardi): the
		 * last one is the month */
		r->month = month;
	} else if (r->hour >= 0 || r->numbers > 1) {
		const char *before = *s;

		date_scan_zone(s, r);
		if (*s != before)
			return;
	}
	*s += n;
}

static bool scan_bare_number(const char **s, struct date_reading *r)
{
	int n = date_scan_digits(*s);

	if (n > 4 || r->numbers == DATE_NUMBERS_MAX)
		return false;
	r->digits[r->numbers] = n;
	r->number[r->numbers++] = date_scan_number(s, n);
	return true;
}

/* One number, time, offset or word; other characters are passed. */
static bool scan_token(const char **s, struct date_reading *r)
{
	int n = date_scan_digits(*s);

	if (n && r->hour < 0 && (*s)[n] == ':')
		return date_scan_time(s, r, false);
	if (n)
		return scan_bare_number(s, r);
	if ((**s == '+' || **s == '-') && r->hour >= 0 &&
	    date_scan_offset(s, r))
		return true;
	if (is_letter(**s)) {
		date_words_word(s, r);
		return true;
	}
	(*s)++;
	return true;
}

static bool is_year(const struct date_reading *r, int i)
{
	return r->digits[i] > 2 || r->number[i] > 31;
}

/* Which number is the year, the month, the day. */
static bool sort_numbers(struct date_reading *r)
{
	int a = r->number[0], b = r->number[1], c = r->number[2];

	if (r->month > 0 && r->numbers >= 2) {
		if (is_year(r, 0))
			return date_scan_set(r, date_scan_year(a, r->digits[0]),
					     r->month, b);
		return date_scan_set(r, date_scan_year(b, r->digits[1]),
				     r->month, a);
	}
	if (r->month > 0 || r->numbers < 3)
		return false;
	if (is_year(r, 0))
		return date_scan_set(r, date_scan_year(a, r->digits[0]), b, c);
	/* month first, as in the United States, unless it cannot be */
	if (a > 12)
		return date_scan_set(r, date_scan_year(c, r->digits[2]), b, a);
	return date_scan_set(r, date_scan_year(c, r->digits[2]), a, b);
}

bool date_words_read(const char *s, struct date_reading *r)
{
	while (*s)
		if (!scan_token(&s, r))
			return false;
	return sort_numbers(r);
}
