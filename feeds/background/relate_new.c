#include "feeds/background/relate_new.h"

#include "feeds/background/id_set.h"
#include "feeds/background/line_head.h"
#include "feeds/background/relate_window.h"
#include "feeds/background/story_terms.h"
#include "feeds/store/digested.h"
#include "feeds/store/duplicates.h"
#include "feeds/store/events.h"
#include "feeds/store/related_rows.h"
#include "src/base/clock.h"
#include "src/model/rank.h"
#include "src/store/lists.h"

#include <glib/gi18n.h>
#include <string.h>

#define BATCH    64  /* new stories read from the store at a time */
#define TOGETHER 512 /* added to the index before their lists are made */

/* The steps, in this order. The lists of many new stories are made together: most
 * of their companions are the same, and get theirs once. */
enum step {
	STEP_ADD,    /* adds new stories to the index and to events */
	STEP_OWN,    /* makes their lists */
	STEP_OTHERS, /* makes the lists that they appear in */
	STEP_DONE,   /* marks them as digested */
};

struct relate {
	Store *store;
	bool read_copies;
	RelateWindow *window;
	GArray *todo; /* int64_t: ids of the step in hand, from the end */
	enum step step;
	GArray *neighbours; /* struct neighbour, of the story in hand */
	GArray *unlisted;   /* int64_t: new stories without lists */
	GHashTable *stale;  /* int64_t: ids whose lists may have changed */
	GHashTable *added; /* int64_t: ids of new stories until they are done */
};

Relate *relate_new(Store *store, bool read_copies)
{
	Relate *r = g_new0(Relate, 1);

	r->store = store;
	r->read_copies = read_copies;
	r->todo = g_array_new(FALSE, FALSE, sizeof(int64_t));
	r->neighbours = g_array_new(FALSE, FALSE, sizeof(struct neighbour));
	r->unlisted = g_array_new(FALSE, FALSE, sizeof(int64_t));
	r->window = relate_window_new();
	r->stale = id_set_new();
	r->added = id_set_new();
	return r;
}

void relate_rest(Relate *r)
{
	g_array_set_size(r->todo, 0);
	g_array_set_size(r->unlisted, 0);
	g_hash_table_remove_all(r->stale);
	g_hash_table_remove_all(r->added);
	relate_window_clear(r->window);
}

void relate_free(Relate *r)
{
	if (!r)
		return;
	relate_rest(r);
	relate_window_free(r->window);
	g_array_free(r->todo, TRUE);
	g_array_free(r->neighbours, TRUE);
	g_array_free(r->unlisted, TRUE);
	g_hash_table_destroy(r->stale);
	g_hash_table_destroy(r->added);
	g_free(r);
}

static bool is_added(const Relate *r, int64_t id)
{
	return g_hash_table_contains(r->added, &id);
}

/* Notes that the lists of a story may have changed; those of new ones are made in
 * any case. */
static void set_stale(Relate *r, int64_t id)
{
	if (!is_added(r, id))
		id_set_add(r->stale, id);
}

static bool store_lists(Relate *r, int64_t id, const GArray *lists,
			GError **error)
{
	struct related_row rows[2 * RELATED_LIMIT];

	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		rows[i] = (struct related_row){
			.other = c->id,
			.kind = c->same ? RELATION_SAME : RELATION_RELATED,
			.score = (double)c->score,
			.words = c->words,
		};
	}
	return store_put_related(r->store, id, rows, lists->len, error);
}

/* Makes the lists of a story. A new one may appear in those of others: these become
 * stale. */
static bool make_lists(Relate *r, int64_t id, bool is_new, GError **error)
{
	uint32_t n = related_find(r->window->related, id);
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));
	g_autoptr(GArray) near = g_array_new(FALSE, FALSE, sizeof(int64_t));

	if (n == UINT32_MAX)
		return true;
	related_lists(r->window->related, n, RELATED_LIMIT, lists);
	if (is_new)
		related_near(r->window->related, near);
	for (guint i = 0; i < near->len; i++)
		set_stale(r, g_array_index(near, int64_t, i));
	return store_lists(r, id, lists, error);
}

