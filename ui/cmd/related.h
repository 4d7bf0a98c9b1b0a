/* related: `lede related`: headlines related to a story, or to those of a
 * file. */
#ifndef LEDE_UI_CMD_RELATED_H
#define LEDE_UI_CMD_RELATED_H

#include "ui/app/subcommand.h"

/* Gives the exit status, or sets an error. */
int cmd_related(const struct subcommand *c, GError **error);

#endif
