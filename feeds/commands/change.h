/* change: changes by the user: marks, subscriptions, filters, and their undo. */
#ifndef LEDE_FEEDS_COMMANDS_CHANGE_H
#define LEDE_FEEDS_COMMANDS_CHANGE_H

#include "feeds/context/context.h"

/* Each carries out its command (src/wire/protocol.h) in a transaction of its own
 * and replies. What a refresh has stored so far is committed first, so that a
 * mark never waits for one. False when the frame is no such command. */
bool change_mark(Context *c, const struct frame *f);
bool change_mark_list(Context *c, const struct frame *f);
bool change_feed(Context *c, const struct frame *f);
bool change_filter(Context *c, const struct frame *f);
bool change_undo(Context *c, const struct frame *f);

#endif
