#include "feeds/related/related.h"

#include "feeds/related/retrieval.h"

struct related {
	Index *index;
	Retrieval *retrieval;
	Matcher *matcher;
	Cluster *events;
	Folds *folds;
	GArray *matches; /* struct match, of the story in hand */
	GArray *near;    /* struct near: neighbours that were linked */
	GArray *found;   /* uint32_t: candidates */
	Companions *companions;
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
	r->companions = companions_new(r->index, r->retrieval, r->matcher);
	return r;
}

void related_free(Related *r)
{
	if (!r)
		return;
	companions_free(r->companions);
	matcher_free(r->matcher);
	retrieval_free(r->retrieval);
	index_free(r->index);
	cluster_free(r->events);
	folds_free(r->folds);
	g_array_free(r->matches, TRUE);
	g_array_free(r->near, TRUE);
	g_array_free(r->found, TRUE);
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

float related_mean(Related *r, int64_t id, const int64_t *others, guint n)
{
	uint32_t self = related_find(r, id);
	float sum = 0;

	g_array_set_size(r->found, 0);
	g_array_set_size(r->matches, 0);
	for (guint i = 0; i < n; i++) {
		uint32_t other = related_find(r, others[i]);

		if (other != UINT32_MAX && other != self)
			g_array_append_val(r->found, other);
	}
	if (self == UINT32_MAX || !n)
		return 0;
	similarity_compare(r->matcher, self, r->found, r->matches);
	for (guint i = 0; i < r->matches->len; i++)
		sum += g_array_index(r->matches, struct match, i).direct;
	return sum / (float)n;
}

void related_lists(Related *r, uint32_t n, guint limit, GArray *out)
{
	companions_list(r->companions, n, limit, out);
}

void related_near(Related *r, GArray *ids)
{
	companions_near(r->companions, ids);
}
