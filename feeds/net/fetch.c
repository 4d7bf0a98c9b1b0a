#include "feeds/net/fetch.h"

#include "feeds/net/command_source.h"
#include "feeds/net/passwords.h"
#include "feeds/net/transfer_setup.h"
#include "src/base/error.h"

#include <curl/curl.h>
#include <glib/gi18n.h>
#include <string.h>

struct fetch {
	const Settings *settings;
	CURLM *multi;
	GQueue waiting;  /* Transfer, not begun */
	GQueue active;   /* CURL, under way; the oldest first */
	GQueue idle;     /* CURL, to be used again */
	GQueue programs; /* struct program */
	GQueue done;     /* Transfer, complete */
	Passwords *passwords;
	GHashTable *hosts; /* host → how many are under way */
	GArray *fds;       /* struct curl_waitfd, of the wait in hand */
	struct transfer_memory memory;
};

/* An exec: source at work, and the answer that it will be. */
struct program {
	Process *process;
	Transfer *answer;
};

Fetch *fetch_new(const Settings *settings)
{
	Fetch *f = g_new0(Fetch, 1);

	curl_global_init(CURL_GLOBAL_DEFAULT);
	f->settings = settings;
	f->multi = curl_multi_init();
	curl_multi_setopt(f->multi, CURLMOPT_MAXCONNECTS,
			  (long)settings->connections);
	f->passwords = passwords_new();
	f->fds = g_array_new(FALSE, FALSE, sizeof(struct curl_waitfd));
	f->hosts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	f->memory.most = FETCH_HELD_MAX;
	return f;
}

static void program_free(void *p)
{
	struct program *program = p;

	process_free(program->process);
	transfer_free(program->answer);
	g_free(program);
}

static Transfer *answer_of(CURL *easy)
{
	char *private = NULL;

	curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
	return (Transfer *)(void *)private;
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

static void stop_active(Fetch *f, CURL *easy)
{
	Transfer *a = answer_of(easy);

	curl_multi_remove_handle(f->multi, easy);
	curl_easy_cleanup(easy);
	count_host(f, a->host, -1);
	transfer_free(a);
}

/* Drops those of an owner from a queue of answers. */
static void drop_answers(GQueue *answers, int owner)
{
	for (GList *l = answers->head, *next; l; l = next) {
		Transfer *a = l->data;

		next = l->next;
		if (a->owner != owner)
			continue;
		g_queue_delete_link(answers, l);
		transfer_free(a);
	}
}

void fetch_stop(Fetch *f, int owner)
{
	for (GList *l = f->active.head, *next; l; l = next) {
		CURL *easy = l->data;

		next = l->next;
		if (answer_of(easy)->owner != owner)
			continue;
		g_queue_delete_link(&f->active, l);
		stop_active(f, easy);
	}
	for (GList *l = f->programs.head, *next; l; l = next) {
		struct program *program = l->data;

		next = l->next;
		if (program->answer->owner != owner)
			continue;
		g_queue_delete_link(&f->programs, l);
		program_free(program);
	}
	drop_answers(&f->waiting, owner);
	drop_answers(&f->done, owner);
	passwords_forget(f->passwords, owner);
}

static void free_answer(void *p)
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
	g_queue_clear_full(&f->waiting, free_answer);
	g_queue_clear_full(&f->programs, program_free);
	g_queue_clear_full(&f->done, free_answer);
	curl_multi_cleanup(f->multi);
	g_hash_table_destroy(f->hosts);
	g_array_free(f->fds, TRUE);
	passwords_free(f->passwords);
	g_free(f);
}

static void start_file(Fetch *f, Transfer *a)
{
	g_autoptr(Buf) out = buf_new((size_t)f->settings->max_body);

	if (command_source_file(a->url, f->settings->timeout * 1000, out,
				&a->error))
		transfer_fill(a, out->bytes, out->size);
	g_queue_push_tail(&f->done, a);
}

static void start_program(Fetch *f, Transfer *a)
{
	const struct process_plan plan = {
		.output_max = (size_t)f->settings->max_body,
		.timeout_ms = f->settings->timeout * 1000,
	};
	struct program *program;
	Process *p = command_source_start(a->url, plan, &a->error);

	if (!p) {
		g_queue_push_tail(&f->done, a);
		return;
	}
	program = g_new(struct program, 1);
	*program = (struct program){ p, a };
	g_queue_push_tail(&f->programs, program);
}

