#include "feeds/fetcher.h"

#include "config.h"
#include "feeds/background/digest.h"
#include "feeds/background/texts.h"
#include "feeds/commands/add.h"
#include "feeds/commands/change.h"
#include "feeds/commands/import.h"
#include "feeds/commands/picture.h"
#include "feeds/store/fetch_state.h"
#include "src/base/clock.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#define WAIT_MOST_MS  60000 /* then schedules are looked at */
#define AUTO_FIRST_MS 500   /* after the start, before the first refresh */

struct fetcher {
	Context *context;
	Refresh *refresh;
	Add *add;
	Pictures *pictures;
	Digest *digest;
	Buf *in;
	bool quit;
	int64_t next_auto_ms;
};

/* Every end of a refresh, done, stopped or lost, comes here: all commands that wait
 * for it are answered, its transfers and documents dropped, background work woken. A
 * mute that came meanwhile holds for what was stored.
 * Background work under way keeps the lock: what it has read of the store is valid
 * only while no other lede writes. */
static void end_refresh(Fetcher *c)
{
	g_autoptr(GError) error = NULL;

	refresh_stop(c->refresh);
	refresh_turn(c->refresh);
	g_clear_pointer(&c->refresh, refresh_free);
	hook_hold(c->context->hook, false);
	if (!context_reread_files(c->context, &error))
		g_message("%s", error->message);
	if (digest_is_idle(c->digest))
		context_unlock(c->context);
	digest_wake(c->digest);
}

/* A refresh that is under way is joined. */
static void start_refresh(Fetcher *c, const struct refresh_command *w)
{
	g_autoptr(GError) error = NULL;
	bool new = !c->refresh;

	if (new)
		c->refresh = refresh_new(c->context, &error);
	hook_hold(c->context->hook, c->refresh != NULL);
	if (c->refresh && refresh_join(c->refresh, w, &error))
		return;
	if (w->number)
		context_reply(c->context, w->number, error,
			      &(struct reply){ 0 });
	if (new && c->refresh)
		end_refresh(c);
}

static bool do_refresh(Fetcher *c, const struct frame *f)
{
	struct refresh_command w;
	g_autofree const char **urls = NULL;

	if (!refresh_read(f, &w, &urls))
		return false;
	start_refresh(c, &w);
	return true;
}

static bool do_stop(Fetcher *c, const struct frame *f)
{
	(void)f;
	if (c->refresh)
		end_refresh(c);
	return true;
}

static bool do_add(Fetcher *c, const struct frame *f)
{
	return add_command(c->add, f);
}

static bool do_picture(Fetcher *c, const struct frame *f)
{
	return picture_command(c->pictures, f);
}

static bool do_quit(Fetcher *c, const struct frame *f)
{
	(void)f;
	c->quit = true;
	return true;
}

/* One function each: those of feeds/commands need the context only. */
static const struct {
	enum wire_kind kind;
	bool (*start)(Fetcher *c, const struct frame *f);
	bool (*apply)(Context *c, const struct frame *f);
} commands[] = {
	/* clang-format off */
	{ COMMAND_REFRESH,  do_refresh, NULL },
	{ COMMAND_STOP,     do_stop,    NULL },
	{ COMMAND_MARK,     NULL,       change_mark },
	{ COMMAND_MARKLIST, NULL,       change_mark_list },
	{ COMMAND_FEED,     NULL,       change_feed },
	{ COMMAND_FILTER,   NULL,       change_filter },
	{ COMMAND_UNDO,     NULL,       change_undo },
	{ COMMAND_BODY,     NULL,       texts_command },
	{ COMMAND_ADD,      do_add,     NULL },
	{ COMMAND_IMPORT,   NULL,       import_command },
	{ COMMAND_PICTURE,  do_picture, NULL },
	{ COMMAND_QUIT,     do_quit,    NULL },
	/* clang-format on */
};

