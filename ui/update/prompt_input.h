/* prompt_input: opens prompts, edits them, and acts on what was typed. */
#ifndef LEDE_UI_UPDATE_PROMPT_INPUT_H
#define LEDE_UI_UPDATE_PROMPT_INPUT_H

#include "ui/state/effect.h"
#include "ui/state/view.h"
#include "ui/update/palette.h"

/* Opens the line. */
void prompt_input_open(View *v, enum ask ask, const char *text, Effects *fx);
/* A key typed into it; Enter, Tab and Esc accept, complete and cancel it. The
 * command chosen in the palette is put in *run (else ACTION_NONE). */
void prompt_input_key(View *v, int key, struct command *run, Effects *fx);
/* Does what is asked for, as if it had been typed there. */
void prompt_input_answer(View *v, enum ask ask, const char *typed, Effects *fx);
/* Searches for the spelling that is suggested instead. */
void prompt_input_take_suggestion(View *v, Effects *fx);
/* What the line begins with; translated. */
const char *prompt_input_words(const View *v);
/* Asks again: why, in place of those words until something is typed. */
void prompt_input_again(View *v, const char *why);
/* Closes the line, whatever was typed. */
void prompt_input_close(View *v);

#endif
