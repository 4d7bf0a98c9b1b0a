#include "feeds/extract/extract.h"

#include "feeds/html/html_parse.h"
#include "feeds/html/page.h"
#include "feeds/html/sanitize.h"
#include "feeds/text/decode.h"

static const char *const containers[] = { "article", "main", "body" };

Article *extract_article(const char *bytes, size_t size,
			 const struct extract_hints *hints)
{
	Article *a = article_new();
	const struct decode_input in = { bytes, size, hints->content_type,
					 DECODE_HTML };
	size_t n;
	g_autofree char *text = decode_text(&in, &n, NULL);
	g_autoptr(Page) page = html_parse(text, n);
	g_autoptr(GString) words = g_string_new(NULL);
	g_autofree char *escaped = NULL;
	uint32_t at = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(containers) && !at; i++)
		at = page_find(page, 0, containers[i]);
	page_words(page, at, words);
	a->wall = words->len ? EXTRACT_TEXT : EXTRACT_EMPTY;
	if (!words->len)
		return a;
	escaped = g_markup_escape_text(words->str, (gssize)words->len);
	a->html = g_strdup_printf("<p>%s</p>", escaped);
	a->text = g_string_free(g_steal_pointer(&words), FALSE);
	return a;
}
