#include "tests/feeds/pictures.h"

#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_JPEG
#include <jpeglib.h>
#endif
#ifdef HAVE_PNG
#include <png.h>
#endif
#ifdef HAVE_WEBP
#include <webp/encode.h>
#endif

#if defined(HAVE_JPEG) || defined(HAVE_PNG) || defined(HAVE_WEBP)
static guint32 quarter(int x, int y, int width, int height)
{
	if (y < height / 2)
		return x < width / 2 ? PICTURE_TOP_LEFT : PICTURE_TOP_RIGHT;
	return x < width / 2 ? PICTURE_BOTTOM_LEFT : PICTURE_BOTTOM_RIGHT;
}

/* RGBA. */
static guint8 *paint(int width, int height, enum picture_content what)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	guint8 *all = g_malloc((size_t)width * (size_t)height * 4), *p = all;
	guint32 sign = what == PICTURE_RED_SIGN ? 0xff0000 : 0;
	bool has_sign = what == PICTURE_RED_SIGN || what == PICTURE_BLACK_SIGN;

	for (int y = 0; y < height; y++) {
		for (int x = 0; x < width; x++, p += 4) {
			guint32 rgb = quarter(x, y, width, height);
			bool in = ABS(x - width / 2) < width / 4 &&
				  ABS(y - height / 2) < height / 4;

			if (what == PICTURE_NOISE)
				rgb = 0x404040 + (g_rand_int(rand) & 0x7f7f7f);
			if (what == PICTURE_GREY)
				rgb = 0x808080;
			if (has_sign)
				rgb = sign;
			p[0] = (guint8)(rgb >> 16);
			p[1] = (guint8)(rgb >> 8);
			p[2] = (guint8)rgb;
			p[3] = !has_sign || in ? 255 : 0;
		}
	}
	return all;
}
#endif

#if defined(HAVE_JPEG) || defined(HAVE_PNG)
static void put_big(guint8 *at, guint32 n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		at[i] = (guint8)(n >> 8 * (bytes - 1 - i));
}
#endif

#ifdef HAVE_JPEG
static void set_colours(struct jpeg_compress_struct *c,
			enum picture_content what)
{
	c->input_components = 3;
	c->in_color_space = JCS_RGB;
	if (what == PICTURE_GREY) {
		c->input_components = 1;
		c->in_color_space = JCS_GRAYSCALE;
	} else if (what == PICTURE_CMYK) {
		c->input_components = 4;
		c->in_color_space = JCS_CMYK;
	}
}

/* Inks are inverted, as Adobe's programs write them: libjpeg adds their marker. */
static void put_jpeg_row(struct jpeg_compress_struct *c, const guint8 *rgba,
			 guint8 *row)
{
	size_t n = (size_t)c->input_components;

	for (size_t x = 0; x < c->image_width; x++, rgba += 4) {
		memcpy(row + x * n, rgba, MIN(n, 3));
		if (n == 4)
			row[x * n + 3] = 255;
	}
	jpeg_write_scanlines(c, &row, 1);
}

static GByteArray *encode_jpeg(int width, int height, enum picture_content what)
{
	g_autofree guint8 *rgba = paint(width, height, what);
	g_autofree guint8 *row = g_malloc((size_t)width * 4);
	struct jpeg_compress_struct c = { 0 };
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long size = 0;
	GByteArray *out = g_byte_array_new();

	c.err = jpeg_std_error(&errors);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, &bytes, &size);
	c.image_width = (unsigned)width;
	c.image_height = (unsigned)height;
	set_colours(&c, what);
	jpeg_set_defaults(&c);
	jpeg_set_quality(&c, 95, TRUE);
	if (what == PICTURE_INTERLACED)
		jpeg_simple_progression(&c);
	jpeg_start_compress(&c, TRUE);
	for (int y = 0; y < height; y++)
		put_jpeg_row(&c, rgba + (size_t)y * (size_t)width * 4, row);
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	g_byte_array_append(out, bytes, (guint)size);
	free(bytes);
	return out;
}

