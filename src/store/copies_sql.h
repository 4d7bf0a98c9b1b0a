/* copies_sql: SQL that knows of articles which several feeds carry, for
 * what reads lists (who writes `alike`: store_copies). */
#ifndef LEDE_SRC_STORE_COPIES_SQL_H
#define LEDE_SRC_STORE_COPIES_SQL_H

#include <glib.h>

#define COPIES_LEAST G_GINT64_CONSTANT(-0xffffffffff) /* of the range, to -1 */

/* For SQL. A story `s` with the article that it is one of: c.hash, NULL where
 * it has no copies; and, of such a story, the others of its article: b the row,
 * m the story. */
#define COPIES_JOIN                                                            \
	" LEFT JOIN alike c ON c.story = s.id AND c.hash BETWEEN"              \
	" -1099511627775 AND -1 "
#define COPIES_OTHERS                                                          \
	" FROM alike b JOIN story m ON m.id = b.story AND m.hidden = 0"        \
	" WHERE b.hash = c.hash AND b.story <> s.id "
/* Of several that a list could show, the first is its line; `asked` is what else
 * the list asks of m. */
#define COPIES_FIRST(asked)                                                    \
	" AND (c.hash IS NULL OR NOT EXISTS (SELECT 1" COPIES_OTHERS           \
	" AND b.story < s.id" asked "))"
/* Whether one of the article is saved: then it is. */
#define COPIES_SAVED                                                           \
	" (s.saved = 1 OR (c.hash IS NOT NULL AND EXISTS (SELECT"              \
	" 1" COPIES_OTHERS " AND m.saved = 1))) "

#endif
