/* log: g_log into a bounded file, never onto the screen. */
#ifndef LEDE_SRC_BASE_LOG_H
#define LEDE_SRC_BASE_LOG_H

#include <glib.h>

#define LOG_MAX (256 * 1024) /* bytes; when reached, the older half goes */

/* From now on g_message() and its like are written, cleaned and with time and
 * `who`, to the file at PATH_LOG; where that cannot be written, nowhere. Warnings
 * are printed on stderr as well when G_DEBUG=fatal-warnings ends the program. To be
 * called once by each program; `who` must last. */
void log_start(const char *who);

#endif