/* In the start of the frame (ITU-T T.81 section B.2.2). */
static void claim_jpeg(GByteArray *file, guint32 width, guint32 height)
{
	guint at = 2;

	while (file->data[at + 1] < 0xc0 || file->data[at + 1] > 0xc2)
		at += 2 + (guint)(file->data[at + 2] << 8 | file->data[at + 3]);
	put_big(file->data + at + 5, height, 2);
	put_big(file->data + at + 7, width, 2);
}
#endif

void pictures_add_exif(GByteArray *file, int orientation)
{
	guint8 segment[] = "\xff\xe1\0\x22"
			   "Exif\0\0"
			   "MM\0\x2a\0\0\0\x08"
			   "\0\1\1\x12\0\3\0\0\0\1\0\0\0\0\0\0\0";
	guint n = sizeof segment - 1;
	guint old = file->len;

	segment[3] = (guint8)(n - 2);
	segment[29] = (guint8)orientation;
	g_byte_array_set_size(file, old + n);
	memmove(file->data + 2 + n, file->data + 2, old - 2);
	memcpy(file->data + 2, segment, n);
}

#ifdef HAVE_PNG
static void put_bytes(png_structp file, png_bytep bytes, size_t n)
{
	g_byte_array_append(png_get_io_ptr(file), bytes, (guint)n);
}

static GByteArray *encode_png(int width, int height, enum picture_content what)
{
	g_autofree guint8 *rgba = paint(width, height, what);
	g_autofree png_bytep *rows = g_new(png_bytep, (size_t)height);
	png_structp file = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
						   NULL, NULL);
	png_infop info = png_create_info_struct(file);
	GByteArray *out = g_byte_array_new();

	for (int y = 0; y < height; y++)
		rows[y] = rgba + (size_t)y * (size_t)width * 4;
	png_set_write_fn(file, out, put_bytes, NULL);
	png_set_IHDR(file, info, (png_uint_32)width, (png_uint_32)height, 8,
		     PNG_COLOR_TYPE_RGB_ALPHA,
		     what == PICTURE_INTERLACED ? PNG_INTERLACE_ADAM7
						: PNG_INTERLACE_NONE,
		     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_rows(file, info, rows);
	png_write_png(file, info, PNG_TRANSFORM_IDENTITY, NULL);
	png_destroy_write_struct(&file, &info);
	return out;
}

static guint32 crc_of(const guint8 *bytes, size_t n)
{
	guint32 crc = 0xffffffff;

	for (size_t i = 0; i < n; i++) {
		crc ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
	}
	return ~crc;
}

static void claim_png(GByteArray *file, guint32 width, guint32 height)
{
	put_big(file->data + 16, width, 4);
	put_big(file->data + 20, height, 4);
	put_big(file->data + 29, crc_of(file->data + 12, 17), 4);
}
#endif

#ifdef HAVE_WEBP
static GByteArray *encode_webp(int width, int height, enum picture_content what)
{
	g_autofree guint8 *rgba = paint(width, height, what);
	GByteArray *out = g_byte_array_new();
	uint8_t *bytes = NULL;
	size_t n = WebPEncodeRGBA(rgba, width, height, width * 4, 90, &bytes);

	g_byte_array_append(out, bytes, (guint)n);
	WebPFree(bytes);
	return out;
}

/* In the frame of a lossy file (RFC 6386 section 9.1): 14 bits each. */
static void claim_webp(GByteArray *file, guint32 width, guint32 height)
{
	file->data[26] = (guint8)width;
	file->data[27] = (guint8)(width >> 8);
	file->data[28] = (guint8)height;
	file->data[29] = (guint8)(height >> 8);
}
#endif

static const struct picture_format formats[] = {
#ifdef HAVE_JPEG
	{ "JPEG", encode_jpeg, claim_jpeg, 65500 },
#endif
#ifdef HAVE_PNG
	{ "PNG", encode_png, claim_png, 65500 },
#endif
#ifdef HAVE_WEBP
	{ "WebP", encode_webp, claim_webp, 16383 },
#endif
	{ NULL, NULL, NULL, 0 },
};

guint pictures_formats(void)
{
	return G_N_ELEMENTS(formats) - 1;
}

const struct picture_format *pictures_format(guint i)
{
	return &formats[i];
}

const struct picture_format *pictures_find(const char *name)
{
	for (guint i = 0; formats[i].name; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
