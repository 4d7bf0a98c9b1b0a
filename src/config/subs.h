/* subs: the subscriptions file: feeds by sections, changed line by line, so that
 * comments and order stay. */
#ifndef LEDE_SRC_CONFIG_SUBS_H
#define LEDE_SRC_CONFIG_SUBS_H

#include "src/config/subs_line.h"

#define SUBS_BYTES_MAX (4 * 1024 * 1024)
#define SUBS_SECTION   "News" /* of feeds before the first section */

/* The lines of the file, and the feeds in them. */
typedef struct subs Subs;

/* From the text of a file. What makes no sense is added to `complaints`
 * (char *, "feeds:7: why"; may be NULL); such lines are kept as they are. The
 * second line of an address is complained of and does not count. */
Subs *subs_read(const char *text, GPtrArray *complaints);
/* The file at PATH_FEEDS; NULL with an error if it cannot be read. */
Subs *subs_load(GPtrArray *complaints, GError **error);
void subs_free(Subs *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Subs, subs_free)

guint subs_count(const Subs *s);
/* The i-th, in the file's order; borrowed until the next change. */
const struct sub *subs_at(const Subs *s, guint i);
/* NULL if it is not there. */
const struct sub *subs_find(const Subs *s, const char *url);
/* The sections in order, ended by NULL; borrowed until the next change. */
const char *const *subs_sections(const Subs *s);

/* Changes. Each leaves every other line, comment and blank as it is.
 * subs_add puts the feed at the end of its section (NULL: News), which is
 * made if there is none; false if it is there already. */
bool subs_add(Subs *s, const char *url, const char *name, const char *section);
bool subs_remove(Subs *s, const char *url);
/* A feed's line and its place, for subs_restore; NULL if it is
 * not there. The caller's. */
char *subs_where(const Subs *s, const char *url);
/* Puts the line of a feed back, at its place, or at the end of its
 * section where that place is now in another. A line that the feed has by now
 * is moved there as it is. False if `where` makes no sense. */
bool subs_restore(Subs *s, const char *url, const char *where);
/* `key` is a setting of the line, "name", "url" or "section"; value NULL removes
 * it. False with ERROR_USAGE if the feed or key is unknown or the value
 * makes no sense. */
bool subs_set(Subs *s, const char *url, const char *key, const char *value,
	      GError **error);

/* The whole file as text; the caller's. */
char *subs_text(const Subs *s);
/* Writes it to PATH_FEEDS. */
bool subs_save(const Subs *s, GError **error);

#endif
