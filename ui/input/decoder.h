/* decoder: what a terminal sends, as keys. */
#ifndef LEDE_UI_INPUT_DECODER_H
#define LEDE_UI_INPUT_DECODER_H

#include "ui/input/mouse.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define DECODER_MAX 65536 /* bytes that wait to be read as keys */

/* What a terminal has said of its background. */
enum decoder_background {
	DECODER_UNKNOWN,
	DECODER_DARK,
	DECODER_LIGHT,
};

typedef struct input {
	GString *bytes; /* not read yet */
	GArray *names;  /* of keys in this terminal: struct input_name */
	bool pasting;   /* keys come from a bracketed paste */
	bool answered;  /* its attributes were told (DA1) */
	bool together;  /* it shows what is between two marks at once (2026) */
	enum decoder_background background; /* as OSC 11 told it */
	struct mouse mouse;                 /* what it did, after K_MOUSE */
} Input;

Input *decoder_new(void);
void decoder_free(Input *in); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Input, decoder_free)

/* In this terminal `key` (ui/key) is sent as `bytes`; copied, and before the
 * sequences that most terminals have in common. */
void decoder_name_key(Input *in, const char *bytes, int key);

/* Takes in n bytes; what is over DECODER_MAX is dropped. */
void decoder_add(Input *in, const char *bytes, size_t n);

/* The next key (ui/key); K_NONE when there is none yet. `late`: nothing more
 * came for a while, so an Escape is an Escape. What a terminal says that is no
 * key is swallowed. */
int decoder_take(Input *in, bool late);

/* Bytes wait that may be the beginning of something. */
bool decoder_waits(const Input *in);

#endif
