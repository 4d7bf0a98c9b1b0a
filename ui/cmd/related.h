/* related: what belongs together. */
#ifndef LEDE_UI_CMD_RELATED_H
#define LEDE_UI_CMD_RELATED_H

#include "ui/client/fetcher_exec.h"

/* Gives the exit status, or sets an error. */
int cmd_related(const struct cmd *c, GError **error);

#endif
