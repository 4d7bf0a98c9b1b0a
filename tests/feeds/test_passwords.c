/* Each password command is run once, few at a time, and fails in words. */
#include "feeds/net/passwords.h"
#include "tests/suite.h"

#include <poll.h>

#define OWNER 1
#define TURNS 2000 /* of 10 ms: more than any of these takes */

/* Turns until there is more to say than that it runs. */
static enum passwords_answer answer_of(Passwords *p, const char *command,
				       const char **line, GError **error)
{
	enum passwords_answer got = PASSWORDS_WAIT;

	for (int i = 0; i < TURNS && got == PASSWORDS_WAIT; i++) {
		got = passwords_ask(p, OWNER, command, line, error);
		poll(NULL, 0, got == PASSWORDS_WAIT ? 10 : 0);
		passwords_turn(p);
	}
	return got;
}

static const struct {
	const char *command, *line, *words;
} cases[] = {
	{ "printf 'open sesame\\nuser: me\\n'", "open sesame", NULL },
	{ "printf 'no newline'", "no newline", NULL },
	{ "true", NULL, "the password command printed nothing" },
	{ "printf '\\nsecond'", NULL, "the password command printed nothing" },
	{ "sh -c 'echo half; exit 3'", NULL,
	  "the password command exited with status 3" },
	{ "sh -c 'kill -9 $$'", NULL,
	  "the password command was killed by signal 9" },
	{ "yes", NULL, "the password command printed more than 65536 bytes" },
	{ "/nonexistent x", NULL, "/nonexistent: No such file or directory" },
	{ "echo 'unbalanced", NULL,
	  "Text ended before matching quote was found for '. (The text was "
	  "“echo 'unbalanced”)" },
};

START_TEST(the_first_line_is_the_password)
{
	g_autoptr(Passwords) p = passwords_new();
	g_autoptr(GError) error = NULL;
	const char *line = NULL;
	enum passwords_answer got =
		answer_of(p, cases[_i].command, &line, &error);

	ck_assert_int_eq(got,
			 cases[_i].line ? PASSWORDS_LINE : PASSWORDS_FAILED);
	ck_assert_pstr_eq(line, cases[_i].line);
	ck_assert_pstr_eq(error ? error->message : NULL, cases[_i].words);
}
END_TEST

START_TEST(a_command_is_run_once)
{
	g_autoptr(Passwords) p = passwords_new();
	const char *command = "sh -c 'echo $$'"; /* a number of this run */
	const char *first = NULL, *again = NULL;
	g_autofree char *kept = NULL;

	ck_assert_int_eq(answer_of(p, command, &first, NULL), PASSWORDS_LINE);
	ck_assert_int_eq(passwords_ask(p, OWNER, command, &again, NULL),
			 PASSWORDS_LINE);
	ck_assert_str_eq(first, again);
	kept = g_strdup(first);
	passwords_forget(p, OWNER + 1); /* another's */
	ck_assert_int_eq(passwords_ask(p, OWNER, command, &again, NULL),
			 PASSWORDS_LINE);
	ck_assert_str_eq(kept, again);
	passwords_forget(p, OWNER);
	ck_assert_int_eq(answer_of(p, command, &again, NULL), PASSWORDS_LINE);
	ck_assert_str_ne(kept, again);
}
END_TEST

START_TEST(few_run_at_once)
{
	g_autoptr(Passwords) p = passwords_new();
	const char *line;

	for (int i = 0; i < 2 * PASSWORDS_AT_ONCE; i++) {
		g_autofree char *command = g_strdup_printf("sleep 60%d", i);

		ck_assert_int_eq(passwords_ask(p, OWNER, command, &line, NULL),
				 PASSWORDS_WAIT);
	}
	ck_assert_ptr_nonnull(passwords_at(p, PASSWORDS_AT_ONCE - 1));
	ck_assert_ptr_null(passwords_at(p, PASSWORDS_AT_ONCE));
	ck_assert(!passwords_turn(p));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("passwords");
	TCase *t = tcase_create("passwords");

	tcase_set_timeout(t, 60);
	SUITE_LOOP(t, the_first_line_is_the_password, cases);
	tcase_add_test(t, a_command_is_run_once);
	tcase_add_test(t, few_run_at_once);
	suite_add_tcase(s, t);
	return suite_run(s);
}
