#include "feeds/desk.h"

#include "feeds/cage.h"
#include "feeds/decode.h"
#include "feeds/heap.h"
#include "feeds/jobs.h"
#include "src/clock.h"
#include "src/error.h"
#include "src/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define AHEAD 16 /* documents at the child before the first is answered */

/* A document on its way; those that are at the child stand first, in order. */
struct paper {
	uint32_t number;
	Buf *frame;
	size_t sent; /* bytes of it */
};

struct desk {
	char *program;
	pid_t pid;
	int fd;
	Buf *in;
	GQueue papers;
	size_t bytes;     /* of all papers */
	int64_t since_ms; /* the first paper is read since then; 0: not yet */
};

void desk_answer_clear(struct desk_answer *a)
{
	buf_free(a->record);
	g_clear_error(&a->error);
	a->record = NULL;
}

Desk *desk_new(const char *program)
{
	Desk *d = g_new0(Desk, 1);

	d->program = g_strdup(program);
	d->fd = -1;
	d->in = buf_new(WIRE_DESK_MAX + 2 * WIRE_HEADER);
	return d;
}

static void paper_free(void *p)
{
	struct paper *paper = p;

	buf_free(paper->frame);
	g_free(paper);
}

/* Ends the child; what it held is sent anew to the next one. */
static void dismiss(Desk *d)
{
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
	if (d->pid > 0) {
		kill(d->pid, SIGKILL);
		while (waitpid(d->pid, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	d->pid = 0;
	d->since_ms = 0;
	buf_clear(d->in);
	for (GList *l = d->papers.head; l; l = l->next)
		((struct paper *)l->data)->sent = 0;
}

void desk_free(Desk *d)
{
	if (!d)
		return;
	dismiss(d);
	g_queue_clear_full(&d->papers, paper_free);
	buf_free(d->in);
	g_free(d->program);
	g_free(d);
}

static int spawn(Desk *d, int theirs)
{
	char mode[] = "--desk";
	char *argv[] = { d->program, mode, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, usual;
	int rc;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGTERM);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, theirs, WIRE_FD);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null",
					 O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
						POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &usual);
	rc = posix_spawn(&d->pid, d->program, &files, &attr, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	return rc;
}

static bool start(Desk *d, GError **error)
{
	int ours, theirs, rc;

	if (d->fd >= 0)
		return true;
	if (!wire_pair(&ours, &theirs, error))
		return false;
	rc = spawn(d, theirs);
	close(theirs);
	if (rc == 0) {
		d->fd = ours;
		return true;
	}
	close(ours);
	d->pid = 0;
	g_set_error(error, LEDE_ERROR, ERROR_WIRE, _("the parser: %s"),
		    g_strerror(rc));
	return false;
}

bool desk_ask(Desk *d, uint32_t number, const struct job *job, GError **error)
{
	g_autoptr(Buf) message = buf_new(WIRE_DESK_MAX);
	struct paper *p;

	job_pack(job, message);
	if (message->full) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the document is larger than %d MiB"),
			    WIRE_DESK_MAX >> 20);
		return false;
	}
	if (!start(d, error))
		return false;
	p = g_new0(struct paper, 1);
	p->number = number;
	p->frame = buf_new(WIRE_DESK_MAX + WIRE_HEADER);
	wire_put(p->frame, DESK_JOB, number, message);
	d->bytes += p->frame->size;
	g_queue_push_tail(&d->papers, p);
	return true;
}

int desk_fd(const Desk *d)
{
	return d->fd;
}

/* The first paper that is not sent whole, among those that may be; or NULL. */
static struct paper *to_send(const Desk *d)
{
	int n = 0;

	for (GList *l = d->papers.head; l && n < AHEAD; l = l->next, n++) {
		struct paper *p = l->data;

		if (p->sent < p->frame->size)
			return p;
	}
	return NULL;
}

short desk_events(const Desk *d)
{
	return (short)(POLLIN | (to_send(d) ? POLLOUT : 0));
}

int desk_wait_ms(const Desk *d)
{
	int64_t left;

	if (!d->since_ms)
		return -1;
	left = d->since_ms + DESK_WALL_MS - clock_mono_ms();
	return left > 0 ? (int)left : 0;
}

guint desk_waiting(const Desk *d)
{
	return d->papers.length;
}

size_t desk_waiting_bytes(const Desk *d)
{
	return d->bytes;
}

/* False when the child is gone. */
static bool send_papers(Desk *d)
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
static void settle(Desk *d, struct desk_answer *out)
{
	struct paper *p = g_queue_pop_head(&d->papers);

	out->number = p->number;
	d->bytes -= p->frame->size;
	d->since_ms = d->papers.length ? clock_mono_ms() : 0;
	paper_free(p);
}

