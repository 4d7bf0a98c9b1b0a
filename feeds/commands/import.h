/* import: subscriptions from a file: OPML, or newsboat's list of URLs. */
#ifndef LEDE_FEEDS_COMMANDS_IMPORT_H
#define LEDE_FEEDS_COMMANDS_IMPORT_H

#include "feeds/context/context.h"

/* COMMAND_IMPORT: replies with how many feeds were added. False when the frame
 * is no such command. */
bool import_command(Context *c, const struct frame *f);
/* The same for a path; false when it failed. */
bool import_file(Context *c, uint32_t number, const char *path);

#endif
