/* places: where the words of a query stand in a story: an SQL function over the
 * search index, and what it returns. */
#ifndef LEDE_SRC_STORE_PLACES_H
#define LEDE_SRC_STORE_PLACES_H

#include <glib.h>
#include <stdbool.h>

#define PLACES_MAX 256 /* of one story that are returned */

struct sqlite3;

/* A word or phrase that was found: `n` tokens (folding) of the title or the text
 * from the `token`-th on. */
struct place {
	int phrase; /* of the query, the first is 0 */
	int token, n;
	bool in_text; /* else in the title */
};

/* What the function returns, as a blob: in the order in which they stand, those of
 * the title first. */
struct places {
	double weight; /* how well the story fits: more is better */
	int n;
	struct place all[PLACES_MAX];
};

/* The bytes of a `struct places` that are in use. */
#define PLACES_SIZE(n)                                                         \
	(G_STRUCT_OFFSET(struct places, all) +                                 \
	 (size_t)(n) * sizeof(struct place))

/* Makes the SQL function places(search) known to a connection: for the row of an
 * FTS5 table with a MATCH. False if SQLite has no FTS5. */
bool places_register(struct sqlite3 *db);

#endif
