/* The parser process as the fetcher sees it: it dies, is of another version, cannot
 * be started. The other end is this program, started with --parser; FAKE says what
 * it does, and each start leaves a byte in the file STARTS. */
#include "feeds/sandbox/worker.h"

#include "config.h"
#include "feeds/sandbox/parser.h"
#include "src/base/error.h"
#include "src/wire/protocol.h"
#include "tests/suite.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder, *starts, *self;

static void note_start(void)
{
	int fd = open(g_getenv("STARTS"), O_WRONLY | O_CREAT | O_APPEND, 0600);

	if (fd < 0 || write(fd, "x", 1) != 1)
		_exit(3);
	close(fd);
}

static void greet(const char *version)
{
	g_autoptr(Buf) out = buf_new(WIRE_MAX);
	size_t at = wire_open(out, PARSER_HELLO, 0);

	pack_text(out, WIRE_VERSION);
	pack_text(out, version);
	wire_close(out, at);
	wire_write(WIRE_FD, out);
}

static void await_job(void)
{
	struct pollfd p = { WIRE_FD, POLLIN, 0 };

	poll(&p, 1, 10000);
}

static int fake(const char *what)
{
	note_start();
	if (strcmp(what, "good") == 0)
		return parser_main(WIRE_FD);
	if (strcmp(what, "other version") == 0)
		greet("0.0.0");
	if (strcmp(what, "ends at once") == 0)
		return 1;
	if (strcmp(what, "dies of a job") == 0 ||
	    strcmp(what, "speaks nonsense") == 0)
		greet(PACKAGE_VERSION);
	await_job();
	if (strcmp(what, "speaks nonsense") == 0)
		(void)!write(WIRE_FD, "nonsense nonsense", 17);
	return 1;
}

static void set_up(void)
{
	folder = g_dir_make_tmp("lede-test-XXXXXX", NULL);
	starts = g_build_filename(folder, "starts", NULL);
	g_setenv("STARTS", starts, TRUE);
	self = g_file_read_link("/proc/self/exe", NULL);
}

static void tear_down(void)
{
	unlink(starts);
	rmdir(folder);
	g_free(folder);
	g_free(starts);
	g_free(self);
}

static int count_starts(void)
{
	struct stat st;

	return stat(starts, &st) == 0 ? (int)st.st_size : 0;
}

static Worker *worker_with(const char *what)
{
	g_setenv("FAKE", what, TRUE);
	return worker_new(self);
}

static bool ask(Worker *d, uint32_t number, const char *html, GError **error)
{
	struct request request = { .kind = REQUEST_BODY,
				   .bytes = html,
				   .size = strlen(html),
				   .comments_count = -1 };

	return worker_queue(d, number, &request, error);
}

/* Turns it as the loop does until it gives an answer; the test's time limit
 * ends a wait for ever. */
static struct worker_result await_answer(Worker *d)
{
	struct worker_result a;

	while (!worker_turn(d, &a)) {
		struct pollfd p = { worker_fd(d), worker_events(d), 0 };

		poll(&p, worker_fd(d) >= 0, 50);
	}
	return a;
}

START_TEST(a_good_parser_answers_in_order)
{
	g_autoptr(Worker) d = worker_with("good");

	for (uint32_t n = 0; n < 40; n++)
		ck_assert(ask(d, n, "<p>text</p>", NULL));
	for (uint32_t n = 0; n < 40; n++) {
		struct worker_result a = await_answer(d);

		ck_assert_uint_eq(a.number, n);
		ck_assert_ptr_null(a.error);
		worker_result_clear(&a);
	}
	ck_assert_int_eq(count_starts(), 1);
}
END_TEST

/* It has no request, and its socket stays readable: the loop would spin. */
START_TEST(the_death_of_an_idle_parser_is_noticed)
{
	g_autoptr(Worker) d = worker_with("good");
	struct worker_result a;
	struct pollfd p;

	ck_assert(ask(d, 1, "<p>text</p>", NULL));
	a = await_answer(d);
	ck_assert_ptr_null(a.error);
	worker_result_clear(&a);
	p = (struct pollfd){ worker_fd(d), POLLIN, 0 };
	shutdown(worker_fd(d), SHUT_RDWR); /* as if it had died */
	ck_assert_int_eq(poll(&p, 1, 1000), 1);
	ck_assert(!worker_turn(d, &a));
	ck_assert_int_eq(worker_fd(d), -1);
	/* and the next document gets a new one, and no error */
	ck_assert(ask(d, 2, "<p>text</p>", NULL));
	a = await_answer(d);
	ck_assert_ptr_null(a.error);
	worker_result_clear(&a);
	ck_assert_int_eq(count_starts(), 2);
}
END_TEST

