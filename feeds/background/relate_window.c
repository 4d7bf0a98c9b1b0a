#include "feeds/background/relate_window.h"

#include "feeds/store/related_rows.h"
#include "src/base/clock.h"
#include "src/base/pack.h"

#define SLICE 256 /* stories restored at a time: a few milliseconds */

RelateWindow *relate_window_new(void)
{
	RelateWindow *w = g_new0(RelateWindow, 1);

	w->scratch = g_array_new(FALSE, FALSE, sizeof(struct neighbour));
	return w;
}

void relate_window_clear(RelateWindow *w)
{
	g_clear_pointer(&w->related, related_free);
	w->complete = false;
	w->last = 0;
}

void relate_window_free(RelateWindow *w)
{
	if (!w)
		return;
	relate_window_clear(w);
	g_array_free(w->scratch, TRUE);
	g_free(w);
}

Buf *relate_window_pack_neighbours(const GArray *neighbours)
{
	Buf *out = buf_new(RELATE_WINDOW_BYTES_MAX);

	pack_u32(out, neighbours->len);
	for (guint i = 0; i < neighbours->len; i++) {
		const struct neighbour *one =
			&g_array_index(neighbours, struct neighbour, i);

		pack_i64(out, one->id);
		pack_real(out, (double)one->score);
	}
	return out;
}

/* Damaged bytes are no neighbours: these only improve scores. */
static void unpack_neighbours(const void *bytes, size_t size, GArray *into)
{
	struct unpack u = unpack_from(bytes, size);
	uint32_t n = unpack_count(&u, sizeof(int64_t) + sizeof(double));

	g_array_set_size(into, 0);
	for (uint32_t i = 0; i < n; i++) {
		struct neighbour one = { unpack_i64(&u), 0 };

		one.score = (float)unpack_real(&u);
		g_array_append_val(into, one);
	}
	if (!unpack_done(&u))
		g_array_set_size(into, 0);
}

static void restore_story(const struct terms_row *row, void *user)
{
	RelateWindow *w = user;
	g_autoptr(Terms) terms = terms_unpack(row->terms, row->terms_size);
	struct doc_source source = { row->id, row->time,
				     (uint32_t)row->outlet };

	w->last = row->id;
	unpack_neighbours(row->neighbours, row->neighbours_size, w->scratch);
	if (terms)
		related_restore(
			w->related, &source,
			&(struct stored_relation){
				terms, row->cluster ? row->cluster : row->event,
				row->event, w->scratch });
}

bool relate_window_restore(RelateWindow *w, Store *store, GError **error)
{
	int64_t start = clock_now() - INDEX_WINDOW;
	struct terms_range range;
	int count;

	if (!w->related)
		w->related = related_new(false);
	if (!store_forget_terms(store, start, SLICE, error))
		return false;
	range = (struct terms_range){ w->last, start, SLICE };
	count = store_next_terms(store, &range, restore_story, w, error);
	w->complete = count >= 0 && count < SLICE;
	return count >= 0;
}
