#include "feeds/fetcher.h"

#include "config.h"
#include "feeds/fetcher_state.h"
#include "feeds/store/fetch_state.h"
#include "src/base/clock.h"
#include "src/wire/protocol.h"

#include <poll.h>

/* Fetches the feeds that are due while lede is open, and reads the user's files
 * again where they have changed, or could not be stored before. */
static void look_at_schedule(Fetcher *c)
{
	struct refresh_command w = { 0 };
	g_autoptr(GError) error = NULL;
	int64_t next;

	if (c->refresh || clock_mono_ms() < c->next_auto_ms)
		return;
	c->next_auto_ms = clock_mono_ms() + FETCHER_WAIT_MOST_MS;
	if (!context_reread_files(c->context, &error))
		g_message("%s", error->message);
	if (!c->context->settings->automatic)
		return;
	whole_texts_wake(c->whole_texts);
	next = store_next_due(c->context->store);
	if (next && next <= clock_now())
		fetcher_start_refresh(c, &w);
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
		fetcher_wait(c, fd, more, FETCHER_WAIT_MOST_MS);
		good = wire_read(fd, c->in);
		good = take_commands(c) && good;
		look_at_schedule(c);
		more = fetcher_work(c);
		good = wire_write(fd, c->context->out) && good;
	}
	/* commands under way have ended by now; their replies are sent if the
	 * reader still reads */
	if (c->refresh)
		fetcher_end_refresh(c);
	context_commit(c->context, true, NULL);
	wire_write(fd, c->context->out);
	store_give_way(c->context->store, NULL, NULL);
	return 0;
}
