#include "ui/client/fetcher_client.h"

#include "src/base/clock.h"
#include "src/base/error.h"
#include "ui/client/command_queue.h"
#include "ui/client/fetcher_process.h"

#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#define DEATHS_MAX       3 /* within DEATHS_WITHIN_MS: then no restart */
#define DEATHS_WITHIN_MS 60000
#define QUIT_MS          2000 /* to finish the commands it has */
/* For its first message, which it sends after opening the store; after a silent
 * start more, since migrating a large store takes time. */
#define GREET_MS       15000
#define GREET_AGAIN_MS 60000
#define SILENT_MAX     2 /* silent starts in a row: then no restart */
#define SEND_MAX       (4 * 1024 * 1024)

struct client {
	struct client_hooks hooks;
	char *fetcher; /* NULL: there is none, or a test's hook starts it */
	pid_t pid;
	int fd;
	Buf *in, *out;
	CommandQueue *commands;
	int64_t deaths_ms[DEATHS_MAX];
	int deaths;
	int64_t greet_ms; /* deadline of its first message; 0: it came */
	int silent;       /* silent starts in a row */
	bool restarted;   /* not reported yet */
	char *gone;       /* why there is none */
	bool told;
	struct notification_text text; /* of the notification given last */
};

/* Closes the connection, at which the fetcher ends, and waits for that. */
static void disconnect(Client *m, int patience_ms)
{
	if (m->fd >= 0)
		close(m->fd);
	m->fd = -1;
	fetcher_process_end(m->pid, patience_ms);
	m->pid = 0;
}

static bool start_process(void *user, int theirs, pid_t *pid, GError **error)
{
	const Client *m = user;

	return fetcher_process_start(m->fetcher, theirs, pid, error);
}

static int64_t monotonic_ms(void *user)
{
	(void)user;
	return clock_mono_ms();
}

Client *client_new_with(const struct client_hooks *hooks)
{
	Client *m = g_new0(Client, 1);

	m->hooks = *hooks;
	m->fd = -1;
	m->commands = command_queue_new();
	m->in = buf_new(WIRE_MAX * 2);
	m->out = buf_new(SEND_MAX);
	notification_text_init(&m->text);
	return m;
}

Client *client_new(const char *fetcher)
{
	Client *m = client_new_with(
		&(struct client_hooks){ .now_ms = monotonic_ms });

	m->fetcher = g_strdup(fetcher);
	if (fetcher)
		m->hooks.spawn = start_process;
	m->hooks.user = m;
	return m;
}

static void say_gone(Client *m, const char *words)
{
	if (!m->gone)
		m->gone = g_strdup(words);
}

static int64_t client_now_ms(const Client *m)
{
	return m->hooks.now_ms(m->hooks.user);
}

/* Sends what is due; false when the other end is gone. */
static bool send_commands(Client *m)
{
	if (m->fd < 0)
		return true;
	command_queue_send(m->commands, m->out, client_now_ms(m));
	return wire_write(m->fd, m->out);
}

void client_start(Client *m)
{
	g_autoptr(GError) error = NULL;
	int ours, theirs;

	if (m->fd >= 0 || m->gone)
		return;
	if (!m->hooks.spawn || !wire_pair(&ours, &theirs, &error)) {
		say_gone(m, _("lede-fetcher was not found: reading only."));
		return;
	}
	if (!m->hooks.spawn(m->hooks.user, theirs, &m->pid, &error)) {
		close(ours);
		close(theirs);
		say_gone(m, _("lede-fetcher was not found: reading only."));
		return;
	}
	close(theirs);
	m->fd = ours;
	m->greet_ms =
		client_now_ms(m) + (m->silent ? GREET_AGAIN_MS : GREET_MS);
	buf_clear(m->in);
	buf_clear(m->out);
	command_queue_resend(m->commands);
}

void client_free(Client *m)
{
	if (!m)
		return;
	if (m->fd >= 0) {
		command_queue_send_rest(m->commands, m->out);
		wire_put(m->out, COMMAND_QUIT, 0, NULL);
		wire_write(m->fd, m->out);
	}
	disconnect(m, QUIT_MS);
	command_queue_free(m->commands);
	buf_free(m->in);
	buf_free(m->out);
	notification_text_clear(&m->text);
	g_free(m->gone);
	g_free(m->fetcher);
	g_free(m);
}

int client_fd(const Client *m)
{
	return m->fd;
}

short client_events(const Client *m)
{
	return (short)(POLLIN | (m->out->size ? POLLOUT : 0));
}

guint client_waiting(const Client *m)
{
	return command_queue_count(m->commands);
}

guint client_changes(const Client *m)
{
	return command_queue_changes(m->commands);
}

/* The next deadline; -1: there is none. */
static int64_t next_due(const Client *m)
{
	int64_t due = command_queue_due_ms(m->commands);

	if (m->greet_ms && (due < 0 || m->greet_ms < due))
		return m->greet_ms;
	return due;
}

int client_wait_ms(const Client *m)
{
	int64_t due = next_due(m);
	struct frame f;
	bool wrong;

	if (m->fd < 0)
		return -1;
	/* a frame that was read with the last one makes no event of poll */
	if (wire_take(m->in, WIRE_MAX, &f, &wrong) || wrong)
		return 0;
	return due < 0 ? -1 : (int)CLAMP(due - client_now_ms(m), 0, G_MAXINT);
}

/* Sent at once if it can be; without a fetcher that is reported again. */
static uint32_t send_queued(Client *m, uint32_t number)
{
	send_commands(m);
	if (m->gone)
		m->told = false;
	return number;
}

