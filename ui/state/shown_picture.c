#include "ui/state/shown_picture.h"

#include <string.h>

void shown_picture_clear(struct shown_picture *s)
{
	g_free(s->rgb);
	g_free(s->failed);
	memset(s, 0, sizeof *s);
}

static int cells_of(int pixels, int cells, int box)
{
	return CLAMP((pixels * cells + box - 1) / MAX(box, 1), 1, cells);
}

struct canvas_image shown_picture_image(const struct shown_picture *s,
					int64_t story)
{
	struct canvas_image image = { 0 };

	if (!s->whole || !s->rgb || s->story != story)
		return image;
	image.id = s->id;
	image.rgb = s->rgb;
	image.width = s->width;
	image.height = s->height;
	image.cols = cells_of(s->width, s->box_cols, s->box_width);
	image.rows = cells_of(s->height, s->box_rows, s->box_height);
	return image;
}

static void begin(struct shown_picture *s, const struct picture_strip *strip)
{
	g_free(s->rgb);
	s->width = strip->width;
	s->height = strip->height;
	s->rgb = g_malloc0((size_t)s->width * (size_t)s->height * 3);
}

void shown_picture_take(struct shown_picture *s,
			const struct picture_strip *strip)
{
	size_t row = (size_t)strip->width * 3;

	if (strip->width <= 0 || strip->width > s->box_width ||
	    strip->height <= 0 || strip->height > s->box_height ||
	    strip->row < 0 || strip->bytes % row)
		return;
	if (strip->row == 0)
		begin(s, strip);
	if (!s->rgb || s->width != strip->width || s->height != strip->height ||
	    (size_t)strip->row + strip->bytes / row > (size_t)s->height)
		return;
	memcpy(s->rgb + (size_t)strip->row * row, strip->rgb, strip->bytes);
}
