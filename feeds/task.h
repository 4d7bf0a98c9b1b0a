/* task: a command from argv at work: sends it to the fetcher in this process, and prints
 * its notifications until it has ended. */
#ifndef LEDE_FEEDS_TASK_H
#define LEDE_FEEDS_TASK_H

#include "feeds/context/waiters.h"
#include "feeds/fetcher.h"
#include "src/model/story.h"
#include "src/wire/protocol.h"

/* Where results, complaints and progress are printed. Texts may come from feeds: the
 * caller cleans them. */
struct cli {
	void (*out)(const char *text);
	void (*complain)(const char *text);
	void (*progress)(int done, int total, int fresh, int failed);
	/* Which of `n` that were listed a person wants, from 1; 0: nobody said. */
	guint (*choose)(guint n);
};

/* A command at work. */
struct task {
	const struct cli *to;
	const char *program;
	Fetcher *fetcher;
	char **args; /* words that are no options, ended by NULL */
	int n_args;
	gboolean all, opml, repair, compact, no_digest;
	char *section, *name, *base_url;
	/* of its reply */
	bool answered;
	int code;
	char *words;
	int64_t count;
	struct refresh_tally tally;
	Feeds *feeds;     /* NULL: not read yet */
	GPtrArray *found; /* char *, the feeds that a page names */
};

/* Runs the fetcher until the command has ended; false with the error of its reply. */
bool task_run(struct task *r, enum wire_kind kind, const Buf *m,
	      GError **error);
/* Sets ERROR_USAGE in those words; false. */
bool task_usage(GError **error, const char *words);

#endif
