#include "ui/draw/cell.h"

#include <string.h>

void cell_put_rgb(uint8_t at[3], uint32_t rgb)
{
	at[0] = (uint8_t)(rgb >> 16);
	at[1] = (uint8_t)(rgb >> 8);
	at[2] = (uint8_t)rgb;
}

static uint32_t rgb_of(const uint8_t at[3])
{
	return (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

struct look cell_looks(const struct cell *cell, const struct theme *t)
{
	struct look k = { -1, -1, 0 };

	if (!(cell->attrs & ATTR_DOTS))
		return theme_look(t, (enum role)cell->role, cell->attrs);
	k.fg = theme_color(t, rgb_of(cell->dots.fg));
	if (!(cell->attrs & ATTR_CLEAR))
		k.bg = theme_color(t, rgb_of(cell->dots.bg));
	return k;
}

bool cell_is_same(const struct cell *a, const struct cell *b)
{
	if (a->width != b->width || a->role != b->role || a->attrs != b->attrs)
		return false;
	if (a->attrs & ATTR_DOTS)
		return memcmp(&a->dots, &b->dots, sizeof a->dots) == 0;
	return strcmp(a->text, b->text) == 0;
}
