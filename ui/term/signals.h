/* signals: the signals that a terminal's program is sent, noted by their
 * handler and taken by the loop. */
#ifndef LEDE_UI_TERM_SIGNALS_H
#define LEDE_UI_TERM_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

#define SIGNALS_CAUGHT 6
#define SIGNALS_LENT   3

/* What was set before. */
struct signals {
	sigset_t mask; /* for ppoll: with it they are delivered */
	struct sigaction old[SIGNALS_CAUGHT];
	struct sigaction lent[SIGNALS_LENT];
};

/* Catches SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT and SIGTSTP, and blocks
 * them but in a ppoll with `s->mask`. */
void signals_catch(struct signals *s);
void signals_restore(const struct signals *s);

/* While another program has the terminal: SIGTSTP stops this one, too; SIGINT and
 * SIGQUIT are for the other; SIGTERM and SIGHUP interrupt every call. */
void signals_lend(struct signals *s);
void signals_take_back(const struct signals *s);

/* Whether SIGWINCH, SIGCONT or SIGTSTP has come since the last time. */
bool signals_take(int number);
/* Whether SIGTERM, SIGHUP or SIGINT has come. */
bool signals_ended(void);

#endif