/* The same where the loop has not turned since, as in a call that waits for its
 * result. */
START_TEST(an_idle_parser_that_died_costs_no_document)
{
	g_autoptr(Worker) d = worker_with("good");
	struct request request = { .kind = REQUEST_BODY,
				   .bytes = "",
				   .comments_count = -1 };
	g_autoptr(Buf) first = worker_call(d, &request, NULL);
	g_autoptr(Buf) second = NULL;

	ck_assert_ptr_nonnull(first);
	shutdown(worker_fd(d), SHUT_RDWR);
	second = worker_call(d, &request, NULL);
	ck_assert_ptr_nonnull(second);
}
END_TEST

START_TEST(a_parser_that_dies_costs_its_current_document)
{
	static const char *const ways[] = { "dies of a job",
					    "speaks nonsense" };
	g_autoptr(Worker) d = worker_with(ways[_i]);

	ck_assert(ask(d, 1, "<p>text</p>", NULL));
	ck_assert(ask(d, 2, "<p>text</p>", NULL));
	for (uint32_t n = 1; n <= 2; n++) {
		struct worker_result a = await_answer(d);

		ck_assert_uint_eq(a.number, n);
		ck_assert(g_error_matches(a.error, LEDE_ERROR, ERROR_FEED));
		worker_result_clear(&a);
	}
	ck_assert_int_eq(count_starts(), 2);
}
END_TEST

/* Every waiting document gets that error, and the parser is not started for each. */
static void cannot_be_started(Worker *d, int tries, const char *words)
{
	struct worker_result a;
	g_autoptr(GError) error = NULL;

	ck_assert(ask(d, 1, "<p>text</p>", NULL));
	ck_assert(ask(d, 2, "<p>text</p>", NULL));
	for (uint32_t n = 1; n <= 2; n++) {
		a = await_answer(d);
		ck_assert_uint_eq(a.number, n);
		ck_assert(g_error_matches(a.error, LEDE_ERROR, ERROR_WIRE));
		ck_assert_msg(strstr(a.error->message, words) != NULL, "%s",
			      a.error->message);
		worker_result_clear(&a);
	}
	ck_assert(!ask(d, 3, "<p>text</p>", &error));
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_WIRE));
	ck_assert_int_eq(count_starts(), tries);
}

START_TEST(a_parser_that_ends_at_once_is_started_three_times)
{
	g_autoptr(Worker) d = worker_with("ends at once");

	cannot_be_started(d, 3, "it exited at once");
}
END_TEST

START_TEST(another_version_is_noticed)
{
	g_autoptr(Worker) d = worker_with("other version");

	cannot_be_started(d, 1, "another version");
}
END_TEST

START_TEST(a_missing_program_is_reported)
{
	g_autoptr(Worker) d = worker_new("/nowhere/lede-fetcher");
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) again = NULL;

	ck_assert(!ask(d, 1, "<p>text</p>", &error));
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_WIRE));
	ck_assert(!ask(d, 1, "<p>text</p>", &again));
	ck_assert_str_eq(error->message, again->message);
	ck_assert_uint_eq(worker_waiting(d), 0);
}
END_TEST

START_TEST(a_document_that_is_too_large_is_refused)
{
	g_autoptr(Worker) d = worker_with("good");
	g_autofree char *html = g_strnfill(WIRE_PARSER_MAX, 'x');
	g_autoptr(GError) error = NULL;

	ck_assert(!ask(d, 1, html, &error));
	ck_assert(g_error_matches(error, LEDE_ERROR, ERROR_LIMIT));
	ck_assert_uint_eq(worker_waiting(d), 0);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *s;
	TCase *t;

	if (argc > 1 && strcmp(argv[1], "--parser") == 0)
		return fake(g_getenv("FAKE"));
	s = suite_create("worker");
	t = tcase_create("parser");
	signal(SIGPIPE, SIG_IGN);
	tcase_set_timeout(t, 30);
	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, a_good_parser_answers_in_order);
	tcase_add_test(t, the_death_of_an_idle_parser_is_noticed);
	tcase_add_test(t, an_idle_parser_that_died_costs_no_document);
	tcase_add_loop_test(t, a_parser_that_dies_costs_its_current_document, 0,
			    2);
	tcase_add_test(t, a_parser_that_ends_at_once_is_started_three_times);
	tcase_add_test(t, another_version_is_noticed);
	tcase_add_test(t, a_missing_program_is_reported);
	tcase_add_test(t, a_document_that_is_too_large_is_refused);
	suite_add_tcase(s, t);
	return suite_run(s);
}
