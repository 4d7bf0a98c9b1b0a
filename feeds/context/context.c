#include "feeds/context/context.h"

#include "feeds/store/mutes.h"
#include "feeds/store/put.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "src/base/url_secrets.h"
#include "src/config/config_file.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/file.h>
#include <unistd.h>

/* A commit costs an fsync of the log, whatever it contains, so that feeds share
 * one; but a mark of another program waits until it ends. */
#define GROUP_FEEDS 256 /* in one transaction at most, */
#define GROUP_MS    500 /* and it lasts no longer */
#define GAP_MS      5   /* between two: several polls of a waiting writer */

#define EDIT_MS      5000 /* a change of the user's files waits for another, */
#define EDIT_POLL_MS 5    /* and looks so often */

static Settings *read_settings(void)
{
	g_autoptr(GPtrArray) complaints =
		g_ptr_array_new_with_free_func(g_free);
	g_autofree char *path = paths_get(PATH_CONFIG);
	Settings *s = settings_new();

	config_file_read(path, s, complaints);
	for (guint i = 0; i < complaints->len; i++)
		g_message("%s", (const char *)g_ptr_array_index(complaints, i));
	return s;
}

Context *context_new(const char *program, GError **error)
{
	g_autoptr(Context) c = g_new0(Context, 1);
	g_autofree char *path = paths_get(PATH_STORE);

	c->lock = -1;
	c->editing = -1;
	c->program = g_strdup(program);
	c->out = buf_new(CONTEXT_OUT_MAX);
	c->settings = read_settings();
	c->store = store_open_write(path, error);
	if (c->store)
		c->files = user_files_new(c->store, c->settings, error);
	if (!c->files)
		return NULL;
	c->fetch = fetch_new(c->settings);
	c->hook = hook_new(c->settings->on_new, c->settings->hook_timeout);
	c->parser = worker_new(program);
	c->quick = worker_new(program);
	c->pages = worker_new(program);
	c->pictures = worker_new(program);
	return g_steal_pointer(&c);
}

void context_free(Context *c)
{
	if (!c)
		return;
	if (c->store)
		context_commit(c, true, NULL);
	context_unlock(c);
	context_edited(c, true);
	fetch_free(c->fetch);
	hook_free(c->hook);
	worker_free(c->parser);
	worker_free(c->quick);
	worker_free(c->pages);
	worker_free(c->pictures);
	user_files_free(c->files);
	store_close(c->store);
	settings_free(c->settings);
	g_clear_error(&c->lost);
	buf_free(c->out);
	g_free(c->program);
	g_free(c);
}

static void reread_filters(Context *c)
{
	g_autoptr(GError) wrong = NULL;

	if (!user_files_filters_changed(c->files))
		return;
	if (!context_commit(c, true, &wrong) ||
	    !user_files_read_filters(c->files, &wrong))
		g_message("%s", wrong->message);
}

bool context_reread_files(Context *c, GError **error)
{
	reread_filters(c);
	if (!user_files_subs_changed(c->files))
		return true;
	return context_commit(c, true, error) &&
	       user_files_read_subs(c->files, error);
}

/* The lock is on the folder of the store, which has no other. flock() has no limit on
 * how long it waits. */
static bool lock_files(Context *c, GError **error)
{
	g_autofree char *store = paths_get(PATH_STORE);
	g_autofree char *folder = g_path_get_dirname(store);
	int64_t until = clock_mono_ms() + EDIT_MS;

	c->editing = open(folder, O_RDONLY | O_CLOEXEC);
	while (c->editing >= 0 && flock(c->editing, LOCK_EX | LOCK_NB) != 0) {
		if (clock_mono_ms() >= until) {
			g_set_error(error, LEDE_ERROR, ERROR_BUSY,
				    _("another program changes the feeds"));
			context_edited(c, false);
			return false;
		}
		g_usleep(EDIT_POLL_MS * 1000);
	}
	return true; /* a system without such locks has none */
}

bool context_edit(Context *c, GError **error)
{
	return context_commit(c, true, error) && lock_files(c, error) &&
	       (context_reread_files(c, error) || context_edited(c, false));
}

