#include "ui/minder.h"

#include "src/clock.h"
#include "src/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEATHS_MAX       3 /* within a minute: then it stays away */
#define DEATHS_WITHIN_MS 60000
#define QUIT_MS          2000 /* for the orders in hand */
#define SEND_MAX         (4 * 1024 * 1024)
#define FOUND_MAX        64 /* feeds of a page that are told */

/* An order that was not acknowledged yet. */
struct order {
	uint32_t number;
	enum wire_kind kind;
	Buf *message;
};

struct minder {
	struct minder_hands hands;
	char *courier; /* NULL: the hands are a test's, or there is none */
	pid_t pid;
	int fd;
	Buf *in, *out;
	GQueue orders; /* struct order */
	uint32_t last; /* number given */
	int64_t deaths_ms[DEATHS_MAX];
	int deaths;
	bool restarted; /* to be told */
	char *gone;     /* why there is none: to be told, then kept */
	bool told;
	char *words; /* of the news in hand */
	GPtrArray *urls, *titles;
};

static void order_free(void *p)
{
	struct order *o = p;

	buf_free(o->message);
	g_free(o);
}

/* Waits for it to leave, and ends it when it does not. */
static void part(Minder *m, int patience_ms)
{
	int64_t until = clock_mono_ms() + patience_ms;

	if (m->fd >= 0)
		close(m->fd);
	m->fd = -1;
	while (m->pid > 0 && waitpid(m->pid, NULL, WNOHANG) == 0) {
		if (clock_mono_ms() >= until) {
			kill(m->pid, SIGTERM);
			until += QUIT_MS;
		}
		g_usleep(2000);
	}
	m->pid = 0;
}

static bool spawn(void *user, int theirs, pid_t *pid, GError **error)
{
	const Minder *m = user;
	char mode[] = "--wire";
	char *argv[] = { m->courier, mode, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, usual;
	int rc;

	sigemptyset(&none);
	sigfillset(&usual);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, theirs, WIRE_FD);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null",
					 O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawnattr_init(&attr);
	/* a group of its own: C-c at the terminal is the reader's alone */
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
						POSIX_SPAWN_SETSIGDEF |
						POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &usual);
	posix_spawnattr_setpgroup(&attr, 0);
	rc = posix_spawn(pid, m->courier, &files, &attr, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	if (rc)
		g_set_error(error, LEDE_ERROR, ERROR_WIRE, "%s",
			    g_strerror(rc));
	return rc == 0;
}

static int64_t now_ms(void *user)
{
	(void)user;
	return clock_mono_ms();
}

Minder *minder_new_with(const struct minder_hands *hands)
{
	Minder *m = g_new0(Minder, 1);

	m->hands = *hands;
	m->fd = -1;
	m->in = buf_new(WIRE_MAX * 2);
	m->out = buf_new(SEND_MAX);
	m->urls = g_ptr_array_new_with_free_func(g_free);
	m->titles = g_ptr_array_new_with_free_func(g_free);
	return m;
}

Minder *minder_new(const char *courier)
{
	Minder *m = minder_new_with(&(struct minder_hands){ .now_ms = now_ms });

	m->courier = g_strdup(courier);
	if (courier)
		m->hands.spawn = spawn;
	m->hands.user = m;
	return m;
}

static void say_gone(Minder *m, const char *words)
{
	if (!m->gone)
		m->gone = g_strdup(words);
}

static void send_order(Minder *m, const struct order *o)
{
	if (m->fd >= 0 && !wire_put(m->out, o->kind, o->number, o->message))
		g_warning("an order is too large to be sent");
}

void minder_start(Minder *m)
{
	g_autoptr(GError) error = NULL;
	int ours, theirs;

	if (m->fd >= 0 || m->gone)
		return;
	if (!m->hands.spawn || !wire_pair(&ours, &theirs, &error)) {
		say_gone(m, _("lede-courier was not found: reading only."));
		return;
	}
	if (!m->hands.spawn(m->hands.user, theirs, &m->pid, &error)) {
		close(ours);
		close(theirs);
		say_gone(m, _("lede-courier was not found: reading only."));
		return;
	}
	close(theirs);
	m->fd = ours;
	buf_clear(m->in);
	buf_clear(m->out);
	for (GList *l = m->orders.head; l; l = l->next)
		send_order(m, l->data);
}

void minder_free(Minder *m)
{
	if (!m)
		return;
	if (m->fd >= 0) {
		wire_put(m->out, ORDER_QUIT, 0, NULL);
		wire_write(m->fd, m->out);
	}
	part(m, QUIT_MS);
	g_queue_clear_full(&m->orders, order_free);
	buf_free(m->in);
	buf_free(m->out);
	g_ptr_array_free(m->urls, TRUE);
	g_ptr_array_free(m->titles, TRUE);
	g_free(m->words);
	g_free(m->gone);
	g_free(m->courier);
	g_free(m);
}

int minder_fd(const Minder *m)
{
	return m->fd;
}

short minder_events(const Minder *m)
{
	return (short)(POLLIN | (m->out->size ? POLLOUT : 0));
}

guint minder_waiting(const Minder *m)
{
	return m->orders.length;
}

uint32_t minder_order(Minder *m, enum wire_kind kind, const Buf *message)
{
	struct order *o = g_new0(struct order, 1);

	o->number = ++m->last;
	o->kind = kind;
	o->message = buf_new(WIRE_MAX);
	if (message)
		buf_add(o->message, message->bytes, message->size);
	send_order(m, o);
	if (m->fd >= 0)
		wire_write(m->fd, m->out);
	/* STOP has no answer, and a courier that died has nothing to stop */
	if (kind == ORDER_STOP)
		order_free(o);
	else
		g_queue_push_tail(&m->orders, o);
	if (m->gone)
		m->told = false; /* it is told again that nobody is there */
	return m->last;
}