static bool read_answer(const struct frame *f, struct desk_answer *out)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	uint8_t kind;
	const char *words;

	if (f->kind == DESK_RECORD) {
		out->record = buf_new(f->size);
		buf_add(out->record, f->bytes, f->size);
		return true;
	}
	kind = unpack_u8(&u);
	words = unpack_text(&u);
	if (f->kind != DESK_FAILED || !unpack_done(&u) || !words ||
	    kind > ERROR_ABSENT)
		return false;
	out->error = g_error_new_literal(LEDE_ERROR, kind, words);
	return true;
}

/* The child died, hangs or speaks nonsense: the paper it held pays for it. */
static bool bury(Desk *d, struct desk_answer *out)
{
	dismiss(d);
	out->error = g_error_new_literal(LEDE_ERROR, ERROR_FEED,
					 _("the parser stopped"));
	settle(d, out);
	d->since_ms = 0;
	return true;
}

/* Nobody can be started: every paper says so. */
static bool give_up(Desk *d, struct desk_answer *out)
{
	settle(d, out);
	d->since_ms = 0;
	return true;
}

bool desk_turn(Desk *d, struct desk_answer *out)
{
	struct frame f;
	bool wrong = false, alive;

	*out = (struct desk_answer){ 0 };
	if (!d->papers.length)
		return false;
	if (!start(d, &out->error))
		return give_up(d, out);
	alive = send_papers(d);
	alive = wire_read(d->fd, d->in) && alive;
	if (wire_take(d->in, WIRE_DESK_MAX, &f, &wrong)) {
		const struct paper *first = d->papers.head->data;
		bool good = f.number == first->number && read_answer(&f, out);

		wire_drop(d->in, &f);
		if (!good)
			return bury(d, out);
		settle(d, out);
		return true;
	}
	if (wrong || !alive || desk_wait_ms(d) == 0)
		return bury(d, out);
	return false;
}

Buf *desk_do(Desk *d, const struct job *job, GError **error)
{
	struct desk_answer a;

	if (!desk_ask(d, 0, job, error))
		return NULL;
	while (!desk_turn(d, &a)) {
		struct pollfd p = { d->fd, desk_events(d), 0 };
		int wait = desk_wait_ms(d);

		poll(&p, 1, wait < 0 ? DESK_WALL_MS : wait);
	}
	if (a.error)
		g_propagate_error(error, a.error);
	return a.record;
}

/* ---- the child ---- */

static void answer_job(const struct frame *f, Buf *out)
{
	g_autoptr(Buf) record = buf_new(JOBS_RECORD_MAX);
	g_autofree struct enclosure *enclosures = NULL;
	g_autoptr(GError) error = NULL;
	struct job job;
	bool good;

	if (f->kind != DESK_JOB ||
	    !job_unpack(f->bytes, f->size, &job, &enclosures)) {
		g_set_error(&error, LEDE_ERROR, ERROR_WIRE, "%s",
			    _("no such job"));
		good = false;
	} else {
		cage_timer(DESK_CPU_S, NULL);
		good = jobs_do(&job, record, &error);
		cage_timer(0, NULL);
	}
	if (!good) {
		buf_clear(record);
		pack_u8(record, (uint8_t)(error && error->domain == LEDE_ERROR
						  ? error->code
						  : ERROR_FEED));
		pack_text(record, error ? error->message : "");
	}
	wire_put(out, good ? DESK_RECORD : DESK_FAILED, f->number, record);
}

static bool wait_for(int fd, short events)
{
	struct pollfd p = { fd, events, 0 };

	return poll(&p, 1, -1) >= 0 || errno == EINTR;
}

int desk_main(int fd)
{
	g_autoptr(Buf) in = buf_new(WIRE_DESK_MAX + 2 * WIRE_HEADER);
	g_autoptr(Buf) out = buf_new(WIRE_DESK_MAX + WIRE_HEADER);
	bool open = true, wrong = false;

	heap_keep();
	decode_open();
	cage_shut(CAGE_MEMORY_DESK);
	while (open && !wrong) {
		struct frame f;

		while (out->size && open)
			open = wait_for(fd, POLLOUT) && wire_write(fd, out);
		if (wire_take(in, WIRE_DESK_MAX, &f, &wrong)) {
			answer_job(&f, out);
			wire_drop(in, &f);
		} else if (!wrong) {
			open = open && wait_for(fd, POLLIN) &&
			       wire_read(fd, in);
		}
	}
	return wrong;
}
