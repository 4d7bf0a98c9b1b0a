/* data_tables: tables that hold data, and not the columns of a page. */
#ifndef LEDE_FEEDS_EXTRACT_DATA_TABLES_H
#define LEDE_FEEDS_EXTRACT_DATA_TABLES_H

#include "feeds/extract/outline.h"

/* For each node the innermost table that it is in or is, if that holds data; else 0.
 * The caller's. */
uint32_t *data_tables_of(const Outline *o);

#endif
