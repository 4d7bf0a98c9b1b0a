#include "config.h"
#include "feeds/image/decoding.h"

#ifdef HAVE_WEBP
#include <string.h>
#include <webp/decode.h>

#define CHUNK_HEAD 8  /* bytes: four letters, and the size of what follows */
#define FILE_HEAD  12 /* "RIFF", its size, "WEBP" */
#define FRAME_HEAD 16 /* of an ANMF chunk, before its chunks */
#define FAST_TIMES 2  /* scaled down by more, finer filters are not seen */

static size_t chunk_size(const uint8_t *at)
{
	return (size_t)at[4] | (size_t)at[5] << 8 | (size_t)at[6] << 16 |
	       (size_t)at[7] << 24;
}

/* Of an animation the first frame (WebP Container Specification, "Animation"): the
 * decoder takes its chunks as a picture. */
static void find_first_frame(struct decoding *d)
{
	size_t at = FILE_HEAD;

	while (d->size > at && d->size - at > CHUNK_HEAD + FRAME_HEAD) {
		size_t n = chunk_size(d->bytes + at);

		if (memcmp(d->bytes + at, "ANMF", 4) == 0) {
			at += CHUNK_HEAD + FRAME_HEAD;
			d->bytes += at;
			d->size -= at;
			return;
		}
		if (n > d->size - at - CHUNK_HEAD)
			return;
		at += CHUNK_HEAD + n + n % 2;
	}
}

/* The decoder scales while it decodes, to what is wanted where that is smaller. */
static void set_options(const struct decoding *d, WebPDecoderConfig *c)
{
	struct scaler_size out = { MIN(d->to.width, d->width),
				   MIN(d->to.height, d->height) };

	c->options.use_scaling = out.width < d->width || out.height < d->height;
	c->options.scaled_width = out.width;
	c->options.scaled_height = out.height;
	if (d->width > out.width * FAST_TIMES) {
		c->options.bypass_filtering = 1;
		c->options.no_fancy_upsampling = 1;
	}
	c->output.colorspace = MODE_RGBA;
	c->output.is_external_memory = 1;
	c->output.width = out.width;
	c->output.height = out.height;
	c->output.u.RGBA.stride = out.width * 4;
	c->output.u.RGBA.size = (size_t)out.width * 4 * (size_t)out.height;
}

/* Rows that did not come are transparent: there is a picture where one is not. */
static bool is_empty(const WebPDecoderConfig *c)
{
	for (size_t i = 3; i < c->output.u.RGBA.size; i += 4)
		if (c->output.u.RGBA.rgba[i])
			return false;
	return true;
}

/* Not WebPDecode(), which refuses a file that is cut short. */
static bool run_decoder(const struct decoding *d, WebPDecoderConfig *c)
{
	WebPIDecoder *decoder = WebPIDecode(NULL, 0, c);
	bool good = decoder &&
		    WebPIUpdate(decoder, d->bytes, d->size) == VP8_STATUS_OK;

	WebPIDelete(decoder);
	return good;
}

static bool read_pixels(struct decoding *d, WebPDecoderConfig *c)
{
	g_autofree uint8_t *pixels = g_malloc0(c->output.u.RGBA.size);
	size_t stride = (size_t)c->output.u.RGBA.stride;

	c->output.u.RGBA.rgba = pixels;
	if (!run_decoder(d, c) && is_empty(c))
		return false;
	decoding_rows(d, c->options.scaled_width, c->options.scaled_height, 4);
	for (int y = 0; y < c->options.scaled_height; y++)
		scaler_add(d->scaler, pixels + (size_t)y * stride);
	return true;
}

bool webp_decode(struct decoding *d, GError **error)
{
	WebPDecoderConfig c;

	if (!WebPInitDecoderConfig(&c) ||
	    WebPGetFeatures(d->bytes, d->size, &c.input) != VP8_STATUS_OK)
		return decoding_damaged(error);
	if (c.input.has_animation) {
		find_first_frame(d);
		if (WebPGetFeatures(d->bytes, d->size, &c.input) !=
		    VP8_STATUS_OK)
			return decoding_damaged(error);
	}
	if (!decoding_size(d, c.input.width, c.input.height, error))
		return false;
	set_options(d, &c);
	return read_pixels(d, &c) || decoding_damaged(error);
}
#endif
