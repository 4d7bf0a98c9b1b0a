/* context_home: the context of all commands, with a home folder of its own. */
#ifndef LEDE_TESTS_FEEDS_CONTEXT_HOME_H
#define LEDE_TESTS_FEEDS_CONTEXT_HOME_H

#include "feeds/context/context.h"
#include "feeds/store/put.h"
#include "src/base/paths.h"
#include "src/store/lists.h"
#include "src/store/sql.h"
#include "tests/suite.h"

#include <unistd.h>

#define NOW 1790000000

static char *home;

static inline void set_up(void)
{
	static const char *const bases[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME",
					     "XDG_STATE_HOME" };

	home = g_dir_make_tmp("lede-test-XXXXXX", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(bases); i++)
		g_setenv(bases[i], home, TRUE);
	g_setenv("LEDE_NOW", G_STRINGIFY(NOW), TRUE);
}

static inline void write_file(enum path which, const char *text)
{
	g_autofree char *path = paths_get(which);

	ck_assert(paths_make_folder(path, NULL));
	ck_assert(g_file_set_contents(path, text, -1, NULL));
}

static inline void tear_down(void)
{
	g_autofree char *folder = g_build_filename(home, "lede", NULL);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *file = g_build_filename(folder, name, NULL);

		unlink(file);
	}
	if (dir)
		g_dir_close(dir);
	rmdir(folder);
	rmdir(home);
	g_free(home);
}

/* No parser can be started from this path. */
static inline Context *open_context(void)
{
	g_autoptr(GError) error = NULL;
	Context *c = context_new("/nowhere/lede-fetcher", &error);

	ck_assert_msg(c != NULL, "%s", error ? error->message : "");
	sqlite3_busy_timeout(store_db(c->store), 1);
	return c;
}

/* Some stories of the first feed. */
static inline void put_stories(Context *c, int n)
{
	g_autoptr(Incoming) a = incoming_new(NOW);
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));

	for (int i = 0; i < n; i++) {
		g_autofree char *guid = g_strdup_printf("guid %d", i);
		struct arrival one = {
			.guid = g_string_chunk_insert(a->text, guid),
			.title = "A lantern",
			.html = "<p>text</p>",
			.time = NOW - i,
			.hash = i,
		};

		g_array_append_val(a->all, one);
	}
	ck_assert(store_put(c->store, 1, a, ids, NULL));
	ck_assert_uint_eq(ids->len, (guint)n);
}

static inline int64_t count_shown(Context *c)
{
	struct list all = { .kind = LIST_HEADLINES };
	struct list_counts counts;

	ck_assert(store_count(c->store, &all, 1000, &counts, NULL));
	return counts.stories;
}

#endif
