/* decoding: a picture that is being decoded; what the decoders of all formats share. */
#ifndef LEDE_FEEDS_IMAGE_DECODING_H
#define LEDE_FEEDS_IMAGE_DECODING_H

#include "feeds/image/image.h"
#include "feeds/image/scaler.h"

struct decoding {
	const uint8_t *bytes;
	size_t size;
	struct image_box box;
	int width, height;     /* of the picture as it is stored */
	int orientation;       /* feeds/image/orientation */
	struct scaler_size to; /* what it is scaled to, not turned yet */
	Scaler *scaler;        /* gets its rows; NULL: none came */
};

/* The picture's size is known: finds what it is scaled to. False with an error where
 * it is larger than allowed. */
bool decoding_size(struct decoding *d, int width, int height, GError **error);
/* Rows of that size will come, of 3 or 4 channels. */
void decoding_rows(struct decoding *d, int width, int height, int channels);

/* Says that the bytes are no picture, or one of which nothing can be shown; false. */
bool decoding_damaged(GError **error);

/* The decoders: rows to d->scaler. What is cut short ends early, and that is no
 * failure where a row came. */
bool jpeg_decode(struct decoding *d, GError **error);
bool png_decode(struct decoding *d, GError **error);
bool webp_decode(struct decoding *d, GError **error);

#endif
