/* store_report: what lede check says of a sound store: its size, and what the settings
 * `keep` allow to delete. */
#ifndef LEDE_FEEDS_BACKGROUND_STORE_REPORT_H
#define LEDE_FEEDS_BACKGROUND_STORE_REPORT_H

#include <glib.h>

/* A line for each rule that background work has not carried out yet; nothing of a
 * store that another program has still to upgrade. */
void store_report(const char *path, void (*say)(const char *words));

#endif
