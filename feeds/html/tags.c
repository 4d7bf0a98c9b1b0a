#include "feeds/html/tags.h"

#include <glib.h>
#include <string.h>

bool tags_is_block(const char *tag)
{
	static const char *const blocks[] = {
		"address",    "article",  "aside",  "blockquote", "button",
		"caption",    "center",   "dd",     "details",    "dialog",
		"dir",        "div",      "dl",     "dt",         "fieldset",
		"figcaption", "figure",   "footer", "form",       "h1",
		"h2",         "h3",       "h4",     "h5",         "h6",
		"header",     "hgroup",   "li",     "listing",    "main",
		"marquee",    "menu",     "nav",    "object",     "ol",
		"p",          "pre",      "search", "section",    "select",
		"summary",    "template", "ul",     "xmp",        NULL,
	};

	return g_strv_contains(blocks, tag);
}

bool tags_is_void(const char *tag)
{
	static const char *const voids[] = { "bgsound", "embed", "keygen",
					     "source",  "track", "wbr",
					     NULL };

	return g_strv_contains(voids, tag);
}

int tags_end_rank(const char *tag)
{
	static const struct {
		const char *tag;
		int rank;
	} ranks[] = {
		{ "div", 150 },   { "td", 160 },    { "th", 160 },
		{ "tr", 170 },    { "thead", 180 }, { "tbody", 180 },
		{ "tfoot", 180 }, { "table", 190 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(ranks); i++)
		if (strcmp(tag, ranks[i].tag) == 0)
			return ranks[i].rank;
	return 100;
}
