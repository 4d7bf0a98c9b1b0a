/* cluster: one event, many headlines.
 *
 * Streaming, single pass (Allan, Papka and Lavrenko 1998, "On-line new event
 * detection and tracking"): a story joins the event it is most like, or
 * founds one; it is never moved again under the reader's eyes. */
#ifndef LEDE_FEEDS_RELATED_CLUSTER_H
#define LEDE_FEEDS_RELATED_CLUSTER_H

#include "feeds/related/similarity.h"

#include <stdbool.h>

typedef struct cluster Cluster; /* all events of an index */

Cluster *cluster_new(void);
void cluster_free(Cluster *c); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cluster, cluster_free)

/* FeedLinks the event of story n among those of its matches, whose scores are all
 * filled in. Sets its doc's `cluster` and gives it. */
uint32_t cluster_join(Cluster *c, Index *x, uint32_t n, const GArray *matches);

/* Puts a story where it was found to belong before: `event` is the id of the
 * event's founder. */
void cluster_restore(Cluster *c, Index *x, uint32_t n, int64_t event);

/* The id of the story that founded it. */
int64_t cluster_founder(const Cluster *c, uint32_t cluster);
/* Before the first `by` stories leave the index: so do events of theirs alone;
 * the others get new numbers. */
void cluster_shed(Cluster *c, Index *x, uint32_t by);

/* How close in time two stories are: 1 at once, falling as a bell of 72 h. */
float cluster_closeness(int64_t a, int64_t b);

#endif
