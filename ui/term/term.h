/* term: the terminal: modes, size, keys in, cells out; restored at every
 * end. */
#ifndef LEDE_UI_TERM_TERM_H
#define LEDE_UI_TERM_TERM_H

#include "ui/draw/canvas.h"
#include "ui/draw/display.h"
#include "ui/input/mouse.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct terminal Term; /* ncurses has a struct term */

/* Takes the terminal of stdin and stdout. With the settings' theme at "auto"
 * it is asked for its background, for TERM_ASK_MS at most. NULL with
 * ERROR_USAGE, in words that say what to try, when there is no terminal or
 * its description is not good enough. */
#define TERM_ASK_MS 100
Term *term_open(const Settings *settings, GError **error);
void term_close(Term *t); /* puts everything back; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Term, term_close)

int term_cols(const Term *t);
int term_rows(const Term *t);
/* What it can show. */
struct display term_display(const Term *t);

/* Takes theme and mouse from settings that have changed. */
void term_obey(Term *t, const Settings *settings);

/* Draws what has changed since the last time. */
void term_draw(Term *t, const Canvas *c);
/* The next draw is of everything, on a cleared screen; images are sent again. */
void term_redraw(Term *t);

/* Whether there is something to be read already. */
bool term_has_key(void);
/* Waits for keys, for `events` on `fd` (-1: none), a signal, or `timeout_ms`
 * (-1: none). Gives what poll said of fd. */
short term_wait(Term *t, int fd, short events, int timeout_ms);
/* The next key (ui/key); K_NONE when there is none. *pasted: it was. */
int term_key(Term *t, bool *pasted);
/* What the mouse did, after K_MOUSE. */
const struct mouse *term_mouse(const Term *t);
/* The size is another; the next draw is of everything. */
bool term_resized(Term *t);
/* A signal asks lede to end, or the terminal is gone. */
bool term_ended(const Term *t);

/* Gives the terminal back to the shell until lede is continued. */
void term_suspend(Term *t);
/* Lends it to another program of lede's process group, as a shell would: its signals
 * are that program's, and a stop stops both. term_take_back ends that. */
void term_lend(Term *t);
void term_take_back(Term *t);
/* Puts text on the terminal's clipboard (xterm's OSC 52). */
void term_copy(Term *t, const char *text);

#endif
