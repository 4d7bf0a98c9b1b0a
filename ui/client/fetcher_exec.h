/* fetcher_exec: what every command needs: its words, the settings, the store, and the
 * fetcher for what only it can do. */
#ifndef LEDE_UI_CLIENT_FETCHER_EXEC_H
#define LEDE_UI_CLIENT_FETCHER_EXEC_H

#include "src/base/buf.h"
#include "src/config/settings.h"
#include "src/store/lists.h"

/* A command and its words. All borrowed. */
struct cmd {
	const char *self; /* argv[0] of lede */
	const char *name;
	bool command;      /* false: `lede` by itself */
	const char *usage; /* its arguments in words */
	const char *about; /* what it does, in one line */
	int argc;          /* argv[0] is the command's name */
	char **argv;
	Settings *settings;
	GPtrArray *complaints; /* char *, what is wrong with the config */
};

/* Reads the options; what is no option is left in *words (the caller's,
 * g_strfreev). `--help` and `--version` are answered here, and end the
 * program. False with ERROR_USAGE. */
bool cmd_options(const struct cmd *c, const GOptionEntry *entries,
		 char ***words, GError **error);

/* The store for reading; *out is NULL when there is none yet. False with an
 * error when there is one that cannot be read. */
bool cmd_store(Store **out, GError **error);

/* A story by the id that was typed. NULL with ERROR_USAGE or ERROR_ABSENT. */
Stories *cmd_story(Store *s, const char *typed, GError **error);

/* The path of lede-fetcher; NULL with an error. The caller's. */
char *cmd_fetcher_path(const struct cmd *c, GError **error);
/* Becomes lede-fetcher with these words, ended by NULL; returns only if that
 * failed. */
void cmd_become_fetcher(const struct cmd *c, const char *const *words,
			GError **error);
/* Runs lede-fetcher with these words and waits for its end. What it writes on
 * stdout is added to `out` (NULL: nowhere). Gives its exit status; -1 with an
 * error if it could not be run, died, or wrote more than `out` may hold. */
int cmd_ask_fetcher(const struct cmd *c, const char *const *words, Buf *out,
		    GError **error);

#endif
