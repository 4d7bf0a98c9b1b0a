/* relate: a newcomer takes its place: event, front page, sidebar.
 *
 * The same article of another feed (store_alike) joins its twin's event; every
 * other story of the window is related (src/related). */
#ifndef LEDE_FEEDS_RELATE_H
#define LEDE_FEEDS_RELATE_H

#include "feeds/office.h"

typedef struct relate Relate;

Relate *relate_new(Office *o);
void relate_free(Relate *r); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Relate, relate_free)

/* Gives that story its place, within the commit that is open, and takes it out
 * of STAGE_RELATED. What goes wrong is logged. */
void relate_story(Relate *r, int64_t id);
/* Lets go what is remembered of other stories; it is read again when the next
 * story comes. */
void relate_rest(Relate *r);

#endif
