#include "feeds/context/context.h"

#include "feeds/store/feeds.h"
#include "feeds/store/mutes.h"
#include "feeds/store/put.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/base/url.h"
#include "src/config/config_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP_FEEDS 256  /* stored in one commit, */
#define GROUP_MS    500  /* or as long as this */
#define GAP_MS      5    /* then others have their turn */
#define SUBS_UNREAD (-1) /* no time of a file */

/* Nanoseconds of a file's last change; 0 where there is none. */
static int64_t changed_at(enum path which)
{
	g_autofree char *path = paths_get(which);
	struct stat st;

	if (stat(path, &st) != 0)
		return 0;
	return (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
}

static void log_all(const GPtrArray *complaints)
{
	for (guint i = 0; i < complaints->len; i++)
		g_message("%s", (const char *)g_ptr_array_index(complaints, i));
}

/* What did not reach the store is tried again: the file is read again then. */
static bool sync_subs(Context *o, int64_t time, GError **error)
{
	o->subs_time = SUBS_UNREAD;
	if (!store_sync(o->store, o->subs, o->settings->sections, clock_now(),
			error))
		return false;
	o->subs_time = time;
	return true;
}

static bool read_subs(Context *o, GError **error)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	int64_t time = changed_at(PATH_FEEDS);
	Subs *subs = subs_load(complaints, error);

	if (!subs)
		return false;
	log_all(complaints);
	subs_free(o->subs);
	o->subs = subs;
	return sync_subs(o, time, error);
}

/* A file that cannot be read mutes nothing more and nothing less. */
static bool read_filters(Context *o, GError **error)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	int64_t time = changed_at(PATH_FILTERS), now = clock_now();
	Filters *f = filters_load(complaints, error);

	if (!f)
		return false;
	log_all(complaints);
	filters_free(o->filters);
	o->filters = f;
	o->muted_until = 0;
	for (guint i = 0; i < f->all->len; i++) {
		const struct filter *one =
			&g_array_index(f->all, struct filter, i);

		if (filter_mutes(one, now) && one->until &&
		    (!o->muted_until || one->until < o->muted_until))
			o->muted_until = one->until;
	}
	if (!store_mute(o->store, f, now, error))
		return false;
	/* only now: what did not reach the store is tried again */
	o->filters_time = time;
	return true;
}

static Settings *read_settings(void)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autofree char *path = paths_get(PATH_CONFIG);
	Settings *s = settings_new();

	config_file_read(path, s, complaints);
	log_all(complaints);
	return s;
}

Context *context_new(const char *fetcher, GError **error)
{
	g_autoptr(Context) o = g_new0(Context, 1);
	g_autofree char *path = paths_get(PATH_STORE);
	g_autoptr(GError) wrong = NULL;

	o->lock = -1;
	o->fetcher = g_strdup(fetcher);
	o->tray = buf_new(CONTEXT_TRAY_MAX);
	o->settings = read_settings();
	o->store = store_open_write(path, error);
	if (!o->store || !read_subs(o, error))
		return NULL;
	if (!read_filters(o, &wrong))
		g_message("%s", wrong->message);
	if (!o->filters)
		o->filters = filters_read("", NULL);
	o->fetch = fetch_new(o->settings);
	o->hook = hook_new(o->settings->on_new, o->settings->hook_timeout);
	o->parser = worker_new(fetcher);
	o->quick = worker_new(fetcher);
	return g_steal_pointer(&o);
}

void context_free(Context *o)
{
	if (!o)
		return;
	if (o->store)
		context_commit(o, true, NULL);
	context_unlock(o);
	fetch_free(o->fetch);
	hook_free(o->hook);
	worker_free(o->parser);
	worker_free(o->quick);
	store_close(o->store);
	subs_free(o->subs);
	filters_free(o->filters);
	settings_free(o->settings);
	buf_free(o->tray);
	g_free(o->fetcher);
	g_free(o);
}

static void look_at_filters(Context *o)
{
	g_autoptr(GError) wrong = NULL;

	if (changed_at(PATH_FILTERS) == o->filters_time &&
	    (!o->muted_until || clock_now() < o->muted_until))
		return;
	if (!context_commit(o, true, &wrong) || !read_filters(o, &wrong))
		g_message("%s", wrong->message);
}

bool context_filter(Context *o, const char *line, bool there, GError **error)
{
	g_autofree char *text = NULL;

	if (!context_commit(o, true, error))
		return false;
	look_at_filters(o);
	text = filters_with(o->filters, line, there);
	return !text || (filters_save(text, error) && read_filters(o, error));
}

