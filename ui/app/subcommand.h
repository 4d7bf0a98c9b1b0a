/* subcommand: the words of a subcommand of lede, its settings, and the store. */
#ifndef LEDE_UI_APP_SUBCOMMAND_H
#define LEDE_UI_APP_SUBCOMMAND_H

#include "src/config/settings.h"
#include "src/store/lists.h"

/* A command and its words. All borrowed. */
struct subcommand {
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
bool subcommand_options(const struct subcommand *c, const GOptionEntry *entries,
			char ***words, GError **error);

/* Sets ERROR_USAGE in those words; gives its exit status, 2. */
int subcommand_usage(const char *words, GError **error);

/* The store for reading; *out is NULL when there is none yet. False with an
 * error when there is one that cannot be read. */
bool subcommand_store(Store **out, GError **error);

/* A story by the id that was typed. NULL with ERROR_USAGE or ERROR_ABSENT. */
Stories *subcommand_story(Store *s, const char *typed, GError **error);

#endif
