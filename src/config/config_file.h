/* config_file: reads the config file into settings (GKeyFile, line by line: a bad
 * line is reported, and the others hold). */
#ifndef LEDE_SRC_CONFIG_CONFIG_FILE_H
#define LEDE_SRC_CONFIG_CONFIG_FILE_H

#include "src/config/settings.h"

/* Reads the file at `path` (absent: nothing) into `s`. What makes no sense is
 * added to `complaints` (char *, each "config:7: why"; the array frees them),
 * and all else holds. */
void config_file_read(const char *path, Settings *s, GPtrArray *complaints);

#endif
