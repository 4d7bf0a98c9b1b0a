/* moved: entries that took the guid of another one: guids are places in the document, or
 * two were exchanged (identity says when). */
#ifndef LEDE_FEEDS_STORE_MOVED_H
#define LEDE_FEEDS_STORE_MOVED_H

#include "feeds/store/pairing.h"

/* Pairs the doubtful entries if `known`, else the open ones, with the stories that have
 * their title, link and time, and that no entry is for certain: that is without doubt
 * or with one up to `most`. False if the store cannot be read. */
bool moved_pair(Pairing *p, bool known, enum doubt most, GError **error);

#endif
