#include "feeds/relate.h"

#include "src/clock.h"
#include "src/front.h"
#include "src/related.h"
#include "src/store_alike.h"
#include "src/store_idle.h"

struct relate {
	Office *office;
	Related *related; /* made when the first newcomer is to be related */
	GArray *changed;  /* uint32_t: stories whose lists changed */
};

Relate *relate_new(Office *o)
{
	Relate *r = g_new0(Relate, 1);

	r->office = o;
	r->changed = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return r;
}

void relate_free(Relate *r)
{
	if (!r)
		return;
	g_array_free(r->changed, TRUE);
	related_free(r->related);
	g_free(r);
}

void relate_rest(Relate *r)
{
	g_clear_pointer(&r->related, related_free);
}

static void restore(int64_t id, int64_t time, int64_t feed, int64_t event,
		    const void *bytes, size_t size, void *user)
{
	g_autoptr(Terms) terms = terms_unpack(bytes, size);

	if (terms)
		related_restore(user, id, time, (uint32_t)feed, terms, event);
}

/* From stored terms of the window, when the first newcomer wants it. */
static bool open_related(Relate *r, GError **error)
{
	if (r->related)
		return true;
	r->related = related_new(false);
	if (!store_each_terms(r->office->store, clock_now() - INDEX_WINDOW,
			      restore, r->related, error))
		return false;
	related_settle(r->related);
	return true;
}

static bool put_lists(Relate *r, uint32_t n, GError **error)
{
	g_autoptr(GArray) lists =
		g_array_new(FALSE, FALSE, sizeof(struct companion));
	g_autofree struct beside_row *rows = NULL;

	related_lists(r->related, n, RELATED_LIMIT, lists);
	rows = g_new(struct beside_row, lists->len + 1);
	for (guint i = 0; i < lists->len; i++) {
		const struct companion *c =
			&g_array_index(lists, struct companion, i);

		rows[i] = (struct beside_row){
			.other = c->id,
			.kind = c->same ? BESIDE_SAME : BESIDE_RELATED,
			.score = (double)c->score,
			.words = c->words,
		};
	}
	return store_put_beside(r->office->store, related_id(r->related, n),
				rows, lists->len, error);
}

/* A headline that comes back each day stands by itself, as it was stored. What
 * is remembered has it in the event until then, which does no harm. */
static bool put_event(Relate *r, uint32_t n, GError **error)
{
	int64_t event = related_event(r->related, n), newest;
	int64_t id = related_id(r->related, n);
	int outlets;
	bool again = false;

	if (event != id &&
	    !alike_again(r->office->store, id, event, &again, error))
		return false;
	if (again)
		return true;
	related_weight(r->related, n, &outlets, &newest);
	return store_event(r->office->store, id, event, error) &&
	       store_head(r->office->store, event, outlets,
			  front_score(outlets, newest), error);
}

/* A newcomer takes its place; the lists of those it is like follow. */
static bool relate(Relate *r, const struct story *s, GError **error)
{
	g_autoptr(Terms) terms = terms_of(s->title, s->summary);
	g_autoptr(Buf) packed = buf_new(WIRE_MAX);
	uint32_t n;

	g_array_set_size(r->changed, 0);
	n = related_arrive(r->related, s->id, s->time, (uint32_t)s->feed, terms,
			   r->changed);
	terms_pack(terms, packed);
	if (!store_put_terms(r->office->store, s->id, s->time, packed, error) ||
	    !put_event(r, n, error))
		return false;
	for (guint i = 0; i < r->changed->len; i++)
		if (!put_lists(r, g_array_index(r->changed, uint32_t, i),
			       error))
			return false;
	return true;
}

/* The number of a story that is related; UINT32_MAX if it is not. */
static uint32_t number_of(const Related *all, int64_t id)
{
	for (uint32_t n = related_count(all); n-- > 0;)
		if (related_id(all, n) == id)
			return n;
	return UINT32_MAX;
}

/* What it is like, its twin is like: it takes the twin's terms, and only the
 * two lists change. */
static bool relate_as(Relate *r, const struct story *s, int64_t twin,
		      GError **error)
{
	g_autoptr(Buf) packed = store_terms(r->office->store, twin, error);
	g_autoptr(Terms) terms =
		packed ? terms_unpack(packed->bytes, packed->size) : NULL;
	g_autoptr(Stories) other =
		store_stories(r->office->store, &twin, 1, error);
	uint32_t n;

	if (!terms || !other || !other->all->len)
		return other != NULL;
	related_restore(r->related, s->id, s->time, (uint32_t)s->feed, terms,
			stories_at(other, 0)->event);
	n = related_count(r->related) - 1;
	return store_put_terms(r->office->store, s->id, s->time, packed,
			       error) &&
	       put_lists(r, n, error) &&
	       put_lists(r, number_of(r->related, twin), error);
}

/* Joins the event of its twin, whatever relating would say; the line of that
 * event counts it. */
static bool join(Relate *r, const struct story *s, int64_t twin, GError **error)
{
	Store *store = r->office->store;
	g_autoptr(Stories) joined = NULL;
	int outlets;
	int64_t event, newest;

	if (related_knows(r->related, twin) && !relate_as(r, s, twin, error))
		return false;
	if (!alike_join(store, s->id, twin, r->office->settings->read_copies,
			error))
		return false;
	joined = store_stories(store, &s->id, 1, error);
	if (!joined || !joined->all->len)
		return joined != NULL;
	event = stories_at(joined, 0)->event;
	return alike_weight(store, event, &outlets, &newest, error) &&
	       store_head(store, event, outlets, front_score(outlets, newest),
			  error);
}

static bool place(Relate *r, const struct story *s, GError **error)
{
	int64_t twin = 0;

	if (!alike_find(r->office->store, s->id, &twin, error))
		return false;
	if (related_knows(r->related, s->id))
		return true;
	if (twin)
		return join(r, s, twin, error);
	return s->time < clock_now() - INDEX_WINDOW || relate(r, s, error);
}

/* One that changed after it was related keeps its event and its place; one
 * that is older than the window stands by itself. */
void relate_story(Relate *r, int64_t id)
{
	Store *store = r->office->store;
	g_autoptr(GError) error = NULL;
	g_autoptr(Stories) one = store_stories(store, &id, 1, &error);
	bool ok = one && open_related(r, &error);

	if (ok && one->all->len)
		ok = place(r, stories_at(one, 0), &error);
	if (ok)
		ok = store_related_done(store, id, &error);
	if (!ok)
		g_message("story %" G_GINT64_FORMAT ": %s", id, error->message);
}
