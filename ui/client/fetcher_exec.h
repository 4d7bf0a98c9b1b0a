/* fetcher_exec: runs lede-fetcher for a subcommand. */
#ifndef LEDE_UI_CLIENT_FETCHER_EXEC_H
#define LEDE_UI_CLIENT_FETCHER_EXEC_H

#include "src/base/buf.h"

/* `self` is argv[0] of lede: the fetcher is looked for beside it. `words` are
 * ended by NULL. */

/* Becomes lede-fetcher; returns only if that failed. */
void fetcher_exec_become(const char *self, const char *const *words,
			 GError **error);
/* Runs lede-fetcher and waits for its end. What it writes on stdout is added
 * to `out` (NULL: nowhere). Gives its exit status; -1 with an error if it could
 * not be run, died, or wrote more than `out` may hold. */
int fetcher_exec_run(const char *self, const char *const *words, Buf *out,
		     GError **error);

#endif
