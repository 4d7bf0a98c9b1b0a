/* Any bytes as the results of a compromised parser. */
#include "feeds/context/admit.h"
#include "feeds/feed/parsed_feed.h"
#include "feeds/feed/request.h"
#include "feeds/links/links.h"
#include "feeds/related/terms.h"
#include "src/model/body.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autoptr(ParsedFeed) e = parsed_unpack(bytes, size);
	g_autoptr(Body) body = body_unpack(bytes, size);
	g_autoptr(FeedLinks) finds = links_unpack(bytes, size);
	g_autoptr(Image) image = image_unpack(bytes, size);
	g_autoptr(Terms) terms = terms_unpack(bytes, size);
	g_autofree struct enclosure *enclosures = NULL;
	g_autoptr(GString) words = g_string_new(NULL);
	struct request job;

	request_unpack(bytes, size, &job, &enclosures);
	if (body)
		body_words(body, words);
	if (e) {
		bool cut;
		g_autoptr(Incoming) a =
			admit_arrivals(e, 100, 1790000000, &cut);
	}
	return 0;
}
