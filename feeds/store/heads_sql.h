/* heads_sql: which report represents an event in lists, decided again. */
#ifndef LEDE_FEEDS_STORE_HEADS_SQL_H
#define LEDE_FEEDS_STORE_HEADS_SQL_H

/* `events`: SQL that selects ids of events as "id". The report that was chosen for an
 * event (events) represents it in all lists, and in the list of its own section; where
 * it is hidden, or of another section, the earliest one does. Only rows that change are
 * written: the triggers cost more than the comparison. ("CROSS": SQLite would begin
 * with the larger table.) */
#define HEADS_SQL(events)                                                      \
	"WITH m AS MATERIALIZED (SELECT s.id, s.event, s.section, s.hidden"    \
	" FROM (" events ") l JOIN story s ON s.id = l.id"                     \
	" UNION ALL SELECT s.id, s.event, s.section, s.hidden"                 \
	" FROM (" events ") l CROSS JOIN story s ON s.event = l.id"            \
	" AND s.event <> s.id),"                                               \
	" h AS MATERIALIZED (SELECT m.id, m.hidden = 0 AND m.id ="             \
	" first_value(m.id) OVER (PARTITION BY m.event ORDER BY m.hidden,"     \
	" m.id IS NOT e.head, m.id) AS in_all, m.hidden = 0 AND m.id ="        \
	" first_value(m.id) OVER (PARTITION BY m.event, m.section ORDER BY"    \
	" m.hidden, m.id IS NOT e.head, m.id) AS in_section"                   \
	" FROM m LEFT JOIN story e ON e.id = m.event)"                         \
	" UPDATE story SET head_all = h.in_all, head_section = h.in_section"   \
	" FROM h WHERE h.id = story.id AND (head_all <> h.in_all OR"           \
	" head_section <> h.in_section)"

/* Gives the weight of these events to the report that represents each now: it is kept on
 * the row of the first one. */
#define WEIGHTS_SQL(events)                                                    \
	"UPDATE story SET front = e.front, outlets = e.outlets, newest ="      \
	" e.newest FROM story e WHERE e.id = story.event AND"                  \
	" story.head_all = 1 AND story.event <> story.id AND story.event IN"   \
	" (SELECT id FROM (" events "))"

#endif
