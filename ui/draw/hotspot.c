#include "ui/draw/hotspot.h"

static struct rect intersect(struct rect a, struct rect b)
{
	struct rect r = { MAX(a.x, b.x), MAX(a.y, b.y), 0, 0 };

	r.w = MIN(a.x + a.w, b.x + b.w) - r.x;
	r.h = MIN(a.y + a.h, b.y + b.h) - r.y;
	return r;
}

void hotspot_note(GArray *spots, struct spot s, struct rect clip)
{
	s.r = intersect(s.r, clip);
	if (s.r.w > 0 && s.r.h > 0)
		g_array_append_val(spots, s);
}

static bool is_in(struct rect r, int x, int y)
{
	return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

struct spot hotspot_at(const GArray *spots, int x, int y)
{
	for (guint i = spots->len; i-- > 0;) {
		const struct spot *s = &g_array_index(spots, struct spot, i);

		if (is_in(s->r, x, y))
			return *s;
	}
	return (struct spot){ .kind = HOTSPOT_NONE };
}
