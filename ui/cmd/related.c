#include "ui/cmd/related.h"

#include "src/base/clock.h"
#include "ui/client/fetcher_exec.h"
#include "ui/output/print.h"

#include <glib/gi18n.h>

#define LIMIT        20 /* headlines printed if nothing is said */
#define CORPUS_LIMIT 8  /* of each kind, for every headline of a file */
#define LIMIT_MAX    1000
#define LEAST        3 /* with fewer related ones, others of the section */

struct asked {
	gboolean json, all, clusters, folds;
	char *corpus;
	int limit;
};

/* Relating is in feeds/related, which lede does not link: the fetcher runs. */
static int of_corpus(const struct subcommand *c, const struct asked *a,
		     GError **error)
{
	g_autofree char *limit =
		g_strdup_printf("%d", a->limit < 0 ? CORPUS_LIMIT : a->limit);

	if (a->all + a->clusters + a->folds != 1)
		return subcommand_usage(
			_("--corpus takes --all, --clusters or --folds"),
			error);
	fetcher_exec_become(c->self,
			    (const char *const[]){ "corpus", a->corpus,
						   a->clusters ? "clusters"
						   : a->folds  ? "folds"
							       : "all",
						   limit, NULL },
			    error);
	return 1; /* exec returned: it was not found, or is no program */
}

static int print_related_list(Store *s, int64_t id, const struct asked *a,
			      GError **error)
{
	int limit = a->limit < 0 ? LIMIT : a->limit ? a->limit : LIMIT_MAX;
	g_autoptr(RelatedList) list =
		store_related_list(s, id, LEAST, limit, error);
	int64_t now = clock_now();

	if (!list)
		return 1;
	for (guint i = 0; i < list->stories->all->len; i++) {
		const struct story *other = stories_at(list->stories, i);
		const struct relation *relation =
			&g_array_index(list->relations, struct relation, i);

		if (a->json)
			print_related_json(other, relation);
		else
			print_related(other, relation, now);
	}
	return 0;
}

static int of_story(const struct subcommand *c, const char *typed,
		    const struct asked *a, GError **error)
{
	g_autoptr(Store) store = NULL;
	g_autoptr(Stories) one = NULL;
	int64_t id;

	if (!subcommand_store(&store, error))
		return 1;
	one = subcommand_story(store, typed, error);
	if (!one)
		return 2;
	id = stories_at(one, 0)->id;
	if (!store_is_digested(store, id) &&
	    fetcher_exec_run(c->self,
			     (const char *const[]){ "digest", typed, NULL },
			     NULL, error) < 0)
		return 1;
	return print_related_list(store, id, a, error);
}

int cmd_related(const struct subcommand *c, GError **error)
{
	struct asked a = { .limit = -1 };
	const GOptionEntry entries[] = {
		{ "limit", 0, 0, G_OPTION_ARG_INT, &a.limit,
		  N_("How many at most (0: all)"), N_("N") },
		{ "json", 0, 0, G_OPTION_ARG_NONE, &a.json,
		  N_("One JSON object per line"), NULL },
		{ "corpus", 0, 0, G_OPTION_ARG_FILENAME, &a.corpus,
		  N_("Relate the headlines in a file instead"), N_("FILE") },
		{ "all", 0, 0, G_OPTION_ARG_NONE, &a.all,
		  N_("With --corpus: what is related to each headline"), NULL },
		{ "clusters", 0, 0, G_OPTION_ARG_NONE, &a.clusters,
		  N_("With --corpus: the event of each headline"), NULL },
		{ "folds", 0, 0, G_OPTION_ARG_NONE, &a.folds,
		  N_("With --corpus: the line in lists of each headline"),
		  NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_auto(GStrv) words = NULL;
	g_autofree char *corpus = NULL;

	if (!subcommand_options(c, entries, &words, error))
		return 2;
	corpus = a.corpus;
	if (corpus && !*words)
		return of_corpus(c, &a, error);
	if (corpus || g_strv_length(words) != 1 || a.limit < -1)
		return subcommand_usage(
			_("related takes one ID, or --corpus FILE"), error);
	return of_story(c, words[0], &a, error);
}
