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
 * cannot be checked: it is of a newer version, locked by another program, or the disk is
 * full or cannot be written. */
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
	    g_error_matches(why, LEDE_ERROR, ERROR_BUSY) ||
	    g_error_matches(why, LEDE_ERROR, ERROR_DISK)) {
		g_propagate_error(error, g_steal_pointer(&why));
		return false;
	}
	*wrong = g_strdup(why->message);
	return true;
}

/* "lede.db.damaged-20260901T120000Z"; NULL where there is one. The caller's. */
static char *name_aside(const char *path, GError **error)
{
	g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(clock_now());
	g_autofree char *date = g_date_time_format(t, "%Y%m%dT%H%M%SZ");
	g_autofree char *aside = g_strdup_printf("%s.damaged-%s", path, date);
	g_autofree char *shown = paths_for_eyes(aside);

	if (access(aside, F_OK) != 0)
		return g_steal_pointer(&aside);
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", shown,
		    g_strerror(EEXIST));
	return NULL;
}

static bool move_file(const char *from, const char *to, GError **error)
{
	g_autofree char *shown = paths_for_eyes(to);

	if (rename(from, to) == 0 || errno == ENOENT)
		return true;
	g_set_error(error, LEDE_ERROR, ERROR_DISK, "%s: %s", shown,
		    g_strerror(errno));
	return false;
}

/* Keeps the damaged file with its -wal and -shm, which belong to it, and puts the new one
 * in its place. Wherever this ends, there is a store: the damaged one, or the new. The
 * -wal goes first: beside another file it would be read as that one's. */
static bool exchange(const char *path, const char *new, const char *aside,
		     GError **error)
{
	static const char *const endings[] = { "-wal", "-shm" };

	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *from = g_strconcat(path, endings[i], NULL);
		g_autofree char *to = g_strconcat(aside, endings[i], NULL);

		if (!move_file(from, to, error))
			return false;
	}
	/* a file system without links: between the two there is none */
	if (link(path, aside) != 0 && !move_file(path, aside, error))
		return false;
	return move_file(new, path, error);
}

static void remove_store(const char *path)
{
	static const char *const endings[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *file = g_strconcat(path, endings[i], NULL);

		unlink(file);
	}
}

/* What can be read of the damaged store, in a store at `new`. */
static bool recover(const char *path, const char *new, int64_t *saved,
		    GError **error)
{
	g_autoptr(Store) s = NULL;

	remove_store(new); /* of a repair that was killed */
	s = store_open_write(new, error);
	return s && store_salvage(s, path, saved, error);
}

/* The whole new store is there before the old one is touched. */
static bool repair(const char *path, void (*say)(const char *words),
		   GError **error)
{
	g_autofree char *new = g_strconcat(path, ".repaired", NULL);
	g_autofree char *aside = name_aside(path, error);
	g_autofree char *words = NULL;
	int64_t saved = 0;

	if (!aside)
		return false;
	if (!recover(path, new, &saved, error) ||
	    !exchange(path, new, aside, error)) {
		remove_store(new);
		return false;
	}
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
	return repair(path, say, error);
}
