/* Any bytes as a page: to a body, to safe HTML, to the feeds it offers. */
#include "feeds/html/html_parse.h"
#include "feeds/html/sanitize.h"
#include "feeds/html/to_body.h"
#include "feeds/links/discover.h"
#include "feeds/text/decode.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct decode_input in = { (const char *)bytes, size, NULL,
					 DECODE_HTML };
	size_t n;
	g_autofree char *text = decode_text(&in, &n, NULL);
	g_autoptr(Page) page = html_parse(text, n);
	g_autoptr(Body) body = html_body(page, "https://a.example/");
	g_autoptr(FeedLinks) finds = discover_feeds(page, "https://a.example/");
	g_autoptr(Buf) packed = buf_new(1 << 24);
	g_autofree char *safe = sanitize_html(text, "https://a.example/");

	body_pack(body, packed);
	if (!packed->full) {
		g_autoptr(Body) again =
			body_unpack(packed->bytes, packed->size);

		g_assert(again);
	}
	return 0;
}