/* One row each: a command without would end the connection, as a malformed one
 * does. */
#define COMMAND_ENUM(name, message) ROW_##name,
enum {
	WIRE_COMMANDS(COMMAND_ENUM) COMMAND_ROWS
};
G_STATIC_ASSERT(G_N_ELEMENTS(commands) == COMMAND_ROWS);

bool fetcher_command(Fetcher *c, const struct frame *f)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (commands[i].kind == f->kind)
			return commands[i].start
				       ? commands[i].start(c, f)
				       : commands[i].apply(c->context, f);
	return false;
}

Fetcher *fetcher_new(const char *program, GError **error)
{
	g_autoptr(Fetcher) c = g_new0(Fetcher, 1);

	c->context = context_new(program, error);
	if (!c->context)
		return NULL;
	c->add = add_new(c->context);
	c->pictures = pictures_new(c->context);
	c->digest = digest_new(c->context);
	c->in = buf_new(WIRE_MAX * 4);
	c->next_auto_ms = clock_mono_ms() + AUTO_FIRST_MS;
	return g_steal_pointer(&c);
}

void fetcher_free(Fetcher *c)
{
	if (!c)
		return;
	refresh_free(c->refresh);
	add_free(c->add);
	pictures_free(c->pictures);
	digest_free(c->digest);
	context_free(c->context);
	buf_free(c->in);
	g_free(c);
}

Context *fetcher_context(Fetcher *c)
{
	return c->context;
}

/* Hands transfers and results to the commands that they belong to. */
static void hand_out(Fetcher *c)
{
	struct worker_result d;
	Transfer *a;

	while ((a = fetch_take(c->context->fetch))) {
		if (a->owner == OWNER_ADD)
			add_answer(c->add, a);
		else if (a->owner == OWNER_PICTURE)
			picture_answer(c->pictures, a);
		else if (c->refresh)
			refresh_answer(c->refresh, a);
		else
			transfer_free(a);
	}
	while (worker_turn(c->context->parser, &d)) {
		if (CONTEXT_OWNER(d.number) == OWNER_DIGEST)
			digest_record(c->digest, &d);
		else if (c->refresh)
			refresh_record(c->refresh, &d);
		worker_result_clear(&d);
	}
	while (worker_turn(c->context->pictures, &d)) {
		picture_record(c->pictures, &d);
		worker_result_clear(&d);
	}
}

static void turn_refresh(Fetcher *c)
{
	if (c->refresh && refresh_turn(c->refresh))
		end_refresh(c);
}

/* Fetches the feeds that are due while lede is open, and reads the user's files
 * again where they have changed, or could not be stored before. */
static void look_at_schedule(Fetcher *c)
{
	struct refresh_command w = { 0 };
	g_autoptr(GError) error = NULL;
	int64_t next;

	if (c->refresh || clock_mono_ms() < c->next_auto_ms)
		return;
	c->next_auto_ms = clock_mono_ms() + WAIT_MOST_MS;
	if (!context_reread_files(c->context, &error))
		g_message("%s", error->message);
	if (!c->context->settings->automatic)
		return;
	next = store_next_due(c->context->store);
	if (next && next <= clock_now())
		start_refresh(c, &w);
}

/* A slice of background work, when there is no refresh and no other fetcher has the
 * lock. At its end the lock, the index and the parser's memory are released. */
static bool idle(Fetcher *c)
{
	if (c->refresh || digest_is_idle(c->digest) ||
	    !context_lock(c->context))
		return false;
	if (digest_turn(c->digest))
		return true;
	if (digest_is_idle(c->digest))
		context_rest(c->context);
	return false;
}

/* Milliseconds until something is to be done though no socket is ready. */
static int next_wait(const Fetcher *c, bool more, int wait_ms)
{
	const int limits[] = { context_wait_ms(c->context),
			       digest_wait_ms(c->digest),
			       hook_wait_ms(c->context->hook) };

	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
		if (limits[i] >= 0)
			wait_ms = MIN(limits[i], wait_ms);
	return more ? 0 : wait_ms;
}

