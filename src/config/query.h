/* query: the words of a search, filter or mute, to bound values. Words and names are
 * folded (src/base/folding), as in the index; the SQL function folding_letters() is
 * the store's.
 *
 *   word            a word, or its beginning when it is the last
 *   "some words"    a phrase
 *   -word -"…"      not this
 *   title:word      in the headline
 *   from:name       source, by its name or its title; section:name; is:unread, is:read, is:saved,
 *                   is:muted
 *   before:T after:T   T is 2026-12-31, or 3d: that long ago
 */
#ifndef LEDE_SRC_CONFIG_QUERY_H
#define LEDE_SRC_CONFIG_QUERY_H

#include <glib.h>
#include <stdbool.h>

#define QUERY_WORDS_MAX 64

/* In a query: what a feed is called whose row is `f`: by the user, by itself, in
 * short, else by its address, without the password that may be in it. */
#define SQL_FEED_NAME(f)                                                       \
	"coalesce(" f ".name, " f ".label, " f ".title, without_secrets(" f    \
	".url))"

/* A query as SQL and values to be bound. */
typedef struct query {
	char *match; /* for FTS5 (sqlite.org/fts5.html section 3); NULL: all */
	char *where; /* SQL on story s and feed f with one ? a value; "" if none */
	GPtrArray *values;       /* char *, in order; "123" for a number */
	bool positive, negative; /* it says what is wanted, what is not */
	bool muted;              /* those that are muted are found, too */
	char *beginning; /* of a word: "lan" * in MATCH, where it is last; or NULL */
	GPtrArray *words; /* char *, those that are looked for, for hints */
	GString *
		letters; /* those looked for as the beginning of a pair (folding) */
} Query;

/* Reads what was typed at time `now`. `typing`: the last word may be the
 * beginning of one. NULL with ERROR_USAGE when an operator makes no sense. */
Query *query_read(const char *typed, gint64 now, bool typing, GError **error);
void query_free(Query *q); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Query, query_free)

#endif
