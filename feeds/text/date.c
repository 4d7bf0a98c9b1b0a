#include "feeds/text/date.h"

#include "feeds/text/zone.h"

#include <glib.h>
#include <string.h>

#define DATE_MAX         200 /* bytes of a text that may be a date */
#define DATE_NUMBERS_MAX 4   /* numbers that are not a time */
#define MINUTE           60
#define HOUR             3600
#define DAY              86400

/* What was read so far; -1 is what was not. */
struct reading {
	int year, month, day;
	int hour, minute, second;
	int zone; /* seconds east */
	bool has_zone;
	bool afternoon, morning;
	bool korean;           /* written in Korean, and so of Korea's zone */
	const char *zone_name; /* to be looked up when the day is known */
	size_t zone_size;
	int number
		[DATE_NUMBERS_MAX]; /* in order: what they mean is told last */
	int digits[DATE_NUMBERS_MAX];
	int numbers;
};

static int count_digits(const char *s)
{
	int n = 0;

	while (g_ascii_isdigit(s[n]))
		n++;
	return n;
}

/* The number that the next n characters write; they are digits. */
static int take_digits(const char **s, int n)
{
	int value = 0;

	while (n-- > 0)
		value = value * 10 + (*(*s)++ - '0');
	return value;
}

static bool take_char(const char **s, const char *any)
{
	if (!**s || !strchr(any, **s))
		return false;
	(*s)++;
	return true;
}

static void skip_blanks(const char **s)
{
	while (**s && strchr(" \t\r\n,", **s))
		(*s)++;
}

/* RFC 5322 section 4.3: two digits; 90 and more are taken as before 2000, for
 * no feed is older than that. */
static int full_year(int year, int digits)
{
	if (digits > 2)
		return year;
	return year >= 90 ? 1900 + year : 2000 + year;
}

/* ":mm[:ss[.f]]" after the hour. */
static bool take_minutes(const char **s, struct reading *r)
{
	int n;

	if (!take_char(s, ":"))
		return false;
	n = count_digits(*s);
	if (n < 1 || n > 2)
		return false;
	r->minute = take_digits(s, n);
	if (**s == ':' && g_ascii_isdigit((*s)[1])) {
		(*s)++;
		n = count_digits(*s);
		if (n > 2)
			return false;
		r->second = take_digits(s, n);
	}
	if ((**s == '.' || **s == ',') && g_ascii_isdigit((*s)[1])) {
		(*s)++;
		(void)take_digits(s, MIN(count_digits(*s), 9));
		*s += count_digits(*s);
	}
	return true;
}

/* "hh:mm[:ss]"; in ISO 8601's basic form also "hhmm[ss]" or "hh". */
static bool take_time(const char **s, struct reading *r, bool basic)
{
	int n = count_digits(*s);

	if (n >= 1 && n <= 2 && (*s)[n] == ':') {
		r->hour = take_digits(s, n);
		return take_minutes(s, r);
	}
	if (!basic || (n != 2 && n != 4 && n != 6))
		return false;
	r->hour = take_digits(s, 2);
	r->minute = n > 2 ? take_digits(s, 2) : 0;
	r->second = n > 4 ? take_digits(s, 2) : 0;
	return true;
}

/* "+hh:mm", "-hhmm", "+hh", "+h". */
static bool take_offset(const char **s, struct reading *r)
{
	int sign = **s == '-' ? -1 : 1;
	const char *at = *s + 1;
	int n = count_digits(at), hours, minutes = 0;

	if (n < 1 || n > 4)
		return false;
	hours = take_digits(&at, n == 3 ? 1 : MIN(n, 2));
	if (n > 2) {
		minutes = take_digits(&at, 2);
	} else if (*at == ':' && count_digits(at + 1) == 2) {
		at++;
		minutes = take_digits(&at, 2);
	}
	if (hours > 24 || minutes > 59)
		return false;
	r->zone = sign * (hours * HOUR + minutes * MINUTE);
	r->has_zone = true;
	*s = at;
	return true;
}

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

/* By their beginnings, in the languages that feeds are seen to use: English,
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

/* Where the first three letters stand in `all`, from 1; 0 if not. */
static int find_three(const char *word, size_t n, const char *all)
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
	int month = find_three(word, n, "janfebmaraprmayjunjulaugsepoctnovdec");
	g_autofree char *low = NULL;

	if (month || n < 3 ||
	    find_three(word, n, "montuewedthufrisatsungmtutc"))
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

/* A name of a zone with what may be in it: "Europe/Paris", "Etc/GMT+2". */
static size_t zone_name_size(const char *s)
{
	size_t n = 0;

	while (g_ascii_isalpha(s[n]) || (s[n] && strchr("/_", s[n])))
		n++;
	return n;
}

