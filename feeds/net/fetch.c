#include "feeds/net/fetch.h"

#include "feeds/net/command_source.h"
#include "feeds/net/host_queue.h"
#include "feeds/net/locked.h"
#include "feeds/net/programs.h"
#include "feeds/net/transfer_setup.h"
#include "src/base/clock.h"

#include <curl/curl.h>
#include <string.h>

struct fetch {
	const Settings *settings;
	CURLM *multi;
	CURLSH *share; /* TLS sessions: each handle has its own otherwise */
	HostQueue *waiting; /* not begun */
	Locked *locked;     /* not begun: their passwords are missing */
	GQueue active;      /* CURL, under way; the oldest first */
	GQueue idle;        /* CURL, to be used again */
	GQueue done;        /* Transfer, complete */
	Programs *programs;
	GArray *fds; /* struct curl_waitfd, of the wait in hand */
	struct transfer_memory memory;
};

/* Connections: as many are kept open as may be in use at once. */
static CURLM *new_multi(const Settings *settings)
{
	CURLM *multi = curl_multi_init();

	curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS,
			  (long)settings->connections);
	curl_multi_setopt(multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
	return multi;
}

static CURLSH *new_share(void)
{
	CURLSH *share = curl_share_init();

	curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	return share;
}

Fetch *fetch_new(const Settings *settings)
{
	Fetch *f = g_new0(Fetch, 1);

	curl_global_init(CURL_GLOBAL_DEFAULT);
	f->settings = settings;
	f->multi = new_multi(settings);
	f->share = new_share();
	f->waiting = host_queue_new(settings);
	f->programs = programs_new();
	f->locked = locked_new();
	f->fds = g_array_new(FALSE, FALSE, sizeof(struct curl_waitfd));
	f->memory.most = FETCH_HELD_MAX;
	return f;
}

static Transfer *transfer_of(CURL *easy)
{
	char *private = NULL;

	curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
	g_assert(private);
	return (Transfer *)(void *)private;
}

static void stop_active(Fetch *f, CURL *easy)
{
	Transfer *t = transfer_of(easy);

	curl_multi_remove_handle(f->multi, easy);
	curl_easy_cleanup(easy);
	host_queue_end(f->waiting, t->host);
	transfer_free(t);
}

void fetch_stop(Fetch *f, int owner)
{
	for (GList *l = f->active.head, *next; l; l = next) {
		CURL *easy = l->data;

		next = l->next;
		if (transfer_of(easy)->owner != owner)
			continue;
		g_queue_delete_link(&f->active, l);
		stop_active(f, easy);
	}
	host_queue_stop(f->waiting, owner);
	programs_stop(f->programs, owner);
	locked_stop(f->locked, owner);
	transfer_drop_owned(&f->done, owner);
}

static void free_transfer(void *p)
{
	transfer_free(p);
}

void fetch_free(Fetch *f)
{
	CURL *easy;

	if (!f)
		return;
	while ((easy = g_queue_pop_head(&f->active)))
		stop_active(f, easy);
	while ((easy = g_queue_pop_head(&f->idle)))
		curl_easy_cleanup(easy);
	host_queue_free(f->waiting);
	programs_free(f->programs);
	locked_free(f->locked);
	g_queue_clear_full(&f->done, free_transfer);
	curl_multi_cleanup(f->multi);
	curl_share_cleanup(f->share);
	g_array_free(f->fds, TRUE);
	g_free(f);
}

static void queue_transfer(Fetch *f, Transfer *t)
{
	if (locked_is(t))
		locked_add(f->locked, t);
	else
		host_queue_add(f->waiting, t);
}

void fetch_add(Fetch *f, const struct fetch_request *r)
{
	queue_transfer(f, transfer_new(r, f->settings, &f->memory));
}

void fetch_again(Fetch *f, Transfer *t)
{
	queue_transfer(f, t);
}

static void start_web(Fetch *f, Transfer *t)
{
	CURL *easy = g_queue_pop_head(&f->idle);

	if (!easy) {
		easy = curl_easy_init();
		curl_easy_setopt(easy, CURLOPT_SHARE, f->share);
	}
	transfer_setup(t, easy);
	g_queue_push_tail(&f->active, easy);
	curl_multi_add_handle(f->multi, easy);
}

static void start_transfer(Fetch *f, Transfer *t)
{
	/* a scheme of neither kind is for curl to refuse */
	if (!command_source_is(t->url)) {
		start_web(f, t);
		return;
	}
	host_queue_end(f->waiting, t->host);
	programs_start(f->programs, t, &f->done);
}

static guint count_silent(const Fetch *f)
{
	int64_t now = clock_mono_ms();
	guint silent = 0;

	for (const GList *l = f->active.head; l; l = l->next)
		silent += transfer_silence_ms(transfer_of(l->data), now) >=
			  FETCH_SILENT_MS;
	return silent;
}

/* Bytes of complete answers, which will be free when they are taken. */
static size_t held_complete(const Fetch *f)
{
	size_t held = f->memory.held;

	for (const GList *l = f->active.head; l; l = l->next)
		held -= transfer_of(l->data)->held;
	return held;
}

/* How many may be under way: silent ones do not count, and what somebody waits for does
 * not wait for servers that are slow. */
static guint most_under_way(const Fetch *f)
{
	guint most = (guint)f->settings->connections;

	return most + MIN(count_silent(f), most) +
	       (host_queue_is_awaited(f->waiting) ? FETCH_AWAITED_MORE : 0);
}

