/* foreground: a command of the user's that has the terminal until it ends. */
#ifndef LEDE_UI_TERM_FOREGROUND_H
#define LEDE_UI_TERM_FOREGROUND_H

#include "ui/term/term.h"

/* Runs the command line with /bin/sh, with `input` on its standard input, and waits
 * for its end. Where it left something on the terminal (a pager does not) it stays
 * there until a key is pressed. *status as waitpid(2) gives it. False with an error
 * if it could not be started. */
bool foreground_run(Term *t, const char *command, const char *input,
		    int *status, GError **error);

#endif
