#include "feeds/text/date.h"

#include "feeds/text/date_iso.h"
#include "feeds/text/date_words.h"
#include "feeds/text/zone.h"

#include <glib.h>
#include <string.h>

#define DATE_MAX 200 /* bytes of a text that may be a date */
#define MINUTE   60
#define HOUR     3600
#define DAY      86400

static int days_in(int year, int month)
{
	int64_t next = month == 12 ? zone_days(year + 1, 1, 1)
				   : zone_days(year, month + 1, 1);

	return (int)(next - zone_days(year, month, 1));
}

static bool is_possible(const struct date_reading *r)
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

static bool reckon(struct date_reading *r, int64_t *out)
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
	if (!r->has_zone && r->zone_name &&
	    zone_find(r->zone_name, r->zone_size, t, &seconds)) {
		r->zone = seconds;
		r->has_zone = true;
	} else if (!r->has_zone && r->korean) {
		r->zone = 9 * HOUR;
		r->has_zone = true;
	}
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

bool date_parse_zoned(const char *text, int64_t *out, bool *zoned)
{
	static const struct date_reading nothing = { .hour = -1,
						     .minute = -1,
						     .second = -1 };
	struct date_reading r = nothing;
	g_autofree char *s = NULL;

	if (!text || strlen(text) > DATE_MAX)
		return false;
	s = without_comments(text);
	if (!g_utf8_validate(s, -1, NULL) || date_iso_is_week(s))
		return false;
	if (!date_iso_read(s, &r)) {
		r = nothing;
		if (!date_words_read(s, &r))
			return false;
	}
	if (!reckon(&r, out))
		return false;
	*zoned = r.has_zone;
	return true;
}

bool date_parse(const char *text, int64_t *out)
{
	bool zoned;

	return date_parse_zoned(text, out, &zoned);
}
