/* heap: what a parser does with memory that a document has used. */
#ifndef LEDE_FEEDS_SANDBOX_HEAP_H
#define LEDE_FEEDS_SANDBOX_HEAP_H

/* From here on memory that is freed is kept for the next document, or the
 * system would have to clear it again each time. Where the C library knows no
 * such setting, nothing changes. */
void heap_keep(void);

#endif
