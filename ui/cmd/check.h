/* check: `lede check`: configuration, store, terminal and sandbox. */
#ifndef LEDE_UI_CMD_CHECK_H
#define LEDE_UI_CMD_CHECK_H

#include "ui/app/subcommand.h"

/* Gives the exit status, or sets an error: 0 all is well, 1 the store or the
 * fetcher is not, 2 a file of the user's is not. */
int cmd_check(const struct subcommand *c, GError **error);

#endif
