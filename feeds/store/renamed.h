/* renamed: the entries of a document whose guid is unknown: which of them are stored
 * stories that have a new guid (identity says when). */
#ifndef LEDE_FEEDS_STORE_RENAMED_H
#define LEDE_FEEDS_STORE_RENAMED_H

#include "feeds/store/pairing.h"

/* Pairs the open entries, those with the strongest evidence first, so that the order
 * of the document decides nothing that evidence does. False if the store cannot be
 * read. */
bool renamed_pair(Pairing *p, GError **error);

#endif
