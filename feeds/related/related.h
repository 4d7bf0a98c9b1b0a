/* related: which stories report the same event as a story, which are related to it,
 * and by which words. */
#ifndef LEDE_FEEDS_RELATED_RELATED_H
#define LEDE_FEEDS_RELATED_RELATED_H

#include "feeds/related/cluster.h"
#include "feeds/related/companions.h"
#include "feeds/related/fold.h"

#define RELATED_LIMIT 8 /* stories of each kind that are kept */

/* The index, the neighbours and the events of the stories of the window. */
typedef struct related Related;

/* `keeps`: lists can be made of stories of any age (a file of headlines); else only
 * of those within the window of the index. */
Related *related_new(bool keeps);
void related_free(Related *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Related, related_free)

/* Leaves parts of the method out (enum index_part), to measure them. */
void related_leave_out(Related *r, unsigned parts);

/* A neighbour of a story, and their direct score. */
struct neighbour {
	int64_t id;
	float score;
};
/* What is known of the relations of a story. */
struct stored_relation {
	Terms *terms;
	int64_t event, line;
	GArray *neighbours; /* struct neighbour */
};

/* Adds a new story: links it with its neighbours and assigns it to an event. The
 * idf of its terms is multiplied into their weights in `t`. Adds its neighbours
 * to `neighbours` (struct neighbour): their lists may have changed. Returns its
 * number, which is valid until the next arrival. */
uint32_t related_arrive(Related *r, const struct doc_source *source, Terms *t,
			GArray *neighbours);
/* Adds a story as it was stored. To be called in the order of arrival. */
void related_restore(Related *r, const struct doc_source *source,
		     const struct stored_relation *stored);
/* Adds a copy of another story, with its terms and in its event, and links it with
 * neighbours of its own, which are added to copy->neighbours. */
void related_follow(Related *r, const struct doc_source *source,
		    const struct stored_relation *copy);
/* A story's number, or UINT32_MAX; and whether it is in it. */
uint32_t related_find(const Related *r, int64_t id);
bool related_knows(const Related *r, int64_t id);
int64_t related_event(const Related *r, uint32_t n);
/* Its line of lists (fold), by the id of its first report. */
int64_t related_line(const Related *r, uint32_t n);
int64_t related_id(const Related *r, uint32_t n);
uint32_t related_count(const Related *r);

/* The mean direct score of a story and others; 0 for those that are not in it. */
float related_mean(Related *r, int64_t id, const int64_t *others, guint n);

/* The lists of a story, and those that it may be in: see companions. */
void related_lists(Related *r, uint32_t n, guint limit, GArray *out);
void related_near(Related *r, GArray *ids);

#endif
