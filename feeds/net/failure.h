/* failure: why a transfer failed, in words for readers of feeds. */
#ifndef LEDE_FEEDS_NET_FAILURE_H
#define LEDE_FEEDS_NET_FAILURE_H

#include <stdbool.h>

/* What came is not HTTP as it is known here. `code` is curl's, `said` its words or "". */
bool failure_is_malformed(int code, const char *said);

/* In lede's words where it has them, else in curl's. `easy` is the CURL handle, whose
 * transfer is over. The caller's. */
char *failure_words(void *easy, int code, const char *said);

#endif
