/* date_words: dates in words: RFC 822, RFC 850, asctime(), with slashes, with months
 * by name in a dozen languages; whatever the order of their parts. */
#ifndef LEDE_FEEDS_TEXT_DATE_WORDS_H
#define LEDE_FEEDS_TEXT_DATE_WORDS_H

#include "feeds/text/date_scan.h"

/* The whole text; false if it is no such date. */
bool date_words_read(const char *s, struct date_reading *r);

/* One word: half of the day, month or zone; other words are passed. */
void date_words_word(const char **s, struct date_reading *r);

#endif