static void finish_program(Fetch *f, struct program *program)
{
	Transfer *a = program->answer;
	const Buf *out = process_output(program->process);

	if (process_state(program->process) == PROCESS_TOO_LARGE)
		transfer_too_large(a);
	else if (process_good(program->process, _("the program"), &a->error))
		transfer_fill(a, out->bytes, out->size);
	g_queue_push_tail(&f->done, a);
	program->answer = NULL;
	program_free(program);
}

void fetch_add(Fetch *f, const struct fetch_request *r)
{
	g_queue_push_tail(&f->waiting,
			  transfer_new(r, f->settings, &f->memory));
}

void fetch_again(Fetch *f, Transfer *t)
{
	g_queue_push_tail(&f->waiting, t);
}

static void start_web(Fetch *f, Transfer *a)
{
	CURL *easy = g_queue_pop_head(&f->idle);

	if (!easy)
		easy = curl_easy_init();
	count_host(f, a->host, 1);
	transfer_setup(a, easy);
	g_queue_push_tail(&f->active, easy);
	curl_multi_add_handle(f->multi, easy);
}

static void start_transfer(Fetch *f, Transfer *a)
{
	if (g_str_has_prefix(a->url, "file:"))
		start_file(f, a);
	else if (command_source_is(a->url))
		start_program(f, a);
	else
		start_web(f, a);
}

/* Whether its host has a free slot and its password is there. If the password
 * command failed the transfer is not begun: that error is its result. */
static bool may_start(Fetch *f, Transfer *a)
{
	const char *line = NULL;

	if (command_source_is(a->url))
		return true;
	if (under_way(f, a->host) >= f->settings->per_host)
		return false;
	if (!a->password_command || a->password)
		return true;
	if (passwords_ask(f->passwords, a->owner, a->password_command, &line,
			  &a->error) == PASSWORDS_WAIT)
		return false;
	a->password = g_strdup(line);
	return true;
}

static Transfer *next_waiting(Fetch *f)
{
	for (GList *l = f->waiting.head; l; l = l->next) {
		Transfer *a = l->data;

		if (!may_start(f, a))
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
		Transfer *a = next_waiting(f);

		if (!a)
			return;
		if (a->error)
			g_queue_push_tail(&f->done, a);
		else
			start_transfer(f, a);
	}
}

/* Resumes paused transfers. The oldest continues even when memory is full: else all
 * could be paused, each waiting for the others' memory. */
static void wake(Fetch *f)
{
	for (GList *l = f->active.head; l; l = l->next) {
		Transfer *a = answer_of(l->data);

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
	Transfer *a = answer_of(easy);

	curl_multi_remove_handle(f->multi, easy);
	if (transfer_done(a, easy, code)) {
		curl_easy_reset(easy);
		transfer_setup(a, easy);
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

		next = l->next;
		if (!process_turn(program->process))
			continue;
		g_queue_delete_link(&f->programs, l);
		finish_program(f, program);
	}
}

void fetch_turn(Fetch *f)
{
	CURLMsg *m;
	int n;

	passwords_turn(f->passwords);
	start_waiting(f);
	wake(f);
	curl_multi_perform(f->multi, &n);
	while ((m = curl_multi_info_read(f->multi, &n)))
		if (m->msg == CURLMSG_DONE)
			finish_web(f, m->easy_handle, (int)m->data.result);
	turn_programs(f);
}

Transfer *fetch_take(Fetch *f)
{
	return g_queue_pop_head(&f->done);
}

guint fetch_waiting(const Fetch *f)
{
	return f->waiting.length + f->active.length + f->programs.length +
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

static void watch_all(Fetch *f, int *timeout_ms)
{
	const Process *p;

	for (GList *l = f->programs.head; l; l = l->next)
		watch(f, ((const struct program *)l->data)->process,
		      timeout_ms);
	for (guint i = 0; (p = passwords_at(f->passwords, i)); i++)
		watch(f, p, timeout_ms);
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
