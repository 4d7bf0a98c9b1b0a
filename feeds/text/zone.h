/* zone: time zones by the names that feeds give them.
 *
 * A table, and not GTimeZone: that reads the tz database from files, of which a
 * shut sandbox has none, and does not know abbreviations ("EST", "MESZ"). */
#ifndef LEDE_FEEDS_TEXT_ZONE_H
#define LEDE_FEEDS_TEXT_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The offset of a zone from UTC at some time.
 *
 *   name     "EST", "z", "Europe/Paris": n bytes, without regard to case
 *   local    seconds since the epoch as if the place's clock showed UTC: by
 *            it summer time is decided
 *   seconds  east of Greenwich is positive
 *
 * Returns false if the name is not known. */
bool zone_find(const char *name, size_t n, int64_t local, int *seconds);

/* Days from 1970-01-01 to that day of the proleptic Gregorian calendar. */
int64_t zone_days(int64_t year, int month, int day);

#endif
