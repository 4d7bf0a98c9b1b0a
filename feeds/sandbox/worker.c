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

#define AHEAD 16 /* documents at the child before the first is answered */

#define STARTS_MAX     3 /* in a row of which none got as far as its greeting */
#define RETRY_FIRST_MS 1000 /* after a start that failed; then twice as long */
#define RETRY_MOST_MS  (60 * 1000)

/* A document on its way; those that are at the child stand first, in order. */
struct paper {
	uint32_t number;
	Buf *frame;
	size_t sent; /* bytes of it */
};

struct parser {
	char *program;
	Process *child; /* NULL: none runs */
	int fd;
	bool greeted; /* it has said which version it is */
	Buf *in;
	GQueue papers;
	int64_t since_ms; /* the first paper is read since then; 0: not yet */
	int starts;       /* in a row without a greeting */
	int64_t pause_ms; /* between the last failed start and the next one */
	int64_t retry_ms; /* when that is, on clock_mono_ms */
	char *why;        /* what was wrong with the last start; or NULL */
};

void worker_answer_clear(struct worker_answer *a)
{
	buf_free(a->record);
	g_clear_error(&a->error);
	a->record = NULL;
}

Worker *worker_new(const char *program)
{
	Worker *d = g_new0(Worker, 1);

	d->program = g_strdup(program);
	d->fd = -1;
	d->in = buf_new(WIRE_PARSER_MAX + 2 * WIRE_HEADER);
	return d;
}

static void paper_free(void *p)
{
	struct paper *paper = p;

	buf_free(paper->frame);
	g_free(paper);
}

/* Ends the child; what it held is sent again, to the next one. */
static void dismiss(Worker *d)
{
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
	g_clear_pointer(&d->child, process_free);
	d->greeted = false;
	d->since_ms = 0;
	buf_clear(d->in);
	for (GList *l = d->papers.head; l; l = l->next)
		((struct paper *)l->data)->sent = 0;
}

void worker_free(Worker *d)
{
	if (!d)
		return;
	dismiss(d);
	g_queue_clear_full(&d->papers, paper_free);
	buf_free(d->in);
	g_free(d->program);
	g_free(d->why);
	g_free(d);
}

/* Whoever asks is told at once, and no child is started, until the pause is
 * over: what cannot be started now cannot be for each of a thousand
 * documents. */
static void note_failure(Worker *d, const char *why)
{
	dismiss(d);
	d->starts = 0;
	d->pause_ms = d->pause_ms ? MIN(2 * d->pause_ms, RETRY_MOST_MS)
				  : RETRY_FIRST_MS;
	d->retry_ms = clock_mono_ms() + d->pause_ms;
	g_free(d->why);
	d->why = g_strdup(why);
}

static void set_failure(const Worker *d, GError **error)
{
	g_set_error(error, LEDE_ERROR, ERROR_WIRE, _("the parser: %s"), d->why);
}

static bool spawn(Worker *d, GError **error)
{
	const char *const argv[] = { d->program, "--parser", NULL };
	struct process_plan plan = { .argv = argv, .socket_as = WIRE_FD };
	int theirs;

	if (!wire_pair(&d->fd, &theirs, error))
		return false;
	plan.socket = theirs;
	d->child = process_start(&plan, error);
	close(theirs);
	return d->child != NULL;
}

static bool start(Worker *d, GError **error)
{
	g_autoptr(GError) why = NULL;

	if (d->fd >= 0)
		return true;
	d->starts++;
	if (clock_mono_ms() >= d->retry_ms && spawn(d, &why))
		return true;
	if (why)
		note_failure(d, why->message);
	set_failure(d, error);
	return false;
}

/* A child that was not asked anything says nothing: it is gone, or mad. */
static void look_after_idle(Worker *d)
{
	struct pollfd p = { d->fd, POLLIN, 0 };

	if (d->fd >= 0 && poll(&p, 1, 0) != 0)
		dismiss(d);
}

bool worker_ask(Worker *d, uint32_t number, const struct job *job,
		GError **error)
{
	g_autoptr(Buf) frame = buf_new(WIRE_PARSER_MAX + WIRE_HEADER);
	size_t at = wire_open(frame, PARSER_REQUEST, number);
	struct paper *p;

	/* packed where it is sent from: a document may have 16 MiB */
	request_pack(job, frame);
	if (!wire_close(frame, at)) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the document is larger than %d MiB"),
			    WIRE_PARSER_MAX >> 20);
		return false;
	}
	if (!d->papers.length)
		look_after_idle(d);
	if (!start(d, error))
		return false;
	p = g_new0(struct paper, 1);
	p->number = number;
	p->frame = g_steal_pointer(&frame);
	g_queue_push_tail(&d->papers, p);
	return true;
}

int worker_fd(const Worker *d)
{
	return d->fd;
}

/* The first paper that is not sent whole, among those that may be; or NULL. */
static struct paper *to_send(const Worker *d)
{
	int n = 0;

	for (GList *l = d->papers.head; l && n < AHEAD; l = l->next, n++) {
		struct paper *p = l->data;

		if (p->sent < p->frame->size)
			return p;
	}
	return NULL;
}

