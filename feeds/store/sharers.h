/* sharers: the entries of a document whose guid other entries have, or had, too
 * (shared_guid), and the stored stories that they are. */
#ifndef LEDE_FEEDS_STORE_SHARERS_H
#define LEDE_FEEDS_STORE_SHARERS_H

#include "feeds/store/pairing.h"

/* The key of an entry if its guid is shared. The caller's. */
char *sharers_key(const struct pair *x);
/* Whether other stories share the guid of an entry: then that the entry has it is no
 * evidence by itself. False if the store cannot be read. */
bool sharers_any(const Pairing *p, const struct pair *x, bool *shares,
		 GError **error);
/* An entry of a guid that others share, or did, is stored under its guid and link,
 * whether the document has one of them today or more: sets its key. */
bool sharers_set_key(Pairing *p, struct pair *x, GError **error);

/* Pairs the open entries of shared guids: with the story of the same guid and link,
 * else of the same guid and title. */
bool sharers_pair(Pairing *p, GError **error);

#endif
