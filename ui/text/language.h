/* language: the language of a text, by its commonest words. */
#ifndef LEDE_UI_TEXT_LANGUAGE_H
#define LEDE_UI_TEXT_LANGUAGE_H

#include "src/model/body.h"

/* As ISO 639-1 has it ("de"); NULL where the text is too short to tell, or its language
 * is none that is known here: one of those that are hyphenated. */
const char *language_of_body(const Body *b);

#endif
