/* key: numbers and names of keys (`<C-f>`). */
#ifndef LEDE_UI_INPUT_KEY_H
#define LEDE_UI_INPUT_KEY_H

#include <glib.h>
#include <stdbool.h>

/* A key is the character that it types (Unicode; controls as they are), or
 * one of these. */
enum key {
	K_NONE = 0,
	K_CTRL_C = 3,
	K_TAB = 9,
	K_ENTER = 13,
	K_ESC = 27,
	K_SPACE = 32,
	K_BACKSPACE = 127,
	K_FIRST = 0x110000,
	K_UP = K_FIRST,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_BACKTAB,
	K_F1,
	K_F12 = K_F1 + 11,
	K_LAST = K_F12,
	K_MOUSE /* no key: the mouse did something (ui/mouse) */
};

/* Reads one key off the front of `text` ("j", "<Enter>", "<C-f>") and sets
 * *rest to what follows it. Blanks before it are skipped. K_NONE at the end,
 * and for a name in brackets that is no key (then *rest is not moved). */
int key_read(const char *text, const char **rest);

/* Reads a name without brackets, too ("Enter", "C-f", "j"); K_NONE if it is
 * none. */
int key_find(const char *name);

/* The name as help shows it ("Enter", "C-f", "j", "↓"); the caller's. */
char *key_name(int key);

#endif
