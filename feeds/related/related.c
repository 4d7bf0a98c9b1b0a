#include "feeds/related/related.h"

#include "feeds/related/evidence.h"
#include "src/base/clock.h"

#include <stdlib.h>
#include <string.h>

#define SAME_MOST     24   /* reports of its event that are looked at closely */
#define OTHER_MOST    80   /* and other stories */
#define SAME_LEAST    0.5F /* another report of the event scores this */
#define SAME_LIFT     0.25F /* what being in the same cluster adds */
#define SAME_WINDOW   (72 * CLOCK_HOUR)
#define RELATED_LEAST 0.08F /* a related story scores this */
#define COPY_LEAST    0.6   /* Jaccard of words: nearly the same headline */

struct related {
	Index *index;
	Matcher *matcher;
	Cluster *events;
	GArray *matches; /* struct match, of the story in hand */
	GArray *near;    /* struct near: whom it met */
	GArray *found;   /* uint32_t: whom it is like */
	GStringChunk *words;
};

/* A match on its way to a list. */
struct rated {
	uint32_t doc;
	float score;
};

Related *related_new(bool keeps)
{
	Related *r = g_new(Related, 1);

	r->index = index_new(keeps);
	r->matcher = matcher_new(r->index);
	r->events = cluster_new();
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
	index_free(r->index);
	cluster_free(r->events);
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

/* What has long been out of the window is let go. */
static void advance(Related *r, int64_t now)
{
	uint32_t by;

	index_advance(r->index, now);
	by = index_to_shed(r->index);
	if (!by)
		return;
	cluster_shed(r->events, r->index, by);
	index_shed(r->index);
}

/* FeedLinks whom a story is like, and makes them neighbours. */
static void meet(Related *r, uint32_t n, GArray *met)
{
	g_array_set_size(r->found, 0);
	g_array_set_size(r->matches, 0);
	g_array_set_size(r->near, 0);
	similarity_find(r->matcher, n, r->found);
	similarity_compare(r->matcher, n, r->found, r->matches);
	similarity_meet_all(r->matcher, n, r->matches, r->near);
	for (guint i = 0; i < r->near->len; i++) {
		const struct near *near =
			&g_array_index(r->near, struct near, i);
		struct meeting m = { related_id(r, near->doc), near->score };

		g_array_append_val(met, m);
	}
}

uint32_t related_arrive(Related *r, int64_t id, int64_t time, uint32_t source,
			Terms *t, GArray *met)
{
	uint32_t n;

	advance(r, time);
	n = index_add(r->index, id, time, source, t, true);
	meet(r, n, met);
	similarity_expand(r->matcher, n, r->matches);
	cluster_join(r->events, r->index, n, r->matches);
	return n;
}

void related_restore(Related *r, int64_t id, int64_t time, uint32_t source,
		     Terms *t, int64_t event, const GArray *met)
{
	uint32_t n = index_add(r->index, id, time, source, t, false);

	for (guint i = 0; i < met->len; i++) {
		const struct meeting *m =
			&g_array_index(met, struct meeting, i);
		uint32_t other = related_find(r, m->id);

		if (other != UINT32_MAX && other != n)
			similarity_meet(r->matcher, n, other, m->score);
	}
	cluster_restore(r->events, r->index, n, event);
}

void related_follow(Related *r, int64_t id, int64_t time, uint32_t source,
		    Terms *t, int64_t event, GArray *met)
{
	uint32_t n = index_add(r->index, id, time, source, t, false);

	meet(r, n, met);
	cluster_restore(r->events, r->index, n, event);
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

/* Share of words that two stories have in common (Jaccard). */
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

/* Puts a word among the best, if it is one of them. */
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

/* The words that two stories share and that tell something, those that weigh
 * most first; where they share no such word, what words of both begin with. */
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

static void put(Related *r, uint32_t self, const struct rated *m, bool same,
		GArray *out)
{
	const struct doc *d = index_doc(r->index, m->doc);
	struct companion c = { d->id, same, m->score,
			       shared_words(r, index_doc(r->index, self), d) };

	g_array_append_val(out, c);
}

/* Whether a headline may stand in a list with those that are in it: another
 * event, another outlet, another wording, as the rules ask for. */
struct rules {
	bool events, outlets, wording;
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

/* Takes the rated ones that fit, best first, up to `limit` in all. */
static void choose(Related *r, uint32_t self, const GArray *rated, bool same,
		   struct rules rules, guint limit, GArray *chosen, GArray *out)
{
	for (guint i = 0; i < rated->len && chosen->len < limit; i++) {
		const struct rated *m = &g_array_index(rated, struct rated, i);

		if (!fits(r, chosen, m->doc, rules))
			continue;
		put(r, self, m, same, out);
		g_array_append_val(chosen, m->doc);
	}
}

/* Parts the matches: reports of the same event, and everything else. */
static void part(Related *r, uint32_t n, GArray *same, GArray *other)
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

		enum bond bond = EVIDENCE_NONE;

		if (index_leaves_out(r->index, INDEX_BONDS))
			bond = EVIDENCE_SAME;
		else if (MAX(close, rated.score) >= RELATED_LEAST)
			bond = evidence_of(self, d);
		if (close >= SAME_LEAST &&
		    (together ||
		     (bond == EVIDENCE_SAME && d->source != self->source)) &&
		    ABS(d->time - self->time) <= SAME_WINDOW) {
			rated.score = close;
			g_array_append_val(same, rated);
		} else if (!together && bond != EVIDENCE_NONE &&
			   rated.score >= RELATED_LEAST &&
			   overlap(self, d) < COPY_LEAST) {
			g_array_append_val(other, rated);
		}
	}
	g_array_sort_with_data(same, by_score, r->index);
	g_array_sort_with_data(other, by_score, r->index);
}

/* Of those found, so many of its event and so many others: a big event leaves
 * room for what else there is. */
static void thin_out(Related *r, uint32_t n)
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

	g_array_set_size(r->found, 0);
	g_array_set_size(r->matches, 0);
	similarity_find(r->matcher, n, r->found);
	thin_out(r, n);
	similarity_compare(r->matcher, n, r->found, r->matches);
	similarity_expand(r->matcher, n, r->matches);
	g_string_chunk_clear(r->words);
	part(r, n, same, other);
	choose(r, n, same, true, (struct rules){ .outlets = true }, limit,
	       chosen, out);
	g_array_set_size(chosen, 0);
	choose(r, n, other, false, (struct rules){ true, true, true }, limit,
	       chosen, out);
	choose(r, n, other, false,
	       (struct rules){ .events = true, .wording = true }, limit, chosen,
	       out);
}
