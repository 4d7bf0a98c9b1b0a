/* id_set: a set of ids of stories. */
#ifndef LEDE_FEEDS_BACKGROUND_ID_SET_H
#define LEDE_FEEDS_BACKGROUND_ID_SET_H

#include <glib.h>
#include <stdint.h>

GHashTable *id_set_new(void); /* of int64_t, freed with the set */
void id_set_add(GHashTable *ids, int64_t id);
/* Appends the ids (int64_t) to `out`, sorts that, and empties the set. */
void id_set_take(GHashTable *ids, GArray *out);

#endif