void context_mute(Context *o, const int64_t *ids, guint n)
{
	g_autoptr(GError) wrong = NULL;

	if (!store_mute_some(o->store, o->filters, clock_now(), ids, n, &wrong))
		g_message("%s", wrong->message);
}

bool context_look(Context *o, GError **error)
{
	look_at_filters(o);
	if (changed_at(PATH_FEEDS) == o->subs_time)
		return true;
	return context_commit(o, true, error) && read_subs(o, error);
}

bool context_save(Context *o, GError **error)
{
	/* what is not in the file is not to stay in memory */
	o->subs_time = SUBS_UNREAD;
	return subs_save(o->subs, error) &&
	       sync_subs(o, changed_at(PATH_FEEDS), error);
}

bool context_move(Context *o, const char *from, const char *to, GError **error)
{
	if (!context_look(o, error) || !context_commit(o, true, error))
		return false;
	o->subs_time = SUBS_UNREAD;
	return subs_set(o->subs, from, "url", to, error) &&
	       store_moving(o->store, from, to, error) &&
	       context_save(o, error);
}

bool context_lock(Context *o)
{
	g_autofree char *path = NULL;

	if (o->lock >= 0)
		return true;
	path = paths_get(PATH_LOCK);
	o->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (o->lock < 0)
		return false;
	if (flock(o->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	close(o->lock);
	o->lock = -1;
	return false;
}

void context_unlock(Context *o)
{
	if (o->lock >= 0)
		close(o->lock);
	o->lock = -1;
}

void context_rest(Context *o)
{
	context_unlock(o);
	if (worker_waiting(o->parser))
		return;
	worker_free(o->parser);
	o->parser = worker_new(o->fetcher);
}

bool context_begin(Context *o, GError **error)
{
	int64_t gap_ms;

	if (o->open_ms)
		return true;
	/* SQLite has no queue: whoever waits has to find the store free */
	gap_ms = o->closed_ms + GAP_MS - clock_mono_ms();
	if (gap_ms > 0)
		g_usleep((gulong)gap_ms * 1000);
	if (!store_begin(o->store, error))
		return false;
	o->open_ms = clock_mono_ms();
	o->grouped = 0;
	return true;
}

bool context_commit(Context *o, bool now, GError **error)
{
	bool good;

	if (!o->open_ms)
		return true;
	if (!now && o->grouped < GROUP_FEEDS &&
	    clock_mono_ms() - o->open_ms < GROUP_MS)
		return true;
	o->open_ms = 0;
	good = store_end(o->store, true, error);
	o->closed_ms = clock_mono_ms();
	return good;
}

int context_wait_ms(const Context *o)
{
	int64_t left = o->open_ms + GROUP_MS - clock_mono_ms();

	if (!o->open_ms)
		return -1;
	return left > 0 ? (int)left : 0;
}

void context_log_feed(const char *url, const char *words)
{
	g_autofree char *shown = url_without_secrets(url);

	g_message("%s: %s", shown, words);
}

void context_say(Context *o, enum wire_kind kind, uint32_t number,
		 const Buf *message)
{
	if (!wire_put(o->tray, kind, number, message))
		g_warning("an event was too large to be told");
}

/* What an ACK says but for how it went. */
struct ack {
	const char *words;
	int64_t batch, count;
	uint32_t feeds, failed;
};

static void say_ack(Context *o, uint32_t number, const GError *error,
		    const struct ack *a)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	g_autofree char *shown = error ? url_scrub(error->message) : NULL;
	int code = !error                        ? 0
		   : error->domain == LEDE_ERROR ? error->code + 1
						 : ERROR_DISK + 1;

	pack_u8(m, (uint8_t)code);
	pack_text(m, error ? shown : a->words);
	pack_i64(m, a->batch);
	pack_i64(m, a->count);
	pack_u32(m, a->feeds);
	pack_u32(m, a->failed);
	context_say(o, REPLY, number, m);
}

void context_ack(Context *o, uint32_t number, const GError *error,
		 const char *words, int64_t batch, int64_t count)
{
	const struct ack a = { words, batch, count, 0, 0 };

	say_ack(o, number, error, &a);
}

void context_ack_refresh(Context *o, uint32_t number, const GError *error,
			 const struct refresh_tally *tally)
{
	const struct ack a = { .count = tally->fresh,
			       .feeds = (uint32_t)tally->done,
			       .failed = (uint32_t)tally->failed };

	say_ack(o, number, error, &a);
}
