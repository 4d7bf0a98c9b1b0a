/* suite: one Check program a module, run by one line. */
#ifndef LEDE_TESTS_SUITE_H
#define LEDE_TESTS_SUITE_H

#include <check.h>
#include <stdlib.h>

/* Runs a suite that is its only one; the exit status of the program. */
static inline int suite_run(Suite *s)
{
	SRunner *r = srunner_create(s);
	int failed;

	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define SUITE_LOOP(t, test, table)                                             \
	tcase_add_loop_test(t, test, 0, (int)(sizeof(table) / sizeof *(table)))

#endif
