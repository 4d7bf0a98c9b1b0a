#include "feeds/related/cluster.h"

#include "feeds/related/evidence.h"

#include <math.h>
#include <stdlib.h>

#define JOIN_LEAST 0.29F /* an event is joined at this likeness */
#define JOIN_SHARE 0.55F /* of a vote; the direct score has the rest */
#define JOIN_BEST  8     /* of an event's stories, the most alike count */

struct event {
	int64_t founder;
	uint32_t size;
};

struct cluster {
	GArray *events;         /* struct event; number n is at n - 1 */
	GHashTable *by_founder; /* of those restored: id → number */
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

static uint32_t found(Cluster *c, int64_t founder)
{
	struct event e = { founder, 0 };

	g_array_append_val(c->events, e);
	return c->events->len;
}

static void enter(Cluster *c, Index *x, uint32_t n, uint32_t number)
{
	event_at(c, number)->size++;
	index_doc(x, n)->cluster = number;
}

float cluster_closeness(int64_t a, int64_t b)
{
	double apart = (double)(a - b) / INDEX_NEAR_WINDOW;

	return (float)exp(-apart * apart / 2);
}

/* A story's likeness to one member of an event. */
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

static GArray *votes_of(Index *x, uint32_t n, const GArray *matches)
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

/* The mean of the best votes; a member that is not among them votes 0. Nothing
 * if none of them is bonded: their own words must allow that they are one. */
static float likeness(const Cluster *c, Index *x, uint32_t n,
		      const struct vote *votes, guint count)
{
	guint size = event_at(c, votes->cluster)->size;
	guint best = MIN(size, JOIN_BEST);
	bool bonded = index_leaves_out(x, INDEX_BONDS);
	float sum = 0;

	for (guint i = 0; i < MIN(count, best); i++) {
		sum += votes[i].score;
		bonded = bonded || evidence_of(index_doc(x, n),
					       index_doc(x, votes[i].doc)) ==
					   EVIDENCE_SAME;
	}
	return bonded ? sum / (float)best : 0;
}

uint32_t cluster_join(Cluster *c, Index *x, uint32_t n, const GArray *matches)
{
	g_autoptr(GArray) votes = votes_of(x, n, matches);
	uint32_t best = 0;
	float most = JOIN_LEAST;

	for (guint i = 0, j; i < votes->len; i = j) {
		uint32_t number = g_array_index(votes, struct vote, i).cluster;
		float score;

		for (j = i;
		     j < votes->len &&
		     g_array_index(votes, struct vote, j).cluster == number;)
			j++;
		score = likeness(c, x, n, &g_array_index(votes, struct vote, i),
				 j - i);
		if (score >= most) {
			most = score;
			best = number;
		}
	}
	if (!best)
		best = found(c, index_doc(x, n)->id);
	enter(c, x, n, best);
	return best;
}

static uint32_t restored(Cluster *c, Index *x, int64_t event)
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
	number = found(c, event);
	g_hash_table_insert(c->by_founder, g_memdup2(&event, sizeof event),
			    GUINT_TO_POINTER(number));
	return number;
}

void cluster_restore(Cluster *c, Index *x, uint32_t n, int64_t event)
{
	enter(c, x, n, restored(c, x, event));
}

int64_t cluster_founder(const Cluster *c, uint32_t cluster)
{
	return event_at(c, cluster)->founder;
}

/* Events of which no story is left, and new numbers for the others. */
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
