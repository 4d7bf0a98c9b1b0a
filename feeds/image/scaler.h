/* scaler: rows of pixels to fewer (or a few more) pixels, each the mean of the area
 * that it covers. Holds one row of the source, whatever the size of the source. */
#ifndef LEDE_FEEDS_IMAGE_SCALER_H
#define LEDE_FEEDS_IMAGE_SCALER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define SCALER_SIDE_MAX 65535 /* pixels of a source: products fit 32 bits */

struct scaler_size {
	int width, height;
};

typedef struct scaler {
	struct scaler_size from, to;
	int channels; /* 3: RGB; 4: RGBA, whose colour is not premultiplied */
	int y;        /* the next row of the source */
	uint8_t *premultiplied; /* a row of the source; of RGBA */
	uint32_t *sum; /* rows of the source that make one of the result */
	/* The result: RGBA, premultiplied; transparent where no row of the source
	 * came. */
	uint8_t *pixels;
} Scaler;

Scaler *scaler_new(struct scaler_size from, struct scaler_size to,
		   int channels);
void scaler_free(Scaler *s); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scaler, scaler_free)

/* The next row; those after the last are left out. */
void scaler_add(Scaler *s, const uint8_t *row);
/* No more rows come: what is there of the last one is drawn. */
void scaler_end(Scaler *s);

#endif
