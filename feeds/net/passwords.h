/* passwords: the output of the user's password commands; each is run once for an
 * owner, without blocking; only transfers that need it wait for it. */
#ifndef LEDE_FEEDS_NET_PASSWORDS_H
#define LEDE_FEEDS_NET_PASSWORDS_H

#include "src/base/process.h"

#define PASSWORDS_SECONDS 60 /* a person may have to unlock something */
#define PASSWORDS_AT_ONCE 4

typedef struct passwords Passwords;

Passwords *passwords_new(void);
/* Ends those that run. NULL is fine. */
void passwords_free(Passwords *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Passwords, passwords_free)

enum passwords_answer {
	PASSWORDS_WAIT, /* ask again when passwords_turn has said true */
	PASSWORDS_LINE,
	PASSWORDS_FAILED,
};
/* The first line that `command` prints, borrowed; it is started where it
 * has not run before and few enough run. */
enum passwords_answer passwords_ask(Passwords *p, int owner,
				    const char *command, const char **line,
				    GError **error);

/* Reads what has come; never waits. True when one is over. */
bool passwords_turn(Passwords *p);
/* The i-th that runs, to be waited for; NULL past the last. */
const Process *passwords_at(const Passwords *p, guint i);

/* Ends those of an owner that run, and drops their lines: each is run again. */
void passwords_forget(Passwords *p, int owner);

#endif
