/* flip: a mark of one story, in all that is in memory: its copies, and the counts. */
#ifndef LEDE_UI_UPDATE_FLIP_H
#define LEDE_UI_UPDATE_FLIP_H

#include "src/wire/protocol.h"
#include "ui/state/view.h"

/* False where no copy of it was otherwise before. */
bool flip_story(View *v, int64_t id, enum mark_field field, bool value);

#endif
