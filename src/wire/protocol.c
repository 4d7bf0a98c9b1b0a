#include "src/wire/protocol.h"

#include "src/base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_PART 65536 /* bytes asked for at once */

#define NAME(name, message) [name] = #name,
static const char *const names[WIRE_KINDS] = { WIRE_COMMANDS(
	NAME) WIRE_NOTIFICATIONS(NAME) WIRE_REQUESTS(NAME) };

/* Appends a line for a frame to the file of LEDE_TRACE: when, which process, sent (>)
 * or received (<), kind, number, size. Contents are left out: they are somebody's
 * reading. One write, for several processes append to the file. */
static void trace(char direction, const struct frame *f)
{
	const char *path = g_getenv("LEDE_TRACE");
	g_autoptr(GDateTime) now = NULL;
	g_autofree char *when = NULL;
	g_autofree char *line = NULL;
	struct stat st;
	int fd;

	if (!path)
		return;
	now = g_date_time_new_now_utc();
	when = g_date_time_format(now, "%FT%T.%fZ");
	line = g_strdup_printf("%s %d %c %s %u %zu\n", when, (int)getpid(),
			       direction, names[f->kind], f->number, f->size);
	/* a FIFO or a device would block: what is traced must not change */
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK,
		  0600);
	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		(void)!write(fd, line, strlen(line));
	close(fd);
}

/* The frame that was just completed in an output buffer. */
static void trace_sent(const Buf *out, size_t at)
{
	struct unpack u = unpack_from(out->bytes + at, WIRE_HEADER);
	struct frame f = { .size = unpack_u32(&u) };

	f.kind = (enum wire_kind)unpack_u16(&u);
	unpack_u16(&u);
	f.number = unpack_u32(&u);
	trace('>', &f);
}

size_t wire_open(Buf *out, enum wire_kind kind, uint32_t number)
{
	size_t at = out->size;

	pack_u32(out, 0);
	pack_u16(out, (uint16_t)kind);
	pack_u16(out, 0);
	pack_u32(out, number);
	return at;
}

bool wire_close(Buf *out, size_t at)
{
	if (out->full) {
		out->size = at;
		out->full = false;
		return false;
	}
	/* pack_close writes a u32 at an offset: here the size of the message */
	pack_close(out, at, (uint32_t)(out->size - at - WIRE_HEADER));
	trace_sent(out, at);
	return true;
}

bool wire_put(Buf *out, enum wire_kind kind, uint32_t number,
	      const Buf *message)
{
	size_t at = wire_open(out, kind, number);

	if (message && message->size)
		buf_add(out, message->bytes, message->size);
	if (message && message->full)
		out->full = true;
	return wire_close(out, at);
}

bool wire_take(const Buf *in, size_t max, struct frame *f, bool *wrong)
{
	struct unpack u = unpack_from(in->bytes, in->size);
	uint32_t size = unpack_u32(&u);
	uint16_t kind = unpack_u16(&u);
	uint16_t zero = unpack_u16(&u);
	uint32_t number = unpack_u32(&u);

	*wrong = false;
	if (u.wrong)
		return false;
	*wrong = size > max || zero != 0 || kind == WIRE_NONE ||
		 kind >= WIRE_KINDS;
	if (*wrong || size > (size_t)(u.end - u.at))
		return false;
	*f = (struct frame){ (enum wire_kind)kind, number, u.at, size };
	return true;
}

void wire_drop(Buf *in, const struct frame *f)
{
	trace('<', f);
	buf_drop(in, WIRE_HEADER + f->size);
}

bool wire_read(int fd, Buf *in)
{
	for (;;) {
		uint8_t *at = buf_grow(in, MIN(READ_PART, in->max - in->size));
		size_t room = at ? (size_t)(in->bytes + in->size - at) : 0;
		ssize_t n;

		if (!room)
			return false;
		n = recv(fd, at, room, MSG_DONTWAIT);
		in->size -= room - (n > 0 ? (size_t)n : 0);
		if (n > 0 && (size_t)n == room)
			continue;
		return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
	}
}

bool wire_write(int fd, Buf *out)
{
	size_t sent = 0;
	bool open = true;

	while (sent < out->size) {
		ssize_t n = send(fd, out->bytes + sent, out->size - sent,
				 MSG_DONTWAIT | MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			open = errno == EAGAIN;
			break;
		}
		sent += (size_t)n;
	}
	buf_drop(out, sent);
	return open;
}

bool wire_pair(int *ours, int *theirs, GError **error)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
		g_set_error(error, LEDE_ERROR, ERROR_WIRE, _("no socket: %s"),
			    g_strerror(errno));
		return false;
	}
	*ours = ends[0];
	*theirs = ends[1];
	return true;
}
