#include "feeds/background/relate_new.h"

#include "feeds/related/related.h"
#include "feeds/store/digested.h"
#include "feeds/store/duplicates.h"
#include "feeds/store/related_rows.h"
#include "src/base/clock.h"
#include "src/base/pack.h"
#include "src/model/rank.h"
#include "src/store/lists.h"

#define TERMS_BYTES_MAX (64 * 1024) /* of a story, packed */
#define BATCH           64          /* newcomers that are asked for at a time */
#define TOGETHER        512 /* that take their places before lists are made */
#define NEAR_LIMIT      30  /* lines of each kind whose stories are told */
#define RESTORED        256 /* stories that are remembered at a time */

/* What is done with the ids on the list, in this order. Lists are made for
 * many newcomers together, for most of their companions are the same. */
enum work {
	WORK_PLACE,  /* newcomers take their places and meet */
	WORK_OWN,    /* newcomers get their lists */
	WORK_OTHERS, /* and so do those that they stand beside */
	WORK_DONE,   /* newcomers that are through */
};

struct relate {
	Store *store;
	bool read_copies;
	Related *related;      /* NULL until it is wanted */
	bool complete;         /* all of the window is in it */
	struct terms_row last; /* until then: what was restored last */
	GArray *todo;          /* int64_t of the work in hand, from the end */
	enum work work;
	GArray *met;        /* struct meeting, of the newcomer in hand */
	GArray *unlisted;   /* int64_t: newcomers without lists */
	GHashTable *stale;  /* int64_t: ids whose lists may have changed */
	GHashTable *placed; /* int64_t: ids of newcomers until they are done */
};

static GHashTable *ids_new(void)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

Relate *relate_new(Store *store, bool read_copies)
{
	Relate *r = g_new0(Relate, 1);

	r->store = store;
	r->read_copies = read_copies;
	r->todo = g_array_new(FALSE, FALSE, sizeof(int64_t));
	r->met = g_array_new(FALSE, FALSE, sizeof(struct meeting));
	r->unlisted = g_array_new(FALSE, FALSE, sizeof(int64_t));
	r->stale = ids_new();
	r->placed = ids_new();
	return r;
}

void relate_rest(Relate *r)
{
	g_array_set_size(r->todo, 0);
	g_array_set_size(r->unlisted, 0);
	g_hash_table_remove_all(r->stale);
	g_hash_table_remove_all(r->placed);
	g_clear_pointer(&r->related, related_free);
	r->complete = false;
}

void relate_free(Relate *r)
{
	if (!r)
		return;
	relate_rest(r);
	g_array_free(r->todo, TRUE);
	g_array_free(r->met, TRUE);
	g_array_free(r->unlisted, TRUE);
	g_hash_table_destroy(r->stale);
	g_hash_table_destroy(r->placed);
	g_free(r);
}

static bool is_placed(const Relate *r, int64_t id)
{
	return g_hash_table_contains(r->placed, &id);
}

static void ids_add(GHashTable *ids, int64_t id)
{
	if (!g_hash_table_contains(ids, &id))
		g_hash_table_add(ids, g_memdup2(&id, sizeof id));
}

/* The lists of a story may have changed; one that is new gets them anyway. */
static void set_stale(Relate *r, int64_t id)
{
	if (!is_placed(r, id))
		ids_add(r->stale, id);
}

/* ---- what is remembered ---- */

static Buf *pack_met(const GArray *met)
{
	Buf *out = buf_new(TERMS_BYTES_MAX);

	pack_u32(out, met->len);
	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m =
			&g_array_index(met, struct meeting, i);

		pack_i64(out, m->id);
		pack_real(out, (double)m->score);
	}
	return out;
}

/* Bytes that are not what pack_met writes say nothing. */
static void unpack_met(const void *bytes, size_t size, GArray *met)
{
	struct unpack u = unpack_from(bytes, size);
	uint32_t n = unpack_count(&u, sizeof(int64_t) + sizeof(double));

	g_array_set_size(met, 0);
	for (uint32_t i = 0; i < n; i++) {
		struct meeting m = { unpack_i64(&u), 0 };

		m.score = (float)unpack_real(&u);
		g_array_append_val(met, m);
	}
	if (!unpack_done(&u))
		g_array_set_size(met, 0);
}

static void restore(const struct terms_row *row, void *user)
{
	Relate *r = user;
	g_autoptr(Terms) terms = terms_unpack(row->terms, row->terms_size);

	unpack_met(row->met, row->met_size, r->met);
	if (terms)
		related_restore(r->related, row->id, row->time,
				(uint32_t)row->feed, terms, row->event, r->met);
}

