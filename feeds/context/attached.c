#include "feeds/context/attached.h"

#include "src/base/url.h"

#include <string.h>

static bool is_dead_type(const char *type)
{
	static const char *const types[] = {
		"application/x-shockwave-flash", "application/futuresplash",
		"application/x-director",        "application/x-silverlight",
		"application/x-silverlight-2",   "application/x-java-applet",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_ascii_strcasecmp(type, types[i]) == 0)
			return true;
	return false;
}

static bool is_dead(const struct enclosure *e)
{
	size_t path = strcspn(e->url, "?#");

	return (e->type && is_dead_type(e->type)) ||
	       (path > 4 &&
		g_ascii_strncasecmp(e->url + path - 4, ".swf", 4) == 0);
}

/* The enclosures that are of use. The caller's. */
static GPtrArray *list_files(const ParsedFeed *feed,
			     const struct feed_item *item)
{
	GPtrArray *files = g_ptr_array_new();

	for (guint i = 0; i < item->enclosures.n; i++) {
		const struct enclosure *e =
			parsed_enclosure(feed, item->enclosures.first + i);

		if (!is_dead(e))
			g_ptr_array_add(files, (void *)(guintptr)e);
	}
	return files;
}

void attached_pack(const ParsedFeed *feed, const struct feed_item *item,
		   Buf *out)
{
	g_autoptr(GPtrArray) files = list_files(feed, item);

	if (!item->comments_url && !files->len)
		return;
	pack_text(out, item->comments_url);
	pack_i64(out, item->comments_count);
	pack_u32(out, files->len);
	for (guint i = 0; i < files->len; i++) {
		const struct enclosure *e = g_ptr_array_index(files, i);

		pack_text(out, e->url);
		pack_text(out, e->type);
		pack_i64(out, e->length);
	}
}

bool attached_unpack(const void *bytes, size_t size, struct request *request,
		     struct enclosure **enclosures)
{
	struct unpack u = unpack_from(bytes, size);
	const char *comments = unpack_text(&u);
	uint32_t n;

	request->comments_count = unpack_i64(&u);
	n = unpack_count(&u, 16);
	*enclosures = g_new0(struct enclosure, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		struct enclosure *e = &(*enclosures)[i];

		e->url = unpack_text(&u);
		e->type = unpack_text(&u);
		e->length = unpack_i64(&u);
		u.wrong = u.wrong || !e->url;
	}
	if (!unpack_done(&u)) {
		g_clear_pointer(enclosures, g_free);
		return false;
	}
	request->comments_url = comments;
	request->enclosures = *enclosures;
	request->n_enclosures = n;
	return true;
}

const char *attached_link(const ParsedFeed *feed, const struct feed_item *item)
{
	g_autoptr(GPtrArray) files = item->link ? NULL : list_files(feed, item);
	const char *link = item->link;

	if (files && files->len == 1)
		link = ((const struct enclosure *)g_ptr_array_index(files, 0))
			       ->url;
	return link && strlen(link) <= URL_MAX ? link : NULL;
}
