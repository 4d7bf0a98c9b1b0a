#include "feeds/store/shrink.h"

#include "src/store/sql.h"

#define INCREMENTAL 2 /* of PRAGMA auto_vacuum */

static int64_t pragma(Store *s, const char *sql)
{
	sqlite3_stmt *q = store_prepare(s, sql, NULL);

	return q ? sql_number(q) : 0;
}

void store_room(Store *s, struct store_room *room)
{
	int64_t pages = pragma(s, "PRAGMA page_count");
	int64_t unused = pragma(s, "PRAGMA freelist_count");
	int64_t page = pragma(s, "PRAGMA page_size");

	*room = (struct store_room){
		.bytes = pages * page,
		.free = unused * page,
		.incremental = pragma(s, "PRAGMA auto_vacuum") == INCREMENTAL,
		.wasteful =
			unused > SHRINK_KEEP && unused > pages / SHRINK_SHARE,
	};
}

static bool shrink_file(Store *s, GError **error)
{
	return sql_open(s, error) &&
	       sql_close(s,
			 store_run(s,
				   "PRAGMA incremental_vacuum(" G_STRINGIFY(
					   SHRINK_PAGES) ")",
				   error),
			 error);
}

/* While another program has the store open, the last commits stay in the log: only with
 * them the file is shorter. Waits for nobody. */
static bool write_back(Store *s, GError **error)
{
	return store_run(s, "PRAGMA wal_checkpoint(PASSIVE)", error);
}

/* An older file, small enough, of which more than a quarter is free. */
static bool is_rewritten(const struct store_room *room)
{
	return !room->incremental && room->wasteful &&
	       room->bytes <= SHRINK_WHOLE_MOST && room->free > room->bytes / 4;
}

bool store_shrink(Store *s, bool *more, GError **error)
{
	struct store_room room;

	*more = false;
	store_room(s, &room);
	if (is_rewritten(&room))
		return store_compact(s, NULL, error);
	if (!room.incremental || !room.wasteful)
		return true;
	if (!shrink_file(s, error))
		return false;
	store_room(s, &room);
	*more = room.wasteful;
	return *more || write_back(s, error);
}

bool store_compact(Store *s, const char *folder, GError **error)
{
	if (folder)
		g_setenv("SQLITE_TMPDIR", folder, TRUE);
	return (!folder || store_run(s, "PRAGMA temp_store = FILE", error)) &&
	       store_run(s, "PRAGMA auto_vacuum = INCREMENTAL; VACUUM",
			 error) &&
	       write_back(s, error);
}