static bool update_event(Relate *r, int64_t event, GError **error)
{
	struct event_head h = { 0 };

	if (!event_weight(r->store, event, &h.outlets, &h.newest, error) ||
	    !line_head(r->store, r->window->related, event, &h.chosen, error))
		return false;
	h.front = rank_score(h.outlets, h.newest);
	return event_set_head(r->store, event, &h, error);
}

/* Stores the event of a story. A headline that recurs stays an event of its own, as
 * it was stored; the index keeps it in the event until it is restored the next
 * time, which only makes it a companion. */
static bool store_event(Relate *r, int64_t id, int64_t event, GError **error)
{
	bool recurs = false;

	if (event != id &&
	    !duplicates_recurs(r->store, id, event, &recurs, error))
		return false;
	return recurs || (event_assign(r->store, id, event, error) &&
			  update_event(r, event, error));
}

/* Stores the terms and the neighbours of a story. */
static bool put_terms(Relate *r, const struct story *s, const Terms *terms,
		      GError **error)
{
	uint32_t n = related_find(r->window->related, s->id);
	g_autoptr(Buf) packed = buf_new(RELATE_WINDOW_BYTES_MAX);
	g_autoptr(Buf) neighbours =
		relate_window_pack_neighbours(r->neighbours);

	for (guint i = 0; i < r->neighbours->len; i++)
		set_stale(r,
			  g_array_index(r->neighbours, struct neighbour, i).id);
	terms_pack(terms, packed);
	return store_put_terms(
		r->store,
		&(struct terms_row){
			.id = s->id,
			.time = s->time,
			.terms = packed->bytes,
			.terms_size = packed->size,
			.neighbours = neighbours->bytes,
			.neighbours_size = neighbours->size,
			.cluster = related_event(r->window->related, n) },
		error);
}

static struct doc_source source_of(const Relate *r, const struct story *s)
{
	return (struct doc_source){ s->id, s->time,
				    (uint32_t)event_outlet(r->store, s->feed) };
}

/* Adds a new story to the index and to an event. */
static bool add_story(Relate *r, const struct story *s, GError **error)
{
	g_autoptr(Terms) terms = story_terms(r->store, s);
	struct doc_source source = source_of(r, s);
	uint32_t n;

	g_array_set_size(r->neighbours, 0);
	n = related_arrive(r->window->related, &source, terms, r->neighbours);
	return put_terms(r, s, terms, error) &&
	       store_event(r, s->id, related_line(r->window->related, n),
			   error);
}

/* Adds a copy with the terms of the other one, so that the same stories are similar
 * to both. */
static bool add_copy(Relate *r, const struct story *s, int64_t duplicate,
		     GError **error)
{
	g_autoptr(Buf) packed = store_terms(r->store, duplicate, error);
	g_autoptr(Terms) terms =
		packed ? terms_unpack(packed->bytes, packed->size) : NULL;
	g_autoptr(Stories) other =
		store_stories(r->store, &duplicate, 1, error);
	struct doc_source source = source_of(r, s);

	if (!terms || !other || !other->all->len)
		return other != NULL;
	g_array_set_size(r->neighbours, 0);
	related_follow(r->window->related, &source,
		       &(struct stored_relation){
			       terms,
			       related_event(r->window->related,
					     related_find(r->window->related,
							  duplicate)),
			       stories_at(other, 0)->event, r->neighbours });
	set_stale(r, duplicate);
	return put_terms(r, s, terms, error);
}

/* Assigns a copy to the event of the other one, without regard to similarity. */
static bool join_duplicate(Relate *r, const struct story *s, int64_t duplicate,
			   GError **error)
{
	g_autoptr(Stories) joined = NULL;

	if (related_knows(r->window->related, duplicate) &&
	    !add_copy(r, s, duplicate, error))
		return false;
	if (!event_join(r->store, s->id, duplicate, error) ||
	    (r->read_copies &&
	     !event_read_both(r->store, s->id, duplicate, error)))
		return false;
	joined = store_stories(r->store, &s->id, 1, error);
	if (!joined || !joined->all->len)
		return joined != NULL;
	return update_event(r, stories_at(joined, 0)->event, error);
}

/* A story that is in the index (it has changed, or its lists were not made before
 * lede ended) keeps its event; one older than the window is an event of its own. */
