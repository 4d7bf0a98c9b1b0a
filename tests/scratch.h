/* scratch: a folder of its own for the store of one test. */
#ifndef LEDE_TESTS_SCRATCH_H
#define LEDE_TESTS_SCRATCH_H

#include <check.h>
#include <glib.h>
#include <unistd.h>

/* The path of a store that is not there yet; for scratch_drop. */
static inline char *scratch_make(void)
{
	char folder[] = "/tmp/lede-test-XXXXXX";

	ck_assert_ptr_nonnull(g_mkdtemp(folder));
	return g_build_filename(folder, "lede.db", NULL);
}

/* Deletes the store and its folder, and frees the path. */
static inline void scratch_drop(char *path)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	g_autofree char *folder = g_path_get_dirname(path);

	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *file = g_strconcat(path, endings[i], NULL);

		unlink(file);
	}
	rmdir(folder);
	g_free(path);
}

#endif
