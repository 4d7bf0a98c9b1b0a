/* stories: `lede list`, `show`, `search` and `open`. */
#ifndef LEDE_UI_CMD_STORIES_H
#define LEDE_UI_CMD_STORIES_H

#include "ui/app/subcommand.h"

/* Each gives the exit status, or sets an error. */
int cmd_list(const struct subcommand *c, GError **error);
int cmd_show(const struct subcommand *c, GError **error);
int cmd_search(const struct subcommand *c, GError **error);
int cmd_open(const struct subcommand *c, GError **error);

#endif
