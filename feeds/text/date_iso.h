/* date_iso: ISO 8601 and its profiles (RFC 3339, W3C), in all precisions, and what
 * is written like it. */
#ifndef LEDE_FEEDS_TEXT_DATE_ISO_H
#define LEDE_FEEDS_TEXT_DATE_ISO_H

#include "feeds/text/date_scan.h"

/* The whole text; false if it is no such date. */
bool date_iso_read(const char *s, struct date_reading *r);

/* ISO 8601 week dates, "2026-W01-4": no feed format has them, and read as words
 * they would be some other day. */
bool date_iso_is_week(const char *s);

#endif
