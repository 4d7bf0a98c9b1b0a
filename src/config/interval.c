#include "src/config/interval.h"

#include "src/base/clock.h"

#include <string.h>

bool interval_read(const char *text, int64_t *out)
{
	int64_t seconds = clock_span(text);

	if (strcmp(text, "auto") == 0)
		seconds = INTERVAL_AUTO;
	else if (seconds < INTERVAL_LEAST || seconds > INTERVAL_MOST)
		return false;
	*out = seconds;
	return true;
}
