#include "feeds/sandbox/parser.h"

#include "config.h"
#include "feeds/sandbox/dispatch.h"
#include "feeds/sandbox/sandbox.h"
#include "feeds/text/decode.h"
#include "src/base/error.h"
#include "src/wire/protocol.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <poll.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define HEAP_KEEP (16 * 1024 * 1024) /* bytes that are not returned */
#define HEAP_GROW (1024 * 1024)      /* bytes that are asked for at once */

void parser_keep_heap(void)
{
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, HEAP_KEEP);
	mallopt(M_MMAP_THRESHOLD, HEAP_KEEP / 4);
	mallopt(M_TOP_PAD, HEAP_GROW);
#endif
}

static int cpu_limit(enum request_kind kind)
{
	return kind == REQUEST_PICTURE ? IMAGE_CPU_S : PARSER_CPU_S;
}

static void answer_request(const struct frame *f, Buf *out)
{
	g_autoptr(Buf) record = buf_new(REQUEST_RECORD_MAX);
	g_autofree struct enclosure *enclosures = NULL;
	g_autoptr(GError) error = NULL;
	struct request request;
	bool good;

	if (f->kind != PARSER_REQUEST ||
	    !request_unpack(f->bytes, f->size, &request, &enclosures)) {
		g_set_error(&error, LEDE_ERROR, ERROR_WIRE, "%s",
			    _("no such request"));
		good = false;
	} else {
		sandbox_timer(cpu_limit(request.kind), NULL);
		good = dispatch_run(&request, record, &error);
		sandbox_timer(0, NULL);
	}
	if (!good) {
		buf_clear(record);
		pack_u8(record, (uint8_t)(error && error->domain == LEDE_ERROR
						  ? error->code
						  : ERROR_FEED));
		pack_text(record, error ? error->message : "");
	}
	wire_put(out, good ? PARSER_RESULT : PARSER_FAILED, f->number, record);
}

static void say_hello(Buf *out)
{
	size_t at = wire_open(out, PARSER_HELLO, 0);

	pack_text(out, WIRE_VERSION);
	pack_text(out, PACKAGE_VERSION);
	wire_close(out, at);
}

static bool wait_for(int fd, short events)
{
	struct pollfd p = { fd, events, 0 };

	return poll(&p, 1, -1) >= 0 || errno == EINTR;
}

int parser_main(int fd)
{
	g_autoptr(Buf) in = buf_new(WIRE_PARSER_MAX + 2 * WIRE_HEADER);
	g_autoptr(Buf) out = buf_new(WIRE_PARSER_MAX + WIRE_HEADER);
	bool open = true, wrong = false;

	parser_keep_heap();
	decode_open();
	sandbox_shut(SANDBOX_MEMORY_PARSER);
	say_hello(out);
	while (open && !wrong) {
		struct frame f;

		while (out->size && open)
			open = wait_for(fd, POLLOUT) && wire_write(fd, out);
		if (wire_take(in, WIRE_PARSER_MAX, &f, &wrong)) {
			answer_request(&f, out);
			wire_drop(in, &f);
		} else if (!wrong) {
			open = open && wait_for(fd, POLLIN) &&
			       wire_read(fd, in);
		}
	}
	return wrong;
}