static void take_zone_name(const char **s, struct reading *r)
{
	size_t n = zone_name_size(*s);
	int seconds;

	if (!n || !zone_find(*s, n, 0, &seconds))
		return;
	r->zone_name = *s;
	r->zone_size = n;
	*s += n;
	/* "GMT+2" is what it says */
	if (**s == '+' || **s == '-')
		take_offset(s, r);
}

static void take_word(const char **s, struct reading *r)
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

		take_zone_name(s, r);
		if (*s != before)
			return;
	}
	*s += n;
}

static bool take_number(const char **s, struct reading *r)
{
	int n = count_digits(*s);

	if (n > 4 || r->numbers == DATE_NUMBERS_MAX)
		return false;
	r->digits[r->numbers] = n;
	r->number[r->numbers++] = take_digits(s, n);
	return true;
}

/* One thing of a date in words. */
static bool take_token(const char **s, struct reading *r)
{
	int n = count_digits(*s);

	if (n && r->hour < 0 && (*s)[n] == ':')
		return take_time(s, r, false);
	if (n)
		return take_number(s, r);
	if ((**s == '+' || **s == '-') && r->hour >= 0 && take_offset(s, r))
		return true;
	if (is_letter(**s)) {
		take_word(s, r);
		return true;
	}
	(*s)++;
	return true;
}

static bool set_date(struct reading *r, int year, int month, int day)
{
	r->year = year;
	r->month = month;
	r->day = day;
	return true;
}

static bool is_year(const struct reading *r, int i)
{
	return r->digits[i] > 2 || r->number[i] > 31;
}

/* Which number is the year, the month, the day. */
static bool sort_numbers(struct reading *r)
{
	int a = r->number[0], b = r->number[1], c = r->number[2];

	if (r->month > 0 && r->numbers >= 2) {
		if (is_year(r, 0))
			return set_date(r, full_year(a, r->digits[0]), r->month,
					b);
		return set_date(r, full_year(b, r->digits[1]), r->month, a);
	}
	if (r->month > 0 || r->numbers < 3)
		return false;
	if (is_year(r, 0))
		return set_date(r, full_year(a, r->digits[0]), b, c);
	/* month first, as in the United States, unless it cannot be */
	if (a > 12)
		return set_date(r, full_year(c, r->digits[2]), b, a);
	return set_date(r, full_year(c, r->digits[2]), a, b);
}

static bool read_words(const char *s, struct reading *r)
{
	while (*s)
		if (!take_token(&s, r))
			return false;
	return sort_numbers(r);
}

/* ISO 8601 section 4.1.3: the day of the year. */
static void set_ordinal(struct reading *r, int year, int day)
{
	bool leap = zone_days(year + 1, 1, 1) - zone_days(year, 1, 1) == 366;

	if (day < 1 || day > 365 + leap)
		day = 99; /* no such day in any month */
	r->year = year;
	r->month = day == 99 ? 1 : 0;
	r->day = day;
}

/* "-mm[-dd]" or "-ddd" after a year. */
static bool take_after_year(const char **s, struct reading *r, int year)
{
	char sep = **s;
	int n;

	if (!take_char(s, "-/.")) {
		return set_date(r, year, 1, 1);
	}
	n = count_digits(*s);
	if (n == 3) {
		set_ordinal(r, year, take_digits(s, 3));
		return true;
	}
	if (n == 4) {
		int month = take_digits(s, 2);

		/* one after the other: arguments come in any order */
		return set_date(r, year, month, take_digits(s, 2));
	}
	if (n < 1 || n > 2)
		return false;
	set_date(r, year, take_digits(s, n), 1);
	if (**s != sep || !g_ascii_isdigit((*s)[1]))
		return true;
	(*s)++;
	n = count_digits(*s);
	if (n > 2)
		return false;
	r->day = take_digits(s, n);
	return true;
}

/* Digits in one piece, by their number. */
static bool take_solid(const char **s, struct reading *r, int n)
{
	int year, month;

	switch (n) {
	case 5: /* yyddd */
		year = full_year(take_digits(s, 2), 2);
		set_ordinal(r, year, take_digits(s, 3));
		return true;
	case 6: /* yymmdd */
		year = full_year(take_digits(s, 2), 2);
		month = take_digits(s, 2);
		return set_date(r, year, month, take_digits(s, 2));
	case 7: /* yyyyddd */
		year = take_digits(s, 4);
		set_ordinal(r, year, take_digits(s, 3));
		return true;
	case 8:
	case 14: /* yyyymmdd[hhmmss] */
		year = take_digits(s, 4);
		month = take_digits(s, 2);
		set_date(r, year, month, take_digits(s, 2));
		return n == 8 || take_time(s, r, true);
	default:
		return false;
	}
}