/* It died, or spoke nonsense: once more, unless it does nothing else. */
static void bury(Minder *m)
{
	int64_t now = m->hands.now_ms(m->hands.user);
	int64_t first = m->deaths_ms[m->deaths % DEATHS_MAX];

	if (m->pid > 0)
		kill(m->pid, SIGTERM);
	part(m, 0);
	m->deaths_ms[m->deaths++ % DEATHS_MAX] = now;
	if (m->deaths >= DEATHS_MAX && first &&
	    now - first < DEATHS_WITHIN_MS) {
		say_gone(m, _("The fetcher keeps stopping: reading only."));
		return;
	}
	m->restarted = true;
	minder_start(m);
}

static struct order *find_order(Minder *m, uint32_t number, GList **link)
{
	for (*link = m->orders.head; *link; *link = (*link)->next) {
		struct order *o = (*link)->data;

		if (o->number == number)
			return o;
	}
	return NULL;
}

static void keep_words(Minder *m, const char *words, struct news *out)
{
	g_free(m->words);
	m->words = g_strdup(words);
	out->words = m->words;
}

static void read_found(Minder *m, struct unpack *u, struct news *out)
{
	uint32_t n = unpack_count(u, 8);

	g_ptr_array_set_size(m->urls, 0);
	g_ptr_array_set_size(m->titles, 0);
	for (uint32_t i = 0; i < n && !u->wrong; i++) {
		const char *url = unpack_text(u);
		const char *title = unpack_text(u);

		if (!url || m->urls->len >= FOUND_MAX)
			continue;
		g_ptr_array_add(m->urls, g_strdup(url));
		g_ptr_array_add(m->titles, g_strdup(title ? title : url));
	}
	out->n_found = m->urls->len;
	out->urls = (const char *const *)m->urls->pdata;
	out->titles = (const char *const *)m->titles->pdata;
}

static void read_ack(Minder *m, struct unpack *u, const struct frame *f,
		     struct news *out)
{
	GList *link;
	struct order *o = find_order(m, f->number, &link);

	out->kind = NEWS_ACK;
	out->code = unpack_u8(u);
	keep_words(m, unpack_text(u), out);
	out->batch = unpack_i64(u);
	out->count = unpack_i64(u);
	out->order = o ? o->kind : WIRE_NONE;
	if (!o || !unpack_done(u))
		return; /* a reply that is cut short answers nothing */
	g_queue_delete_link(&m->orders, link);
	order_free(o);
}

/* Another version speaks another language: it is not listened to. */
static void read_hello(Minder *m, struct unpack *u, struct news *out)
{
	const char *version = unpack_text(u);

	unpack_text(u);
	out->kind = NEWS_READY;
	if (g_strcmp0(version, WIRE_VERSION) == 0)
		return;
	say_gone(m, _("lede-courier is of another version: reading only."));
	u->wrong = true;
}

/* False when the frame is nonsense. */
static bool read_frame(Minder *m, const struct frame *f, struct news *out)
{
	struct unpack u = unpack_from(f->bytes, f->size);
	GList *link;
	const struct order *o = find_order(m, f->number, &link);

	*out = (struct news){ .number = f->number,
			      .order = o ? o->kind : WIRE_NONE };
	if (f->kind == EVENT_HELLO) {
		read_hello(m, &u, out);
	} else if (f->kind == EVENT_PROGRESS) {
		out->kind = NEWS_PROGRESS;
		out->done = (int)unpack_u32(&u);
		out->total = (int)unpack_u32(&u);
		out->fresh = (int)unpack_u32(&u);
		out->failed = (int)unpack_u32(&u);
	} else if (f->kind == EVENT_FEED) {
		out->kind = NEWS_FEED;
		out->feed = unpack_i64(&u);
		keep_words(m, unpack_text(&u), out);
	} else if (f->kind == EVENT_STORED) {
		out->kind = NEWS_STORED;
		out->fresh = (int)unpack_count(&u, sizeof(int64_t));
		u.at = u.end; /* which they are, the store tells */
	} else if (f->kind == EVENT_FOUND) {
		out->kind = NEWS_FOUND;
		read_found(m, &u, out);
	} else if (f->kind == EVENT_ACK) {
		read_ack(m, &u, f, out);
	} else {
		return false;
	}
	return unpack_done(&u);
}

static bool next_own(Minder *m, struct news *out)
{
	if (m->gone && !m->told) {
		*out = (struct news){ .kind = NEWS_GONE, .words = m->gone };
		m->told = true;
		return true;
	}
	if (m->restarted && !m->gone) {
		*out = (struct news){ .kind = NEWS_RESTARTED };
		m->restarted = false;
		return true;
	}
	return false;
}

bool minder_turn(Minder *m, struct news *out)
{
	struct frame f;
	bool wrong = false, alive;

	if (next_own(m, out))
		return true;
	if (m->fd < 0)
		return false;
	alive = wire_write(m->fd, m->out);
	alive = wire_read(m->fd, m->in) && alive;
	if (wire_take(m->in, WIRE_MAX, &f, &wrong)) {
		bool good = read_frame(m, &f, out);

		wire_drop(m->in, &f);
		if (good)
			return true;
		wrong = true;
	}
	if (wrong || !alive) {
		bury(m);
		return next_own(m, out);
	}
	return false;
}