/* Some more of the stored terms of the window; those that fell out of it go. */
static bool remember(Relate *r, GError **error)
{
	int64_t start = clock_now() - INDEX_WINDOW;
	int count;

	if (!r->related) {
		r->related = related_new(false);
		r->last = (struct terms_row){ .id = 0 };
	}
	if (!store_forget_terms(r->store, start, RESTORED, error) ||
	    !store_next_terms(r->store, start, &r->last, RESTORED, restore, r,
			      &count, error))
		return false;
	r->complete = count < RESTORED;
	return true;
}

/* ---- lists ---- */

/* Stores what stands beside a story: of each kind the first RELATED_LIMIT. */
static bool put_lists(Relate *r, int64_t id, const GArray *lists,
		      GError **error)
{
	struct beside_row rows[2 * RELATED_LIMIT];
	guint count = 0, lines[2] = { 0, 0 };

	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		if (lines[c->same]++ >= RELATED_LIMIT)
			continue;
		rows[count++] = (struct beside_row){
			.other = c->id,
			.kind = c->same ? BESIDE_SAME : BESIDE_RELATED,
			.score = (double)c->score,
			.words = c->words,
		};
	}
	return store_put_beside(r->store, id, rows, count, error);
}

/* Makes the lists of a story. What a newcomer stands beside has it, perhaps,
 * in its own lists. */
static bool list(Relate *r, int64_t id, bool newcomer, GError **error)
{
	uint32_t n = related_find(r->related, id);
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));

	if (n == UINT32_MAX)
		return true;
	related_lists(r->related, n, newcomer ? NEAR_LIMIT : RELATED_LIMIT,
		      lists);
	for (guint i = 0; newcomer && i < lists->len; i++)
		set_stale(r, g_array_index(lists, struct companion, i).id);
	return put_lists(r, id, lists, error);
}

/* ---- places ---- */

/* The line of an event says how many carry it, and how new it is. */
static bool set_head(Relate *r, int64_t event, GError **error)
{
	int outlets;
	int64_t newest;

	return alike_weight(r->store, event, &outlets, &newest, error) &&
	       store_head(r->store, event, outlets, rank_score(outlets, newest),
			  error);
}

/* A headline that comes back each day stands by itself, as it was stored. What
 * is remembered has it in the event until then, which does no harm. */
static bool put_event(Relate *r, int64_t id, int64_t event, GError **error)
{
	bool again = false;

	if (event != id && !alike_again(r->store, id, event, &again, error))
		return false;
	return again || (store_event(r->store, id, event, error) &&
			 set_head(r, event, error));
}

/* What was met in taking a place, and the terms, are stored. */
static bool put_terms(Relate *r, const struct story *s, const Terms *terms,
		      GError **error)
{
	g_autoptr(Buf) packed = buf_new(TERMS_BYTES_MAX);
	g_autoptr(Buf) met = pack_met(r->met);

	for (guint i = 0; i < r->met->len; i++)
		set_stale(r, g_array_index(r->met, struct meeting, i).id);
	terms_pack(terms, packed);
	return store_put_terms(r->store, s->id, s->time, packed, met, error);
}

/* A newcomer takes its place. */
static bool place(Relate *r, const struct story *s, GError **error)
{
	g_autoptr(Terms) terms = terms_of(s->title, s->summary);
	uint32_t n;

	g_array_set_size(r->met, 0);
	n = related_arrive(r->related, s->id, s->time, (uint32_t)s->feed, terms,
			   r->met);
	return put_terms(r, s, terms, error) &&
	       put_event(r, s->id, related_event(r->related, n), error);
}

/* What it is like, its twin is like: it takes the twin's terms. */
static bool place_as(Relate *r, const struct story *s, int64_t twin,
		     GError **error)
{
	g_autoptr(Buf) packed = store_terms(r->store, twin, error);
	g_autoptr(Terms) terms =
		packed ? terms_unpack(packed->bytes, packed->size) : NULL;
	g_autoptr(Stories) other = store_stories(r->store, &twin, 1, error);

	if (!terms || !other || !other->all->len)
		return other != NULL;
	g_array_set_size(r->met, 0);
	related_follow(r->related, s->id, s->time, (uint32_t)s->feed, terms,
		       stories_at(other, 0)->event, r->met);
	set_stale(r, twin);
	return put_terms(r, s, terms, error);
}

/* Joins the event of its twin, whatever relating would say; the line of that
 * event counts it. */
