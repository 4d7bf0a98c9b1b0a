#include "src/cluster.h"

#include "src/common.h"

#include <math.h>
#include <stdlib.h>

#define JOIN_LEAST 0.29F /* an event is joined at this likeness */
#define JOIN_SHARE 0.55F /* of a vote; the direct score has the rest */
#define JOIN_BEST  8     /* of an event's stories, the most alike count */
#define TELLING    0.34F /* of a story's heaviest term: it tells something */
#define WORD_CHARS 5     /* a longer word is counted by its beginning */
#define NUMBER     0.5F  /* what one counts beside a name */
#define SOON       (24 * 60 * 60) /* until then a number is but newer */
#define NEARLY     0.99F          /* floats that should be equal */

/* Of a term in a story; the first three as in struct term. */
enum mark {
	MARK_TITLED = 1 << 0,
	MARK_NAME = 1 << 1,
	MARK_LEAD = 1 << 2,
	MARK_NUMBER = 1 << 3,
	MARK_WORD = 1 << 4,  /* it stands for a word: no word has two of them */
	MARK_TELLS = 1 << 5, /* it is no common word */
	/* it is what a common word begins with, and rarer ones may */
	MARK_PLAIN = 1 << 6,
};

struct event {
	int64_t founder;
	GArray *members; /* uint32_t */
};

struct cluster {
	GArray *events;         /* struct event; number n is at n - 1 */
	GHashTable *by_founder; /* id → number */
	GPtrArray *marks;       /* uint8_t of each term of a story, or NULL */
};

static void event_clear(void *p)
{
	struct event *e = p;

	g_array_free(e->members, TRUE);
}

Cluster *cluster_new(void)
{
	Cluster *c = g_new(Cluster, 1);

	c->events = g_array_new(FALSE, FALSE, sizeof(struct event));
	g_array_set_clear_func(c->events, event_clear);
	c->by_founder = g_hash_table_new_full(g_int64_hash, g_int64_equal,
					      g_free, NULL);
	c->marks = g_ptr_array_new_with_free_func(g_free);
	return c;
}

void cluster_free(Cluster *c)
{
	if (!c)
		return;
	g_array_free(c->events, TRUE);
	g_hash_table_destroy(c->by_founder);
	g_ptr_array_free(c->marks, TRUE);
	g_free(c);
}

static struct event *event_at(const Cluster *c, uint32_t number)
{
	return &g_array_index(c->events, struct event, number - 1);
}

static uint32_t found(Cluster *c, int64_t founder)
{
	struct event e = { founder,
			   g_array_new(FALSE, FALSE, sizeof(uint32_t)) };
	int64_t *key = g_new(int64_t, 1);

	g_array_append_val(c->events, e);
	*key = founder;
	g_hash_table_replace(c->by_founder, key,
			     GUINT_TO_POINTER(c->events->len));
	return c->events->len;
}

static void enter(Cluster *c, Index *x, uint32_t n, uint32_t number)
{
	g_array_append_val(event_at(c, number)->members, n);
	index_doc(x, n)->cluster = number;
}

float cluster_closeness(int64_t a, int64_t b)
{
	double apart = (double)(a - b) / INDEX_NEAR_WINDOW;

	return (float)exp(-apart * apart / 2);
}

static unsigned mark_of(const struct term *t)
{
	bool word = terms_is_stem(t->word) ||
		    g_utf8_strlen(t->word, -1) <= WORD_CHARS;

	return (t->titled ? MARK_TITLED : 0U) | (t->name ? MARK_NAME : 0U) |
	       (t->lead ? MARK_LEAD : 0U) | (word ? MARK_WORD : 0U) |
	       (g_ascii_isdigit(*t->word) ? MARK_NUMBER : 0U) |
	       (common_share(t->word) ? 0U : MARK_TELLS);
}

