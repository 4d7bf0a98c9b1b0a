/* prompt: line editing and history. */
#ifndef LEDE_UI_INPUT_PROMPT_H
#define LEDE_UI_INPUT_PROMPT_H

#include <glib.h>
#include <stdbool.h>

#define PROMPT_MAX  2048 /* bytes that may be typed */
#define PROMPT_PAST 50   /* lines remembered of each kind */

/* What is typed and where the cursor is. `past` are lines typed before,
 * oldest first; `browsing` is the one shown, or -1. */
typedef struct prompt {
	GString *text;
	size_t cursor;   /* byte, at the beginning of a cluster */
	GPtrArray *past; /* char *, borrowed; NULL for none */
	int browsing;
	char *kept; /* what was typed before browsing */
	bool offered; /* the text is: a letter typed replaces it, Backspace deletes
			 it, and all other keys edit it */
} Prompt;

/* What came of a key. */
enum prompt_result {
	PROMPT_SAME,    /* nothing changed */
	PROMPT_MOVED,   /* the cursor moved */
	PROMPT_CHANGED, /* the text is another */
	PROMPT_DONE,    /* Enter */
	PROMPT_LEFT,    /* Esc, C-c, or Backspace in an empty line */
};

Prompt *prompt_new(const char *text, GPtrArray *past);
void prompt_free(Prompt *p); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prompt, prompt_free)

enum prompt_result prompt_key(Prompt *p, int key);
void prompt_set(Prompt *p, const char *text);
/* Remembers a line, the newest last, without doubles. */
void prompt_remember(GPtrArray *past, const char *line);

#endif
