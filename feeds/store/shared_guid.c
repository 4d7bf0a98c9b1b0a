#include "feeds/store/shared_guid.h"

#include "src/base/url_key.h"
#include "src/model/story.h"

#include <inttypes.h>
#include <string.h>

#define JOINT "\n"   /* no guid of a feed has one: it is one line */
#define PAST  "\013" /* the byte after it */

static char *digest(const char *text)
{
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

/* As long as half a key may be. The caller's. */
static char *half(const char *text)
{
	return strlen(text) > STORY_GUID_MAX / 2 - 1 ? digest(text)
						     : g_strdup(text);
}

static char *join(const char *guid, const char *rest)
{
	g_autofree char *first = half(guid), *second = half(rest);

	return g_strconcat(first, JOINT, second, NULL);
}

char *shared_guid(const char *guid, const char *link, const char *title)
{
	g_autofree char *rest = link ? url_key(link) : g_strdup(title);

	return join(guid, rest);
}

char *shared_guid_base(const char *key)
{
	const char *joint = strstr(key, JOINT);

	return joint ? g_strndup(key, (gsize)(joint - key)) : NULL;
}

void shared_guid_range(const char *guid, char **from, char **past)
{
	*from = half(guid);
	*past = g_strconcat(*from, PAST, NULL);
}

char *shared_guid_of_id(const char *key, gint64 id)
{
	g_autofree char *base = shared_guid_base(key);
	g_autofree char *rest = g_strdup_printf("#%" PRId64, id);

	return join(base ? base : key, rest);
}
