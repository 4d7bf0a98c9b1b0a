/* clock: what time it is; LEDE_NOW or a test may set it. */
#ifndef LEDE_SRC_BASE_CLOCK_H
#define LEDE_SRC_BASE_CLOCK_H

#include <glib.h>
#include <stdint.h>

#define CLOCK_MINUTE 60
#define CLOCK_HOUR   (60 * CLOCK_MINUTE)
#define CLOCK_DAY    (24 * CLOCK_HOUR)

/* Ties a clock that runs fast (LEDE_NOW=T*600) to this moment, for this
 * program and those it starts. To be called once, before threads. */
void clock_start(void);

/* Seconds since 1970-01-01T00:00:00Z. LEDE_NOW=T stops at T, T*N starts
 * at T and runs N times as fast; anything else is the system's time. */
int64_t clock_now(void);

/* Milliseconds since some moment of the past; never goes back. For waiting. */
int64_t clock_mono_ms(void);

/* A time as RFC 3339 in UTC, "2026-05-04T03:02:01Z"; the caller's. */
char *clock_stamp(int64_t time);

/* "3d", "12h", "15m", "30s" or a number of seconds; -1 for anything else. */
int64_t clock_span(const char *text);

#endif
