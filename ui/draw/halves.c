#include "ui/draw/halves.h"

static uint32_t pixel_at(const struct pixels *p, int x, int y)
{
	const uint8_t *at;

	/* of an odd row at the foot the lower half is as the upper one */
	y = MIN(y, p->height - 1);
	at = p->rgb + 3 * ((size_t)y * (size_t)p->width + (size_t)x);
	return (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
}

/* Two pixels, one above the other. */
static void put_halves(Canvas *c, int x, int y, uint32_t upper, uint32_t lower)
{
	struct dots d = { .sign = "▀" };

	cell_put_rgb(d.fg, upper);
	cell_put_rgb(d.bg, lower);
	canvas_dots(c, x, y, &d, 0);
}

void halves_draw(Canvas *c, const struct pixels *p, struct rect r, int skip)
{
	for (int y = 0; y < r.h && (skip + y) * 2 < p->height; y++)
		for (int x = 0; x < MIN(r.w, p->width); x++)
			put_halves(c, r.x + x, r.y + y,
				   pixel_at(p, x, (skip + y) * 2),
				   pixel_at(p, x, (skip + y) * 2 + 1));
}