/* Marks by word. A beginning follows its word. */
static GHashTable *marks_by_word(const Terms *t)
{
	GHashTable *marks = g_hash_table_new(g_str_hash, g_str_equal);
	bool plain = false;

	for (guint i = 0; i < t->all->len; i++) {
		const struct term *term =
			&g_array_index(t->all, struct term, i);
		unsigned mark = mark_of(term);

		if (plain && terms_is_stem(term->word))
			mark |= MARK_PLAIN;
		plain = !(mark & MARK_TELLS);
		g_hash_table_insert(marks, (char *)(guintptr)term->word,
				    GUINT_TO_POINTER(mark));
	}
	return marks;
}

void cluster_mark(Cluster *c, Index *x, uint32_t n, const Terms *t)
{
	const struct doc *d = index_doc(x, n);
	g_autoptr(GHashTable) by_word = marks_by_word(t);
	uint8_t *marks = g_new(uint8_t, d->n_terms + 1);
	float most = 0;

	for (uint32_t i = 0; i < d->n_terms; i++)
		most = MAX(most, d->weights[i]);
	for (uint32_t i = 0; i < d->n_terms; i++) {
		const char *word = index_word(x, d->terms[i]);

		marks[i] = (uint8_t)GPOINTER_TO_UINT(
			g_hash_table_lookup(by_word, word));
		if (d->weights[i] < most * TELLING)
			marks[i] &= (uint8_t)~MARK_TELLS;
	}
	if (c->marks->len <= n)
		g_ptr_array_set_size(c->marks, (gint)n + 1);
	g_free(c->marks->pdata[n]);
	c->marks->pdata[n] = marks;
}

bool cluster_tells(const Cluster *c, uint32_t n, uint32_t i)
{
	const uint8_t *marks = c->marks->pdata[n];

	return (marks[i] & (MARK_TELLS | MARK_PLAIN)) == MARK_TELLS;
}

/* A story beside another: what is its own, and what is in both. */
struct side {
	const struct doc *doc;
	const uint8_t *marks;
	uint32_t words; /* that tell something */
	float own;      /* weight of the names that the other has not */
	float shared;   /* and of those that both have */
};

static struct side side_of(const Cluster *c, Index *x, uint32_t n)
{
	return (struct side){ .doc = index_doc(x, n),
			      .marks = c->marks->pdata[n] };
}

/* Whether the walk over both stories' terms is at one of this side alone. */
static bool is_own(const struct side *s, uint32_t i, const struct side *other,
		   uint32_t j)
{
	return i < s->doc->n_terms && (j == other->doc->n_terms ||
				       s->doc->terms[i] < other->doc->terms[j]);
}

static bool is_marked(const struct side *s, uint32_t i, unsigned marks)
{
	return (s->marks[i] & marks) == marks;
}

static float name_weight(const struct side *s, uint32_t i)
{
	float w = s->doc->weights[i];

	return w * w * (is_marked(s, i, MARK_NUMBER) ? NUMBER : 1.0F);
}

static void count_own(struct side *s, uint32_t i, bool soon)
{
	s->words += is_marked(s, i, MARK_WORD | MARK_TELLS);
	if (is_marked(s, i, MARK_TITLED | MARK_NAME) &&
	    !(soon && is_marked(s, i, MARK_NUMBER)))
		s->own += name_weight(s, i);
}

/* What two stories have in common. */
struct common {
	uint32_t words;  /* that tell something */
	uint32_t names;  /* of them */
	uint32_t asides; /* that only lead into both titles, or trail them */
};

static void count_both(struct side *a, uint32_t i, struct side *b, uint32_t j,
		       struct common *both)
{
	bool name = is_marked(a, i, MARK_NAME) || is_marked(b, j, MARK_NAME);

	if (is_marked(a, i, MARK_WORD | MARK_TELLS) &&
	    is_marked(b, j, MARK_WORD | MARK_TELLS)) {
		both->words++;
		both->names += name;
		both->asides += is_marked(a, i, MARK_LEAD) &&
				is_marked(b, j, MARK_LEAD);
	}
	if (name) {
		a->shared += name_weight(a, i);
		b->shared += name_weight(b, j);
	}
}

/* Both have names of their own that weigh no less than those in both. */
static bool contradict(const struct side *a, const struct side *b)
{
	return a->own > 0 && b->own > 0 && a->own >= a->shared * NEARLY &&
	       b->own >= b->shared * NEARLY;
}