short worker_events(const Worker *d)
{
	return (short)(POLLIN | (to_send(d) ? POLLOUT : 0));
}

int worker_wait_ms(const Worker *d)
{
	int64_t left;

	if (!d->since_ms)
		return -1;
	left = d->since_ms + WORKER_WALL_MS - clock_mono_ms();
	return left > 0 ? (int)left : 0;
}

guint worker_waiting(const Worker *d)
{
	return d->papers.length;
}

/* False when the child is gone. */
static bool send_papers(Worker *d)
{
	struct paper *p;

	while ((p = to_send(d))) {
		ssize_t n = send(d->fd, p->frame->bytes + p->sent,
				 p->frame->size - p->sent,
				 MSG_DONTWAIT | MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EAGAIN;
		p->sent += (size_t)n;
		if (!d->since_ms)
			d->since_ms = clock_mono_ms();
	}
	return true;
}

/* The first paper is answered. */
static void settle(Worker *d, struct worker_answer *out)
{
	struct paper *p = g_queue_pop_head(&d->papers);

	out->number = p->number;
	d->since_ms = d->papers.length ? clock_mono_ms() : 0;
	paper_free(p);
}

static bool read_answer(const struct frame *f, struct worker_answer *out)
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

/* Nobody can be started: every paper says so. */
static bool give_up(Worker *d, struct worker_answer *out)
{
	settle(d, out);
	d->since_ms = 0;
	set_failure(d, &out->error);
	return true;
}

/* The child died, hangs or speaks nonsense: the paper it held pays for it. One
 * that has not even said who it is has read no paper. */
static bool bury(Worker *d, struct worker_answer *out)
{
	bool greeted = d->greeted;

	dismiss(d);
	if (!greeted && d->starts < STARTS_MAX && start(d, NULL))
		return false;
	if (!greeted) {
		note_failure(d, _("it ended as soon as it was started"));
		return give_up(d, out);
	}
	out->error = g_error_new_literal(LEDE_ERROR, ERROR_FEED,
					 _("the parser stopped"));
	settle(d, out);
	d->since_ms = 0;
	return true;
}

/* The first frame. The program on disk may have been replaced by another
 * version while this one runs. False when it is. */
static bool take_hello(Worker *d)
{
	struct frame f;
	struct unpack u;
	bool wrong = false;
	const char *wire, *version;

	if (d->greeted || !wire_take(d->in, WIRE_MAX, &f, &wrong))
		return true;
	u = unpack_from(f.bytes, f.size);
	wire = unpack_text(&u);
	version = unpack_text(&u);
	d->greeted = f.kind == PARSER_HELLO && unpack_done(&u) &&
		     g_strcmp0(wire, WIRE_VERSION) == 0 &&
		     g_strcmp0(version, PACKAGE_VERSION) == 0;
	if (!d->greeted) {
		note_failure(d, _("it is of another version; lede was updated, "
				  "and has to be started again"));
		return false;
	}
	wire_drop(d->in, &f);
	d->starts = 0;
	d->pause_ms = 0;
	return true;
}

/* The answer to the first paper, if it has come. False when it is nonsense. */
static bool take_answer(Worker *d, struct worker_answer *out, bool *come)
{
	struct frame f;
	bool wrong = false, good;

	*come = d->greeted && wire_take(d->in, WIRE_PARSER_MAX, &f, &wrong);
	if (!*come)
		return !wrong;
	good = f.number ==
		       ((const struct paper *)d->papers.head->data)->number &&
	       read_answer(&f, out);
	wire_drop(d->in, &f);
	return good;
}

bool worker_turn(Worker *d, struct worker_answer *out)
{
	bool alive, come;

	*out = (struct worker_answer){ 0 };
	if (!d->papers.length) {
		look_after_idle(d);
		return false;
	}
	if (!start(d, NULL))
		return give_up(d, out);
	alive = send_papers(d);
	alive = wire_read(d->fd, d->in) && alive;
	if (!take_hello(d))
		return give_up(d, out);
	if (!take_answer(d, out, &come))
		return bury(d, out);
	if (come)
		settle(d, out);
	else if (!alive || worker_wait_ms(d) == 0)
		return bury(d, out);
	return come;
}

Buf *worker_do(Worker *d, const struct job *job, GError **error)
{
	struct worker_answer a;

	if (!worker_ask(d, 0, job, error))
		return NULL;
	while (!worker_turn(d, &a)) {
		struct pollfd p = { d->fd, worker_events(d), 0 };
		int wait = worker_wait_ms(d);

		poll(&p, 1, wait < 0 ? WORKER_WALL_MS : wait);
	}
	if (a.error)
		g_propagate_error(error, a.error);
	return a.record;
}

void worker_forget(Worker *d, uint32_t first, uint32_t n)
{
	for (GList *l = d->papers.head, *next; l; l = next) {
		struct paper *p = l->data;

		next = l->next;
		if (p->sent || p->number - first >= n)
			continue;
		g_queue_delete_link(&d->papers, l);
		paper_free(p);
	}
	if (!d->papers.length)
		d->since_ms = 0;
}
