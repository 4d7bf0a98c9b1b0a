/* sql_functions: functions of lede that its SQL calls: without_secrets(url),
 * publisher_of(url), folding_index(text), folding_letters(text), source_name(title,
 * address). NULL of NULL. */
#ifndef LEDE_SRC_STORE_SQL_FUNCTIONS_H
#define LEDE_SRC_STORE_SQL_FUNCTIONS_H

struct sqlite3;

/* For statements of this connection; SQL in the file itself cannot call them. */
void sql_functions_register(struct sqlite3 *db);

#endif
