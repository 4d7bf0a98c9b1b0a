/* fake_fetcher: the fetcher at the other end of a client's socket, played by the
 * test. */
#ifndef LEDE_TESTS_UI_FAKE_FETCHER_H
#define LEDE_TESTS_UI_FAKE_FETCHER_H

#include "src/base/error.h"
#include "tests/suite.h"
#include "ui/client/fetcher_client.h"

#include <fcntl.h>
#include <unistd.h>

/* `fd` is -1 while none was started, or after it was killed. */
struct fetcher {
	int fd;
	int started; /* how often */
	bool absent; /* the next one cannot be started */
	int64_t now_ms;
	Buf *in, *out;
};

static inline bool fetcher_spawn(void *user, int theirs, pid_t *pid,
				 GError **error)
{
	struct fetcher *f = user;

	if (f->absent) {
		g_set_error(error, LEDE_ERROR, ERROR_WIRE, "absent");
		return false;
	}
	f->fd = fcntl(theirs, F_DUPFD_CLOEXEC, 0);
	f->started++;
	buf_clear(f->in);
	buf_clear(f->out);
	*pid = 0;
	return true;
}

static inline int64_t fetcher_now(void *user)
{
	return ((struct fetcher *)user)->now_ms;
}

static inline Client *fetcher_client(struct fetcher *f)
{
	*f = (struct fetcher){ .fd = -1,
			       .now_ms = 1000000,
			       .in = buf_new(WIRE_MAX * 4),
			       .out = buf_new(WIRE_MAX * 4) };
	return client_new_with(
		&(struct client_hooks){ fetcher_spawn, fetcher_now, f });
}

/* It dies; what it was sent and did not read is lost. */
static inline void fetcher_kill(struct fetcher *f)
{
	if (f->fd >= 0)
		close(f->fd);
	f->fd = -1;
}

static inline void fetcher_free(struct fetcher *f)
{
	fetcher_kill(f);
	buf_free(f->in);
	buf_free(f->out);
}

/* The next command that has come; false when there is none. It is to be
 * dropped (wire_drop) before the next is asked for. */
static inline bool fetcher_take(struct fetcher *f, struct frame *out)
{
	bool wrong;

	if (f->fd < 0)
		return false;
	wire_read(f->fd, f->in);
	return wire_take(f->in, WIRE_MAX, out, &wrong);
}

/* Takes the next command, which is to be of that kind; its number. */
static inline uint32_t fetcher_expect(struct fetcher *f, enum wire_kind kind)
{
	struct frame frame;

	ck_assert(fetcher_take(f, &frame));
	ck_assert_int_eq(frame.kind, kind);
	wire_drop(f->in, &frame);
	return frame.number;
}

static inline void fetcher_say(struct fetcher *f, enum wire_kind kind,
			       uint32_t number, const Buf *message)
{
	ck_assert(wire_put(f->out, kind, number, message));
	wire_write(f->fd, f->out);
}

static inline void fetcher_hello(struct fetcher *f, const char *version)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_text(m, version);
	pack_text(m, "1.0");
	fetcher_say(f, NOTIFY_HELLO, 0, m);
}

/* code: 0, or an enum error_kind + 1. */
static inline void fetcher_ack(struct fetcher *f, uint32_t number, int code,
			       int64_t batch)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_u8(m, (uint8_t)code);
	pack_text(m, code ? "refused" : NULL);
	pack_i64(m, batch);
	pack_i64(m, batch ? 1 : 0);
	pack_u32(m, 0);
	pack_u32(m, 0);
	pack_u8(m, 0);
	fetcher_say(f, REPLY, number, m);
}

#endif
