/* The loop with a fixed clock and a parser that is this program: it answers a
 * document with an error that names it, once the next one has come or none
 * does for a while. */
#include "feeds/fetcher.h"

#include "config.h"
#include "feeds/feed/request.h"
#include "src/base/error.h"
#include "src/base/paths.h"
#include "tests/suite.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#define TURNS   500
#define TURN_MS 20
#define LATE_MS 500 /* that the parser waits for another document */

static void answer(const struct frame *f, Buf *out)
{
	g_autofree struct enclosure *enclosures = NULL;
	g_autoptr(Buf) message = buf_new(WIRE_MAX);
	struct request job;

	request_unpack(f->bytes, f->size, &job, &enclosures);
	pack_u8(message, ERROR_FEED);
	pack_text(message, job.url);
	wire_put(out, PARSER_FAILED, f->number, message);
}

/* How many whole documents are there. */
static int count_requests(const Buf *in)
{
	Buf rest = *in;
	struct frame f;
	bool wrong;
	int n = 0;

	while (wire_take(&rest, WIRE_PARSER_MAX, &f, &wrong)) {
		rest.bytes += WIRE_HEADER + f.size;
		rest.size -= WIRE_HEADER + f.size;
		n++;
	}
	return n;
}

static int answer_late(void)
{
	g_autoptr(Buf) in = buf_new(WIRE_PARSER_MAX);
	g_autoptr(Buf) out = buf_new(WIRE_PARSER_MAX);
	size_t hello = wire_open(out, PARSER_HELLO, 0);
	struct pollfd p = { WIRE_FD, POLLIN, 0 };
	struct frame f;
	bool wrong;

	pack_text(out, WIRE_VERSION);
	pack_text(out, PACKAGE_VERSION);
	wire_close(out, hello);
	wire_write(WIRE_FD, out);
	for (;;) {
		bool more = poll(&p, 1, in->size ? LATE_MS : -1) > 0;

		if (more && !wire_read(WIRE_FD, in))
			return 0;
		if (more && count_requests(in) < 2)
			continue;
		while (wire_take(in, WIRE_PARSER_MAX, &f, &wrong)) {
			answer(&f, out);
			wire_drop(in, &f);
		}
		wire_write(WIRE_FD, out);
	}
}

struct stage {
	char *folder;
	Fetcher *fetcher;
	/* from the notifications */
	GHashTable *errors; /* id of a feed → words, or "" */
	uint32_t acked;
	int asked, failed;
};

static char *parser(void)
{
	return g_file_read_link("/proc/self/exe", NULL);
}

static void set_up(struct stage *s, const char *feeds)
{
	static const char *const names[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME",
					     "XDG_STATE_HOME" };
	g_autofree char *program = parser();
	g_autofree char *path = NULL;

	*s = (struct stage){ 0 };
	s->folder = g_dir_make_tmp("lede-test-XXXXXX", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_setenv(names[i], s->folder, TRUE);
	g_setenv("LEDE_NOW", "1790000000", TRUE);
	path = paths_get(PATH_FEEDS);
	ck_assert(paths_make_folder(path, NULL));
	ck_assert(g_file_set_contents(path, feeds, -1, NULL));
	s->fetcher = fetcher_new(program, NULL);
	ck_assert_ptr_nonnull(s->fetcher);
	s->errors = g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

static void tear_down(struct stage *s)
{
	fetcher_free(s->fetcher);
	g_hash_table_destroy(s->errors);
	paths_remove_tree(s->folder);
	g_free(s->folder);
}

static void read_frames(struct stage *s)
{
	Buf *out = fetcher_context(s->fetcher)->out;
	struct frame f;
	bool wrong;

	while (wire_take(out, CONTEXT_OUT_MAX, &f, &wrong)) {
		struct unpack u = unpack_from(f.bytes, f.size);

		if (f.kind == NOTIFY_FEED) {
			int64_t id = unpack_i64(&u);
			const char *words = unpack_text(&u);

			g_hash_table_insert(s->errors, GINT_TO_POINTER((int)id),
					    g_strdup(words ? words : ""));
		} else if (f.kind == REPLY) {
			s->acked = f.number;
			unpack_u8(&u);
			unpack_text(&u);
			unpack_i64(&u);
			unpack_i64(&u);
			s->asked = (int)unpack_u32(&u);
			s->failed = (int)unpack_u32(&u);
		}
		wire_drop(out, &f);
	}
}

static void send_command(struct stage *s, enum wire_kind kind, uint32_t number,
			 const char *url)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);
	struct frame f = { kind, number, NULL, 0 };

	if (kind == COMMAND_REFRESH) {
		pack_i64(m, 0);
		pack_u8(m, 1);
		pack_u8(m, 1);
		pack_u32(m, 1);
		pack_text(m, url);
		f.bytes = m->bytes;
		f.size = m->size;
	}
	ck_assert(fetcher_command(s->fetcher, &f));
	read_frames(s);
}

