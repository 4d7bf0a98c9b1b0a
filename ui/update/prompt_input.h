/* prompt_input: opens prompts, edits them, and acts on what was typed. */
#ifndef LEDE_UI_UPDATE_PROMPT_INPUT_H
#define LEDE_UI_UPDATE_PROMPT_INPUT_H

#include "ui/state/effect.h"
#include "ui/state/view.h"
#include "ui/update/palette.h"

/* Opens the line. */
void prompt_input_open(View *v, enum ask ask, const char *text, Effects *fx);
/* It is about the feed of that address, whatever is selected when it ends. */
void prompt_input_about(View *v, const char *feed);
/* What was typed is being looked at: until something else is done, its answer may
 * ask for more. */
void prompt_input_sent(View *v, enum ask ask, const char *typed);
/* That came to nothing: opens the line again with what was typed, and says why
 * before it. Nothing where something else was done since. */
void prompt_input_again(View *v, const char *why, Effects *fx);
/* A key typed into it; Enter, Tab and Esc accept, complete and cancel it. The
 * command chosen in the palette is put in *run (else ACTION_NONE). */
void prompt_input_key(View *v, int key, struct command *run, Effects *fx);
/* Does what is asked for, as if it had been typed there. */
void prompt_input_answer(View *v, enum ask ask, const char *typed, Effects *fx);
/* Searches for the spelling that is suggested instead. */
void prompt_input_take_suggestion(View *v, Effects *fx);
/* What the line begins with; translated. */
const char *prompt_input_words(enum ask ask);
/* Says why it is asked again, before those words until something is typed. */
void prompt_input_say_why(View *v, const char *why);
/* Closes the line, whatever was typed. */
void prompt_input_close(View *v);

#endif
