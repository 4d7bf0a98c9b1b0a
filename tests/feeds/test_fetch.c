/* A transfer has an owner; what another one stops goes on. */
#include "feeds/net/fetch.h"
#include "tests/suite.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define TURNS   2000 /* of at most 10 ms */
#define SLEEPER "exec:sleep 600"

enum {
	MINE,
	THEIRS
};

static void ask(Fetch *f, int owner, uint32_t number, const char *url)
{
	const struct fetch_request r = { .owner = owner,
					 .number = number,
					 .url = url };

	fetch_add(f, &r);
}

/* The next answer, when it is there. */
static Transfer *next(Fetch *f)
{
	Transfer *a = NULL;

	for (int i = 0; i < TURNS && !a; i++) {
		fetch_turn(f);
		a = fetch_take(f);
		if (!a)
			fetch_wait(f, NULL, 0, 10);
	}
	ck_assert_ptr_nonnull(a);
	return a;
}

START_TEST(stopping_one_owner_keeps_the_others_transfers)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Fetch) f = fetch_new(settings);
	g_autoptr(Transfer) a = NULL;

	settings->connections = 3;
	ask(f, MINE, 1, SLEEPER);
	ask(f, THEIRS, 2, "exec:sh -c 'sleep 0.3; echo kept'");
	ask(f, MINE, 3, SLEEPER);
	ask(f, MINE, 4, SLEEPER); /* waits for room */
	ask(f, THEIRS, 5, "exec:echo waited");
	fetch_turn(f);
	ck_assert_uint_eq(fetch_waiting(f), 5);
	fetch_stop(f, MINE);
	ck_assert_uint_eq(fetch_waiting(f), 2);
	for (int i = 0; i < 2; i++) {
		transfer_free(g_steal_pointer(&a));
		a = next(f);
		ck_assert_int_eq(a->owner, THEIRS);
		ck_assert_ptr_null(a->error);
	}
	ck_assert_uint_eq(a->number, 2);
	ck_assert_int_eq(memcmp(a->body->bytes, "kept\n", 5), 0);
	ck_assert_uint_eq(fetch_waiting(f), 0);
}
END_TEST

START_TEST(a_pending_answer_is_stopped_too)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Fetch) f = fetch_new(settings);

	ask(f, MINE, 1, "file:///nonexistent");
	fetch_turn(f);
	ck_assert_uint_eq(fetch_waiting(f), 1);
	fetch_stop(f, MINE);
	ck_assert_ptr_null(fetch_take(f));
}
END_TEST

/* More programs than there were descriptors to poll. */
START_TEST(all_programs_are_polled)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Fetch) f = fetch_new(settings);
	int n = 0;

	settings->connections = 64;
	for (uint32_t i = 0; i < 64; i++)
		ask(f, MINE, i, i < 60 ? SLEEPER : "exec:echo up");
	for (; n < 4; n++)
		transfer_free(next(f));
	ck_assert_uint_eq(fetch_waiting(f), 60);
}
END_TEST

/* Files that only the kernel has; not everybody may read them. */
static const char *const endless[] = {
	"/proc/kmsg",
	"/sys/kernel/tracing/trace_pipe",
	"/dev/zero",
	"/dev/tty",
};

START_TEST(a_file_that_never_ends_is_an_error)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Fetch) f = fetch_new(settings);
	g_autoptr(Transfer) a = NULL;
	g_autofree char *url = NULL;
	int fd = open(endless[_i], O_RDONLY | O_NONBLOCK);

	if (fd < 0)
		return;
	close(fd);
	settings->timeout = 1;
	url = g_strdup_printf("file://%s", endless[_i]);
	ask(f, MINE, 1, url);
	a = next(f);
	ck_assert_ptr_nonnull(a->error);
}
END_TEST

#define LARGE   (2 * 1024 * 1024) /* bytes of the document of the origin below */
#define LARGES  64
#define SETTLED 50 /* turns of at most 10 ms in which nothing came */

/* A socket that listens on 127.0.0.1. */
static int listen_on(int *port)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t size = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	ck_assert_int_eq(bind(fd, (struct sockaddr *)(void *)&at, size), 0);
	ck_assert_int_eq(listen(fd, LARGES), 0);
	ck_assert_int_eq(getsockname(fd, (struct sockaddr *)(void *)&at, &size),
			 0);
	*port = ntohs(at.sin_port);
	return fd;
}

