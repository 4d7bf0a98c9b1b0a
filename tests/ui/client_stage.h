/* client_stage: a client and the fetcher that a test plays at its other end. */
#ifndef LEDE_TESTS_UI_CLIENT_STAGE_H
#define LEDE_TESTS_UI_CLIENT_STAGE_H

#include "tests/ui/fake_fetcher.h"

static struct fetcher fetcher;
static Client *client;

static inline void setup(void)
{
	client = fetcher_client(&fetcher);
}

static inline void teardown(void)
{
	g_clear_pointer(&client, client_free);
	fetcher_free(&fetcher);
}

static inline struct notification next(void)
{
	struct notification n = { .kind = NOTIFICATION_PROGRESS,
				  .number = UINT32_MAX };

	ck_assert(client_turn(client, &n));
	return n;
}

static inline void expect_no_notification(void)
{
	struct notification n;

	ck_assert(!client_turn(client, &n));
}

static inline uint32_t send_mark(int64_t id, bool value)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_u32(m, 1);
	pack_i64(m, id);
	pack_u8(m, MARK_READ);
	pack_u8(m, value);
	return client_send(client, COMMAND_MARK, m);
}

/* The batch of the next command, which is to be an undo. */
static inline int64_t expect_undo(uint32_t number)
{
	struct frame f;
	struct unpack u;

	ck_assert(fetcher_take(&fetcher, &f));
	ck_assert_int_eq(f.kind, COMMAND_UNDO);
	ck_assert_uint_eq(f.number, number);
	u = unpack_from(f.bytes, f.size);
	wire_drop(fetcher.in, &f);
	return unpack_i64(&u);
}

static inline void expect_nothing_sent(void)
{
	struct frame f;

	ck_assert(!fetcher_take(&fetcher, &f));
}

static inline uint32_t send_body(int64_t id)
{
	g_autoptr(Buf) m = buf_new(WIRE_MAX);

	pack_i64(m, id);
	return client_send(client, COMMAND_BODY, m);
}

#endif
