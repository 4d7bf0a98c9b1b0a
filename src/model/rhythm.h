/* rhythm: how often a feed publishes, and how often it is fetched for that.
 *
 * Of a feed the times of its RHYTHM_KEPT newest publications are kept. Entries within
 * RHYTHM_BATCH of each other are one publication: a batch is one reason to fetch, not
 * forty. From these, without looking at any story, the rate at any later time is
 *
 *	rate = (n - 0.75) / (now - oldest + 30 minutes)       publications a second
 *
 * The span ends now and not at the newest publication: a feed that falls silent, for a
 * night or for good, has a lower rate with each hour, and one that begins to publish
 * often has a high one after ten entries. The 0.25 publications in 30 minutes, 12 a day,
 * are what is assumed before there are two. A feed of which none is known is fetched
 * every hour.
 *
 * The interval between two requests is, for a rate of r a day,
 *
 *	interval = 5 hours / r^(2/3)         15 minutes at least, 24 hours at most
 *
 *	entries a day    90 or more  40   24   11  5    1   1 a week  1 a month
 *	interval         15m         26m  36m  1h  1.7h 5h  18h       24h
 *
 * With so many requests in all, the sum of the delays of all entries is least where the
 * interval is in proportion to 1/sqrt(r); that asks a weekly feed five times a day for
 * one entry. In proportion to 1/r each entry costs the same number of requests, and the
 * daily feed's comes half a day late. The power 2/3 lies between (bench/month.py). */
#ifndef LEDE_SRC_MODEL_RHYTHM_H
#define LEDE_SRC_MODEL_RHYTHM_H

#include <stdbool.h>
#include <stdint.h>

#define RHYTHM_KEPT    10
#define RHYTHM_BATCH   (5 * 60) /* seconds */
#define RHYTHM_LEAST   (15 * 60)
#define RHYTHM_MOST    (24 * 60 * 60)
#define RHYTHM_UNKNOWN (60 * 60)

/* The newest publications, the newest first. */
struct rhythm {
	int64_t at[RHYTHM_KEPT];
	int n;
};

/* As stored: times separated by blanks; NULL and what is no such list is none. */
struct rhythm rhythm_read(const char *text);
/* The caller's; NULL for none. */
char *rhythm_text(const struct rhythm *r);

/* Adds a publication. False if it is of a batch that is known, or older than all that
 * are kept. */
bool rhythm_add(struct rhythm *r, int64_t time);

/* Publications a day, as they look at `now`. */
double rhythm_per_day(const struct rhythm *r, int64_t now);
/* Seconds between two requests. */
int64_t rhythm_interval(const struct rhythm *r, int64_t now);

#endif
