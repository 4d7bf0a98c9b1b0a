#include "feeds/related/related.h"

#include "feeds/related/evidence.h"
#include "feeds/related/retrieval.h"
#include "src/base/clock.h"

#include <stdlib.h>
#include <string.h>

#define SAME_MOST     24    /* reports of its event that are compared, */
#define OTHER_MOST    80    /* and other stories */
#define SAME_LEAST    0.5F  /* score of another report of the event */
#define SAME_LIFT     0.25F /* added within a cluster */
#define SAME_WINDOW   (72 * CLOCK_HOUR)
#define RELATED_LEAST 0.08F /* score of a related story */
#define COPY_LEAST    0.6   /* Jaccard index of the terms of two copies */

struct related {
	Index *index;
	Retrieval *retrieval;
	Matcher *matcher;
	Cluster *events;
	Folds *folds;
	GArray *matches; /* struct match, of the story in hand */
	GArray *near;    /* struct near: neighbours that were linked */
	GArray *found;   /* uint32_t: candidates */
	GStringChunk *words;
};

/* A match, or a term, with its score. */
struct rated {
	uint32_t doc;
	float score;
};

Related *related_new(bool keeps)
{
	Related *r = g_new(Related, 1);

	r->index = index_new(keeps);
	r->retrieval = retrieval_new(r->index);
	r->matcher = matcher_new(r->index);
	r->events = cluster_new();
	r->folds = folds_new();
	r->matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	r->near = g_array_new(FALSE, FALSE, sizeof(struct near));
	r->found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	r->words = g_string_chunk_new(1024);
	return r;
}

void related_free(Related *r)
{
	if (!r)
		return;
	matcher_free(r->matcher);
	retrieval_free(r->retrieval);
	index_free(r->index);
	cluster_free(r->events);
	folds_free(r->folds);
	g_array_free(r->matches, TRUE);
	g_array_free(r->near, TRUE);
	g_array_free(r->found, TRUE);
	g_string_chunk_free(r->words);
	g_free(r);
}

void related_leave_out(Related *r, unsigned parts)
{
	index_leave_out(r->index, parts);
}

/* Moves the window; deletes stories that have left it, many at a time. */
static void advance(Related *r, int64_t now)
{
	uint32_t by;

	index_advance(r->index, now);
	by = index_to_shed(r->index);
	if (!by)
		return;
	cluster_shed(r->events, r->index, by);
	folds_shed(r->folds, r->index, by);
	index_shed(r->index);
}

/* Finds the matches of a story and makes them its neighbours. */
static void link_neighbours(Related *r, uint32_t n, GArray *neighbours)
{
	g_array_set_size(r->found, 0);
	g_array_set_size(r->matches, 0);
	g_array_set_size(r->near, 0);
	retrieval_find(r->retrieval, n, r->found);
	similarity_compare(r->matcher, n, r->found, r->matches);
	similarity_link_all(r->matcher, n, r->matches, r->near);
	for (guint i = 0; i < r->near->len; i++) {
		const struct near *near =
			&g_array_index(r->near, struct near, i);
		struct neighbour one = { related_id(r, near->doc),
					 near->score };

		g_array_append_val(neighbours, one);
	}
}

uint32_t related_arrive(Related *r, const struct doc_source *source, Terms *t,
			GArray *neighbours)
{
	uint32_t n;

	advance(r, source->time);
	n = index_add(r->index, source, t, true);
	link_neighbours(r, n, neighbours);
	similarity_expand(r->matcher, n, r->matches);
	cluster_join(r->events, r->index, n, r->matches);
	folds_join(r->folds, r->matcher, r->index, n, r->matches);
	return n;
}

void related_restore(Related *r, const struct doc_source *source,
		     const struct stored_relation *stored)
{
	uint32_t n = index_add(r->index, source, stored->terms, false);

	for (guint i = 0; i < stored->neighbours->len; i++) {
		const struct neighbour *one =
			&g_array_index(stored->neighbours, struct neighbour, i);
		uint32_t other = related_find(r, one->id);

		if (other != UINT32_MAX && other != n)
			similarity_link(r->matcher, n, other, one->score);
	}
	cluster_restore(r->events, r->index, n, stored->event);
	folds_restore(r->folds, r->index, n, stored->line);
}

