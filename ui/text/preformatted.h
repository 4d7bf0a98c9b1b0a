/* preformatted: whether text in <pre> is code or prose. */
#ifndef LEDE_UI_TEXT_PREFORMATTED_H
#define LEDE_UI_TEXT_PREFORMATTED_H

#include "src/model/body.h"

#include <stdbool.h>

/* Mail, commit messages and forum posts come in <pre> as code does. Prose is what
 * consists of words, has few of the signs that programs have, and is not marked
 * as code besides (<code>, <samp>, <kbd>). */
bool preformatted_is_prose(const Body *b, const struct block *k);

#endif
