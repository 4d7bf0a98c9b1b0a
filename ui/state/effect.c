#include "ui/state/effect.h"

#include <stddef.h>

Effects *effects_new(void)
{
	Effects *fx = g_new0(Effects, 1);

	fx->all = g_array_new(FALSE, FALSE, sizeof(struct effect));
	fx->text = g_string_chunk_new(256);
	fx->blocks = g_ptr_array_new_with_free_func(g_free);
	return fx;
}

void effects_free(Effects *fx)
{
	if (!fx)
		return;
	g_array_unref(fx->all);
	g_string_chunk_free(fx->text);
	g_ptr_array_unref(fx->blocks);
	g_free(fx);
}

void effects_clear(Effects *fx)
{
	g_array_set_size(fx->all, 0);
	g_string_chunk_clear(fx->text);
	g_ptr_array_set_size(fx->blocks, 0);
}

#define TEXTS 3 /* of one effect, at most */

/* Offsets of an effect's strings, by its kind; 0 ends them. They are copied
 * when it is added, since the view may change before it is carried out. */
static const size_t texts[FX_KINDS][TEXTS] = {
	[FX_MARK_LIST] = { offsetof(struct effect, mark_list.list.section),
			   offsetof(struct effect, mark_list.list.query) },
	[FX_FEED] = { offsetof(struct effect, feed.url),
		      offsetof(struct effect, feed.key),
		      offsetof(struct effect, feed.value) },
	[FX_FILTER] = { offsetof(struct effect, filter.line) },
	[FX_REFRESH] = { offsetof(struct effect, refresh.url),
			 offsetof(struct effect, refresh.section) },
	[FX_ADD] = { offsetof(struct effect, add.url),
		     offsetof(struct effect, add.section) },
	[FX_IMPORT] = { offsetof(struct effect, path) },
	[FX_BROWSE] = { offsetof(struct effect, link) },
	[FX_COPY] = { offsetof(struct effect, link) },
	[FX_PIPE] = { offsetof(struct effect, pipe.words),
		      offsetof(struct effect, pipe.text) },
	[FX_SAVE_TEXT] = { offsetof(struct effect, pipe.words),
			   offsetof(struct effect, pipe.text) },
	[FX_OWN] = { offsetof(struct effect, own.url),
		     offsetof(struct effect, own.title),
		     offsetof(struct effect, own.source) },
	[FX_SET] = { offsetof(struct effect, set.group),
		     offsetof(struct effect, set.name),
		     offsetof(struct effect, set.value) },
};

static void keep_texts(Effects *fx, struct effect *e)
{
	for (size_t i = 0; i < TEXTS && texts[e->kind][i]; i++) {
		const char **text = (void *)((uint8_t *)e + texts[e->kind][i]);

		if (*text)
			*text = g_string_chunk_insert(fx->text, *text);
	}
}

static void keep_ids(Effects *fx, struct effect_mark *mark)
{
	int64_t *ids = g_new(int64_t, mark->n);

	for (guint i = 0; i < mark->n; i++)
		ids[i] = mark->ids[i];
	g_ptr_array_add(fx->blocks, ids);
	mark->ids = ids;
}

void effects_add(Effects *fx, const struct effect *e)
{
	struct effect kept = *e;

	keep_texts(fx, &kept);
	if (kept.kind == FX_MARK)
		keep_ids(fx, &kept.mark);
	if (kept.kind == FX_MARK_LIST)
		kept.mark_list.list.weights = NULL; /* the view's own */
	g_array_append_val(fx->all, kept);
}

void effects_draw(Effects *fx)
{
	if (!effects_find(fx, FX_DRAW))
		effects_add(fx, &(struct effect){ .kind = FX_DRAW });
}

const struct effect *effects_at(const Effects *fx, guint i)
{
	return &g_array_index(fx->all, struct effect, i);
}

const struct effect *effects_find(const Effects *fx, enum effect_kind kind)
{
	for (guint i = 0; i < fx->all->len; i++)
		if (effects_at(fx, i)->kind == kind)
			return effects_at(fx, i);
	return NULL;
}
