/* change: what a person changes: marks, undo, subscriptions. */
#ifndef LEDE_FEEDS_COMMANDS_CHANGE_H
#define LEDE_FEEDS_COMMANDS_CHANGE_H

#include "feeds/context/context.h"

/* Each does what its order says (src/wire.h), in a commit of its own, and
 * answers with an ACK. False when the frame is not such an order. */
bool change_mark(Context *o, const struct frame *f);
bool change_mark_list(Context *o, const struct frame *f);
bool change_feed(Context *o, const struct frame *f);
bool change_filter(Context *o, const struct frame *f);
bool change_undo(Context *o, const struct frame *f);

/* One setting of one subscription (src/subs.h), or "removed" with any value;
 * remembered in a batch, so that undo puts the line back as it was. A feed that
 * is not there is removed already: true, and no batch. */
bool change_sub(Context *o, const char *url, const char *key, const char *value,
		int64_t *batch, GError **error);

#endif
