/* keep: which stories of a subscription its setting `keep`, or that of the config,
 * allows to delete. */
#ifndef LEDE_FEEDS_BACKGROUND_KEEP_H
#define LEDE_FEEDS_BACKGROUND_KEEP_H

#include "feeds/store/retention.h"
#include "src/config/settings.h"
#include "src/config/subs.h"

/* The rule as the user wrote it; NULL where all are kept. */
const char *keep_rule(const struct sub *sub, const Settings *settings);

/* What the rule says at a time, of a feed by its id; an age is left out where the clock
 * is not `trusted`. False where nothing may be deleted. */
bool keep_retention(const char *rule, int64_t now, bool trusted,
		    struct retention *out);

#endif
