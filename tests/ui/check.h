/* check: how every test of the reader's rooms runs. */
#ifndef LEDE_TESTS_UI_CHECK_H
#define LEDE_TESTS_UI_CHECK_H

#include <check.h>
#include <stdlib.h>

/* Runs one case as a program; gives its exit status. */
static inline int check_run(const char *name, TCase *tests)
{
	Suite *suite = suite_create(name);
	SRunner *runner;
	int failed;

	suite_add_tcase(suite, tests);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
