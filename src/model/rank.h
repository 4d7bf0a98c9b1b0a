/* rank: the order of the front page.
 *
 * An event's score is the logarithm of its weight, the number of outlets that
 * carry it, plus the time of its newest report over a constant:
 *
 *	score = ln(outlets) + time / RANK_FADE
 *
 * which is an exponential decay (the form of Reddit's "hot" ranking) written
 * without the current time: the order of two events never changes while
 * time passes. A score is computed only when an outlet joins; it is stored and
 * indexed, so that the front page is the beginning of an index.
 *
 * The weight of a section is a setting that may change at any time, so it is not
 * stored: ln(weight) is added when the page is read (src/store/front_page). */
#ifndef LEDE_SRC_MODEL_RANK_H
#define LEDE_SRC_MODEL_RANK_H

#include "src/config/settings.h"

#include <stdint.h>

/* Seconds in which a story falls by as much as a factor e of outlets lifts it:
 * one that nine outlets carry leads one of a single outlet for 13 hours. */
#define RANK_FADE (6 * 60 * 60)

/* outlets  that carry the event, 1 and up
 * time     of its newest report, seconds since the epoch */
double rank_score(int outlets, int64_t time);
/* Inverses of rank_score: the seconds by which so many outlets lift an event,
 * and the time of the newest report of an event with this score. */
int64_t rank_lift(int outlets);
int64_t rank_newest(double score, int outlets);

/* What the weight of a section adds to a score. */
struct rank_weight {
	const char *section; /* borrowed from the settings */
	double lift;         /* ln(weight): 0 changes nothing */
};

/* The weights of [sections]: struct rank_weight; NULL where there are none.
 * The caller's; `s` must outlive it. */
GArray *rank_weights(const Settings *s);
/* What a section's weight adds to a score; `weights` may be NULL. */
double rank_section(const GArray *weights, const char *section);

#endif
