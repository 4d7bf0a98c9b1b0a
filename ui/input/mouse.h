/* mouse: what a mouse did, as a terminal tells it. */
#ifndef LEDE_UI_INPUT_MOUSE_H
#define LEDE_UI_INPUT_MOUSE_H

#include <stdbool.h>
#include <stddef.h>

/* xterm's modes 1000 (buttons, and the wheel as two more of them) and 1006
 * (told in decimal numbers, so that no column is out of reach). */
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

/* Reads what stands between "ESC [ <" and its last letter, "0;12;7" and 'M'.
 * False for what asks for nothing: a release, a motion, another button, one
 * with Alt or Control held; and for bytes that are none of this. Nothing says
 * that x and y are on the screen. */
bool mouse_read(const char *text, size_t n, char last, struct mouse *out);

#endif
