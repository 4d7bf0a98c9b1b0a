#include "ui/text/cut_middle.h"

#include "src/base/url_format.h"
#include "ui/text/text.h"

#include <string.h>

/* Where the longest end of `s` begins that fits in `cols` columns. */
static const char *end_of(const char *s, int cols)
{
	int left = text_width(s);

	while (*s && left > cols) {
		int used;

		s += text_cluster(s, &used);
		left -= used;
	}
	return s;
}

char *cut_middle(const char *s, int cols)
{
	size_t head;
	int used;

	if (text_width(s) <= cols)
		return g_strdup(s);
	if (cols < 1)
		return g_strdup("");
	head = text_fit(s, strlen(s), cols / 2, &used);
	return g_strdup_printf("%.*s…%s", (int)head, s,
			       end_of(s + head, cols - 1 - used));
}

char *cut_middle_address(const char *url, int cols)
{
	g_autofree char *shown = url_for_eyes(url);

	return cut_middle(shown ? shown : url, cols);
}