/* Sends the large document and closes the connection. */
static void *send_large(void *user)
{
	static const char head[] =
		"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
	g_autofree char *body = g_malloc0(LARGE);
	int fd = GPOINTER_TO_INT(user);
	ssize_t sent = send(fd, head, sizeof head - 1, MSG_NOSIGNAL);

	for (size_t at = 0; at < LARGE && sent > 0; at += (size_t)MAX(sent, 0))
		sent = send(fd, body + at, LARGE - at, MSG_NOSIGNAL);
	shutdown(fd, SHUT_WR);
	while (read(fd, body, LARGE) > 0)
		;
	close(fd);
	return NULL;
}

/* Accepts all connections of the test; a thread each, since transfers pause. */
static void *serve_large(void *user)
{
	for (int i = 0; i < LARGES; i++) {
		int fd = accept(GPOINTER_TO_INT(user), NULL, NULL);

		g_thread_unref(
			g_thread_new(NULL, send_large, GINT_TO_POINTER(fd)));
	}
	return NULL;
}

/* Takes answers until none has come for a while. */
static void take_all(Fetch *f, GPtrArray *answers)
{
	for (int quiet = 0; quiet < SETTLED; quiet++) {
		Transfer *a;

		fetch_turn(f);
		while ((a = fetch_take(f))) {
			g_ptr_array_add(answers, a);
			quiet = 0;
		}
		fetch_wait(f, NULL, 0, 10);
	}
}

static void free_transfer(void *t)
{
	transfer_free(t);
}

START_TEST(transfers_pause_when_memory_is_full)
{
	g_autoptr(Settings) settings = settings_new();
	g_autoptr(Fetch) f = fetch_new(settings);
	g_autoptr(GPtrArray) answers =
		g_ptr_array_new_with_free_func(free_transfer);
	int port, fd = listen_on(&port);
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%d/", port);
	GThread *server = g_thread_new(NULL, serve_large, GINT_TO_POINTER(fd));
	size_t held = 0;

	settings->connections = settings->per_host = LARGES;
	for (uint32_t i = 0; i < LARGES; i++)
		ask(f, MINE, i, url);
	take_all(f, answers);
	for (guint i = 0; i < answers->len; i++) {
		const Transfer *a = g_ptr_array_index(answers, i);

		ck_assert_msg(!a->error, "%s",
			      a->error ? a->error->message : "");
		held += a->held;
	}
	/* all of it, and one more document, that was favoured */
	ck_assert_uint_le(held, FETCH_HELD_MAX + LARGE);
	ck_assert_uint_lt(answers->len, LARGES);
	/* whoever frees an answer makes room for another */
	for (guint freed = 0; freed < LARGES; freed++) {
		while (!answers->len)
			take_all(f, answers);
		g_ptr_array_remove_index(answers, 0);
	}
	ck_assert_uint_eq(fetch_waiting(f), 0);
	g_thread_join(server);
	close(fd);
}
END_TEST

static void take(Transfer *t, const char *line)
{
	ck_assert(transfer_take_header(t, line, strlen(line)));
}

/* Lines of a list are one list; of others the last one counts. */
START_TEST(headers_of_the_last_answer_are_kept)
{
	g_autoptr(Settings) settings = settings_new();
	struct transfer_memory memory = { 0 };
	const struct fetch_request r = { .url = "http://a.example/" };
	g_autoptr(Transfer) t = transfer_new(&r, settings, &memory);

	take(t, "HTTP/1.1 301 Moved\r\n");
	take(t, "Expires: 0\r\n");
	take(t, "Cache-Control: no-store\r\n");
	take(t, "HTTP/1.1 200 OK\r\n");
	ck_assert_ptr_null(t->fresh.expires);
	take(t, "cache-control: public\r\n");
	take(t, "Cache-Control:max-age=60\r\n");
	take(t, "ETag: \"1\"\r\n");
	take(t, "etag: \"2\"\r\n");
	take(t, "Cache-Controls: no-cache\r\n");
	ck_assert_str_eq(t->fresh.cache_control, "public, max-age=60");
	ck_assert_str_eq(t->etag, "\"2\"");
	take(t, "ETag: \"\xff\x80\"\r\n"); /* no UTF-8 */
	ck_assert_ptr_null(t->etag);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("fetch");
	TCase *t = tcase_create("fetch");

	tcase_set_timeout(t, 60);
	tcase_add_test(t, stopping_one_owner_keeps_the_others_transfers);
	tcase_add_test(t, a_pending_answer_is_stopped_too);
	tcase_add_test(t, headers_of_the_last_answer_are_kept);
	tcase_add_test(t, all_programs_are_polled);
	tcase_add_test(t, transfers_pause_when_memory_is_full);
	SUITE_LOOP(t, a_file_that_never_ends_is_an_error, endless);
	suite_add_tcase(s, t);
	return suite_run(s);
}
