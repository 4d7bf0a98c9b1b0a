/* Any bytes as an article's page: to an Article, there and back as the parser sends
 * it; its HTML is read again, and holds nothing that runs. */
#include "feeds/extract/extract.h"
#include "feeds/html/html_parse.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void check_html(const char *html)
{
	static const char *const gone[] = { "script", "style", "iframe",
					    "form",   "svg",   "object" };
	g_autoptr(Page) page = html_parse(html, strlen(html));

	for (size_t i = 0; i < G_N_ELEMENTS(gone); i++)
		g_assert(!page_find(page, 0, gone[i]));
	for (guint i = 0; i < page->attrs->len; i++) {
		const struct page_attr *a =
			&g_array_index(page->attrs, struct page_attr, i);

		g_assert(!g_str_has_prefix(a->name, "on"));
		g_assert(!g_str_has_prefix(a->value, "javascript:") ||
			 strcmp(a->name, "href") != 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const uint64_t furniture[] = { 1, 2 };
	const struct extract_hints hints = {
		.url = "https://a.example/2024/05/01/b",
		.title = "A title",
		.summary =
			"The harbour was quiet, and nobody spoke of the storm",
		.furniture = furniture,
		.n_furniture = G_N_ELEMENTS(furniture),
	};
	g_autoptr(Article) a =
		extract_article((const char *)bytes, size, &hints);
	g_autoptr(Buf) packed = buf_new(1 << 24);
	g_autoptr(Article) again = NULL;

	g_assert(!a->html == !a->text);
	if (a->html)
		check_html(a->html);
	article_pack(a, packed);
	if (packed->full)
		return 0;
	again = article_unpack(packed->bytes, packed->size);
	g_assert(again);
	return 0;
}
