/* Frames arrive whole or not at all; invalid ones are noticed. */
#include "src/wire/protocol.h"
#include "tests/suite.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

START_TEST(frames_pass_a_socket_in_order)
{
	g_autoptr(Buf) out = buf_new(WIRE_MAX);
	g_autoptr(Buf) in = buf_new(WIRE_MAX);
	g_autoptr(Buf) message = buf_new(WIRE_MAX);
	struct frame f;
	bool wrong;
	int a, b;

	ck_assert(wire_pair(&a, &b, NULL));
	pack_text(message, "hello");
	ck_assert(wire_put(out, COMMAND_BODY, 7, message));
	ck_assert(wire_put(out, COMMAND_QUIT, 8, NULL));
	ck_assert(wire_write(a, out));
	ck_assert_uint_eq(out->size, 0);
	ck_assert(wire_read(b, in));
	ck_assert(wire_take(in, WIRE_MAX, &f, &wrong));
	ck_assert_int_eq(f.kind, COMMAND_BODY);
	ck_assert_uint_eq(f.number, 7);
	ck_assert_uint_eq(f.size, message->size);
	wire_drop(in, &f);
	ck_assert(wire_take(in, WIRE_MAX, &f, &wrong));
	ck_assert_int_eq(f.kind, COMMAND_QUIT);
	wire_drop(in, &f);
	ck_assert(!wire_take(in, WIRE_MAX, &f, &wrong));
	ck_assert(!wrong);
	close(a);
	ck_assert(!wire_read(b, in)); /* the other end is closed */
	close(b);
}
END_TEST

START_TEST(half_a_frame_is_kept)
{
	g_autoptr(Buf) whole = buf_new(WIRE_MAX);
	g_autoptr(Buf) message = buf_new(WIRE_MAX);

	pack_i64(message, 5);
	wire_put(whole, COMMAND_BODY, 1, message);
	for (size_t n = 0; n < whole->size; n++) {
		g_autoptr(Buf) part = buf_new(WIRE_MAX);
		struct frame f;
		bool wrong;

		buf_add(part, whole->bytes, n);
		ck_assert(!wire_take(part, WIRE_MAX, &f, &wrong));
		ck_assert(!wrong);
	}
}
END_TEST

static const struct {
	uint32_t size;
	uint16_t kind, zero;
} nonsense[] = {
	{ WIRE_MAX + 1, COMMAND_BODY, 0 },
	{ 0, WIRE_NONE, 0 },
	{ 0, WIRE_KINDS, 0 },
	{ 0, COMMAND_BODY, 1 },
};

START_TEST(invalid_frames_are_refused)
{
	g_autoptr(Buf) in = buf_new(64);
	struct frame f;
	bool wrong;

	pack_u32(in, nonsense[_i].size);
	pack_u16(in, nonsense[_i].kind);
	pack_u16(in, nonsense[_i].zero);
	pack_u32(in, 1);
	ck_assert(!wire_take(in, WIRE_MAX, &f, &wrong));
	ck_assert(wrong);
}
END_TEST

START_TEST(what_does_not_fit_is_not_begun)
{
	g_autoptr(Buf) out = buf_new(20);
	g_autoptr(Buf) message = buf_new(64);

	pack_i64(message, 1);
	pack_i64(message, 2);
	ck_assert(!wire_put(out, COMMAND_BODY, 1, message));
	ck_assert_uint_eq(out->size, 0);
	ck_assert(wire_put(out, COMMAND_QUIT, 2, NULL));
}
END_TEST

static void trace_two_frames(const char *path)
{
	g_autoptr(Buf) out = buf_new(WIRE_MAX);

	g_setenv("LEDE_TRACE", path, TRUE);
	ck_assert(wire_put(out, COMMAND_BODY, 7, NULL));
	ck_assert(wire_put(out, COMMAND_QUIT, 8, NULL));
	g_unsetenv("LEDE_TRACE");
}

/* A FIFO that nobody reads would block whoever opens it. */
START_TEST(frames_are_traced_to_files_alone)
{
	g_autofree char *folder = g_dir_make_tmp("lede-test-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(folder, "trace", NULL);
	g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
	g_autofree char *text = NULL;

	ck_assert_int_eq(mkfifo(fifo, 0600), 0);
	trace_two_frames(fifo);
	trace_two_frames(folder);
	trace_two_frames(file);
	ck_assert(g_file_get_contents(file, &text, NULL, NULL));
	ck_assert_ptr_nonnull(strstr(text, " > COMMAND_BODY 7 0\n"));
	ck_assert_ptr_nonnull(strstr(text, " > COMMAND_QUIT 8 0\n"));
	unlink(file);
	unlink(fifo);
	rmdir(folder);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("wire");
	TCase *t = tcase_create("wire");

	tcase_add_test(t, frames_pass_a_socket_in_order);
	tcase_add_test(t, frames_are_traced_to_files_alone);
	tcase_add_test(t, half_a_frame_is_kept);
	SUITE_LOOP(t, invalid_frames_are_refused, nonsense);
	tcase_add_test(t, what_does_not_fit_is_not_begun);
	suite_add_tcase(s, t);
	return suite_run(s);
}
