/* filters: the reader's mutes and saved searches: a text file of queries,
 * edited line by line. */
#ifndef LEDE_SRC_CONFIG_FILTERS_H
#define LEDE_SRC_CONFIG_FILTERS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define FILTERS_BYTES_MAX (256 * 1024)
#define FILTERS_MOST      200 /* lines that count */

enum filter_kind {
	FILTER_MUTE,  /* mute QUERY [until=TIME] */
	FILTER_SEARCH /* search "NAME" QUERY */
};

/* A line that makes sense; strings are the set's. */
struct filter {
	enum filter_kind kind;
	const char *line; /* as written, without blanks around it */
	const char *name; /* of a search; NULL for a mute */
	const char *query;
	int64_t until; /* of a mute; 0: for good */
};

typedef struct filters {
	GPtrArray *lines; /* char *, the whole file */
	GArray *all;      /* struct filter */
	GStringChunk *text;
} Filters;

/* From the text of a file. What makes no sense is added to `complaints`
 * (char *, "filters:7: why"; may be NULL); such lines are kept as they are. */
Filters *filters_read(const char *text, GPtrArray *complaints);
/* The file at PATH_FILTERS; NULL with an error if it cannot be read. */
Filters *filters_load(GPtrArray *complaints, GError **error);
void filters_free(Filters *f); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Filters, filters_free)

/* The file's text with a line added at its end or removed, all others unchanged;
 * NULL where that changes nothing. The caller's. */
char *filters_with(const Filters *f, const char *line, bool there);
/* Writes a text to PATH_FILTERS. */
bool filters_save(const char *text, GError **error);

/* Whether a mute counts at that time. */
bool filter_mutes(const struct filter *f, int64_t now);
/* A line. The caller's. */
char *filter_mute_line(const char *query, int64_t until);
char *filter_search_line(const char *name, const char *query);

#endif
