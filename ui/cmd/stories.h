/* stories: `list`, `show`, `search`, `open`; asks for what is not digested
 * yet. */
#ifndef LEDE_UI_CMD_STORIES_H
#define LEDE_UI_CMD_STORIES_H

#include "ui/client/fetcher_exec.h"

/* Each gives the exit status, or sets an error. */
int cmd_list(const struct cmd *c, GError **error);
int cmd_show(const struct cmd *c, GError **error);
int cmd_search(const struct cmd *c, GError **error);
int cmd_open(const struct cmd *c, GError **error);

#endif
