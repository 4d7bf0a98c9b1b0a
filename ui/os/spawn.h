/* spawn: starts programs for the reader: no shell, no terminal, outliving
 * lede. */
#ifndef LEDE_UI_OS_SPAWN_H
#define LEDE_UI_OS_SPAWN_H

#include <glib.h>
#include <stdbool.h>

/* Replaces `sign` ("%u") in every word by `text`; true if one had it. */
bool spawn_fill_in(char **words, const char *sign, const char *text);

/* Runs words[0], found along PATH, with those words. False with an error. */
bool spawn_detached(char **words, GError **error);

#endif
