/* Programs are started, read, ended and reaped without blocking. */
#include "src/base/process.h"

#include "src/base/clock.h"
#include "tests/suite.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 20000 /* for what takes no time, on a busy machine */

static Process *shell(const char *script, size_t max, int64_t timeout_ms)
{
	const char *const argv[] = { "sh", "-c", script, NULL };
	const struct process_plan plan = { .argv = argv,
					   .output_max = max,
					   .timeout_ms = timeout_ms };

	return process_start(&plan, NULL);
}

static char *text_of(const Process *p)
{
	const Buf *b = process_output(p);

	return b->size ? g_strndup((const char *)b->bytes, b->size)
		       : g_strdup("");
}

static const struct {
	const char *script;
	size_t max;
	int64_t timeout_ms;
	enum process_state state;
	const char *output; /* NULL: whatever */
	const char *words;  /* NULL: it went well */
} ends[] = {
	{ "echo one; echo two", 64, 0, PROCESS_ENDED, "one\ntwo\n", NULL },
	{ "printf 1234", 4, 0, PROCESS_ENDED, "1234", NULL },
	{ "printf 12345", 4, 0, PROCESS_TOO_LARGE, "",
	  "it printed more than 4 bytes" },
	{ "echo some; exit 3", 64, 0, PROCESS_ENDED, "some\n",
	  "it exited with status 3" },
	{ "kill -9 $$", 64, 0, PROCESS_ENDED, "", "it was killed by signal 9" },
	{ "exec sleep 600", 64, 1000, PROCESS_LATE, "",
	  "it took longer than 1s" },
	/* its output is closed long before it ends */
	{ "echo out; exec >&-; sleep 1.2; exit 4", 64, 0, PROCESS_ENDED,
	  "out\n", "it exited with status 4" },
	{ "exec >&-; exec sleep 600", 64, 1000, PROCESS_LATE, "",
	  "it took longer than 1s" },
	/* a child of its own prints after it has ended */
	{ "(sleep 0.2; echo late) & exit 0", 64, 0, PROCESS_ENDED, "late\n",
	  NULL },
	{ "cat", 64, 0, PROCESS_ENDED, "", NULL }, /* /dev/null */
	{ "yes", 100000, 0, PROCESS_TOO_LARGE, NULL,
	  "it printed more than 100000 bytes" },
	{ "exit 0", 0, 0, PROCESS_ENDED, "", NULL },
};

START_TEST(ends_are_described)
{
	g_autoptr(Process) p =
		shell(ends[_i].script, ends[_i].max, ends[_i].timeout_ms);
	g_autoptr(GError) error = NULL;
	g_autofree char *output = NULL;

	ck_assert_ptr_nonnull(p);
	ck_assert(process_wait(p, PATIENCE_MS));
	ck_assert_int_eq(process_state(p), ends[_i].state);
	output = text_of(p);
	if (ends[_i].output)
		ck_assert_str_eq(output, ends[_i].output);
	ck_assert_int_eq(process_good(p, "it", &error), !ends[_i].words);
	ck_assert_pstr_eq(error ? error->message : NULL, ends[_i].words);
	/* nothing is left of it */
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
}
END_TEST

START_TEST(a_missing_program_is_an_error)
{
	const char *const argv[] = { "/nonexistent/program", NULL };
	const struct process_plan plan = { .argv = argv };
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(process_start(&plan, &error));
	ck_assert_str_eq(error->message, "/nonexistent/program: No such file "
					 "or directory");
}
END_TEST

START_TEST(an_input_of_any_size_is_written_whole)
{
	g_autofree char *input = g_strnfill(3 * 1024 * 1024, 'x');
	const char *const argv[] = { "sh", "-c", "sleep 0.2; wc -c", NULL };
	const struct process_plan plan = { .argv = argv,
					   .input = input,
					   .output_max = 64 };
	g_autoptr(Process) p = process_start(&plan, NULL);

	ck_assert(process_wait(p, PATIENCE_MS));
	ck_assert_int_eq(
		strtol((const char *)process_output(p)->bytes, NULL, 10),
		3 * 1024 * 1024);
}
END_TEST

START_TEST(a_turn_never_blocks)
{
	g_autoptr(Process) p = shell("exec sleep 600", 64, 0);
	int64_t before = clock_mono_ms();

	for (int i = 0; i < 100; i++)
		ck_assert(!process_turn(p));
	ck_assert_int_lt(clock_mono_ms() - before, PATIENCE_MS);
	ck_assert_int_eq(process_state(p), PROCESS_RUNNING);
	ck_assert_int_eq(process_wait_ms(p), -1); /* poll tells */
}
END_TEST

START_TEST(a_program_without_descriptors_is_polled)
{
	g_autoptr(Process) p = shell("exec sleep 600", 0, 60000);
	struct pollfd fd;

	ck_assert(!process_poll(p, &fd));
	ck_assert(!process_turn(p));
	ck_assert_int_ge(process_wait_ms(p), 0);
	ck_assert_int_le(process_wait_ms(p), 1000);
}
END_TEST

/* Of a set as /proc writes it; the highest are the libc's own. */
static guint64 usual_signals(const char *set)
{
	return g_ascii_strtoull(set, NULL, 16) & 0x7FFFFFFF;
}