enum bond cluster_bond(const Cluster *c, Index *x, uint32_t n, uint32_t other)
{
	struct side a = side_of(c, x, n), b = side_of(c, x, other);
	struct common both = { 0 };
	bool soon = ABS(a.doc->time - b.doc->time) <= SOON;
	uint32_t i = 0, j = 0, words;

	while (i < a.doc->n_terms || j < b.doc->n_terms)
		if (is_own(&a, i, &b, j))
			count_own(&a, i++, soon);
		else if (is_own(&b, j, &a, i))
			count_own(&b, j++, soon);
		else
			count_both(&a, i++, &b, j++, &both);
	words = both.words - both.asides;
	if (!words)
		return BOND_NONE;
	if ((words == 1 && both.names && a.words + b.words) ||
	    contradict(&a, &b))
		return BOND_RELATED;
	return BOND_SAME;
}

/* A story's likeness to one member of an event. */
struct vote {
	uint32_t cluster;
	float score;
	bool bonded; /* their own words allow that they are one */
};

/* Events together, the best votes of each first. */
static int by_event(const void *a, const void *b)
{
	const struct vote *x = a, *y = b;

	if (x->cluster != y->cluster)
		return x->cluster < y->cluster ? -1 : 1;
	return (x->score < y->score) - (x->score > y->score);
}

static GArray *votes_of(const Cluster *c, Index *x, uint32_t n,
			const GArray *matches)
{
	GArray *votes = g_array_new(FALSE, FALSE, sizeof(struct vote));
	int64_t time = index_doc(x, n)->time;

	for (guint i = 0; i < matches->len; i++) {
		const struct match *m =
			&g_array_index(matches, struct match, i);
		const struct doc *d = index_doc(x, m->doc);
		struct vote v = { d->cluster,
				  (JOIN_SHARE * m->expanded +
				   (1 - JOIN_SHARE) * m->direct) *
					  cluster_closeness(time, d->time),
				  false };

		if (!v.cluster || m->doc == n)
			continue;
		v.bonded = cluster_bond(c, x, n, m->doc) == BOND_SAME;
		g_array_append_val(votes, v);
	}
	g_array_sort(votes, by_event);
	return votes;
}

/* The mean of the best votes; a member that is not among them votes 0. Nothing
 * if none of them is bonded. */
static float likeness(const Cluster *c, const GArray *votes, guint from,
		      guint count)
{
	guint size =
		event_at(c, g_array_index(votes, struct vote, from).cluster)
			->members->len;
	guint best = MIN(size, JOIN_BEST);
	bool bonded = false;
	float sum = 0;

	for (guint i = 0; i < MIN(count, best); i++) {
		const struct vote *v =
			&g_array_index(votes, struct vote, from + i);

		sum += v->score;
		bonded |= v->bonded;
	}
	return bonded ? sum / (float)best : 0;
}

uint32_t cluster_join(Cluster *c, Index *x, uint32_t n, const GArray *matches)
{
	g_autoptr(GArray) votes = votes_of(c, x, n, matches);
	uint32_t best = 0;
	float most = JOIN_LEAST;

	for (guint i = 0, j; i < votes->len; i = j) {
		uint32_t number = g_array_index(votes, struct vote, i).cluster;
		float score;

		for (j = i;
		     j < votes->len &&
		     g_array_index(votes, struct vote, j).cluster == number;)
			j++;
		score = likeness(c, votes, i, j - i);
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

void cluster_restore(Cluster *c, Index *x, uint32_t n, int64_t event)
{
	uint32_t number =
		GPOINTER_TO_UINT(g_hash_table_lookup(c->by_founder, &event));

	enter(c, x, n, number ? number : found(c, event));
}

int64_t cluster_founder(const Cluster *c, uint32_t cluster)
{
	return event_at(c, cluster)->founder;
}

const GArray *cluster_members(const Cluster *c, uint32_t cluster)
{
	return event_at(c, cluster)->members;
}