void related_follow(Related *r, const struct doc_source *source,
		    const struct stored_relation *copy)
{
	uint32_t n = index_add(r->index, source, copy->terms, false);

	link_neighbours(r, n, copy->neighbours);
	cluster_restore(r->events, r->index, n, copy->event);
	folds_restore(r->folds, r->index, n, copy->line);
}

uint32_t related_find(const Related *r, int64_t id)
{
	return index_find(r->index, id);
}

bool related_knows(const Related *r, int64_t id)
{
	return related_find(r, id) != UINT32_MAX;
}

int64_t related_event(const Related *r, uint32_t n)
{
	return cluster_founder(r->events, index_doc(r->index, n)->cluster);
}

int64_t related_line(const Related *r, uint32_t n)
{
	return folds_founder(r->folds, index_doc(r->index, n)->fold);
}

int64_t related_id(const Related *r, uint32_t n)
{
	return index_doc(r->index, n)->id;
}

uint32_t related_count(const Related *r)
{
	return index_size(r->index);
}

/* Best first; of equals the newer, then the smaller id. */
static int by_score(const void *a, const void *b, void *index)
{
	const struct rated *x = a, *y = b;
	const struct doc *p = index_doc(index, x->doc);
	const struct doc *q = index_doc(index, y->doc);

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	if (p->time != q->time)
		return p->time < q->time ? 1 : -1;
	return (p->id > q->id) - (p->id < q->id);
}

/* The Jaccard index of the terms of two stories. */
static double overlap(const struct doc *a, const struct doc *b)
{
	uint32_t i = 0, j = 0, both = 0;

	while (i < a->n_terms && j < b->n_terms) {
		if (a->terms[i] == b->terms[j])
			both++;
		if (a->terms[i] <= b->terms[j])
			j += a->terms[i++] == b->terms[j];
		else
			j++;
	}
	return both ? both / (double)(a->n_terms + b->n_terms - both) : 0;
}

/* Inserts a word into the best, if it is one of them. */
static void put_word(struct rated *best, struct rated w)
{
	for (int k = 0; k < RELATED_WORDS; k++) {
		struct rated lower = best[k];

		if (w.score <= lower.score)
			continue;
		best[k] = w;
		w = lower;
	}
}

/* The telling words that two stories share, the heaviest first; where there is
 * none, the stems that they share ("elect…"). */
static const char *shared_words(Related *r, const struct doc *a,
				const struct doc *b)
{
	struct rated best[2][RELATED_WORDS] = { { { 0, 0 } } };
	g_autoptr(GString) out = g_string_new(NULL);
	bool stems;

	for (uint32_t i = 0, j = 0; i < a->n_terms; i++) {
		while (j < b->n_terms && b->terms[j] < a->terms[i])
			j++;
		if (j == b->n_terms || b->terms[j] != a->terms[i] ||
		    !evidence_tells(a, i) || !evidence_tells(b, j))
			continue;
		put_word(best[index_is_stem(r->index, a->terms[i])],
			 (struct rated){ a->terms[i],
					 (float)doc_weights(a)[i] *
						 (float)doc_weights(b)[j] });
	}
	stems = best[false][0].score <= 0;
	for (int k = 0; k < RELATED_WORDS && best[stems][k].score > 0; k++) {
		g_string_append_printf(
			out, "%s%s", k ? " " : "",
			index_word(r->index, best[stems][k].doc));
		if (stems)
			g_string_truncate(out, out->len - 1);
		if (stems)
			g_string_append(out, "…");
	}
	return g_string_chunk_insert(r->words, out->str);
}

/* What the headlines of a list must differ in. */
struct rules {
	bool events, outlets, wording;
};

/* A list being made. */
struct selection {
	uint32_t self; /* the story whose list it is */
	bool same;     /* of reports of its event; else of related stories */
	guint limit;
	GArray *chosen; /* uint32_t */
	GArray *out;    /* struct companion */
};

static bool fits(Related *r, const GArray *chosen, uint32_t n,
		 struct rules rules)
{
	const struct doc *d = index_doc(r->index, n);