/* Its signals, group and descriptors are not ours. */
START_TEST(it_inherits_no_descriptors)
{
	int leak[2];
	char leaked[32];
	g_autoptr(Process) p = NULL;
	sigset_t some;

	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&some);
	sigaddset(&some, SIGUSR1);
	sigprocmask(SIG_BLOCK, &some, NULL);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, leak), 0);
	g_snprintf(leaked, sizeof leaked, "/proc/self/fd/%d", leak[0]);
	p = shell("ps -o pgid= -p $$ | tr -d ' '; echo $$;"
		  "grep -E 'Sig(Ign|Blk)' /proc/self/status | cut -f 2;"
		  "exec ls -m /proc/self/fd", /* the last is its own */
		  4096, 0);
	ck_assert(process_wait(p, PATIENCE_MS));
	if (g_file_test(leaked, G_FILE_TEST_EXISTS)) {
		g_autofree char *all = text_of(p);
		g_auto(GStrv) lines = g_strsplit(all, "\n", -1);

		ck_assert_str_eq(lines[0], lines[1]);
		ck_assert_uint_eq(usual_signals(lines[2]), 0);
		ck_assert_uint_eq(usual_signals(lines[3]), 0);
		ck_assert_str_eq(lines[4], "0, 1, 2, 3");
	}
	close(leak[0]);
	close(leak[1]);
}
END_TEST

START_TEST(a_socket_has_the_promised_number)
{
	const char *const argv[] = { "sh", "-c",
				     "read word <&3; echo $word >&3", NULL };
	struct process_plan plan = { .argv = argv, .socket_as = 3 };
	g_autoptr(Process) p = NULL;
	char got[8] = { 0 };
	int pair[2];

	ck_assert_int_eq(
		socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
	plan.socket = pair[1];
	p = process_start(&plan, NULL);
	close(pair[1]);
	ck_assert_int_eq(write(pair[0], "ping\n", 5), 5);
	ck_assert_int_eq(read(pair[0], got, sizeof got), 5);
	ck_assert_str_eq(got, "ping\n");
	ck_assert(process_wait(p, PATIENCE_MS));
	close(pair[0]);
}
END_TEST

/* Every process that holds the pipe has ended. */
START_TEST(freeing_ends_the_whole_group)
{
	const char *const argv[] = { "sh", "-c", "sleep 600 & echo up; wait",
				     NULL };
	struct process_plan plan = { .argv = argv,
				     .output_max = 64,
				     .socket_as = 3 };
	Process *p;
	int alive[2];
	char byte;

	ck_assert_int_eq(pipe(alive), 0);
	plan.socket = alive[1];
	p = process_start(&plan, NULL);
	close(alive[1]);
	while (!process_output(p)->size)
		process_wait(p, 10);
	process_free(p);
	ck_assert_int_eq(read(alive[0], &byte, 1), 0);
	close(alive[0]);
}
END_TEST

/* It is not in the group that is killed. */
START_TEST(a_program_that_left_its_group_is_ended)
{
	const char *python = g_getenv("PYTHON");
	const char *const argv[] = { python && *python ? python : "python3",
				     "-c",
				     "import os, time\n"
				     "os.setpgid(0, os.getpgid(os.getppid()))\n"
				     "print('out', flush=True)\n"
				     "time.sleep(600)",
				     NULL };
	const struct process_plan plan = { .argv = argv, .output_max = 64 };
	Process *p = process_start(&plan, NULL);
	pid_t pid = process_pid(p);
	int64_t before;

	while (!process_output(p)->size)
		process_wait(p, 10);
	before = clock_mono_ms();
	process_free(p);
	ck_assert_int_lt(clock_mono_ms() - before, PATIENCE_MS);
	while (kill(pid, 0) == 0 && clock_mono_ms() - before < PATIENCE_MS)
		g_usleep(1000);
	ck_assert_int_ne(kill(pid, 0), 0);
}
END_TEST

START_TEST(a_detached_program_continues)
{
	const char *const argv[] = { "sh", "-c", "cat >&3", NULL };
	int pair[2];
	char got[16] = { 0 };
	struct process_plan plan = { .argv = argv,
				     .input = "to the end",
				     .socket_as = 3 };

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	plan.socket = pair[1];
	process_leave(process_start(&plan, NULL));
	close(pair[1]);
	ck_assert_int_eq(recv(pair[0], got, 10, MSG_WAITALL), 10);
	ck_assert_str_eq(got, "to the end");
	close(pair[0]);
	ck_assert_int_gt(wait(NULL), 0);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("process");
	TCase *t = tcase_create("process");

	tcase_set_timeout(t, 60);
	SUITE_LOOP(t, ends_are_described, ends);
	tcase_add_test(t, a_missing_program_is_an_error);
	tcase_add_test(t, an_input_of_any_size_is_written_whole);
	tcase_add_test(t, a_turn_never_blocks);
	tcase_add_test(t, a_program_without_descriptors_is_polled);
	tcase_add_test(t, it_inherits_no_descriptors);
	tcase_add_test(t, a_socket_has_the_promised_number);
	tcase_add_test(t, freeing_ends_the_whole_group);
	tcase_add_test(t, a_program_that_left_its_group_is_ended);
	tcase_add_test(t, a_detached_program_continues);
	suite_add_tcase(s, t);
	return suite_run(s);
}