/* Idle connections that are kept make room for new ones. Answers that the parser has
 * not come to yet are better left where they are. */
static void start_waiting(Fetch *f)
{
	while (host_queue_is_ready(f->waiting) &&
	       held_complete(f) < FETCH_AHEAD_MAX &&
	       f->memory.held < f->memory.most) {
		guint most = most_under_way(f);

		if (f->active.length + programs_running(f->programs) >= most)
			return;
		curl_multi_setopt(f->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS,
				  (long)most);
		start_transfer(f, host_queue_take(f->waiting));
	}
}

/* The transfer that goes on even when memory is full, where all of it is held by
 * transfers under way: the oldest of those that wait for memory, and it alone until it
 * ends or its server is silent. */
static Transfer *find_favoured(const Fetch *f)
{
	int64_t now = clock_mono_ms();

	if (held_complete(f) > 0)
		return NULL;
	for (const GList *l = f->active.head; l; l = l->next) {
		Transfer *t = transfer_of(l->data);

		if ((t->favoured || t->paused) &&
		    transfer_silence_ms(t, now) < FETCH_SILENT_MS)
			return t;
	}
	return NULL;
}

/* Resumes paused transfers: all when there is memory, else one; if all were paused, each
 * would wait for the memory of the others. */
static void wake(Fetch *f)
{
	Transfer *favoured = find_favoured(f);

	for (const GList *l = f->active.head; l; l = l->next) {
		Transfer *t = transfer_of(l->data);

		t->favoured = t == favoured;
		if (t->paused &&
		    (t->favoured || f->memory.held < f->memory.most)) {
			t->paused = false;
			curl_easy_pause(l->data, CURLPAUSE_CONT);
		}
	}
}

static void run_again(Fetch *f, CURL *easy, Transfer *t)
{
	curl_easy_reset(easy);
	transfer_setup(t, easy);
	curl_multi_add_handle(f->multi, easy);
}

/* A redirect to another host is queued there. */
static void finish_web(Fetch *f, CURL *easy, int code)
{
	Transfer *t = transfer_of(easy);
	g_autofree char *host = g_strdup(t->host);
	bool again;

	curl_multi_remove_handle(f->multi, easy);
	again = transfer_done(t, easy, code);
	if (again && strcmp(t->host, host) == 0) {
		run_again(f, easy, t);
		return;
	}
	host_queue_end(f->waiting, host);
	g_queue_remove(&f->active, easy);
	curl_easy_reset(easy);
	g_queue_push_tail(&f->idle, easy);
	if (again)
		host_queue_add(f->waiting, t);
	else
		g_queue_push_tail(&f->done, t);
}

void fetch_turn(Fetch *f)
{
	CURLMsg *m;
	int n;

	locked_turn(f->locked, f->waiting, &f->done);
	start_waiting(f);
	wake(f);
	curl_multi_perform(f->multi, &n);
	while ((m = curl_multi_info_read(f->multi, &n)))
		if (m->msg == CURLMSG_DONE)
			finish_web(f, m->easy_handle, (int)m->data.result);
	programs_turn(f->programs, &f->done);
}

Transfer *fetch_take(Fetch *f)
{
	return g_queue_pop_head(&f->done);
}

guint fetch_waiting(const Fetch *f)
{
	return host_queue_waiting(f->waiting) + locked_waiting(f->locked) +
	       f->active.length + programs_running(f->programs) +
	       f->done.length;
}

/* A program is waited for by its output, or looked at when its time comes. */
static void watch(Fetch *f, const Process *p, int *timeout_ms)
{
	struct pollfd one;
	int ms = process_wait_ms(p);

	if (ms >= 0)
		*timeout_ms = MIN(*timeout_ms, ms);
	if (process_poll(p, &one)) {
		struct curl_waitfd fd = { one.fd, CURL_WAIT_POLLIN, 0 };

		g_array_append_val(f->fds, fd);
	}
}

/* Until a server counts as silent, which makes room for another transfer. */
static void watch_silence(const Fetch *f, int *timeout_ms)
{
	int64_t now = clock_mono_ms();

	for (const GList *l = f->active.head; l; l = l->next) {
		int64_t ms = FETCH_SILENT_MS -
			     transfer_silence_ms(transfer_of(l->data), now);

		if (ms > 0)
			*timeout_ms = (int)MIN(*timeout_ms, ms);
	}
}

static void watch_all(Fetch *f, int *timeout_ms)
{
	const Process *p;

	for (guint i = 0; (p = programs_at(f->programs, i)); i++)
		watch(f, p, timeout_ms);
	for (guint i = 0; (p = locked_at(f->locked, i)); i++)
		watch(f, p, timeout_ms);
	if (host_queue_is_ready(f->waiting))
		watch_silence(f, timeout_ms);
	if (f->done.length)
		*timeout_ms = 0;
}

void fetch_wait(Fetch *f, struct pollfd *polls, guint n, int timeout_ms)
{
	/* answers that were freed since the last turn have made room */
	start_waiting(f);
	g_array_set_size(f->fds, 0);
	for (guint i = 0; i < n; i++) {
		struct curl_waitfd fd = { polls[i].fd, polls[i].events, 0 };

		g_array_append_val(f->fds, fd);
	}
	watch_all(f, &timeout_ms);
	curl_multi_poll(f->multi, (struct curl_waitfd *)(void *)f->fds->data,
			f->fds->len, timeout_ms, NULL);
	for (guint i = 0; i < n; i++)
		polls[i].revents =
			g_array_index(f->fds, struct curl_waitfd, i).revents;
}