static void turn_until_acked(struct stage *s, uint32_t number)
{
	for (int i = 0; i < TURNS && s->acked != number; i++) {
		fetcher_turn(s->fetcher, TURN_MS);
		read_frames(s);
	}
	ck_assert_uint_eq(s->acked, number);
}

/* The document was sent to the parser, and not answered yet. */
static void turn_until_parsing(struct stage *s)
{
	const Worker *d = fetcher_context(s->fetcher)->parser;

	for (int i = 0; i < TURNS; i++) {
		fetcher_turn(s->fetcher, TURN_MS);
		if (worker_waiting(d) && !(worker_events(d) & POLLOUT) &&
		    worker_wait_ms(d) >= 0)
			break;
	}
	ck_assert_uint_eq(worker_waiting(d), 1);
}

static const char *error_of(const struct stage *s, int feed)
{
	return g_hash_table_lookup(s->errors, GINT_TO_POINTER(feed));
}

#define ONE "exec:echo one"
#define TWO "exec:echo two"

START_TEST(a_late_result_is_discarded)
{
	struct stage s;

	set_up(&s, "\"" ONE "\"\n\"" TWO "\"\n");
	send_command(&s, COMMAND_REFRESH, 1, ONE);
	turn_until_parsing(&s);
	send_command(&s, COMMAND_STOP, 2, NULL);
	ck_assert_uint_eq(s.acked, 1);
	ck_assert_int_eq(s.asked, 0);
	send_command(&s, COMMAND_REFRESH, 3, TWO);
	turn_until_acked(&s, 3);
	ck_assert_int_eq(s.asked, 1);
	ck_assert_int_eq(s.failed, 1);
	ck_assert_ptr_null(error_of(&s, 1));
	ck_assert_str_eq(error_of(&s, 2), TWO);
	tear_down(&s);
}
END_TEST

/* Done or stopped: the lock is free when no background work is left. */
START_TEST(every_end_of_a_refresh_unlocks)
{
	struct stage s;
	const Context *c;

	set_up(&s, "\"" ONE "\"\n\"exec:sleep 600\"\n");
	c = fetcher_context(s.fetcher);
	ck_assert(fetcher_digest(s.fetcher, NULL));
	ck_assert_int_lt(c->lock, 0);
	send_command(&s, COMMAND_REFRESH, 1, ONE);
	ck_assert_int_ge(c->lock, 0);
	turn_until_acked(&s, 1);
	ck_assert(fetcher_digest(s.fetcher, NULL));
	ck_assert_int_lt(c->lock, 0);
	send_command(&s, COMMAND_REFRESH, 2, "exec:sleep 600");
	ck_assert_int_ge(c->lock, 0);
	send_command(&s, COMMAND_STOP, 3, NULL);
	ck_assert_uint_eq(s.acked, 2);
	ck_assert_int_lt(c->lock, 0);
	/* and where the refresh could not begin */
	ck_assert(fetcher_digest(s.fetcher, NULL));
	send_command(&s, COMMAND_REFRESH, 4, "http://127.0.0.1:1/unknown");
	ck_assert_uint_eq(s.acked, 4);
	ck_assert_int_lt(c->lock, 0);
	tear_down(&s);
}
END_TEST

int main(int argc, char **argv)
{
	Suite *s = suite_create("fetcher");
	TCase *t = tcase_create("fetcher");

	if (argc == 2 && strcmp(argv[1], "--parser") == 0)
		return answer_late();
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_late_result_is_discarded);
	tcase_add_test(t, every_end_of_a_refresh_unlocks);
	suite_add_tcase(s, t);
	return suite_run(s);
}
