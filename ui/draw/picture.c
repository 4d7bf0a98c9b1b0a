#include "ui/draw/picture.h"

#include "ui/draw/halves.h"
#include "ui/draw/placeholder.h"

void picture_draw(Canvas *c, const struct canvas_image *image, struct rect r,
		  int skip)
{
	const struct pixels pixels = { image->rgb, image->width,
				       image->height };

	if (!image->rgb)
		return;
	if (image->id)
		placeholder_draw(c, image, r, skip);
	else
		halves_draw(c, &pixels, r, skip);
}
