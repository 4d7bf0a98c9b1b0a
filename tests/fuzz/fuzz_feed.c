/* Any bytes as a feed: to a record, packed, read back, written as JSON. */
#include "feeds/context/admit.h"
#include "feeds/feed/parsed_feed_json.h"
#include "feeds/sandbox/dispatch.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void nowhere(const char *text)
{
	(void)text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autoptr(Buf) record = buf_new(REQUEST_RECORD_MAX);
	g_autofree char *ended = g_malloc(size + 1);
	struct request job = { .kind = REQUEST_FEED,
			       .url = "https://a.example/feed",
			       .bytes = ended,
			       .size = size,
			       .comments_count = -1 };

	if (size)
		memcpy(ended, bytes, size);
	ended[size] = '\0';
	if (dispatch_run(&job, record, NULL)) {
		g_autoptr(ParsedFeed) e =
			parsed_unpack(record->bytes, record->size);
		g_autoptr(Incoming) a = NULL;
		bool cut;

		g_assert(e);
		feed_json_write(e, nowhere);
		a = admit_arrivals(e, 100, 1790000000, &cut);
	}
	return 0;
}
