/* crash_reset: resets the terminal when lede is ended by a fatal signal. */
#ifndef LEDE_UI_TERM_CRASH_RESET_H
#define LEDE_UI_TERM_CRASH_RESET_H

#include <termios.h>

/* From now on a signal that ends lede at once (a broken promise, bad memory)
 * first writes `bytes` (a constant) and what else ends lede's screen, and sets
 * the terminal as it was. What the signal did before it then does. */
void crash_reset_arm(const struct termios *before, const char *bytes);
void crash_reset_disarm(void);

#endif