/* "yy-mm-dd", "yy-ddd"; "dd-mm-yyyy" is for others. */
static bool take_short(const char **s, struct reading *r)
{
	const char *at = *s + 2;
	int n;

	if (*at != '-')
		return false;
	n = count_digits(at + 1);
	if (n != 3 && !(n == 2 && at[3] == '-' && count_digits(at + 4) == 2))
		return false;
	return take_after_year(&at, r, full_year(take_digits(s, 2), 2)) &&
	       (*s = at);
}

static bool take_iso_date(const char **s, struct reading *r)
{
	int n, year;

	if (**s == '-') { /* "-yymm", "-yy-mm": a month of this age */
		(*s)++;
		n = count_digits(*s);
		if (n != 4 && !(n == 2 && (*s)[2] == '-'))
			return false;
		year = full_year(take_digits(s, 2), 2);
		take_char(s, "-");
		return count_digits(*s) == 2 &&
		       set_date(r, year, take_digits(s, 2), 1);
	}
	n = count_digits(*s);
	if (n == 4)
		return take_after_year(s, r, take_digits(s, 4));
	return n == 2 ? take_short(s, r) : take_solid(s, r, n);
}

/* What may follow an ISO date: blanks or T, time, zone. */
static bool read_iso(const char *s, struct reading *r)
{
	if (!take_iso_date(&s, r))
		return false;
	while (*s && strchr(" Tt,", *s))
		s++;
	if (*s && g_ascii_isdigit(*s) && !take_time(&s, r, true))
		return false;
	skip_blanks(&s);
	if ((*s == '+' || *s == '-') && !take_offset(&s, r))
		return false;
	if (g_ascii_isalpha(*s))
		take_word(&s, r);
	skip_blanks(&s);
	if (!r->has_zone && !r->zone_name && g_ascii_isalpha(*s))
		take_zone_name(&s, r);
	skip_blanks(&s);
	if ((*s == '+' || *s == '-') && !r->has_zone)
		take_offset(&s, r);
	return *s == '\0';
}

static int days_in(int year, int month)
{
	int64_t next = month == 12 ? zone_days(year + 1, 1, 1)
				   : zone_days(year, month + 1, 1);

	return (int)(next - zone_days(year, month, 1));
}

static bool is_possible(const struct reading *r)
{
	if (r->year < 1 || r->year > 9999 || r->day < 1)
		return false;
	/* an ordinal has no month */
	if (r->month != 0 && (r->month < 1 || r->month > 12 ||
			      r->day > days_in(r->year, r->month)))
		return false;
	if (r->hour > 24 || r->minute > 59 || r->second > 60)
		return false;
	return r->hour != 24 || (r->minute <= 0 && r->second <= 0);
}

static bool reckon(struct reading *r, int64_t *out)
{
	int64_t t;
	int seconds;

	if (!is_possible(r))
		return false;
	if (r->afternoon && r->hour < 12 && r->hour >= 0)
		r->hour += 12;
	else if (r->morning && r->hour == 12)
		r->hour = 0;
	t = r->month ? zone_days(r->year, r->month, r->day)
		     : zone_days(r->year, 1, 1) + r->day - 1;
	t = t * DAY + (int64_t)MAX(r->hour, 0) * HOUR +
	    (int64_t)MAX(r->minute, 0) * MINUTE + MAX(r->second, 0);
	if (r->korean && !r->has_zone)
		r->zone = 9 * HOUR;
	if (!r->has_zone && r->zone_name &&
	    zone_find(r->zone_name, r->zone_size, t, &seconds))
		r->zone = seconds;
	*out = t - r->zone;
	return true;
}

/* RFC 5322 section 3.2.2: comments in parentheses, within each other too. */
static char *without_comments(const char *text)
{
	GString *out = g_string_new(NULL);
	int depth = 0;

	for (; *text; text++) {
		if (*text == '(')
			depth++;
		else if (*text == ')' && depth > 0)
			depth--;
		else if (!depth)
			g_string_append_c(out, *text);
	}
	return g_strstrip(g_string_free(out, FALSE));
}

/* ISO 8601 week dates, "2026-W01-4": no feed format has them, and read as words
 * they would be some other day. */
static bool is_week(const char *s)
{
	int n = count_digits(s);

	return n == 4 && (s[4] == '-' ? s[5] == 'W' && g_ascii_isdigit(s[6])
				      : s[4] == 'W' && g_ascii_isdigit(s[5]));
}

bool date_parse(const char *text, int64_t *out)
{
	static const struct reading nothing = { .hour = -1,
						.minute = -1,
						.second = -1 };
	struct reading r = nothing;
	g_autofree char *s = NULL;

	if (!text || strlen(text) > DATE_MAX)
		return false;
	s = without_comments(text);
	if (!g_utf8_validate(s, -1, NULL) || is_week(s))
		return false;
	if (read_iso(s, &r))
		return reckon(&r, out);
	r = nothing;
	return read_words(s, &r) && reckon(&r, out);
}
