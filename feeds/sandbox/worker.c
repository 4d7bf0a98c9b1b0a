#include "feeds/sandbox/worker.h"

#include "config.h"
#include "src/base/clock.h"
#include "src/base/error.h"
#include "src/base/process.h"
#include "src/wire/protocol.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/* Documents sent before the first result is back: the parser always has the
 * next one in its socket, and a parser that dies costs no more than these a
 * second sending. */
#define AHEAD 16

#define STARTS_MAX     3 /* in a row of which none got as far as its greeting */
#define RETRY_FIRST_MS 1000 /* after a start that failed; then twice as long */
#define RETRY_MOST_MS  (60 * 1000)

/* A request that has no result yet. Those that the child has come first in the
 * queue, and it answers in their order. */
struct pending {
	uint32_t number;
	Buf *frame;
	size_t sent; /* bytes of it */
};

struct worker {
	char *program;
	Process *child; /* NULL: none runs */
	int fd;
	bool greeted; /* its first frame, with its version, has come */
	Buf *in;
	GQueue queue;
	int64_t since_ms; /* when the child began with the first; 0: not yet */
	int starts;       /* in a row without a greeting */
	int64_t pause_ms; /* between the last failed start and the next one */
	int64_t retry_ms; /* when that is, on clock_mono_ms */
	char *why;        /* what was wrong with the last start; or NULL */
};

void worker_result_clear(struct worker_result *result)
{
	buf_free(result->record);
	g_clear_error(&result->error);
	result->record = NULL;
}

Worker *worker_new(const char *program)
{
	Worker *w = g_new0(Worker, 1);

	w->program = g_strdup(program);
	w->fd = -1;
	w->in = buf_new(WIRE_PARSER_MAX + 2 * WIRE_HEADER);
	return w;
}

static void pending_free(void *p)
{
	struct pending *pending = p;

	buf_free(pending->frame);
	g_free(pending);
}

/* Ends the child. Requests are whole in the queue: all are sent again, to the
 * next one. */
static void stop_child(Worker *w)
{
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
	g_clear_pointer(&w->child, process_free);
	w->greeted = false;
	w->since_ms = 0;
	buf_clear(w->in);
	for (GList *l = w->queue.head; l; l = l->next)
		((struct pending *)l->data)->sent = 0;
}

void worker_free(Worker *w)
{
	if (!w)
		return;
	stop_child(w);
	g_queue_clear_full(&w->queue, pending_free);
	buf_free(w->in);
	g_free(w->program);
	g_free(w->why);
	g_free(w);
}

/* Until the pause is over no child is started, and each request fails at once: a
 * refresh has up to thousands of documents, and each would wait for the same
 * start to fail. */
static void note_failure(Worker *w, const char *why)
{
	stop_child(w);
	w->starts = 0;
	w->pause_ms = w->pause_ms ? MIN(2 * w->pause_ms, RETRY_MOST_MS)
				  : RETRY_FIRST_MS;
	w->retry_ms = clock_mono_ms() + w->pause_ms;
	g_free(w->why);
	w->why = g_strdup(why);
}

static void set_failure(const Worker *w, GError **error)
{
	g_set_error(error, LEDE_ERROR, ERROR_WIRE, _("the parser: %s"), w->why);
}

static bool spawn_child(Worker *w, GError **error)
{
	const char *const argv[] = { w->program, "--parser", NULL };
	struct process_plan plan = { .argv = argv, .socket_as = WIRE_FD };
	int theirs;

	if (!wire_pair(&w->fd, &theirs, error))
		return false;
	plan.socket = theirs;
	w->child = process_start(&plan, error);
	close(theirs);
	return w->child != NULL;
}

static bool start_child(Worker *w, GError **error)
{
	g_autoptr(GError) why = NULL;

	if (w->fd >= 0)
		return true;
	w->starts++;
	if (clock_mono_ms() >= w->retry_ms && spawn_child(w, &why))
		return true;
	if (why)
		note_failure(w, why->message);
	set_failure(w, error);
	return false;
}

/* A child without a request has nothing to send: if its socket is ready, it has
 * ended or is out of step. */
static void check_idle(Worker *w)
{
	struct pollfd p = { w->fd, POLLIN, 0 };

	if (w->fd >= 0 && poll(&p, 1, 0) != 0)
		stop_child(w);
}

bool worker_queue(Worker *w, uint32_t number, const struct request *request,
		  GError **error)
{
	g_autoptr(Buf) frame = buf_new(WIRE_PARSER_MAX + WIRE_HEADER);
	size_t at = wire_open(frame, PARSER_REQUEST, number);
	struct pending *p;

	/* packed into the frame at once: a document may have 16 MiB */
	request_pack(request, frame);
	if (!wire_close(frame, at)) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the document is larger than %d MiB"),
			    WIRE_PARSER_MAX >> 20);
		return false;
	}
	if (!w->queue.length)
		check_idle(w);
	if (!start_child(w, error))
		return false;
	p = g_new0(struct pending, 1);
	p->number = number;
	p->frame = g_steal_pointer(&frame);
	g_queue_push_tail(&w->queue, p);
	return true;
}

int worker_fd(const Worker *w)
{
	return w->fd;
}

/* The first request that is not sent whole, within AHEAD; or NULL. */
static struct pending *first_unsent(const Worker *w)
{
	int n = 0;

	for (GList *l = w->queue.head; l && n < AHEAD; l = l->next, n++) {
		struct pending *p = l->data;

		if (p->sent < p->frame->size)
			return p;
	}
	return NULL;
}

short worker_events(const Worker *w)
{
	return (short)(POLLIN | (first_unsent(w) ? POLLOUT : 0));
}

