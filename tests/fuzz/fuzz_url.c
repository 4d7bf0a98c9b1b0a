/* Any bytes as an address, through every function for addresses. */
#include "src/base/url.h"
#include "src/base/url_format.h"
#include "src/base/url_key.h"
#include "src/base/url_secrets.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autofree char *raw = g_strndup((const char *)bytes, size);
	g_autofree char *text = g_utf8_make_valid(raw, -1);
	char *half = strchr(text, '\n');
	g_autofree char *base = half ? g_strndup(text, (gsize)(half - text))
				     : g_strdup("https://a.example/b/c?d#e");
	const char *ref = half ? half + 1 : text;
	g_autofree char *url = url_resolve(base, ref);
	g_autofree char *safe = url_for_program(url, NULL, NULL);
	g_autofree char *shown = url_for_eyes(url);
	g_autofree char *bare = url_without_secrets(url);
	g_autofree char *host = url_host(url);
	g_autofree char *clean = url_without_tracking(url);
	g_autofree char *key = url_key(url);

	if (safe) {
		g_assert(g_str_has_prefix(safe, "http"));
		for (const char *c = safe; *c; c++)
			g_assert(*c > ' ' && *c < 0x7F &&
				 !strchr("\"'\\<>", *c));
	}
	return 0;
}
