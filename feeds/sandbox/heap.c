#include "feeds/sandbox/heap.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define KEEP_BYTES (16 * 1024 * 1024)
#define GROW_BYTES (1024 * 1024)

void heap_keep(void)
{
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
	mallopt(M_MMAP_THRESHOLD, KEEP_BYTES / 4);
	mallopt(M_TOP_PAD, GROW_BYTES);
#endif
}
