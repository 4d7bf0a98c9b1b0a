/* cluster: events: single-pass clustering of a stream of stories (Allan, Papka and
 * Lavrenko 1998, "On-line new event detection and tracking").
 *
 * A story joins the event with the highest score, or founds one. It is never moved
 * later, so that lists do not change while somebody reads them. */
#ifndef LEDE_FEEDS_RELATED_CLUSTER_H
#define LEDE_FEEDS_RELATED_CLUSTER_H

#include "feeds/related/similarity.h"

#include <stdbool.h>

typedef struct cluster Cluster; /* all events of an index */

Cluster *cluster_new(void);
void cluster_free(Cluster *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cluster, cluster_free)

/* Assigns story n to an event by its matches, all scores of which are filled in.
 * Sets its doc's `cluster` and returns it. */
uint32_t cluster_join(Cluster *c, Index *x, uint32_t n, const GArray *matches);

/* Assigns a story to the event that it was in before: `event` is the id of the
 * event's founder. */
void cluster_restore(Cluster *c, Index *x, uint32_t n, int64_t event);

/* The id of the story that founded an event. */
int64_t cluster_founder(const Cluster *c, uint32_t cluster);
/* To be called before the index deletes its first `by` stories: deletes the events
 * of these alone, and renumbers the others. */
void cluster_shed(Cluster *c, Index *x, uint32_t by);

/* How close in time two stories are: 1 for the same moment, falling as a Gaussian
 * with a standard deviation of 72 hours. */
float cluster_closeness(int64_t a, int64_t b);

#endif
