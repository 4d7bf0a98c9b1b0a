/* refresh_command: a COMMAND_REFRESH, read. */
#ifndef LEDE_FEEDS_CONTEXT_REFRESH_COMMAND_H
#define LEDE_FEEDS_CONTEXT_REFRESH_COMMAND_H

#include "src/wire/protocol.h"

/* What a command asks for. */
struct refresh_command {
	uint32_t number;   /* of the command; 0: nobody waits for a reply */
	int64_t start;     /* feeds fetched since then are left out; 0: none */
	bool by_hand, all; /* all: whether due or not */
	const char *const *urls; /* these only, due or not; NULL: what is due */
};

/* Reads a COMMAND_REFRESH; false if it is none. `urls` is the array of the
 * command's, to be freed with g_free after use; its strings are the frame's. */
bool refresh_read(const struct frame *f, struct refresh_command *command,
		  const char ***urls);

#endif
