#include "src/store/sql_functions.h"

#include "src/base/folding.h"
#include "src/base/url.h"
#include "src/base/url_secrets.h"
#include "src/model/source_name.h"

#include <glib.h>
#include <sqlite3.h>

/* SQL functions of one text: NULL of NULL. */
static const struct text_function {
	const char *name;
	char *(*of)(const char *text);
} functions[] = {
	{ "without_secrets", url_without_secrets }, /* SQL_FEED_NAME */
	{ "publisher_of", url_publisher },
	{ "folding_index", folding_index },
	{ "folding_letters", folding_letters },
};

static void sql_of_text(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct text_function *f = sqlite3_user_data(c);
	const char *text = (const char *)sqlite3_value_text(values[0]);

	(void)n;
	if (text)
		sqlite3_result_text(c, f->of(text), -1, g_free);
}

/* source_name(title, address) */
static void sql_source_name(sqlite3_context *c, int n, sqlite3_value **values)
{
	const char *title = (const char *)sqlite3_value_text(values[0]);
	const char *address = (const char *)sqlite3_value_text(values[1]);

	(void)n;
	if (title)
		sqlite3_result_text(c, source_name(title, address), -1, g_free);
}

void sql_functions_register(sqlite3 *db)
{
	sqlite3_create_function(db, "source_name", 2,
				SQLITE_UTF8 | SQLITE_DETERMINISTIC |
					SQLITE_DIRECTONLY,
				NULL, sql_source_name, NULL, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
		sqlite3_create_function(db, functions[i].name, 1,
					SQLITE_UTF8 | SQLITE_DETERMINISTIC |
						SQLITE_DIRECTONLY,
					(void *)(guintptr)&functions[i],
					sql_of_text, NULL, NULL);
}
