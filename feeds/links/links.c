#include "feeds/links/links.h"

#include "src/base/url.h"
#include "src/base/url_format.h"

#include <glib/gi18n.h>
#include <string.h>

FeedLinks *links_new(void)
{
	FeedLinks *f = g_new0(FeedLinks, 1);

	f->text = g_string_chunk_new(1024);
	f->all = g_array_new(FALSE, FALSE, sizeof(struct find));
	f->notes = g_array_new(FALSE, FALSE, sizeof(const char *));
	f->seen = g_hash_table_new(g_str_hash, g_str_equal);
	return f;
}

void links_free(FeedLinks *f)
{
	if (!f)
		return;
	g_array_free(f->all, TRUE);
	g_array_free(f->notes, TRUE);
	g_hash_table_destroy(f->seen);
	g_string_chunk_free(f->text);
	g_free(f);
}

static const char *keep_text(FeedLinks *f, const char *text)
{
	return text && *text ? g_string_chunk_insert(f->text, text) : NULL;
}

bool links_add(FeedLinks *f, const char *url, const char *title,
	       const char *section)
{
	struct find one;

	if (g_hash_table_contains(f->seen, url))
		return true;
	if (f->all->len >= LINKS_MAX) {
		if (!f->full)
			links_note(f, _("only the first 10,000 addresses of a "
					"list are used"));
		f->full = true;
		return false;
	}
	one = (struct find){ g_string_chunk_insert(f->text, url),
			     keep_text(f, title), keep_text(f, section) };
	g_array_append_val(f->all, one);
	g_hash_table_add(f->seen, (char *)(guintptr)one.url);
	return true;
}

void links_note(FeedLinks *f, const char *note)
{
	const char *kept = g_string_chunk_insert(f->text, note);

	if (f->notes->len < LINKS_MAX)
		g_array_append_val(f->notes, kept);
}

void links_note_why(FeedLinks *f, const char *what, const char *why)
{
	g_autofree char *words = g_strdup_printf("%s: %s", what, why);

	links_note(f, words);
}

void links_add_web(FeedLinks *f, const struct find *feed)
{
	g_autofree char *web = url_of_feed(feed->url);
	g_autofree char *url = url_for_request(web);

	if (url_is_web(url))
		links_add(f, url, feed->title, feed->section);
	else
		links_note_why(f, feed->url, _("not a web address"));
}

guint links_count(const FeedLinks *f)
{
	return f->all->len;
}

const struct find *links_at(const FeedLinks *f, guint i)
{
	return &g_array_index(f->all, struct find, i);
}

const char *links_note_at(const FeedLinks *f, guint i)
{
	return g_array_index(f->notes, const char *, i);
}

void links_pack(const FeedLinks *f, Buf *out)
{
	pack_u32(out, f->all->len);
	for (guint i = 0; i < f->all->len; i++) {
		pack_text(out, links_at(f, i)->url);
		pack_text(out, links_at(f, i)->title);
		pack_text(out, links_at(f, i)->section);
	}
	pack_u32(out, f->notes->len);
	for (guint i = 0; i < f->notes->len; i++)
		pack_text(out, links_note_at(f, i));
}

FeedLinks *links_unpack(const void *bytes, size_t size)
{
	struct unpack u = unpack_from(bytes, size);
	g_autoptr(FeedLinks) f = links_new();
	uint32_t n = unpack_count(&u, 12);

	for (uint32_t i = 0; i < n && !u.wrong; i++) {
		const char *url = unpack_text(&u);
		const char *title = unpack_text(&u);
		const char *section = unpack_text(&u);

		if (u.wrong || !url || !links_add(f, url, title, section))
			return NULL;
	}
	n = unpack_count(&u, 4);
	for (uint32_t i = 0; i < n && !u.wrong; i++) {
		const char *note = unpack_text(&u);

		if (note)
			links_note(f, note);
	}
	return unpack_done(&u) ? g_steal_pointer(&f) : NULL;
}
