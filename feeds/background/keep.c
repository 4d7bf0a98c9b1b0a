#include "feeds/background/keep.h"

#include "src/config/subs_line.h"

const char *keep_rule(const struct sub *sub, const Settings *settings)
{
	const char *rule = sub->keep ? sub->keep : settings->keep;
	struct subs_keep keep = { 0 };

	return rule && subs_keep_read(rule, &keep) &&
			       (keep.count || keep.seconds)
		       ? rule
		       : NULL;
}

bool keep_retention(const char *rule, const struct keep_clock *clock,
		    struct retention *out)
{
	struct subs_keep keep = { 0 };

	if (!rule || !subs_keep_read(rule, &keep))
		return false;
	out->before =
		keep.seconds && clock->trusted ? clock->now - keep.seconds : 0;
	out->steady = clock->now - clock->since < keep.seconds
			      ? clock->since - KEEP_JUMP
			      : 0;
	out->most = keep.count;
	return out->before || out->most;
}
