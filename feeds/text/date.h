/* date: the dates that feeds and headers write, as seconds since the epoch.
 *
 * Of the 41 dates in tests/feeds/test_date.c g_date_time_new_from_iso8601() reads
 * two, for it wants a time, and curl_getdate() eleven. */
#ifndef LEDE_FEEDS_TEXT_DATE_H
#define LEDE_FEEDS_TEXT_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Reads a date as RSS 2.0 writes it (RFC 822 section 5, with the four-digit
 * years of RFC 5322 section 3.3), as HTTP does (RFC 9110 section 5.6.7), as
 * Atom does (RFC 3339 section 5.6) or the W3C and ISO 8601 in all precisions,
 * and what feeds write besides: months by name in a dozen languages, slashes,
 * asctime(), zones by name.
 *
 *   text  one date; blanks around it are allowed
 *   out   seconds since 1970-01-01T00:00:00Z, fractions cut; untouched on
 *         failure
 *
 * Returns false if `text` is no date. A date with no zone is taken as UTC; a
 * year of two digits from 90 on is in the last century. */
bool date_parse(const char *text, int64_t *out);

/* The same, and whether the text names its zone. */
bool date_parse_zoned(const char *text, int64_t *out, bool *zoned);

#endif
