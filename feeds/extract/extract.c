#include "feeds/extract/extract.h"

#include "feeds/extract/clean.h"
#include "feeds/extract/score.h"
#include "feeds/extract/write.h"
#include "feeds/html/html_parse.h"
#include "feeds/html/page.h"
#include "feeds/text/decode.h"

Article *extract_article(const char *bytes, size_t size,
			 const struct extract_hints *hints)
{
	Article *a = article_new();
	const struct decode_input in = { bytes, size, hints->content_type,
					 DECODE_HTML };
	size_t n;
	g_autofree char *text = decode_text(&in, &n, NULL);
	g_autoptr(Page) page = html_parse(text, n);
	g_autoptr(Outline) o = outline_new(page);
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct written to = { g_string_new(NULL), g_string_new(NULL) };

	clean_page(o);
	score_find(o, true, parts);
	clean_parts(o, parts, true);
	for (guint i = 0; i < parts->len; i++)
		write_part(o, g_array_index(parts, uint32_t, i), hints->url,
			   &to);
	a->wall = to.text->len ? EXTRACT_TEXT : EXTRACT_EMPTY;
	a->html = g_string_free(to.html, !to.text->len);
	a->text = g_string_free(to.text, !to.text->len);
	return a;
}