uint32_t client_send(Client *m, enum wire_kind kind, const Buf *message)
{
	return send_queued(m, command_queue_add(m->commands, kind, message));
}

uint32_t client_undo(Client *m, uint32_t of, int64_t batch, const Buf *instead)
{
	return send_queued(m,
			   command_queue_undo(m->commands, of, batch, instead));
}

/* Not queued: STOP has no reply, and a fetcher that was restarted has nothing
 * to stop. */
void client_stop(Client *m)
{
	if (m->fd >= 0 && wire_put(m->out, COMMAND_STOP, 0, NULL))
		wire_write(m->fd, m->out);
}

/* It died or broke the protocol: restarts it, unless it keeps dying. */
static void restart_dead(Client *m)
{
	int64_t now = client_now_ms(m);
	int64_t first = m->deaths_ms[m->deaths % DEATHS_MAX];

	if (m->pid > 0)
		kill(m->pid, SIGTERM);
	disconnect(m, 0);
	m->deaths_ms[m->deaths++ % DEATHS_MAX] = now;
	if (m->deaths >= DEATHS_MAX && first &&
	    now - first < DEATHS_WITHIN_MS) {
		say_gone(m, _("The fetcher keeps stopping: reading only."));
		return;
	}
	m->restarted = true;
	client_start(m);
}

/* It runs and sends nothing (it hangs on a disk or a lock, or was stopped):
 * without a deadline lede would wait for ever. */
static void restart_silent(Client *m)
{
	if (m->pid > 0)
		/* a process that hangs does not handle SIGTERM */
		kill(m->pid, SIGKILL);
	if (++m->silent >= SILENT_MAX)
		say_gone(m, _("The fetcher does not answer: reading only."));
	restart_dead(m);
}

static void say_busy(Client *m, struct notification *out)
{
	guint n = command_queue_count(m->commands);
	g_autofree char *words = g_strdup_printf(
		ngettext("The store is busy: %u change waiting.",
			 "The store is busy: %u changes waiting.", n),
		n);

	out->kind = NOTIFICATION_BUSY;
	out->words = notification_text_words(&m->text, words);
}

static void read_reply(Client *m, struct unpack *u, const struct frame *f,
		       struct notification *out)
{
	struct command_reply r = { .number = f->number, .code = unpack_u8(u) };
	struct command_outcome o;

	out->words = notification_text_words(&m->text, unpack_text(u));
	out->batch = unpack_i64(u);
	out->count = unpack_i64(u);
	out->fresh = (int)out->count;
	out->done = (int)unpack_u32(u);
	out->failed = (int)unpack_u32(u);
	out->offline = unpack_bool(u);
	if (!unpack_done(u))
		return; /* a truncated reply leaves its command queued */
	r.batch = out->batch;
	o = command_queue_answer(m->commands, &r, client_now_ms(m));
	out->command = o.kind;
	out->code = o.code;
	out->kind = o.later ? NOTIFICATION_NONE : NOTIFICATION_REPLY;
	if (o.first)
		say_busy(m, out);
}

/* Versions must be equal: the protocol has no compatibility. */
static void check_hello(Client *m, struct unpack *u, struct notification *out)
{
	const char *version = unpack_text(u);

	unpack_text(u);
	out->kind = NOTIFICATION_READY;
	if (g_strcmp0(version, WIRE_VERSION) == 0)
		return;
	say_gone(m, _("lede-fetcher has another version: reading only."));
	u->wrong = true;
}

/* False when the frame breaks the protocol. */
static bool read_frame(Client *m, const struct frame *f,
		       struct notification *out)
{
	struct unpack u = unpack_from(f->bytes, f->size);

	*out = (struct notification){ .number = f->number,
				      .command = command_queue_kind(
					      m->commands, f->number) };
	if (f->kind == NOTIFY_HELLO)
		check_hello(m, &u, out);
	else if (f->kind == REPLY)
		read_reply(m, &u, f, out);
	else if (!notification_read(&m->text, f, &u, out))
		return false;
	return unpack_done(&u);
}

static bool next_own(Client *m, struct notification *out)
{
	if (m->gone && !m->told) {
		*out = (struct notification){ .kind = NOTIFICATION_GONE,
					      .words = m->gone };
		m->told = true;
		return true;
	}
	if (m->restarted && !m->gone) {
		*out = (struct notification){ .kind = NOTIFICATION_RESTARTED };
		m->restarted = false;
		return true;
	}
	return false;
}

/* The next notification; false when there is none, or with `wrong` where a
 * frame broke the protocol. */
static bool take_frame(Client *m, struct notification *out, bool *wrong)
{
	struct frame f;

	while (wire_take(m->in, WIRE_MAX, &f, wrong)) {
		*wrong = !read_frame(m, &f, out);
		wire_drop(m->in, &f);
		if (*wrong)
			return false;
		m->greet_ms = 0;
		m->silent = 0;
		if (out->kind != NOTIFICATION_NONE)
			return true;
	}
	return false;
}

bool client_turn(Client *m, struct notification *out)
{
	bool wrong = false, alive;

	if (next_own(m, out))
		return true;
	if (m->fd < 0)
		return false;
	alive = send_commands(m);
	alive = wire_read(m->fd, m->in) && alive;
	if (take_frame(m, out, &wrong)) {
		send_commands(m); /* commands that waited for this reply */
		return true;
	}
	if (wrong || !alive)
		restart_dead(m);
	else if (m->greet_ms && client_now_ms(m) >= m->greet_ms)
		restart_silent(m);
	else
		return false;
	return next_own(m, out);
}
