/* Any bytes as an article's page, as they come from the net: to a tree, to a body. */
#include "feeds/html/html_parse.h"
#include "feeds/html/to_body.h"
#include "feeds/text/decode.h"
#include "tests/fuzz/fuzz.h"

/* Nodes stand in document order, and all that is in one follows it: extraction
 * counts on that. */
static void check_order(const Page *p)
{
	uint32_t last = 0;

	for (uint32_t n = 1; n < p->nodes->len; n++) {
		uint32_t parent = page_node(p, n)->parent;

		g_assert(parent < n);
		/* the one before is the parent, or is within it */
		while (last != parent) {
			g_assert(last);
			last = page_node(p, last)->parent;
		}
		last = n;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct decode_input in = { (const char *)bytes, size, "text/html",
					 DECODE_HTML };
	size_t n;
	g_autofree char *text = decode_text(&in, &n, NULL);
	g_autoptr(Page) page = html_parse(text, n);
	g_autoptr(Body) body = NULL;

	check_order(page);
	body = html_body(page, "https://a.example/");
	g_assert(body);
	return 0;
}
