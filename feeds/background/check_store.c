#include "feeds/background/check_store.h"

#include "feeds/background/store_report.h"
#include "feeds/store/salvage.h"
#include "feeds/store/shrink.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

/* What is wrong with the store; NULL if it is sound or does not exist. False when it
 * cannot be checked: it is of a newer version, or locked by another program. */
static bool find_damage(const char *path, char **wrong, GError **error)
{
	g_autoptr(GError) why = NULL;
	g_autoptr(Store) s = store_open_older(path, &why);

	*wrong = NULL;
	if (s)
		return store_verify(s, true, wrong);
	if (g_error_matches(why, LEDE_ERROR, ERROR_ABSENT))
		return true;
	if (g_error_matches(why, LEDE_ERROR, ERROR_NEWER) ||
	    g_error_matches(why, LEDE_ERROR, ERROR_BUSY)) {
		g_propagate_error(error, g_steal_pointer(&why));
		return false;
	}
	*wrong = g_strdup(why->message);
	return true;
}

/* Renames the file and its -wal and -shm, which belong to it: without them SQLite would
 * recover less. Nothing of them is ever written or deleted. */
static bool rename_damaged(const char *path, char **aside, GError **error)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(clock_now());
	g_autofree char *date = g_date_time_format(t, "%Y%m%dT%H%M%SZ");

	*aside = g_strdup_printf("%s.damaged-%s", path, date);
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *from = g_strconcat(path, endings[i], NULL);
		g_autofree char *to = g_strconcat(*aside, endings[i], NULL);

		if (access(to, F_OK) == 0 ||
		    (rename(from, to) != 0 && errno != ENOENT)) {
			g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", to,
				    g_strerror(errno ? errno : EEXIST));
			return false;
		}
	}
	return true;
}

/* The copy is made meanwhile beside the store: it may be larger than memory. */
static bool compact(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(Store) s = store_open_write(path, error);

	return s && store_compact(s, folder, error);
}

bool check_store(const struct check_store *todo, void (*say)(const char *words),
		 GError **error)
{
	g_autofree char *path = paths_get(PATH_STORE);
	g_autofree char *wrong = NULL;
	g_autofree char *aside = NULL;
	g_autofree char *words = NULL;
	g_autoptr(Store) new = NULL;
	int64_t saved = 0;

	if (!find_damage(path, &wrong, error))
		return false;
	if (!wrong) {
		say(_("The store is undamaged."));
		if (todo->compact && !compact(path, error))
			return false;
		store_report(path, say);
		return true;
	}
	if (!todo->repair) {
		g_set_error(error, LEDE_ERROR, ERROR_STORE,
			    _("the store is damaged: %s (lede check --repair "
			      "recovers what can be read)"),
			    wrong);
		return false;
	}
	if (!rename_damaged(path, &aside, error))
		return false;
	new = store_open_write(path, error);
	if (!new || !store_salvage(new, aside, &saved, error))
		return false;
	words = g_strdup_printf(
		ngettext("%" PRId64 " headline was recovered. The damaged "
			 "store is kept: %s",
			 "%" PRId64 " headlines were recovered. The damaged "
			 "store is kept: %s",
			 (unsigned long)saved),
		saved, aside);
	say(words);
	return true;
}