static bool relate_story(Relate *r, const struct story *s, GError **error)
{
	int64_t duplicate = 0;

	if (!duplicates_find(r->store, s->id, &duplicate, error))
		return false;
	if (related_knows(r->window->related, s->id) &&
	    store_has_terms(r->store, s->id))
		return true;
	/* a page gave its text: the index is restored without it */
	if (related_knows(r->window->related, s->id)) {
		relate_window_clear(r->window);
		return true;
	}
	if (duplicate)
		return join_duplicate(r, s, duplicate, error);
	return s->time < clock_now() - INDEX_WINDOW || add_story(r, s, error);
}

static bool add_one(Relate *r, int64_t id, GError **error)
{
	g_autoptr(Stories) one = store_stories(r->store, &id, 1, error);

	if (!one)
		return false;
	if (one->all->len && !relate_story(r, stories_at(one, 0), error))
		return false;
	if (!r->window->related)
		return true;
	if (!related_knows(r->window->related, id))
		return store_related_done(r->store, id, error);
	g_array_append_val(r->unlisted, id);
	id_set_add(r->added, id);
	return true;
}

static void reverse_ids(GArray *ids)
{
	int64_t *all = (int64_t *)(void *)ids->data;

	for (guint i = 0, j = ids->len; i + 1 < j; i++) {
		int64_t first = all[i];

		all[i] = all[--j];
		all[j] = first;
	}
}

static int by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Lists new stories that are not in the index yet, in the order of arrival; of those
 * that are related again the last ones first. */
static bool list_new(Relate *r, GError **error)
{
	guint added = g_hash_table_size(r->added), kept = 0;

	if (!store_todo(r->store, STAGE_RELATED, BATCH + (int)added, r->todo,
			error))
		return false;
	for (guint i = 0; i < r->todo->len; i++) {
		int64_t id = g_array_index(r->todo, int64_t, i);

		if (!is_added(r, id))
			g_array_index(r->todo, int64_t, kept++) = id;
	}
	g_array_set_size(r->todo, kept);
	g_array_sort(r->todo, by_id);
	return true;
}

/* Lists the ids of a step. While lists are made, no new stories are added. */
static bool list_step(Relate *r, enum step step, GError **error)
{
	bool listing = !r->unlisted->len && g_hash_table_size(r->added);

	r->step = step;
	switch (step) {
	case STEP_ADD:
		return listing || r->unlisted->len >= TOGETHER ||
		       list_new(r, error);
	case STEP_OWN:
		g_array_append_vals(r->todo, r->unlisted->data,
				    r->unlisted->len);
		g_array_set_size(r->unlisted, 0);
		break;
	case STEP_OTHERS:
		id_set_take(r->stale, r->todo);
		break;
	case STEP_DONE:
		id_set_take(r->added, r->todo);
		break;
	}
	return true;
}

static bool list_next_step(Relate *r, GError **error)
{
	bool ok = true;

	for (enum step step = STEP_ADD;
	     ok && step <= STEP_DONE && !r->todo->len; step++)
		ok = list_step(r, step, error);
	reverse_ids(r->todo); /* taken from the end */
	return ok;
}

static bool do_one(Relate *r, int64_t one, GError **error)
{
	switch (r->step) {
	case STEP_ADD:
		return add_one(r, one, error);
	case STEP_OWN:
		return make_lists(r, one, true, error);
	case STEP_OTHERS:
		return make_lists(r, one, false, error);
	case STEP_DONE:
		return store_related_done(r->store, one, error);
	}
	return false;
}

bool relate_step(Relate *r)
{
	g_autoptr(GError) error = NULL;
	int64_t one;
	bool good;

	if (!r->todo->len && !list_next_step(r, &error)) {
		g_message("%s", error->message);
		return false;
	}
	if (!r->todo->len)
		return false;
	if (!r->window->complete) {
		good = relate_window_restore(r->window, r->store, &error);
	} else {
		one = g_array_index(r->todo, int64_t, r->todo->len - 1);
		g_array_set_size(r->todo, r->todo->len - 1);
		good = do_one(r, one, &error);
	}
	if (!good)
		g_message("relating: %s", error->message);
	return good;
}
