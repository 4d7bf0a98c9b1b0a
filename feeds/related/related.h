/* related: what belongs beside a story, and why. */
#ifndef LEDE_FEEDS_RELATED_RELATED_H
#define LEDE_FEEDS_RELATED_RELATED_H

#include "feeds/related/cluster.h"

#define RELATED_LIMIT 8 /* lines of each kind that are kept */
#define RELATED_WORDS 4 /* shared words that are named */

/* The memory of relating: index and events. */
typedef struct related Related;

/* `keeps`: lists can be asked for however old a story has grown (a file of
 * headlines); else only while it is in the index's window. */
Related *related_new(bool keeps);
void related_free(Related *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Related, related_free)

/* Leaves parts of the method out (enum index_part), to measure them. */
void related_leave_out(Related *r, unsigned parts);

/* Stories that are neighbours of one another, and how alike they are. */
struct meeting {
	int64_t id;
	float score;
};

/* A story that is new: takes its place, meets its neighbours, joins or founds
 * an event. The rarity that its terms have now is written into `t`. Whom it
 * met (their lists may have changed) is added to `met` (struct meeting).
 * Gives its number; numbers hold until the next arrival. */
uint32_t related_arrive(Related *r, int64_t id, int64_t time, uint32_t source,
			Terms *t, GArray *met);
/* One that has been there, as it was found: its weights, its event, whom it
 * met. Restore in the order of arrival. */
void related_restore(Related *r, int64_t id, int64_t time, uint32_t source,
		     Terms *t, int64_t event, const GArray *met);
/* One that takes the terms and the event of another, and meets whom it is
 * like, as one that is new. */
void related_follow(Related *r, int64_t id, int64_t time, uint32_t source,
		    Terms *t, int64_t event, GArray *met);
/* A story's number, or UINT32_MAX; and whether it is in it. */
uint32_t related_find(const Related *r, int64_t id);
bool related_knows(const Related *r, int64_t id);
int64_t related_event(const Related *r, uint32_t n);
int64_t related_id(const Related *r, uint32_t n);
uint32_t related_count(const Related *r);

/* What stands beside story n: first other reports of its event, at most
 * `limit`, then related stories, at most `limit`, each best first. Adds struct
 * companion; words are in r's memory until the next call. */
struct companion {
	int64_t id;
	bool same;
	float score;
	const char *words; /* shared, most telling first */
};
void related_lists(Related *r, uint32_t n, guint limit, GArray *out);

#endif
