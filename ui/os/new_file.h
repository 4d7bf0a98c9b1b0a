/* new_file: text as a file that was not there. */
#ifndef LEDE_UI_OS_NEW_FILE_H
#define LEDE_UI_OS_NEW_FILE_H

#include <glib.h>
#include <stdbool.h>

/* Writes it whole or not at all, and over nothing: G_FILE_ERROR_EXIST where anything
 * has that name. Other errors are words without the path. */
bool new_file_write(const char *path, const char *text, GError **error);

#endif
