#include "feeds/context/user_files.h"

#include "feeds/store/mutes.h"
#include "feeds/store/sync.h"
#include "src/base/clock.h"
#include "src/base/paths.h"

#include <sys/stat.h>

#define NEVER_READ (-1) /* differs from the mtime of any file */

/* Nanoseconds, since an editor may save twice within a second; 0 where there is
 * no file. */
static int64_t modification_time(enum path which)
{
	g_autofree char *path = paths_get(which);
	struct stat st;

	if (stat(path, &st) != 0)
		return 0;
	return (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
}

static void log_complaints(const GPtrArray *complaints)
{
	for (guint i = 0; i < complaints->len; i++)
		g_message("%s", (const char *)g_ptr_array_index(complaints, i));
}

/* The time is set last: what did not reach the store is tried again. */
static bool sync_subs(UserFiles *u, int64_t time, GError **error)
{
	u->subs_time = NEVER_READ;
	if (!store_sync(u->store, u->subs, u->settings->sections, clock_now(),
			error))
		return false;
	u->subs_time = time;
	return true;
}

static bool has_whole_texts(const Subs *subs, const Settings *settings)
{
	bool some = settings_full_text(settings) != FULL_TEXT_NO;

	for (guint i = 0; i < subs_count(subs); i++)
		some = some || subs_at(subs, i)->full > FULL_TEXT_NO;
	return some;
}

bool user_files_read_subs(UserFiles *u, GError **error)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	int64_t time = modification_time(PATH_FEEDS);
	Subs *subs = subs_load(complaints, error);

	if (!subs)
		return false;
	log_complaints(complaints);
	subs_free(u->subs);
	u->subs = subs;
	u->whole_texts = has_whole_texts(subs, u->settings);
	return sync_subs(u, time, error);
}

static int64_t next_end_of_mute(const Filters *f, int64_t now)
{
	int64_t next = 0;

	for (guint i = 0; i < f->all->len; i++) {
		const struct filter *one =
			&g_array_index(f->all, struct filter, i);

		if (filter_mutes(one, now) && one->until &&
		    (!next || one->until < next))
			next = one->until;
	}
	return next;
}

/* Another program may have stored stories by the filters from before: `all` says to
 * look at every story again, whatever was carried out last. */
static bool read_filters(UserFiles *u, bool all, GError **error)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	int64_t time = modification_time(PATH_FILTERS), now = clock_now();
	Filters *f = filters_load(complaints, error);

	if (!f)
		return false;
	log_complaints(complaints);
	filters_free(u->filters);
	u->filters = f;
	u->filters_time = NEVER_READ; /* until it is in the store */
	if (!(all ? store_mute(u->store, f, error)
		  : store_mute_changed(u->store, f, error)))
		return false;
	u->muted_until = next_end_of_mute(f, now);
	u->filters_time = time;
	return true;
}

bool user_files_read_filters(UserFiles *u, GError **error)
{
	return read_filters(u, true, error);
}

UserFiles *user_files_new(Store *store, const Settings *settings,
			  GError **error)
{
	g_autoptr(UserFiles) u = g_new0(UserFiles, 1);
	g_autoptr(GError) wrong = NULL;

	u->store = store;
	u->settings = settings;
	if (!user_files_read_subs(u, error) ||
	    !store_set_every(store, settings->every, error))
		return NULL;
	if (!read_filters(u, false, &wrong))
		g_message("%s", wrong->message);
	if (!u->filters)
		u->filters = filters_read("", NULL);
	return g_steal_pointer(&u);
}

void user_files_free(UserFiles *u)
{
	if (!u)
		return;
	subs_free(u->subs);
	filters_free(u->filters);
	g_free(u);
}

bool user_files_subs_changed(const UserFiles *u)
{
	return modification_time(PATH_FEEDS) != u->subs_time;
}

bool user_files_filters_changed(const UserFiles *u)
{
	return modification_time(PATH_FILTERS) != u->filters_time ||
	       (u->muted_until && clock_now() >= u->muted_until);
}

bool user_files_save_subs(UserFiles *u, GError **error)
{
	u->subs_time = NEVER_READ;
	return subs_save(u->subs, error) &&
	       sync_subs(u, modification_time(PATH_FEEDS), error);
}

bool user_files_move_sub(UserFiles *u, const char *from, const char *to,
			 GError **error)
{
	u->subs_time = NEVER_READ;
	return subs_set(u->subs, from, "url", to, error) &&
	       store_moving(u->store, from, to, error) &&
	       user_files_save_subs(u, error);
}

bool user_files_set_filter(UserFiles *u, const char *line, bool there,
			   GError **error)
{
	g_autofree char *text = filters_with(u->filters, line, there);

	/* NULL: the file is as it should be */
	return !text ||
	       (filters_save(text, error) && user_files_read_filters(u, error));
}
