#include "src/model/body.h"

#include "src/base/url_key.h"

#include <string.h>

#define BODY_CHUNK 4096 /* bytes of a block of strings */
/* bytes that each takes at least in the serialised form: a count that could not
 * fit is refused before anything is allocated for it */
#define BLOCK_LEAST 16
#define RUN_LEAST   8
#define LINK_LEAST  12

Body *body_new(void)
{
	Body *b = g_new0(Body, 1);

	b->text = g_string_chunk_new(BODY_CHUNK);
	b->blocks = g_array_new(FALSE, TRUE, sizeof(struct block));
	b->runs = g_array_new(FALSE, TRUE, sizeof(struct run));
	b->links = g_array_new(FALSE, TRUE, sizeof(struct link));
	return b;
}

void body_free(Body *b)
{
	if (!b)
		return;
	g_string_chunk_free(b->text);
	g_array_free(b->blocks, TRUE);
	g_array_free(b->runs, TRUE);
	g_array_free(b->links, TRUE);
	g_free(b);
}

static const char *keep_text(Body *b, const char *text)
{
	return text ? g_string_chunk_insert(b->text, text) : NULL;
}

static struct block *last_block(const Body *b)
{
	return &g_array_index(b->blocks, struct block, b->blocks->len - 1);
}

struct block *body_block(Body *b, enum block_kind kind)
{
	struct block new = { .kind = (uint8_t)kind,
			     .colspan = 1,
			     .first_run = b->runs->len };

	g_array_append_val(b->blocks, new);
	return last_block(b);
}

void body_run(Body *b, const char *text, unsigned style, unsigned link)
{
	struct run new = { keep_text(b, text), (uint16_t)style,
			   (uint16_t)link };

	g_assert(b->blocks->len > 0);
	g_array_append_val(b->runs, new);
	last_block(b)->n_runs++;
}

/* A linear search: BODY_LINKS_MAX bounds it, and few stories have 50 links. */
static unsigned find_link(const Body *b, const char *url)
{
	for (guint i = 0; i < b->links->len; i++)
		if (strcmp(g_array_index(b->links, struct link, i).url, url) ==
		    0)
			return i + 1;
	return 0;
}

unsigned body_link(Body *b, const char *url, const char *kind, const char *note)
{
	unsigned number = find_link(b, url);
	struct link new;

	if (number)
		return number;
	if (b->links->len >= BODY_LINKS_MAX) {
		b->cut = true;
		return 0;
	}
	new = (struct link){ keep_text(b, url), keep_text(b, kind),
			     keep_text(b, note) };
	g_array_append_val(b->links, new);
	return b->links->len;
}

void body_strip_tracking(Body *b)
{
	for (guint i = 0; i < b->links->len; i++) {
		struct link *l = &g_array_index(b->links, struct link, i);
		g_autofree char *bare = url_without_tracking(l->url);

		if (strcmp(bare, l->url) != 0)
			l->url = g_string_chunk_insert(b->text, bare);
	}
}

void body_set_picture(Body *b, const char *url, uint32_t width, uint32_t height)
{
	if (b->picture.url || b->blocks->len == 0)
		return;
	b->picture = (struct body_picture){ keep_text(b, url), width, height,
					    b->blocks->len - 1 };
}

void body_words(const Body *b, GString *out)
{
	for (guint i = 0; i < b->blocks->len; i++) {
		const struct block *block =
			&g_array_index(b->blocks, struct block, i);

		if (i)
			g_string_append_c(out, '\n');
		for (guint r = 0; r < block->n_runs; r++) {
			const struct run *run = &g_array_index(
				b->runs, struct run, block->first_run + r);

			if (run->style & RUN_BREAK)
				g_string_append_c(out, '\n');
			g_string_append(out, run->text);
		}
	}
}

static void pack_block(Buf *out, const struct block *block)
{
	pack_u8(out, block->kind);
	pack_u8(out, block->level);
	pack_u8(out, block->quotes);
	pack_u8(out, block->lists);
	pack_u8(out, block->tight);
	pack_text(out, block->marker);
	pack_u8(out, block->head);
	pack_u8(out, block->row_starts);
	pack_u8(out, block->table_starts);
	pack_u8(out, block->colspan);
	pack_u32(out, block->n_runs);
}

