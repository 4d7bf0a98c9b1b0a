/* fetcher_process: lede-fetcher as a child: started with a socket, and ended. */
#ifndef LEDE_UI_CLIENT_FETCHER_PROCESS_H
#define LEDE_UI_CLIENT_FETCHER_PROCESS_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

/* Starts it with `socket`, which stays the caller's, as its end of the wire. */
bool fetcher_process_start(const char *path, int socket, pid_t *pid,
			   GError **error);
/* Waits for its end, after that many milliseconds with SIGTERM, then with
 * SIGKILL. `pid` may be 0: there is none. */
void fetcher_process_end(pid_t pid, int patience_ms);

#endif
