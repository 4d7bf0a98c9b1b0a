/* fetcher: subcommands that lede-fetcher carries out: `refresh`, `mark`,
 * `add`, `import`, `parse`, `extract`, `render`. */
#ifndef LEDE_UI_CMD_FETCHER_H
#define LEDE_UI_CMD_FETCHER_H

#include "ui/app/subcommand.h"

/* Each gives the exit status, or sets an error; where nothing is wrong with
 * the words, the first six become lede-fetcher. */
int cmd_refresh(const struct subcommand *c, GError **error);
int cmd_mark(const struct subcommand *c, GError **error);
int cmd_add(const struct subcommand *c, GError **error);
int cmd_import(const struct subcommand *c, GError **error);
int cmd_parse(const struct subcommand *c, GError **error);
int cmd_extract(const struct subcommand *c, GError **error);
int cmd_render(const struct subcommand *c, GError **error);

#endif
