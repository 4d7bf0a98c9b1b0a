/* mouse: mouse reports of xterm. */
#ifndef LEDE_UI_INPUT_MOUSE_H
#define LEDE_UI_INPUT_MOUSE_H

#include <stdbool.h>
#include <stddef.h>

/* xterm's modes 1000 (buttons; the wheel is two of them) and 1006 (coordinates
 * as decimal numbers, which the X10 form limits to 223). */
#define MOUSE_ON  "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

enum mouse_kind {
	MOUSE_CLICK,
	MOUSE_BACK, /* the right button */
	MOUSE_UP,   /* the wheel, away from the hand */
	MOUSE_DOWN,
};

/* One press or turn; x and y count cells from 0. */
struct mouse {
	enum mouse_kind kind;
	int x, y;
};

/* Reads the parameters between "ESC [ <" and the final byte, "0;12;7" and 'M'.
 * False for a release, a motion, another button, one with Alt or Control, and
 * for bytes that are no report. x and y may be beyond the screen. */
bool mouse_read(const char *text, size_t n, char last, struct mouse *out);

#endif