	for (guint i = 0; i < chosen->len; i++) {
		uint32_t there = g_array_index(chosen, uint32_t, i);
		const struct doc *other = index_doc(r->index, there);

		if (there == n ||
		    (rules.events && other->cluster == d->cluster) ||
		    (rules.outlets && other->source == d->source) ||
		    (rules.wording && overlap(other, d) >= COPY_LEAST))
			return false;
	}
	return true;
}

/* Adds the stories that keep to the rules, best first, until the list is full. */
static void choose_companions(Related *r, struct selection *s,
			      const GArray *rated, struct rules rules)
{
	for (guint i = 0; i < rated->len && s->chosen->len < s->limit; i++) {
		const struct rated *m = &g_array_index(rated, struct rated, i);
		const struct doc *d = index_doc(r->index, m->doc);
		struct companion c = { d->id, s->same, m->score, NULL };

		if (!fits(r, s->chosen, m->doc, rules))
			continue;
		c.words = shared_words(r, index_doc(r->index, s->self), d);
		g_array_append_val(s->out, c);
		g_array_append_val(s->chosen, m->doc);
	}
}

/* Divides the matches: reports of the same event, and related stories. */
static void divide_matches(Related *r, uint32_t n, GArray *same, GArray *other)
{
	const struct doc *self = index_doc(r->index, n);

	for (guint i = 0; i < r->matches->len; i++) {
		const struct match *m =
			&g_array_index(r->matches, struct match, i);
		const struct doc *d = index_doc(r->index, m->doc);
		bool together = d->cluster == self->cluster;
		struct rated rated = { m->doc, m->expanded };
		float close =
			m->expanded * cluster_closeness(self->time, d->time) +
			(together ? SAME_LIFT : 0);

		enum evidence evidence = EVIDENCE_NONE;

		if (index_leaves_out(r->index, INDEX_EVIDENCE))
			evidence = EVIDENCE_SAME;
		else if (MAX(close, rated.score) >= RELATED_LEAST)
			evidence = evidence_of(self, d);
		if (close >= SAME_LEAST &&
		    (together || (evidence == EVIDENCE_SAME &&
				  d->source != self->source)) &&
		    ABS(d->time - self->time) <= SAME_WINDOW) {
			rated.score = close;
			g_array_append_val(same, rated);
		} else if (!together && evidence != EVIDENCE_NONE &&
			   rated.score >= RELATED_LEAST &&
			   overlap(self, d) < COPY_LEAST) {
			g_array_append_val(other, rated);
		}
	}
	g_array_sort_with_data(same, by_score, r->index);
	g_array_sort_with_data(other, by_score, r->index);
}

/* Drops candidates beyond SAME_MOST of its event and OTHER_MOST others: the reports
 * of a large event would be all that is compared. */
static void limit_candidates(Related *r, uint32_t n)
{
	uint32_t event = index_doc(r->index, n)->cluster;
	guint same = 0, other = 0, kept = 0;

	for (guint i = 0; i < r->found->len; i++) {
		uint32_t doc = g_array_index(r->found, uint32_t, i);
		bool stays = index_doc(r->index, doc)->cluster == event
				     ? same++ < SAME_MOST
				     : other++ < OTHER_MOST;

		if (stays)
			g_array_index(r->found, uint32_t, kept++) = doc;
	}
	g_array_set_size(r->found, kept);
}

void related_lists(Related *r, uint32_t n, guint limit, GArray *out)
{
	g_autoptr(GArray) same =
		g_array_new(FALSE, FALSE, sizeof(struct rated));
	g_autoptr(GArray) other =
		g_array_new(FALSE, FALSE, sizeof(struct rated));
	g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct selection s = { n, true, limit, chosen, out };

	g_array_set_size(r->found, 0);
	g_array_set_size(r->matches, 0);
	retrieval_find(r->retrieval, n, r->found);
	limit_candidates(r, n);
	similarity_compare(r->matcher, n, r->found, r->matches);
	similarity_expand(r->matcher, n, r->matches);
	g_string_chunk_clear(r->words);
	divide_matches(r, n, same, other);
	choose_companions(r, &s, same, (struct rules){ .outlets = true });
	g_array_set_size(chosen, 0);
	s.same = false;
	/* each outlet once, and where that does not fill the list, again */
	choose_companions(r, &s, other, (struct rules){ true, true, true });
	choose_companions(r, &s, other,
			  (struct rules){ .events = true, .wording = true });
}
