/* hook: the user's command that gets new stories as JSON lines (on-new). */
#ifndef LEDE_FEEDS_NET_HOOK_H
#define LEDE_FEEDS_NET_HOOK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define HOOK_WAITING_MAX (16 * 1024 * 1024) /* bytes that wait for their turn */
#define HOOK_HELD_MAX    (1024 * 1024)      /* bytes that are held back */

typedef struct hook Hook;

/* `command` may be NULL: then all lines are dropped. It may run for `timeout_s`, and
 * is killed then. Failures are logged. */
Hook *hook_new(const char *command, int64_t timeout_s);
/* A command that runs is left running, and has all of its input; lines that wait
 * are given to one more run. NULL is fine. */
void hook_free(Hook *h);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hook, hook_free)

/* Whether there is a command. */
bool hook_is_set(const Hook *h);
/* Whole lines for its standard input. They are given at once, or when the run
 * before is over: one runs at a time, so that lines stay in order. */
void hook_tell(Hook *h, const char *lines);

/* While it is held back, no run begins for less than HOOK_HELD_MAX: a refresh is one
 * reason to tell somebody, not one for each of its transactions. */
void hook_hold(Hook *h, bool hold);
/* What was wrong with the last run; NULL for nothing. Borrowed. */
const char *hook_failure(const Hook *h);

/* Looks at it; never waits. */
void hook_turn(Hook *h);
/* It runs. */
bool hook_is_busy(const Hook *h);
/* Milliseconds until the next turn; -1: none is needed. */
int hook_wait_ms(const Hook *h);

#endif