bool context_edited(Context *c, bool good)
{
	if (c->editing >= 0)
		close(c->editing);
	c->editing = -1;
	return good;
}

void context_mute(Context *c, const int64_t *ids, guint n)
{
	g_autoptr(GError) wrong = NULL;

	if (store_mute_some(c->store, c->files->filters, ids, n, &wrong))
		return;
	g_message("%s", wrong->message);
	store_mute_stale(c->store, NULL); /* again at the next start */
}

bool context_lock(Context *c)
{
	g_autofree char *path = NULL;

	if (c->lock >= 0)
		return true;
	path = paths_get(PATH_LOCK);
	c->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (c->lock < 0)
		return false;
	if (flock(c->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	close(c->lock);
	c->lock = -1;
	return false;
}

void context_unlock(Context *c)
{
	if (c->lock >= 0)
		close(c->lock);
	c->lock = -1;
}

/* malloc keeps freed pages of a heap that other blocks hold: a parser that has
 * read large documents stays large until it is replaced. */
static void replace_idle(Worker **w, const char *program)
{
	if (worker_waiting(*w))
		return;
	worker_free(*w);
	*w = worker_new(program);
}

void context_rest(Context *c)
{
	context_unlock(c);
	replace_idle(&c->parser, c->program);
	replace_idle(&c->pages, c->program);
	replace_idle(&c->pictures, c->program);
}

bool context_begin(Context *c, GError **error)
{
	int64_t gap_ms;

	if (c->begun_ms)
		return true;
	/* SQLite has no queue of writers: another program polls, and must
	 * find the store unlocked at that moment */
	gap_ms = c->ended_ms + GAP_MS - clock_mono_ms();
	if (gap_ms > 0)
		g_usleep((gulong)gap_ms * 1000);
	if (!store_begin(c->store, error))
		return false;
	c->begun_ms = clock_mono_ms();
	c->grouped = 0;
	return true;
}

GError *context_take_lost(Context *c)
{
	return g_steal_pointer(&c->lost);
}

bool context_commit(Context *c, bool now, GError **error)
{
	g_autoptr(GError) why = NULL;

	if (!c->begun_ms)
		return true;
	if (!now && c->grouped < GROUP_FEEDS &&
	    clock_mono_ms() - c->begun_ms < GROUP_MS)
		return true;
	c->begun_ms = 0;
	store_end(c->store, true, &why);
	c->ended_ms = clock_mono_ms();
	if (!why)
		return true;
	if (!c->lost)
		c->lost = g_error_copy(why);
	g_propagate_error(error, g_steal_pointer(&why));
	return false;
}

int context_wait_ms(const Context *c)
{
	int64_t left = c->begun_ms + GROUP_MS - clock_mono_ms();

	if (!c->begun_ms)
		return -1;
	return left > 0 ? (int)left : 0;
}

struct request context_request(const Transfer *a, enum request_kind kind)
{
	return (struct request){
		.kind = kind,
		.url = a->final_url,
		.content_type = a->content_type,
		.encoding = a->encoding,
		.bytes = a->body->bytes,
		.size = a->body->size,
		.max = a->settings->max_body,
		.comments_count = -1,
	};
}

void context_log_feed(const char *url, const char *words)
{
	g_autofree char *shown = url_without_secrets(url);

	g_message("%s: %s", shown, words);
}

void context_notify(Context *c, enum wire_kind kind, uint32_t number,
		    const Buf *message)
{
	if (!wire_put(c->out, kind, number, message))
		g_warning("a notification does not fit into the queue");
}

void context_reply(Context *c, uint32_t number, const GError *error,
		   const struct reply *r)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	g_autofree char *shown = error ? url_scrub(error->message) : NULL;
	int code = !error                        ? 0
		   : error->domain == LEDE_ERROR ? error->code + 1
						 : ERROR_DISK + 1;

	pack_u8(m, (uint8_t)code);
	pack_text(m, error ? shown : r->words);
	pack_i64(m, r->batch);
	pack_i64(m, r->count);
	pack_u32(m, r->feeds);
	pack_u32(m, r->failed);
	pack_u8(m, r->offline);
	context_notify(c, REPLY, number, m);
}