int worker_wait_ms(const Worker *w)
{
	int64_t left;

	if (!w->since_ms)
		return -1;
	left = w->since_ms + WORKER_WALL_MS - clock_mono_ms();
	return left > 0 ? (int)left : 0;
}

guint worker_waiting(const Worker *w)
{
	return w->queue.length;
}

/* False when the child is gone. */
static bool send_requests(Worker *w)
{
	struct pending *p;

	while ((p = first_unsent(w))) {
		ssize_t n = send(w->fd, p->frame->bytes + p->sent,
				 p->frame->size - p->sent,
				 MSG_DONTWAIT | MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EAGAIN;
		p->sent += (size_t)n;
		if (!w->since_ms)
			w->since_ms = clock_mono_ms();
	}
	return true;
}

/* Takes the first request, which has its result, off the queue. */
static void finish_first(Worker *w, struct worker_result *out)
{
	struct pending *p = g_queue_pop_head(&w->queue);

	out->number = p->number;
	w->since_ms = w->queue.length ? clock_mono_ms() : 0;
	pending_free(p);
}

static bool read_result(const struct frame *f, struct worker_result *out)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	uint8_t kind;
	const char *words;

	if (f->kind == PARSER_RESULT) {
		out->record = buf_new(f->size);
		buf_add(out->record, f->bytes, f->size);
		return true;
	}
	kind = unpack_u8(&u);
	words = unpack_text(&u);
	if (f->kind != PARSER_FAILED || !unpack_done(&u) || !words ||
	    kind > ERROR_NEWER)
		return false;
	out->error = g_error_new_literal(LEDE_ERROR, kind, words);
	return true;
}

/* No child can be started: the first request fails with the reason. */
static bool fail_unstarted(Worker *w, struct worker_result *out)
{
	finish_first(w, out);
	w->since_ms = 0;
	set_failure(w, &out->error);
	return true;
}

/* The child died, hangs or is out of step: the request it was at fails, the others
 * are sent to the next child. One that died before its greeting has read none, and
 * is started again up to STARTS_MAX times. */
static bool fail_first(Worker *w, struct worker_result *out)
{
	bool greeted = w->greeted;

	stop_child(w);
	if (!greeted && w->starts < STARTS_MAX && start_child(w, NULL))
		return false;
	if (!greeted) {
		note_failure(w, _("it exited at once"));
		return fail_unstarted(w, out);
	}
	out->error = g_error_new_literal(LEDE_ERROR, ERROR_FEED,
					 _("the parser stopped"));
	finish_first(w, out);
	w->since_ms = 0;
	return true;
}

/* The first frame: the version. An update of lede may have replaced the program
 * on disk while this one runs. False when it did. */
static bool read_hello(Worker *w)
{
	struct frame f;
	struct unpack u;
	bool wrong = false;
	const char *wire, *version;

	if (w->greeted || !wire_take(w->in, WIRE_MAX, &f, &wrong))
		return true;
	u = unpack_from(f.bytes, f.size);
	wire = unpack_text(&u);
	version = unpack_text(&u);
	w->greeted = f.kind == PARSER_HELLO && unpack_done(&u) &&
		     g_strcmp0(wire, WIRE_VERSION) == 0 &&
		     g_strcmp0(version, PACKAGE_VERSION) == 0;
	if (!w->greeted) {
		note_failure(w, _("it has another version: lede was updated "
				  "and must be restarted"));
		return false;
	}
	wire_drop(w->in, &f);
	w->starts = 0;
	w->pause_ms = 0;
	return true;
}

/* The result of the first request, if it has come. False when it is none. */
static bool take_result(Worker *w, struct worker_result *out, bool *come)
{
	struct frame f;
	bool wrong = false, good;

	*come = w->greeted && wire_take(w->in, WIRE_PARSER_MAX, &f, &wrong);
	if (!*come)
		return !wrong;
	good = f.number ==
		       ((const struct pending *)w->queue.head->data)->number &&
	       read_result(&f, out);
	wire_drop(w->in, &f);
	return good;
}

bool worker_turn(Worker *w, struct worker_result *out)
{
	bool alive, come;

	*out = (struct worker_result){ 0 };
	if (!w->queue.length) {
		check_idle(w);
		return false;
	}
	if (!start_child(w, NULL))
		return fail_unstarted(w, out);
	alive = send_requests(w);
	alive = wire_read(w->fd, w->in) && alive;
	if (!read_hello(w))
		return fail_unstarted(w, out);
	if (!take_result(w, out, &come))
		return fail_first(w, out);
	if (come)
		finish_first(w, out);
	else if (!alive || worker_wait_ms(w) == 0)
		return fail_first(w, out);
	return come;
}

Buf *worker_call(Worker *w, const struct request *request, GError **error)
{
	struct worker_result a;

	if (!worker_queue(w, 0, request, error))
		return NULL;
	while (!worker_turn(w, &a)) {
		struct pollfd p = { w->fd, worker_events(w), 0 };
		int wait = worker_wait_ms(w);

		poll(&p, 1, wait < 0 ? WORKER_WALL_MS : wait);
	}
	if (a.error)
		g_propagate_error(error, a.error);
	return a.record;
}

void worker_forget(Worker *w, uint32_t first, uint32_t n)
{
	for (GList *l = w->queue.head, *next; l; l = next) {
		struct pending *p = l->data;

		next = l->next;
		if (p->sent || p->number - first >= n)
			continue;
		g_queue_delete_link(&w->queue, l);
		pending_free(p);
	}
	if (!w->queue.length)
		w->since_ms = 0;
}
