/* check_store: checks the integrity of the store, and salvages a damaged one into a new
 * one (lede check). */
#ifndef LEDE_FEEDS_BACKGROUND_CHECK_STORE_H
#define LEDE_FEEDS_BACKGROUND_CHECK_STORE_H

#include <glib.h>
#include <stdbool.h>

/* Checks the store (integrity_check). A sound one: says so. A damaged one: ERROR_STORE
 * with what is wrong; or with `repair` all that can be read is copied into a new
 * store, and the old file is kept as lede.db.damaged-DATE. `say` prints a line for
 * the user. */
bool check_store(bool repair, void (*say)(const char *words), GError **error);

#endif
