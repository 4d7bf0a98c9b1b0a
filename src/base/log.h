/* log: g_log into a bounded file, never onto the screen. */
#ifndef LEDE_SRC_BASE_LOG_H
#define LEDE_SRC_BASE_LOG_H

#include <glib.h>

#define LOG_MAX (256 * 1024) /* bytes; when reached, the older half goes */

/* From now on g_message() and its like go, cleaned and with time and `who`,
 * into the file at PATH_LOG; where it cannot be written, nowhere. Warnings
 * go to stderr as well when G_DEBUG=fatal-warnings asks for an end. To be
 * called once by each program; `who` must last. */
void log_start(const char *who);

#endif
