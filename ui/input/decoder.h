/* decoder: keys, mouse reports and replies of the bytes that a terminal sends.
 *
 * In place of ncurses' keypad() and wgetch(), which belong to ncurses' own screen
 * (wgetch() refreshes its window) and know neither bracketed paste nor replies:
 * those to DA1, OSC 11, DECRQM and Kitty's question, which tell the background colour
 * and whether updates can be synchronised and images drawn, would arrive as keys that somebody typed. terminfo's
 * names of keys are used all the same (terminfo_name_keys). */
#ifndef LEDE_UI_INPUT_DECODER_H
#define LEDE_UI_INPUT_DECODER_H

#include "ui/input/mouse.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define DECODER_MAX 65536 /* bytes that wait to be read as keys */

/* The background, as the terminal reported it. */
enum decoder_background {
	DECODER_UNKNOWN,
	DECODER_DARK,
	DECODER_LIGHT,
};

typedef struct decoder {
	GString *bytes;    /* not read yet */
	GArray *names;     /* of keys in this terminal: struct key_name */
	bool pasting;      /* keys come from a bracketed paste */
	bool answered;     /* the reply to DA1 has come */
	bool graphics;     /* it draws images (Kitty graphics protocol), */
	bool placeholders; /* and that in placeholders: by its name (XTVERSION) */
	bool together;     /* it has synchronized output (mode 2026) */
	enum decoder_background background; /* of OSC 11's reply */
	struct mouse mouse;                 /* what it did, after K_MOUSE */
} Decoder;

Decoder *decoder_new(void);
void decoder_free(Decoder *in); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decoder, decoder_free)

/* In this terminal `key` (ui/key) is sent as `bytes`; copied, and before the
 * sequences that most terminals have in common. */
void decoder_name_key(Decoder *in, const char *bytes, int key);

/* Adds n bytes; beyond DECODER_MAX they are dropped. */
void decoder_add(Decoder *in, const char *bytes, size_t n);

/* The next key (ui/key); K_NONE when there is none yet. `late`: nothing came
 * for a while, so that ESC is a key of its own. Sequences that are no key are
 * discarded. */
int decoder_take(Decoder *in, bool late);

/* Discards a sequence that has begun and does not end: what comes next is keys. */
void decoder_give_up(Decoder *in);

/* Bytes wait that may be the beginning of something. */
bool decoder_waits(const Decoder *in);

#endif
