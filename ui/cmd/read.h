/* read: `lede` itself: on a terminal, with --plain, with --sample. */
#ifndef LEDE_UI_CMD_READ_H
#define LEDE_UI_CMD_READ_H

#include "ui/app/subcommand.h"

/* Gives the exit status, or sets an error. */
int cmd_read(const struct subcommand *c, GError **error);

#endif
