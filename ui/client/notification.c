#include "ui/client/notification.h"

#define FOUND_MAX 64 /* feeds of a page that are offered */

void notification_text_init(struct notification_text *t)
{
	t->words = NULL;
	t->rgb = NULL;
	t->urls = g_ptr_array_new_with_free_func(g_free);
	t->titles = g_ptr_array_new_with_free_func(g_free);
}

void notification_text_clear(struct notification_text *t)
{
	g_free(t->words);
	g_free(t->rgb);
	g_ptr_array_unref(t->urls);
	g_ptr_array_unref(t->titles);
}

const char *notification_text_words(struct notification_text *t,
				    const char *words)
{
	g_free(t->words);
	t->words = g_strdup(words);
	return t->words;
}

static void read_found_feeds(struct notification_text *t, struct unpack *u,
			     struct notification *out)
{
	uint32_t n = unpack_count(u, 8);

	g_ptr_array_set_size(t->urls, 0);
	g_ptr_array_set_size(t->titles, 0);
	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		const char *url = unpack_text(u);
		const char *title = unpack_text(u);

		if (!url || t->urls->len >= FOUND_MAX)
			continue;
		g_ptr_array_add(t->urls, g_strdup(url));
		g_ptr_array_add(t->titles, g_strdup(title ? title : url));
	}
	out->n_found = t->urls->len;
	out->urls = (const char *const *)t->urls->pdata;
	out->titles = (const char *const *)t->titles->pdata;
}

/* The frame is dropped before its pixels are used. */
static void read_picture(struct notification_text *t, struct unpack *u,
			 struct notification *out)
{
	const uint8_t *rgb;

	unpack_i64(u); /* the story: the command says which it is */
	out->picture.width = unpack_u16(u);
	out->picture.height = unpack_u16(u);
	out->picture.row = unpack_u16(u);
	rgb = unpack_bytes(u, &out->picture.bytes);
	g_free(t->rgb);
	t->rgb = rgb ? g_memdup2(rgb, out->picture.bytes) : NULL;
	out->picture.rgb = t->rgb;
	if (!rgb)
		out->picture.bytes = 0;
}

bool notification_read(struct notification_text *t, const struct frame *f,
		       struct unpack *u, struct notification *out)
{
	if (f->kind == NOTIFY_PROGRESS) {
		out->kind = NOTIFICATION_PROGRESS;
		out->done = (int)unpack_u32(u);
		out->total = (int)unpack_u32(u);
		out->fresh = (int)unpack_u32(u);
		out->failed = (int)unpack_u32(u);
	} else if (f->kind == NOTIFY_FEED) {
		out->kind = NOTIFICATION_FEED;
		out->feed = unpack_i64(u);
		out->words = notification_text_words(t, unpack_text(u));
	} else if (f->kind == NOTIFY_STORED) {
		out->kind = NOTIFICATION_STORED;
		out->fresh = (int)unpack_count(u, sizeof(int64_t));
		u->at = u->end; /* the ids: the store is read instead */
	} else if (f->kind == NOTIFY_FOUND) {
		out->kind = NOTIFICATION_FOUND;
		read_found_feeds(t, u, out);
	} else if (f->kind == NOTIFY_PICTURE) {
		out->kind = NOTIFICATION_PICTURE;
		read_picture(t, u, out);
	} else {
		return false;
	}
	return true;
}