/* Bodies that were stored before there was one end before it. */
static void pack_picture(const struct body_picture *p, Buf *out)
{
	if (!p->url)
		return;
	pack_text(out, p->url);
	pack_u32(out, p->width);
	pack_u32(out, p->height);
	pack_u32(out, p->block);
}

/* Runs are stored in the order of their blocks, so that the count of each block
 * suffices. */
void body_pack(const Body *b, Buf *out)
{
	pack_u8(out, b->cut);
	pack_u32(out, b->blocks->len);
	for (guint i = 0; i < b->blocks->len; i++)
		pack_block(out, &g_array_index(b->blocks, struct block, i));
	pack_u32(out, b->runs->len);
	for (guint i = 0; i < b->runs->len; i++) {
		const struct run *run = &g_array_index(b->runs, struct run, i);

		pack_u16(out, run->style);
		pack_u16(out, run->link);
		pack_text(out, run->text);
	}
	pack_u32(out, b->links->len);
	for (guint i = 0; i < b->links->len; i++) {
		const struct link *link =
			&g_array_index(b->links, struct link, i);

		pack_text(out, link->url);
		pack_text(out, link->kind);
		pack_text(out, link->note);
	}
	pack_picture(&b->picture, out);
}

static void unpack_picture(struct unpack *u, Body *b)
{
	if (u->at == u->end)
		return;
	b->picture.url = keep_text(b, unpack_text(u));
	b->picture.width = unpack_u32(u);
	b->picture.height = unpack_u32(u);
	b->picture.block = unpack_u32(u);
	if (!b->picture.url || b->picture.block >= b->blocks->len)
		u->wrong = true;
}

/* Returns the number of runs of all blocks. */
static uint64_t unpack_blocks(struct unpack *u, Body *b)
{
	uint32_t n = unpack_count(u, BLOCK_LEAST);
	uint64_t runs = 0;

	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		struct block new = { 0 };

		new.kind = unpack_u8(u);
		new.level = unpack_u8(u);
		new.quotes = unpack_u8(u);
		new.lists = unpack_u8(u);
		new.tight = unpack_bool(u);
		new.marker = keep_text(b, unpack_text(u));
		new.head = unpack_bool(u);
		new.row_starts = unpack_bool(u);
		new.table_starts = unpack_bool(u);
		new.colspan = unpack_u8(u);
		new.first_run = (uint32_t)runs;
		new.n_runs = unpack_u32(u);
		runs += new.n_runs;
		if (new.kind >= BLOCK_KINDS || runs > UINT32_MAX)
			u->wrong = true;
		g_array_append_val(b->blocks, new);
	}
	return runs;
}

/* Returns the highest link number that a run has. */
static unsigned unpack_runs(struct unpack *u, Body *b)
{
	uint32_t n = unpack_count(u, RUN_LEAST);
	unsigned link = 0;

	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		struct run new = { 0 };

		new.style = unpack_u16(u);
		new.link = unpack_u16(u);
		new.text = keep_text(b, unpack_text(u));
		link = MAX(link, new.link);
		if (!new.text)
			u->wrong = true;
		g_array_append_val(b->runs, new);
	}
	return link;
}

static void unpack_links(struct unpack *u, Body *b)
{
	uint32_t n = unpack_count(u, LINK_LEAST);

	if (n > BODY_LINKS_MAX)
		u->wrong = true;
	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		struct link new = { 0 };

		new.url = keep_text(b, unpack_text(u));
		new.kind = keep_text(b, unpack_text(u));
		new.note = keep_text(b, unpack_text(u));
		if (!new.url)
			u->wrong = true;
		g_array_append_val(b->links, new);
	}
}

Body *body_unpack(const void *bytes, size_t size)
{
	struct unpack u = unpack_from(bytes, size);
	g_autoptr(Body) b = body_new();
	uint64_t runs;
	unsigned link;

	b->cut = unpack_bool(&u);
	runs = unpack_blocks(&u, b);
	link = unpack_runs(&u, b);
	unpack_links(&u, b);
	unpack_picture(&u, b);
	if (!unpack_done(&u) || runs != b->runs->len || link > b->links->len)
		return NULL;
	return g_steal_pointer(&b);
}
