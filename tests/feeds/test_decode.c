/* Bytes to UTF-8. */
#include "feeds/text/decode.h"

#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define XML(encoding) "<?xml version=\"1.0\" encoding=\"" encoding "\"?>"

static const struct {
	const char *bytes;
	size_t size; /* 0: to the NUL */
	const char *type, *want, *encoding;
} cases[] = {
	{ "\xc3\xa9", 0, NULL, "\xc3\xa9", "utf-8" },
	{ "\xef\xbb\xbf\xc3\xa9", 0, "text/xml; charset=koi8-r", "\xc3\xa9",
	  "utf-8" },
	{ "\xe9", 0, NULL, "\xc3\xa9", "windows-1252" },
	{ "\x93", 0, "text/xml;charset=iso-8859-1", "\xe2\x80\x9c",
	  "windows-1252" },
	{ "\xc1", 0, "text/xml; charset=\"KOI8-R\"", "\xd0\xb0", "koi8-r" },
	{ XML("windows-1251") "\xe0", 0, NULL, XML("windows-1251") "\xd0\xb0",
	  "windows-1251" },
	{ XML("no-such") "\xc3\xa9", 0, NULL, XML("no-such") "\xc3\xa9",
	  "utf-8" },
	{ XML("utf-16") "a", 0, NULL, XML("utf-16") "a", "utf-8" },
	{ XML("utf-8") "\xe9t\xe9", 0, NULL, XML("utf-8") "\xc3\xa9t\xc3\xa9",
	  "windows-1252" },
	{ "<\0a\0\xe9\0>\0", 8, NULL, "<a\xc3\xa9>", "utf-16le" },
	{ "\xfe\xff\0<\0a", 6, NULL, "<a", "utf-16be" },
	{ "\x82\xa0", 0, "x; charset=shift_jis", "\xe3\x81\x82", "shift_jis" },
	{ "a\x01\0b\xc2\x92\xef\xbf\xbf", 9, NULL, "ab\xe2\x80\x99", "utf-8" },
	{ "\xc3\xa9\xc3\xa9\xff", 0, "x; charset=utf-8",
	  "\xc3\xa9\xc3\xa9\xef\xbf\xbd", "utf-8" },
	{ "\xed\xa0\x80\xc0\xaf", 0, NULL, NULL, "windows-1252" },
	{ "", 0, NULL, "", "utf-8" },
};

START_TEST(finds_the_encoding)
{
	const struct decode_input in = {
		.bytes = cases[_i].bytes,
		.size = cases[_i].size ? cases[_i].size
				       : strlen(cases[_i].bytes),
		.content_type = cases[_i].type,
		.kind = DECODE_XML,
	};
	size_t size;
	const char *encoding;
	g_autofree char *got = decode_text(&in, &size, &encoding);

	ck_assert_uint_eq(strlen(got), size);
	ck_assert(g_utf8_validate(got, -1, NULL));
	ck_assert_str_eq(encoding, cases[_i].encoding);
	if (cases[_i].want)
		ck_assert_str_eq(got, cases[_i].want);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("decode");
	TCase *t = tcase_create("decode");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, finds_the_encoding, 0, (int)G_N_ELEMENTS(cases));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
