/* Any bytes as a list of subscriptions: OPML, urls, and lede's own file. */
#include "feeds/links/opml.h"
#include "src/config/query.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autofree char *raw = g_strndup((const char *)bytes, size);
	g_autofree char *text = g_utf8_make_valid(raw, -1);
	g_autoptr(FeedLinks) finds = opml_read(text, strlen(text), NULL);
	g_autoptr(Subs) subs = subs_read(raw, NULL);
	g_autoptr(Query) query = query_read(text, 0, size & 1, NULL);
	g_autofree char *before = subs_text(subs);
	g_autoptr(Subs) again = subs_read(before, NULL);
	g_autofree char *opml = opml_write(subs, 0);

	g_assert(subs_count(again) == subs_count(subs));
	for (guint i = 0; finds && i < links_count(finds); i++)
		subs_add(subs, links_at(finds, i)->url,
			 links_at(finds, i)->title,
			 links_at(finds, i)->section);
	return 0;
}
