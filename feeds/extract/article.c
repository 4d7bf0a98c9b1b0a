#include "feeds/extract/article.h"

#include "src/base/pack.h"

Article *article_new(void)
{
	Article *a = g_new0(Article, 1);

	a->blocks = g_array_new(FALSE, FALSE, sizeof(uint64_t));
	return a;
}

/* Its texts, in the order in which they are packed. */
#define TEXTS 11

static void list_texts(Article *a, char **texts[TEXTS])
{
	char **const all[TEXTS] = {
		&a->title,     &a->byline,     &a->site,         &a->lang,
		&a->published, &a->lead_image, &a->lead_caption, &a->html,
		&a->text,      &a->leads_to,   &a->standfirst,
	};

	for (int i = 0; i < TEXTS; i++)
		texts[i] = all[i];
}

void article_free(Article *a)
{
	char **texts[TEXTS];

	if (!a)
		return;
	list_texts(a, texts);
	for (int i = 0; i < TEXTS; i++)
		g_free(*texts[i]);
	g_array_free(a->blocks, TRUE);
	g_free(a);
}

void article_pack(const Article *a, Buf *out)
{
	Article copy = *a;
	char **texts[TEXTS];

	list_texts(&copy, texts);
	for (int i = 0; i < TEXTS; i++)
		pack_text(out, *texts[i]);
	pack_u8(out, (uint8_t)a->wall);
	pack_u32(out, a->blocks->len);
	for (guint i = 0; i < a->blocks->len; i++)
		pack_i64(out, (int64_t)g_array_index(a->blocks, uint64_t, i));
}

Article *article_unpack(const void *bytes, size_t size)
{
	g_autoptr(Article) a = article_new();
	struct unpack u = unpack_from(bytes, size);
	char **texts[TEXTS];
	uint32_t wall, n;

	list_texts(a, texts);
	for (int i = 0; i < TEXTS; i++)
		*texts[i] = g_strdup(unpack_text(&u));
	wall = unpack_u8(&u);
	n = unpack_count(&u, sizeof(int64_t));
	for (uint32_t i = 0; i < n; i++) {
		uint64_t hash = (uint64_t)unpack_i64(&u);

		g_array_append_val(a->blocks, hash);
	}
	if (!unpack_done(&u) || wall >= EXTRACT_WALLS || n > ARTICLE_BLOCKS_MAX)
		return NULL;
	a->wall = (enum extract_wall)wall;
	return g_steal_pointer(&a);
}
