#include "feeds/image/decode.h"

#include "config.h"
#include "feeds/image/decoding.h"
#include "feeds/image/orientation.h"
#include "feeds/xml/sniff.h"
#include "src/base/error.h"

#include <glib/gi18n.h>
#include <string.h>

#define ENLARGE_MOST 4 /* times */
#define LUMA_LEAST   48 /* by which a picture has to differ from its background */

#ifdef HAVE_JPEG
#define JPEG_DECODE jpeg_decode
#else
#define JPEG_DECODE NULL
#endif
#ifdef HAVE_PNG
#define PNG_DECODE png_decode
#else
#define PNG_DECODE NULL
#endif
#ifdef HAVE_WEBP
#define WEBP_DECODE webp_decode
#else
#define WEBP_DECODE NULL
#endif

static const struct {
	const char *name, *sign;
	size_t at, n;
	bool (*decode)(struct decoding *d,
		       GError **error); /* NULL: not built in */
} formats[] = {
	/* clang-format off */
	{ "JPEG", "\xff\xd8\xff", 0, 3, JPEG_DECODE },
	{ "PNG",  "\x89PNG\r\n",  0, 6, PNG_DECODE },
	{ "WebP", "WEBP",         8, 4, WEBP_DECODE },
	/* clang-format on */
};

bool decoding_damaged(GError **error)
{
	g_set_error_literal(error, LEDE_ERROR, ERROR_FEED,
			    _("the picture is damaged"));
	return false;
}

/* As large as fits into the box, with the proportions of the picture. */
static struct scaler_size fit(double width, double height,
			      const struct image_box *box)
{
	double by = MIN(box->width / width, box->height / height);
	struct scaler_size to;

	by = MIN(by, ENLARGE_MOST);
	to.width = CLAMP((int)(width * by + 0.5), 1, box->width);
	to.height = CLAMP((int)(height * by + 0.5), 1, box->height);
	return to;
}

bool decoding_size(struct decoding *d, int width, int height, GError **error)
{
	struct image_box box = d->box;

	if (width <= 0 || height <= 0)
		return decoding_damaged(error);
	if (width > SCALER_SIDE_MAX || height > SCALER_SIDE_MAX ||
	    (int64_t)width * height > IMAGE_MPX_MAX * (int64_t)1000000) {
		g_set_error(error, LEDE_ERROR, ERROR_LIMIT,
			    _("the picture has more than %d megapixels"),
			    IMAGE_MPX_MAX);
		return false;
	}
	d->width = width;
	d->height = height;
	if (orientation_is_sideways(d->orientation)) {
		box.width = d->box.height;
		box.height = d->box.width;
	}
	d->to = fit(width, height, &box);
	return true;
}

void decoding_rows(struct decoding *d, int width, int height, int channels)
{
	d->scaler = scaler_new((struct scaler_size){ width, height }, d->to,
			       channels);
}

static bool refuse(const void *bytes, size_t size, GError **error)
{
	const char *name = sniff_binary(bytes, size);

	if (!name && size && sniff_is_html(bytes, size))
		name = "HTML";
	if (name)
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("%s instead of a JPEG, PNG or WebP picture"),
			    name);
	else
		g_set_error_literal(error, LEDE_ERROR, ERROR_FEED,
				    _("not a picture"));
	return false;
}

static bool decode(struct decoding *d, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (d->size < formats[i].at + formats[i].n ||
		    memcmp(d->bytes + formats[i].at, formats[i].sign,
			   formats[i].n) != 0)
			continue;
		if (formats[i].decode)
			return formats[i].decode(d, error);
		g_set_error(error, LEDE_ERROR, ERROR_FEED,
			    _("this lede was built without %s pictures"),
			    formats[i].name);
		return false;
	}
	return refuse(d->bytes, d->size, error);
}

/* The mean brightness of what is seen of the picture, 0 to 255; -1: it is opaque, or
 * nothing of it is seen. */
static int luma_of(const Scaler *s)
{
	size_t n = (size_t)s->to.width * (size_t)s->to.height;
	uint64_t luma = 0, alpha = 0;

	for (const uint8_t *p = s->pixels; p < s->pixels + 4 * n; p += 4) {
		luma += 2U * p[0] + 5U * p[1] + p[2];
		alpha += p[3];
	}
	return alpha && alpha < 255 * n ? (int)(luma * 255 / 8 / alpha) : -1;
}

/* What is seen through the picture: most were made for a white page, and a black
 * letter on black would be lost. */
static uint32_t backdrop(const Scaler *s, bool light)
{
	int luma = luma_of(s), behind = light ? 255 : 0;

	if (luma >= 0 && ABS(luma - behind) < LUMA_LEAST)
		behind = 255 - behind;
	return (uint32_t)behind;
}

static Image *finish(const struct decoding *d)
{
	const Scaler *s = d->scaler;
	g_autoptr(Image) flat = image_new(s->to.width, s->to.height);
	uint32_t behind = backdrop(s, d->box.light);
	size_t n = (size_t)flat->width * (size_t)flat->height;

	for (size_t i = 0; i < n; i++) {
		const uint8_t *p = s->pixels + 4 * i;
		uint32_t through = behind * (255U - p[3]) / 255;

		for (size_t c = 0; c < 3; c++)
			flat->rgb[3 * i + c] =
				(uint8_t)MIN(p[c] + through, 255U);
	}
	flat->source_width = d->width;
	flat->source_height = d->height;
	return orientation_apply(flat, d->orientation);
}

Image *image_decode(const void *bytes, size_t size, const struct image_box *box,
		    GError **error)
{
	struct decoding d = { .bytes = bytes,
			      .size = size,
			      .box = *box,
			      .orientation = ORIENTATION_UPRIGHT };
	Image *out = NULL;

	if (decode(&d, error)) {
		scaler_end(d.scaler);
		out = finish(&d);
	}
	scaler_free(d.scaler);
	return out;
}
