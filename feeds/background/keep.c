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

bool keep_retention(const char *rule, int64_t now, bool trusted,
		    struct retention *out)
{
	struct subs_keep keep = { 0 };

	if (!rule || !subs_keep_read(rule, &keep))
		return false;
	out->before = keep.seconds && trusted ? now - keep.seconds : 0;
	out->most = keep.count;
	return out->before || out->most;
}
