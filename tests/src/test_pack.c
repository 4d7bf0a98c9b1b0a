/* What pack writes, unpack reads; no bytes make it read out of bounds. */
#include "src/base/pack.h"
#include "tests/suite.h"

static Buf *sample(void)
{
	Buf *b = buf_new(1024);
	size_t list;

	pack_u8(b, 7);
	pack_u16(b, 65535);
	pack_u32(b, 4000000000U);
	pack_i64(b, INT64_MIN);
	pack_real(b, 0.1);
	pack_text(b, "naïve");
	pack_text(b, NULL);
	pack_text(b, "");
	list = pack_open(b);
	pack_u8(b, 1);
	pack_u8(b, 2);
	pack_close(b, list, 2);
	return b;
}

START_TEST(everything_comes_back)
{
	g_autoptr(Buf) b = sample();
	struct unpack u = unpack_from(b->bytes, b->size);

	ck_assert_uint_eq(unpack_u8(&u), 7);
	ck_assert_uint_eq(unpack_u16(&u), 65535);
	ck_assert_uint_eq(unpack_u32(&u), 4000000000U);
	ck_assert_int_eq(unpack_i64(&u), INT64_MIN);
	ck_assert_double_eq(unpack_real(&u), 0.1);
	ck_assert_str_eq(unpack_text(&u), "naïve");
	ck_assert_ptr_null(unpack_text(&u));
	ck_assert_str_eq(unpack_text(&u), "");
	ck_assert_uint_eq(unpack_count(&u, 1), 2);
	ck_assert(unpack_bool(&u));
	ck_assert(!unpack_done(&u));
	unpack_u8(&u);
	ck_assert(unpack_done(&u));
}
END_TEST

START_TEST(every_truncation_is_noticed)
{
	g_autoptr(Buf) b = sample();

	for (size_t n = 0; n < b->size; n++) {
		struct unpack u = unpack_from(b->bytes, n);

		unpack_u8(&u);
		unpack_u16(&u);
		unpack_u32(&u);
		unpack_i64(&u);
		unpack_real(&u);
		for (int i = 0; i < 3; i++)
			unpack_text(&u);
		unpack_count(&u, 1);
		unpack_u8(&u);
		unpack_u8(&u);
		ck_assert_msg(!unpack_done(&u), "cut at %zu", n);
	}
}
END_TEST

START_TEST(invalid_text_is_refused)
{
	static const struct {
		uint8_t bytes[8];
		size_t size;
	} cases[] = {
		{ { 2, 0, 0, 0, 'a', 'b' }, 6 },       /* no NUL at the end */
		{ { 3, 0, 0, 0, 'a', 0, 0 }, 7 },      /* a NUL within */
		{ { 2, 0, 0, 0, 0xFF, 0 }, 6 },        /* no UTF-8 */
		{ { 255, 255, 255, 255, 'a', 0 }, 6 }, /* no end */
	};
	struct unpack u = unpack_from(cases[_i].bytes, cases[_i].size);

	ck_assert_ptr_null(unpack_text(&u));
	ck_assert(u.wrong);
	ck_assert_uint_eq(unpack_u8(&u), 0);
}
END_TEST

START_TEST(a_list_that_cannot_fit_is_refused)
{
	static const uint8_t bytes[] = { 3, 0, 0, 0, 1, 2 };
	struct unpack u = unpack_from(bytes, sizeof bytes);

	ck_assert_uint_eq(unpack_count(&u, 1), 0);
	ck_assert(u.wrong);
}
END_TEST

START_TEST(a_buffer_appends_all_or_nothing)
{
	g_autoptr(Buf) b = buf_new(5);

	ck_assert(buf_add(b, "abcd", 4));
	ck_assert(!buf_add(b, "ef", 2));
	ck_assert_uint_eq(b->size, 4);
	ck_assert(b->full);
	ck_assert(!buf_add(b, "e", 1)); /* full stays full */
	buf_drop(b, 3);
	ck_assert_int_eq(b->bytes[0], 'd');
}
END_TEST

int main(void)
{
	Suite *s = suite_create("pack");
	TCase *t = tcase_create("pack");

	tcase_add_test(t, everything_comes_back);
	tcase_add_test(t, every_truncation_is_noticed);
	tcase_add_loop_test(t, invalid_text_is_refused, 0, 4);
	tcase_add_test(t, a_list_that_cannot_fit_is_refused);
	tcase_add_test(t, a_buffer_appends_all_or_nothing);
	suite_add_tcase(s, t);
	return suite_run(s);
}
