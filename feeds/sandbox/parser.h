/* parser: the parser process (lede-fetcher --parser): reads requests from a socket,
 * each under a limit of CPU time, and writes their results. */
#ifndef LEDE_FEEDS_SANDBOX_PARSER_H
#define LEDE_FEEDS_SANDBOX_PARSER_H

#define PARSER_CPU_S 5 /* CPU seconds for one document */

/* Shuts the sandbox and answers requests from the socket `fd` until it is closed.
 * Returns the exit status of the program. */
int parser_main(int fd);

/* From here on memory that is freed is kept for the next document: else the
 * system takes it back after each large one and has to clear it again. Where the
 * C library knows no such setting, nothing changes. */
void parser_keep_heap(void);

#endif
