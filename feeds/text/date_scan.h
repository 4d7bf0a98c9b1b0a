/* date_scan: the pieces that a date of any notation is made of: numbers, the time
 * of day, the offset from UTC, the name of a zone.
 *
 * Each function moves `*s` behind what it read; false means that the
 * text is no date of that notation. */
#ifndef LEDE_FEEDS_TEXT_DATE_SCAN_H
#define LEDE_FEEDS_TEXT_DATE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#define DATE_NUMBERS_MAX 4 /* numbers that are not a time */

/* What was read so far; -1 is what was not. */
struct date_reading {
	int year, month, day;
	int hour, minute, second;
	int zone; /* seconds east */
	bool has_zone;
	bool afternoon, morning;
	bool korean; /* with Korean words: a time without zone is Korea's */
	const char *zone_name; /* to be looked up when the day is known */
	size_t zone_size;
	int number
		[DATE_NUMBERS_MAX]; /* as written: their meaning is decided last */
	int digits[DATE_NUMBERS_MAX];
	int numbers;
};

/* How many digits `s` begins with. */
int date_scan_digits(const char *s);
/* The number that the next n characters write; they are digits. */
int date_scan_number(const char **s, int n);
/* Passes one character if it is one of `any`. */
bool date_scan_char(const char **s, const char *any);
/* Blanks and commas. */
void date_scan_blanks(const char **s);

/* RFC 5322 section 4.3: two digits; 90 and more are taken as before 2000, for
 * no feed is older than that. */
int date_scan_year(int year, int digits);
/* Always true. */
bool date_scan_set(struct date_reading *r, int year, int month, int day);

/* "hh:mm[:ss[.f]]"; in ISO 8601's basic form also "hhmm[ss]" or "hh". */
bool date_scan_time(const char **s, struct date_reading *r, bool basic);
/* "+hh:mm", "-hhmm", "+hh", "+h". */
bool date_scan_offset(const char **s, struct date_reading *r);
/* The name of a zone that is known; else nothing is passed. */
void date_scan_zone(const char **s, struct date_reading *r);

#endif
