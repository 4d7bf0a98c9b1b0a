/* front: which story leads.
 *
 * An event's score is the logarithm of how many outlets carry it, plus its
 * time over a constant: so order moves with time by itself, and a score is
 * reckoned anew only when an outlet joins. */
#ifndef LEDE_SRC_FRONT_H
#define LEDE_SRC_FRONT_H

#include <stdint.h>

/* Seconds in which a story falls by as much as a factor e of outlets lifts it:
 * one that nine outlets carry leads one of a single outlet for 13 hours. */
#define FRONT_FADE (6 * 60 * 60)

/* outlets  that carry the event, 1 and up
 * time     of its newest report, seconds since the epoch */
double front_score(int outlets, int64_t time);
/* The parts of a score: the seconds by which so many outlets lift it, and the
 * time of the newest report of an event that has this score. */
int64_t front_lift(int outlets);
int64_t front_newest(double score, int outlets);

#endif
