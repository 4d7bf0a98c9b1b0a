/* Any bytes as a date, and as a Retry-After. */
#include "feeds/net/http.h"
#include "feeds/text/date.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autofree char *text = g_strndup((const char *)bytes, size);
	int64_t t = -7, wait;

	if (!date_parse(text, &t))
		g_assert(t == -7);
	wait = http_retry_after(text, 1000000);
	g_assert(!wait || (wait >= 1000060 && wait <= 1086400));
	return 0;
}
