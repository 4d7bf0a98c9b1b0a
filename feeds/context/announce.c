#include "feeds/context/announce.h"

#include "src/base/json.h"
#include "src/store/stories.h"

#define IDS_MAX 16000 /* in a frame: half of WIRE_MAX */

static void feed_hook(Context *c, const GArray *ids)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(Stories) all = NULL;
	g_autoptr(GError) error = NULL;

	if (!hook_is_set(c->hook) || !ids->len)
		return;
	all = store_stories(c->store, (const int64_t *)(void *)ids->data,
			    ids->len, &error);
	for (guint i = 0; all && i < all->all->len; i++) {
		json_put_open(lines, NULL, '{');
		story_json(lines, stories_at(all, i));
		json_put_close(lines, '}');
		g_string_append_c(lines, '\n');
	}
	hook_tell(c->hook, lines->str);
	if (error)
		g_message("on-new: %s", error->message);
}

void announce_stories(Context *c, GArray *ids)
{
	guint i = 0;

	feed_hook(c, ids);
	while (i < ids->len) {
		g_autoptr(Buf) m = buf_new(WIRE_MAX);
		guint n = MIN(ids->len - i, IDS_MAX);

		pack_u32(m, n);
		for (guint end = i + n; i < end; i++)
			pack_i64(m, g_array_index(ids, int64_t, i));
		context_notify(c, NOTIFY_STORED, 0, m);
	}
	g_array_set_size(ids, 0);
}

void announce_feed(Context *c, int64_t feed, const char *words)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_i64(m, feed);
	pack_text(m, words);
	context_notify(c, NOTIFY_FEED, 0, m);
}

void announce_progress(Context *c, const struct refresh_tally *tally)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_u32(m, (uint32_t)tally->done);
	pack_u32(m, (uint32_t)tally->total);
	pack_u32(m, (uint32_t)tally->fresh);
	pack_u32(m, (uint32_t)tally->failed);
	context_notify(c, NOTIFY_PROGRESS, 0, m);
}
