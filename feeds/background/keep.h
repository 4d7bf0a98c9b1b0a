/* keep: which stories of a subscription its setting `keep`, or that of the config,
 * allows to delete. */
#ifndef LEDE_FEEDS_BACKGROUND_KEEP_H
#define LEDE_FEEDS_BACKGROUND_KEEP_H

#include "feeds/store/retention.h"
#include "src/base/clock.h"
#include "src/config/settings.h"
#include "src/config/subs.h"

/* The rule as the user wrote it; NULL where all are kept. */
const char *keep_rule(const struct sub *sub, const Settings *settings);

#define KEEP_JUMP CLOCK_DAY /* back: the clock was wrong, then or now */

/* The clock, at `now`: since when it has run on without a jump. */
struct keep_clock {
	int64_t now, since;
	bool trusted; /* long enough to delete by age what has arrived since then */
};

/* What the rule says; by age only where the clock is trusted, and of what arrived before
 * the jump only when the clock has run on for as long as the rule keeps. False where
 * nothing may be deleted. */
bool keep_retention(const char *rule, const struct keep_clock *clock,
		    struct retention *out);

#endif
