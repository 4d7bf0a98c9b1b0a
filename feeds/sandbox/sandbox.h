/* sandbox: confines the parser process: rlimits, seccomp where it is built in, and a
 * CPU timer for each document. */
#ifndef LEDE_FEEDS_SANDBOX_SANDBOX_H
#define LEDE_FEEDS_SANDBOX_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

#define SANDBOX_MEMORY_PARSER (512LL * 1024 * 1024) /* of address space */
#define SANDBOX_MEMORY_TOOL   (1536LL * 1024 * 1024)

/* Shuts the sandbox: from here on no file is opened, no program started, no
 * socket connected; open descriptors stay. What the system does not offer is left
 * out: sandbox_words() names what there is. */
void sandbox_shut(int64_t memory_bytes);

/* From now on this much CPU time, then the program ends: by a signal, or with
 * status 1 and `words` on stderr if they are given (they must last). 0 seconds
 * stops the timer. */
void sandbox_timer(int cpu_seconds, const char *words);

/* What the sandbox has, for `lede check`: "limits, seccomp". A constant. */
const char *sandbox_words(void);

#endif
