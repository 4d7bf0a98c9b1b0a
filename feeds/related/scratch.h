/* scratch: an array of numbers by story or by term, zero between uses, that grows
 * with the index. */
#ifndef LEDE_FEEDS_RELATED_SCRATCH_H
#define LEDE_FEEDS_RELATED_SCRATCH_H

#include <glib.h>
#include <stdint.h>
#include <string.h>

struct scratch {
	float *at; /* freed with g_free */
	uint32_t room;
};

static inline void scratch_grow(struct scratch *s, uint32_t wanted)
{
	uint32_t more = MAX(wanted, s->room + s->room / 2);

	if (s->room >= wanted)
		return;
	s->at = g_renew(float, s->at, more);
	memset(s->at + s->room, 0, (more - s->room) * sizeof *s->at);
	s->room = more;
}

#endif
