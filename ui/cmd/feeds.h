/* feeds: `lede feeds` and `lede export`. */
#ifndef LEDE_UI_CMD_FEEDS_H
#define LEDE_UI_CMD_FEEDS_H

#include "ui/app/subcommand.h"

/* Each gives the exit status, or sets an error. */
int cmd_feeds(const struct subcommand *c, GError **error);
int cmd_export(const struct subcommand *c, GError **error);

#endif