static void wait_for_sockets(Fetcher *c, int fd, bool more, int wait_ms)
{
	struct pollfd p[1 + CONTEXT_POLLS];
	guint n = 0;

	if (fd >= 0)
		p[n++] = (struct pollfd){
			fd,
			(short)(POLLIN | (c->context->out->size ? POLLOUT : 0)),
			0
		};
	n += context_polls(c->context, p + n);
	fetch_wait(c->context->fetch, p, n, next_wait(c, more, wait_ms));
}

/* True while there is more to do at once. */
static bool work(Fetcher *c)
{
	g_autoptr(GError) error = NULL;
	bool more;

	fetch_turn(c->context->fetch);
	hook_turn(c->context->hook);
	hand_out(c);
	turn_refresh(c);
	more = idle(c);
	if (!c->refresh && !context_commit(c->context, false, &error)) {
		digest_pause(c->digest, error);
		more = false;
	}
	return more;
}

bool fetcher_turn(Fetcher *c, int wait_ms)
{
	bool more = work(c);

	if (c->refresh || add_waiting(c->add) ||
	    pictures_waiting(c->pictures)) {
		wait_for_sockets(c, -1, more, wait_ms);
		return true;
	}
	return false;
}

bool fetcher_digest(Fetcher *c, GError **error)
{
	digest_wake(c->digest);
	while (work(c) || digest_waits(c->digest))
		if (digest_waits(c->digest))
			wait_for_sockets(c, -1, false, 100);
	if (!context_commit(c->context, true, error))
		return false;
	if (digest_failure(c->digest))
		g_propagate_error(error,
				  g_error_copy(digest_failure(c->digest)));
	return !digest_failure(c->digest);
}

void fetcher_await_hook(Fetcher *c)
{
	while (hook_is_busy(c->context->hook)) {
		wait_for_sockets(c, -1, false, WAIT_MOST_MS);
		work(c);
	}
}

/* Every whole frame that has come; false when one is malformed. */
static bool take_commands(Fetcher *c)
{
	struct frame f;
	bool wrong = false;

	while (!c->quit && wire_take(c->in, WIRE_MAX, &f, &wrong)) {
		bool good = fetcher_command(c, &f);

		wire_drop(c->in, &f);
		if (!good)
			return false;
	}
	return !wrong;
}

static void say_hello(Fetcher *c)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_text(m, WIRE_VERSION);
	pack_text(m, PACKAGE_VERSION);
	context_notify(c->context, NOTIFY_HELLO, 0, m);
}

/* A long query is interrupted for a command, and for transfers. */
struct caller {
	const Fetcher *fetcher;
	int fd;
};

static bool is_wanted(void *user)
{
	const struct caller *caller = user;
	struct pollfd p = { caller->fd, POLLIN, 0 };

	return fetch_waiting(caller->fetcher->context->fetch) > 0 ||
	       poll(&p, 1, 0) != 0;
}

int fetcher_serve(Fetcher *c, int fd)
{
	struct caller caller = { c, fd };
	bool more = true, good = true;

	store_give_way(c->context->store, is_wanted, &caller);
	say_hello(c);
	while (good && !c->quit) {
		wait_for_sockets(c, fd, more, WAIT_MOST_MS);
		good = wire_read(fd, c->in);
		good = take_commands(c) && good;
		look_at_schedule(c);
		more = work(c);
		good = wire_write(fd, c->context->out) && good;
	}
	/* commands under way have ended by now; their replies are sent if the
	 * reader still reads */
	if (c->refresh)
		end_refresh(c);
	context_commit(c->context, true, NULL);
	wire_write(fd, c->context->out);
	store_give_way(c->context->store, NULL, NULL);
	return 0;
}
