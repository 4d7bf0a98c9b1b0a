/* sandbox: what the parser may no longer do: rlimits, a timer round each document,
 * seccomp where it is built in. */
#ifndef LEDE_FEEDS_SANDBOX_SANDBOX_H
#define LEDE_FEEDS_SANDBOX_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

#define SANDBOX_MEMORY_PARSER (512LL * 1024 * 1024) /* of address space */
#define SANDBOX_MEMORY_TOOL   (1536LL * 1024 * 1024)

/* Shuts the sandbox: from here on no file is opened, no program started, nobody
 * called; open descriptors stay. What the system does not offer is done
 * without: sandbox_words() tells. */
void sandbox_shut(int64_t memory_bytes);

/* From now on this much CPU time, then the program ends: by a signal, or with
 * status 1 and `words` on stderr if they are given (they must last). 0 seconds
 * stops the timer. */
void sandbox_timer(int cpu_seconds, const char *words);

/* What the sandbox has, for `lede check`: "limits, seccomp". A constant. */
const char *sandbox_words(void);

#endif
