/* check_store: checks the integrity of the store, and salvages a damaged one into a new
 * one (lede check). */
#ifndef LEDE_FEEDS_BACKGROUND_CHECK_STORE_H
#define LEDE_FEEDS_BACKGROUND_CHECK_STORE_H

#include <glib.h>
#include <stdbool.h>

/* What may be done to the store. */
struct check_store {
	bool repair; /* a damaged one is recovered */
	bool compact; /* a sound one is written as a whole, as small as it can be */
};

/* Checks the store (integrity_check). A sound one: says so, and how large
 * it is (store_report). A damaged one: ERROR_STORE
 * with what is wrong; or with todo->repair all that can be read is copied into a new
 * store, and the old file is kept as lede.db.damaged-DATE. `say` prints a line for
 * the user. */
bool check_store(const struct check_store *todo, void (*say)(const char *words),
		 GError **error);

#endif
