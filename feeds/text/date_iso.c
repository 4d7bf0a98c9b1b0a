#include "feeds/text/date_iso.h"

#include "feeds/text/date_words.h"
#include "feeds/text/zone.h"

#include <glib.h>
#include <string.h>

/* ISO 8601 section 4.1.3: the day of the year. */
static void set_ordinal(struct date_reading *r, int year, int day)
{
	bool leap = zone_days(year + 1, 1, 1) - zone_days(year, 1, 1) == 366;

	if (day < 1 || day > 365 + leap)
		day = 99; /* no such day in any month */
	r->year = year;
	r->month = day == 99 ? 1 : 0;
	r->day = day;
}

/* "-mm[-dd]" or "-ddd" after a year. */
static bool scan_after_year(const char **s, struct date_reading *r, int year)
{
	char sep = **s;
	int n;

	if (!date_scan_char(s, "-/.")) {
		return date_scan_set(r, year, 1, 1);
	}
	n = date_scan_digits(*s);
	if (n == 3) {
		set_ordinal(r, year, date_scan_number(s, 3));
		return true;
	}
	if (n == 4) {
		int month = date_scan_number(s, 2);

		/* two statements: C does not say which argument is
		 * evaluated first */
		return date_scan_set(r, year, month, date_scan_number(s, 2));
	}
	if (n < 1 || n > 2)
		return false;
	date_scan_set(r, year, date_scan_number(s, n), 1);
	if (**s != sep || !g_ascii_isdigit((*s)[1]))
		return true;
	(*s)++;
	n = date_scan_digits(*s);
	if (n > 2)
		return false;
	r->day = date_scan_number(s, n);
	return true;
}

/* ISO 8601's basic format: digits without separators, told apart by how many they
 * are. */
static bool scan_solid(const char **s, struct date_reading *r, int n)
{
	int year, month;

	switch (n) {
	case 5: /* yyddd */
		year = date_scan_year(date_scan_number(s, 2), 2);
		set_ordinal(r, year, date_scan_number(s, 3));
		return true;
	case 6: /* yymmdd */
		year = date_scan_year(date_scan_number(s, 2), 2);
		month = date_scan_number(s, 2);
		return date_scan_set(r, year, month, date_scan_number(s, 2));
	case 7: /* yyyyddd */
		year = date_scan_number(s, 4);
		set_ordinal(r, year, date_scan_number(s, 3));
		return true;
	case 8:
	case 14: /* yyyymmdd[hhmmss] */
		year = date_scan_number(s, 4);
		month = date_scan_number(s, 2);
		date_scan_set(r, year, month, date_scan_number(s, 2));
		return n == 8 || date_scan_time(s, r, true);
	default:
		return false;
	}
}

/* "yy-mm-dd", "yy-ddd"; "dd-mm-yyyy" is for others. */
static bool scan_short_year(const char **s, struct date_reading *r)
{
	const char *at = *s + 2;
	int n;

	if (*at != '-')
		return false;
	n = date_scan_digits(at + 1);
	if (n != 3 &&
	    !(n == 2 && at[3] == '-' && date_scan_digits(at + 4) == 2))
		return false;
	return scan_after_year(&at, r,
			       date_scan_year(date_scan_number(s, 2), 2)) &&
	       (*s = at);
}

static bool scan_iso_date(const char **s, struct date_reading *r)
{
	int n, year;

	if (**s == '-') { /* "-yymm", "-yy-mm": a month of this century */
		(*s)++;
		n = date_scan_digits(*s);
		if (n != 4 && !(n == 2 && (*s)[2] == '-'))
			return false;
		year = date_scan_year(date_scan_number(s, 2), 2);
		date_scan_char(s, "-");
		return date_scan_digits(*s) == 2 &&
		       date_scan_set(r, year, date_scan_number(s, 2), 1);
	}
	n = date_scan_digits(*s);
	if (n == 4)
		return scan_after_year(s, r, date_scan_number(s, 4));
	return n == 2 ? scan_short_year(s, r) : scan_solid(s, r, n);
}

bool date_iso_read(const char *s, struct date_reading *r)
{
	if (!scan_iso_date(&s, r))
		return false;
	while (*s && strchr(" Tt,", *s))
		s++;
	if (*s && g_ascii_isdigit(*s) && !date_scan_time(&s, r, true))
		return false;
	date_scan_blanks(&s);
	if ((*s == '+' || *s == '-') && !date_scan_offset(&s, r))
		return false;
	if (g_ascii_isalpha(*s))
		date_words_word(&s, r);
	date_scan_blanks(&s);
	if (!r->has_zone && !r->zone_name && g_ascii_isalpha(*s))
		date_scan_zone(&s, r);
	date_scan_blanks(&s);
	if ((*s == '+' || *s == '-') && !r->has_zone)
		date_scan_offset(&s, r);
	return *s == '\0';
}

bool date_iso_is_week(const char *s)
{
	int n = date_scan_digits(s);

	return n == 4 && (s[4] == '-' ? s[5] == 'W' && g_ascii_isdigit(s[6])
				      : s[4] == 'W' && g_ascii_isdigit(s[5]));
}
