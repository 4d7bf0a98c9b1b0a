/* screen: `lede screen`: what the reader would draw, as text. */
#ifndef LEDE_UI_CMD_SCREEN_H
#define LEDE_UI_CMD_SCREEN_H

#include "ui/app/subcommand.h"

/* Gives the exit status, or sets an error. Writes nothing to the store, opens
 * nothing, starts no fetcher. */
int cmd_screen(const struct subcommand *c, GError **error);

#endif
