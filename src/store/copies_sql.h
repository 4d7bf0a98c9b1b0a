/* copies_sql: fragments of SQL by which lists show an article that several feeds
 * carry once (feeds/store/copies writes the table `alike`). */
#ifndef LEDE_SRC_STORE_COPIES_SQL_H
#define LEDE_SRC_STORE_COPIES_SQL_H

#include <glib.h>

#define COPIES_LEAST                                                           \
	G_GINT64_CONSTANT(                                                     \
		-0xffffffffff) /* of the article ids, which are negative; real hashes are not */

/* Joins a story `s` with its article: c.hash, NULL where it has no copies. */
#define COPIES_JOIN                                                            \
	" LEFT JOIN alike c ON c.story = s.id AND c.hash BETWEEN"              \
	" -1099511627775 AND -1 "
/* The other copies of that article: b the row of `alike`, m the story. */
#define COPIES_OTHERS                                                          \
	" FROM alike b JOIN story m ON m.id = b.story AND m.hidden = 0"        \
	" WHERE b.hash = c.hash AND b.story <> s.id "
/* The condition that no earlier copy is in the list; `also` is what the list
 * requires of m. */
#define COPIES_FIRST(also)                                                     \
	" AND (c.hash IS NULL OR NOT EXISTS (SELECT 1" COPIES_OTHERS           \
	" AND b.story < s.id" also "))"
/* Whether any copy is saved: then the article is. */
#define COPIES_SAVED                                                           \
	" (s.saved = 1 OR (c.hash IS NOT NULL AND EXISTS (SELECT"              \
	" 1" COPIES_OTHERS " AND m.saved = 1))) "

#endif
