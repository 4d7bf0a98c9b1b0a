#include "feeds/text/date_scan.h"

#include "feeds/text/zone.h"

#include <glib.h>
#include <string.h>

#define MINUTE 60
#define HOUR   3600

int date_scan_digits(const char *s)
{
	int n = 0;

	while (g_ascii_isdigit(s[n]))
		n++;
	return n;
}

int date_scan_number(const char **s, int n)
{
	int value = 0;

	while (n-- > 0)
		value = value * 10 + (*(*s)++ - '0');
	return value;
}

bool date_scan_char(const char **s, const char *any)
{
	if (!**s || !strchr(any, **s))
		return false;
	(*s)++;
	return true;
}

void date_scan_blanks(const char **s)
{
	while (**s && strchr(" \t\r\n,", **s))
		(*s)++;
}

int date_scan_year(int year, int digits)
{
	if (digits > 2)
		return year;
	return year >= 90 ? 1900 + year : 2000 + year;
}

bool date_scan_set(struct date_reading *r, int year, int month, int day)
{
	r->year = year;
	r->month = month;
	r->day = day;
	return true;
}

/* ":mm[:ss[.f]]" after the hour. */
static bool scan_minutes(const char **s, struct date_reading *r)
{
	int n;

	if (!date_scan_char(s, ":"))
		return false;
	n = date_scan_digits(*s);
	if (n < 1 || n > 2)
		return false;
	r->minute = date_scan_number(s, n);
	if (**s == ':' && g_ascii_isdigit((*s)[1])) {
		(*s)++;
		n = date_scan_digits(*s);
		if (n > 2)
			return false;
		r->second = date_scan_number(s, n);
	}
	if ((**s == '.' || **s == ',') && g_ascii_isdigit((*s)[1])) {
		(*s)++;
		(void)date_scan_number(s, MIN(date_scan_digits(*s), 9));
		*s += date_scan_digits(*s);
	}
	return true;
}

bool date_scan_time(const char **s, struct date_reading *r, bool basic)
{
	int n = date_scan_digits(*s);

	if (n >= 1 && n <= 2 && (*s)[n] == ':') {
		r->hour = date_scan_number(s, n);
		return scan_minutes(s, r);
	}
	if (!basic || (n != 2 && n != 4 && n != 6))
		return false;
	r->hour = date_scan_number(s, 2);
	r->minute = n > 2 ? date_scan_number(s, 2) : 0;
	r->second = n > 4 ? date_scan_number(s, 2) : 0;
	return true;
}

bool date_scan_offset(const char **s, struct date_reading *r)
{
	int sign = **s == '-' ? -1 : 1;
	const char *at = *s + 1;
	int n = date_scan_digits(at), hours, minutes = 0;

	if (n < 1 || n > 4)
		return false;
	hours = date_scan_number(&at, n == 3 ? 1 : MIN(n, 2));
	if (n > 2) {
		minutes = date_scan_number(&at, 2);
	} else if (*at == ':' && date_scan_digits(at + 1) == 2) {
		at++;
		minutes = date_scan_number(&at, 2);
	}
	if (hours > 24 || minutes > 59)
		return false;
	r->zone = sign * (hours * HOUR + minutes * MINUTE);
	r->has_zone = true;
	*s = at;
	return true;
}

/* A name of a zone with what may be in it: "Europe/Paris", "Etc/GMT+2". */
static size_t zone_name_size(const char *s)
{
	size_t n = 0;

	while (g_ascii_isalpha(s[n]) || (s[n] && strchr("/_", s[n])))
		n++;
	return n;
}

void date_scan_zone(const char **s, struct date_reading *r)
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
		date_scan_offset(s, r);
}
