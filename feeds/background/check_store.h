/* check_store: is the store sound; and a new one from what can be read of it. */
#ifndef LEDE_FEEDS_BACKGROUND_CHECK_STORE_H
#define LEDE_FEEDS_BACKGROUND_CHECK_STORE_H

#include <glib.h>
#include <stdbool.h>

/* Looks at the store (integrity_check). Sound: says so. Damaged: ERROR_STORE
 * with what is wrong; or with `repair` what can be read is saved into a new
 * store, and the old one is kept beside it as lede.db.damaged-DATE. `say` gets
 * words for the user. */
bool repair_store(bool repair, void (*say)(const char *words), GError **error);

#endif
