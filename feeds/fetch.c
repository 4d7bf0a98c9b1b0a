#include "feeds/fetch.h"

#include "feeds/local.h"
#include "src/clock.h"
#include "src/error.h"

#include <curl/curl.h>
#include <glib/gi18n.h>
#include <string.h>

struct fetch {
	const Settings *settings;
	CURLM *multi;
	GQueue waiting;    /* Answer, not begun */
	GQueue active;     /* CURL, under way; the oldest first */
	GQueue idle;       /* CURL, to be used again */
	GQueue programs;   /* struct program */
	GQueue done;       /* Answer, complete */
	GHashTable *hosts; /* host → how many are under way */
	struct answer_memory memory;
};

/* An exec: source at work, and the answer that it will be. */
struct program {
	Local *local;
	Answer *answer;
};

Fetch *fetch_new(const Settings *settings)
{
	Fetch *f = g_new0(Fetch, 1);

	curl_global_init(CURL_GLOBAL_DEFAULT);
	f->settings = settings;
	f->multi = curl_multi_init();
	curl_multi_setopt(f->multi, CURLMOPT_MAXCONNECTS,
			  (long)settings->connections);
	f->hosts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	f->memory.most = FETCH_HELD_MAX;
	return f;
}

static void program_free(void *p)
{
	struct program *program = p;

	local_free(program->local);
	answer_free(program->answer);
	g_free(program);
}

static Answer *answer_of(CURL *easy)
{
	char *private = NULL;

	curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
	return (Answer *)(void *)private;
}

static void free_answer(void *p)
{
	answer_free(p);
}

void fetch_stop(Fetch *f)
{
	CURL *easy;

	while ((easy = g_queue_pop_head(&f->active))) {
		Answer *a = answer_of(easy);

		curl_multi_remove_handle(f->multi, easy);
		curl_easy_cleanup(easy);
		answer_free(a);
	}
	g_queue_clear_full(&f->waiting, free_answer);
	g_queue_clear_full(&f->programs, program_free);
	g_queue_clear_full(&f->done, free_answer);
	g_hash_table_remove_all(f->hosts);
}

void fetch_free(Fetch *f)
{
	CURL *easy;

	if (!f)
		return;
	fetch_stop(f);
	while ((easy = g_queue_pop_head(&f->idle)))
		curl_easy_cleanup(easy);
	curl_multi_cleanup(f->multi);
	g_hash_table_destroy(f->hosts);
	g_free(f);
}

static int under_way(const Fetch *f, const char *host)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(f->hosts, host));
}

static void count_host(Fetch *f, const char *host, int more)
{
	int n = under_way(f, host) + more;

	if (n > 0)
		g_hash_table_insert(f->hosts, g_strdup(host),
				    GINT_TO_POINTER(n));
	else
		g_hash_table_remove(f->hosts, host);
}

static void finish_local(Fetch *f, Answer *a, Buf *out)
{
	if (!a->error)
		answer_fill(a, out->bytes, out->size);
	g_queue_push_tail(&f->done, a);
}

static void start_local(Fetch *f, Answer *a)
{
	g_autoptr(Buf) out = buf_new((size_t)f->settings->max_body);
	struct program *program;
	Local *l;

	if (g_str_has_prefix(a->url, "file:")) {
		local_file(a->url, out, &a->error);
		finish_local(f, a, out);
		return;
	}
	l = local_start(a->url, (size_t)f->settings->max_body,
			f->settings->timeout, &a->error);
	if (!l) {
		g_queue_push_tail(&f->done, a);
		return;
	}
	program = g_new(struct program, 1);
	*program = (struct program){ l, a };
	g_queue_push_tail(&f->programs, program);
}

void fetch_add(Fetch *f, const struct request *r)
{
	g_queue_push_tail(&f->waiting, answer_new(r, f->settings, &f->memory));
}

static void start_web(Fetch *f, Answer *a)
{
	CURL *easy = g_queue_pop_head(&f->idle);

	if (!easy)
		easy = curl_easy_init();
	count_host(f, a->host, 1);
	answer_prepare(a, easy);
	g_queue_push_tail(&f->active, easy);
	curl_multi_add_handle(f->multi, easy);
}

