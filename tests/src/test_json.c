/* JSON written incrementally equals what jansson writes. */
#include "src/base/json.h"
#include "tests/suite.h"

#include <math.h>

static const char *const texts[] = {
	"",
	"plain",
	"a \"quoted\" word",
	"back\\slash",
	"\b\f\n\r\t",
	"\x01\x1f\x7f",
	"/",
	"<\xc3\xa9 \xe2\x80\x9c \xf0\x9f\x98\x80>",
	"bad \xff bytes \xc3",
	NULL,
};

START_TEST(texts_are_written_alike)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *valid =
		texts[_i] ? g_utf8_make_valid(texts[_i], -1) : NULL;
	json_t *object = json_object();
	char *want;

	json_object_set_new(object, "key",
			    valid ? json_string(valid) : json_null());
	want = json_dumps(object, JSON_COMPACT);
	json_put_open(out, NULL, '{');
	json_put_text(out, "key", texts[_i]);
	json_put_close(out, '}');
	ck_assert_str_eq(out->str, want);
	free(want);
	json_decref(object);
}
END_TEST

START_TEST(commas_separate_values)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_put_open(out, NULL, '{');
	json_put_open(out, "list", '[');
	json_put_text(out, NULL, "a,");
	json_put_text(out, NULL, "{");
	json_put_open(out, NULL, '{');
	json_put_close(out, '}');
	json_put_close(out, ']');
	json_put_int(out, "n", -1, true);
	json_put_int(out, "none", 0, false);
	json_put_bool(out, "yes", true, true);
	json_put_real(out, "half", 0.5);
	json_put_real(out, "no", NAN);
	json_put_time(out, "when", 0, true);
	json_put_time(out, "never", 0, false);
	json_put_close(out, '}');
	ck_assert_str_eq(out->str,
			 "{\"list\":[\"a,\",\"{\",{}],\"n\":-1,\"none\":null,"
			 "\"yes\":true,\"half\":0.5,\"no\":null,\"when\":"
			 "\"1970-01-01T00:00:00Z\","
			 "\"never\":null}");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("json");
	TCase *t = tcase_create("json");

	tcase_add_loop_test(t, texts_are_written_alike, 0,
			    (int)G_N_ELEMENTS(texts));
	tcase_add_test(t, commas_separate_values);
	suite_add_tcase(s, t);
	return suite_run(s);
}