static bool join(Relate *r, const struct story *s, int64_t twin, GError **error)
{
	g_autoptr(Stories) joined = NULL;

	if (related_knows(r->related, twin) && !place_as(r, s, twin, error))
		return false;
	if (!alike_join(r->store, s->id, twin, r->read_copies, error))
		return false;
	joined = store_stories(r->store, &s->id, 1, error);
	if (!joined || !joined->all->len)
		return joined != NULL;
	return set_head(r, stories_at(joined, 0)->event, error);
}

/* By itself, or as its twin of another feed. */
static bool find_place(Relate *r, const struct story *s, GError **error)
{
	int64_t twin = 0;

	if (!alike_find(r->store, s->id, &twin, error))
		return false;
	if (related_knows(r->related, s->id))
		return true;
	if (twin)
		return join(r, s, twin, error);
	return s->time < clock_now() - INDEX_WINDOW || place(r, s, error);
}

/* One that has its place (it changed, or its lists were never made) keeps it,
 * and its event; one that is older than the window stands by itself. */
static bool place_one(Relate *r, int64_t id, GError **error)
{
	g_autoptr(Stories) one = store_stories(r->store, &id, 1, error);

	if (!one)
		return false;
	if (one->all->len && !find_place(r, stories_at(one, 0), error))
		return false;
	if (!related_knows(r->related, id))
		return store_related_done(r->store, id, error);
	g_array_append_val(r->unlisted, id);
	ids_add(r->placed, id);
	return true;
}

/* ---- what is to be done ---- */

static void reverse(GArray *ids)
{
	int64_t *all = (int64_t *)(void *)ids->data;

	for (guint i = 0, j = ids->len; i + 1 < j; i++) {
		int64_t first = all[i];

		all[i] = all[--j];
		all[j] = first;
	}
}

/* Newcomers that have no place yet, as they arrived. */
static bool find_newcomers(Relate *r, GError **error)
{
	guint placed = g_hash_table_size(r->placed), kept = 0;

	if (!store_todo(r->store, STAGE_RELATED, BATCH + (int)placed, r->todo,
			error))
		return false;
	for (guint i = 0; i < r->todo->len; i++) {
		int64_t id = g_array_index(r->todo, int64_t, i);

		if (!is_placed(r, id))
			g_array_index(r->todo, int64_t, kept++) = id;
	}
	g_array_set_size(r->todo, kept);
	return true;
}

static int by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void take_ids(GHashTable *ids, GArray *out)
{
	GHashTableIter at;
	void *id;

	g_hash_table_iter_init(&at, ids);
	while (g_hash_table_iter_next(&at, &id, NULL))
		g_array_append_vals(out, id, 1);
	g_array_sort(out, by_id);
	g_hash_table_remove_all(ids);
}

/* Fills the list for one kind of work. Lists that were begun are made to
 * their end before others take their places. */
static bool find(Relate *r, enum work work, GError **error)
{
	bool listing = !r->unlisted->len && g_hash_table_size(r->placed);

	r->work = work;
	switch (work) {
	case WORK_PLACE:
		return listing || r->unlisted->len >= TOGETHER ||
		       find_newcomers(r, error);
	case WORK_OWN:
		g_array_append_vals(r->todo, r->unlisted->data,
				    r->unlisted->len);
		g_array_set_size(r->unlisted, 0);
		break;
	case WORK_OTHERS:
		take_ids(r->stale, r->todo);
		break;
	case WORK_DONE:
		take_ids(r->placed, r->todo);
		break;
	}
	return true;
}

static bool find_any(Relate *r, GError **error)
{
	bool ok = true;

	for (enum work w = WORK_PLACE; ok && w <= WORK_DONE && !r->todo->len;
	     w++)
		ok = find(r, w, error);
	reverse(r->todo); /* it is taken from the end */
	return ok;
}

static bool do_one(Relate *r, int64_t one, GError **error)
{
	switch (r->work) {
	case WORK_PLACE:
		return place_one(r, one, error);
	case WORK_OWN:
		return list(r, one, true, error);
	case WORK_OTHERS:
		return list(r, one, false, error);
	case WORK_DONE:
		return store_related_done(r->store, one, error);
	}
	return false;
}

bool relate_step(Relate *r)
{
	g_autoptr(GError) error = NULL;
	int64_t one;
	bool good;

	if (!r->todo->len && !find_any(r, &error)) {
		g_message("%s", error->message);
		return false;
	}
	if (!r->todo->len)
		return false;
	if (!r->complete) {
		good = remember(r, &error);
	} else {
		one = g_array_index(r->todo, int64_t, r->todo->len - 1);
		g_array_set_size(r->todo, r->todo->len - 1);
		good = do_one(r, one, &error);
	}
	if (!good)
		g_message("relating: %s", error->message);
	return good;
}