/* The first that waits whose host has room. */
static Answer *next_waiting(Fetch *f)
{
	for (GList *l = f->waiting.head; l; l = l->next) {
		Answer *a = l->data;

		if (!local_is(a->url) &&
		    under_way(f, a->host) >= f->settings->per_host)
			continue;
		g_queue_delete_link(&f->waiting, l);
		return a;
	}
	return NULL;
}

static void start_waiting(Fetch *f)
{
	while (f->active.length + f->programs.length <
		       (guint)f->settings->connections &&
	       f->memory.held < f->memory.most) {
		Answer *a = next_waiting(f);

		if (!a)
			return;
		if (local_is(a->url))
			start_local(f, a);
		else
			start_web(f, a);
	}
}

/* The oldest goes on whatever memory says, the others as it has room. */
static void wake(Fetch *f)
{
	for (GList *l = f->active.head; l; l = l->next) {
		Answer *a = answer_of(l->data);

		a->oldest = l == f->active.head;
		if (a->paused &&
		    (a->oldest || f->memory.held < f->memory.most)) {
			a->paused = false;
			curl_easy_pause(l->data, CURLPAUSE_CONT);
		}
	}
}

static void finish_web(Fetch *f, CURL *easy, int code)
{
	Answer *a = answer_of(easy);

	curl_multi_remove_handle(f->multi, easy);
	if (answer_done(a, easy, code)) {
		curl_easy_reset(easy);
		answer_prepare(a, easy);
		curl_multi_add_handle(f->multi, easy);
		return;
	}
	count_host(f, a->host, -1);
	g_queue_remove(&f->active, easy);
	curl_easy_reset(easy);
	g_queue_push_tail(&f->idle, easy);
	g_queue_push_tail(&f->done, a);
}

static void turn_programs(Fetch *f)
{
	for (GList *l = f->programs.head, *next; l; l = next) {
		struct program *program = l->data;
		Answer *a = program->answer;

		next = l->next;
		if (!local_turn(program->local, &a->error))
			continue;
		g_queue_delete_link(&f->programs, l);
		finish_local(f, a, program->local->out);
		program->answer = NULL;
		program_free(program);
	}
}

void fetch_turn(Fetch *f)
{
	CURLMsg *m;
	int n;

	start_waiting(f);
	wake(f);
	curl_multi_perform(f->multi, &n);
	while ((m = curl_multi_info_read(f->multi, &n)))
		if (m->msg == CURLMSG_DONE)
			finish_web(f, m->easy_handle, (int)m->data.result);
	turn_programs(f);
}

Answer *fetch_take(Fetch *f)
{
	return g_queue_pop_head(&f->done);
}

guint fetch_waiting(const Fetch *f)
{
	return f->waiting.length + f->active.length + f->programs.length +
	       f->done.length;
}

void fetch_wait(Fetch *f, struct pollfd *polls, guint n, int timeout_ms)
{
	struct curl_waitfd fds[FETCH_POLLS * 2];
	guint all = 0;

	/* what was taken since the last turn has made room */
	start_waiting(f);
	for (guint i = 0; i < n && i < FETCH_POLLS; i++)
		fds[all++] =
			(struct curl_waitfd){ polls[i].fd, polls[i].events, 0 };
	for (GList *l = f->programs.head; l && all < FETCH_POLLS * 2;
	     l = l->next) {
		const struct program *program = l->data;

		fds[all++] = (struct curl_waitfd){ program->local->fd,
						   CURL_WAIT_POLLIN, 0 };
	}
	if (f->programs.length)
		timeout_ms =
			MIN(timeout_ms, 1000); /* deadlines are looked at */
	if (f->done.length)
		timeout_ms = 0;
	curl_multi_poll(f->multi, fds, all, timeout_ms, NULL);
	for (guint i = 0; i < n && i < FETCH_POLLS; i++)
		polls[i].revents = fds[i].revents;
}
