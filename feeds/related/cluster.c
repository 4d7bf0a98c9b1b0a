#include "feeds/related/cluster.h"

#include "feeds/related/evidence.h"

#include <math.h>
#include <stdlib.h>

#define JOIN_LEAST 0.29F /* the score at which an event is joined */
#define JOIN_SHARE 0.55F /* of the expanded score; the rest is the direct one */
#define JOIN_BEST  8     /* of the stories of an event, so many count */

struct event {
	int64_t founder;
	uint32_t size;
};

struct cluster {
	GArray *events;         /* struct event; number n is at n - 1 */
	GHashTable *by_founder; /* of events whose founder is not in the index:
				   id → number */
};

Cluster *cluster_new(void)
{
	Cluster *c = g_new(Cluster, 1);

	c->events = g_array_new(FALSE, FALSE, sizeof(struct event));
	c->by_founder = g_hash_table_new_full(g_int64_hash, g_int64_equal,
					      g_free, NULL);
	return c;
}

void cluster_free(Cluster *c)
{
	if (!c)
		return;
	g_array_free(c->events, TRUE);
	g_hash_table_destroy(c->by_founder);
	g_free(c);
}

static struct event *event_at(const Cluster *c, uint32_t number)
{
	return &g_array_index(c->events, struct event, number - 1);
}

static uint32_t found_event(Cluster *c, int64_t founder)
{
	struct event e = { founder, 0 };

	g_array_append_val(c->events, e);
	return c->events->len;
}

static void add_member(Cluster *c, Index *x, uint32_t n, uint32_t number)
{
	event_at(c, number)->size++;
	index_doc(x, n)->cluster = number;
}

float cluster_closeness(int64_t a, int64_t b)
{
	double apart = (double)(a - b) / DOC_NEAR_WINDOW;

	return (float)exp(-apart * apart / 2);
}

/* The score of a story and one member of an event. */
struct vote {
	uint32_t doc, cluster;
	float score;
};

/* Events together, the best votes of each first. */
static int by_event(const void *a, const void *b)
{
	const struct vote *x = a, *y = b;

	if (x->cluster != y->cluster)
		return x->cluster < y->cluster ? -1 : 1;
	return (x->score < y->score) - (x->score > y->score);
}

static GArray *collect_votes(Index *x, uint32_t n, const GArray *matches)
{
	GArray *votes = g_array_new(FALSE, FALSE, sizeof(struct vote));
	int64_t time = index_doc(x, n)->time;

	for (guint i = 0; i < matches->len; i++) {
		const struct match *m =
			&g_array_index(matches, struct match, i);
		const struct doc *d = index_doc(x, m->doc);
		struct vote v = { m->doc, d->cluster,
				  (JOIN_SHARE * m->expanded +
				   (1 - JOIN_SHARE) * m->direct) *
					  cluster_closeness(time, d->time) };

		if (v.cluster && m->doc != n)
			g_array_append_val(votes, v);
	}
	g_array_sort(votes, by_event);
	return votes;
}

/* The votes of one event, best first. */
struct votes {
	const struct vote *first;
	guint n;
};

/* The score of a story and an event: the mean of the best votes, where a member
 * that is not among the matches votes 0. */
static float event_score(const struct votes *v, guint best)
{
	float sum = 0;

	for (guint i = 0; i < MIN(v->n, best); i++)
		sum += v->first[i].score;
	return sum / (float)best;
}

/* Whether the lexical evidence allows a story to be of one event with one of the best
 * members. */
static bool is_allowed(Index *x, uint32_t n, const struct votes *v, guint best)
{
	bool allowed = index_leaves_out(x, INDEX_EVIDENCE);

	for (guint i = 0; i < MIN(v->n, best) && !allowed; i++)
		allowed = evidence_of(index_doc(x, n),
				      index_doc(x, v->first[i].doc)) ==
			  EVIDENCE_SAME;
	return allowed;
}

static struct votes votes_at(const GArray *all, guint i)
{
	struct votes v = { &g_array_index(all, struct vote, i), 1 };

	while (i + v.n < all->len && v.first[v.n].cluster == v.first->cluster)
		v.n++;
	return v;
}

uint32_t cluster_join(Cluster *c, Index *x, uint32_t n, const GArray *matches)
{
	g_autoptr(GArray) all = collect_votes(x, n, matches);
	uint32_t best = 0;
	float most = JOIN_LEAST;

	for (guint i = 0; i < all->len;) {
		struct votes v = votes_at(all, i);
		guint members =
			MIN(event_at(c, v.first->cluster)->size, JOIN_BEST);
		float score = event_score(&v, members);

		if (score >= most && is_allowed(x, n, &v, members)) {
			most = score;
			best = v.first->cluster;
		}
		i += v.n;
	}
	if (!best)
		best = found_event(c, index_doc(x, n)->id);
	add_member(c, x, n, best);
	return best;
}

/* The number of an event by the id of its founder, who may have left the index. */
static uint32_t restore_event(Cluster *c, Index *x, int64_t event)
{
	uint32_t founder = index_find(x, event), number;

	if (founder != UINT32_MAX) {
		number = index_doc(x, founder)->cluster;
		if (number && cluster_founder(c, number) == event)
			return number;
	}
	number = GPOINTER_TO_UINT(g_hash_table_lookup(c->by_founder, &event));
	if (number)
		return number;
	number = found_event(c, event);
	g_hash_table_insert(c->by_founder, g_memdup2(&event, sizeof event),
			    GUINT_TO_POINTER(number));
	return number;
}

void cluster_restore(Cluster *c, Index *x, uint32_t n, int64_t event)
{
	add_member(c, x, n, restore_event(c, x, event));
}

int64_t cluster_founder(const Cluster *c, uint32_t cluster)
{
	return event_at(c, cluster)->founder;
}

/* Deletes events of which no story is left; returns the new numbers of the others,
 * the caller's. */
static uint32_t *shed_events(Cluster *c)
{
	uint32_t *numbers = g_new0(uint32_t, c->events->len + 1);
	uint32_t kept = 0;

	for (guint i = 0; i < c->events->len; i++) {
		const struct event *e = event_at(c, i + 1);

		if (!e->size)
			continue;
		g_array_index(c->events, struct event, kept++) = *e;
		numbers[i + 1] = kept;
	}
	g_array_set_size(c->events, kept);
	return numbers;
}

void cluster_shed(Cluster *c, Index *x, uint32_t by)
{
	g_autofree uint32_t *numbers = NULL;
	GHashTableIter at;
	void *number;

	for (uint32_t n = 0; n < by; n++)
		event_at(c, index_doc(x, n)->cluster)->size--;
	numbers = shed_events(c);
	for (uint32_t n = by; n < index_size(x); n++)
		index_doc(x, n)->cluster = numbers[index_doc(x, n)->cluster];
	g_hash_table_iter_init(&at, c->by_founder);
	while (g_hash_table_iter_next(&at, NULL, &number)) {
		uint32_t new = numbers[GPOINTER_TO_UINT(number)];

		if (new)
			g_hash_table_iter_replace(&at, GUINT_TO_POINTER(new));
		else
			g_hash_table_iter_remove(&at);
	}
}
