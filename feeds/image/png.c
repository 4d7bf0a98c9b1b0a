#include "config.h"
#include "feeds/image/decoding.h"

#ifdef HAVE_PNG
#include <png.h>
#include <string.h>

#define CHUNK_MAX                                                              \
	(4 * 1024 * 1024) /* bytes of an inflated chunk beside the pixels */

struct png {
	png_structp file;
	png_infop info;
	struct decoding *d;
	size_t at; /* in the bytes */
	size_t row_bytes;
	uint8_t *rows; /* one, or all where they come interlaced */
	bool all;
	GError *error;
};

static void leave(png_structp file, png_const_charp words)
{
	(void)words;
	png_longjmp(file, 1);
}

static void keep_quiet(png_structp file, png_const_charp words)
{
	(void)file;
	(void)words;
}

static void read_bytes(png_structp file, png_bytep out, size_t n)
{
	struct png *p = png_get_io_ptr(file);

	if (p->d->size - p->at < n)
		png_error(file, "cut short");
	memcpy(out, p->d->bytes + p->at, n);
	p->at += n;
}

/* Whatever the file has: 8 bits, RGB or RGBA. */
static void set_transforms(struct png *p)
{
	png_set_expand(p->file);
	png_set_scale_16(p->file);
	png_set_gray_to_rgb(p->file);
}

static void read_in_order(struct png *p)
{
	p->rows = g_malloc0(p->row_bytes);
	for (int y = 0; y < p->d->height; y++) {
		png_read_row(p->file, p->rows, NULL);
		scaler_add(p->d->scaler, p->rows);
	}
}

/* Each pass fills in pixels between those of the ones before; the blocks that they are
 * shown as are kept, so that a picture that is cut short is coarse. */
static void read_interlaced(struct png *p, int passes)
{
	size_t height = (size_t)p->d->height;

	if (p->row_bytes * height > IMAGE_MEMORY_MAX)
		png_error(p->file, "too large");
	p->rows = g_try_malloc0(p->row_bytes * height);
	if (!p->rows)
		png_error(p->file, "no memory");
	p->all = true;
	for (int i = 0; i < passes; i++)
		for (size_t y = 0; y < height; y++)
			png_read_row(p->file, NULL, p->rows + y * p->row_bytes);
}

/* False where longjmp() ended it, or with an error. */
static bool read_file(struct png *p)
{
	int passes;

	if (setjmp(png_jmpbuf(p->file)))
		return false;
	png_set_read_fn(p->file, p, read_bytes);
	png_set_user_limits(p->file, SCALER_SIDE_MAX, SCALER_SIDE_MAX);
	png_set_chunk_malloc_max(p->file, CHUNK_MAX);
	png_read_info(p->file, p->info);
	if (!decoding_size(p->d, (int)png_get_image_width(p->file, p->info),
			   (int)png_get_image_height(p->file, p->info),
			   &p->error))
		return false;
	set_transforms(p);
	passes = png_set_interlace_handling(p->file);
	png_read_update_info(p->file, p->info);
	p->row_bytes = png_get_rowbytes(p->file, p->info);
	decoding_rows(p->d, p->d->width, p->d->height,
		      png_get_channels(p->file, p->info));
	if (passes > 1)
		read_interlaced(p, passes);
	else
		read_in_order(p);
	return true;
}

static void shrink_all(struct png *p)
{
	for (int y = 0; p->all && y < p->d->height; y++)
		scaler_add(p->d->scaler, p->rows + (size_t)y * p->row_bytes);
}

bool png_decode(struct decoding *d, GError **error)
{
	struct png p = { .d = d };
	bool good;

	p.file = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave,
					keep_quiet);
	p.info = p.file ? png_create_info_struct(p.file) : NULL;
	if (p.info)
		read_file(&p);
	if (d->scaler)
		shrink_all(&p);
	good = !p.error && d->scaler && d->scaler->y > 0;
	png_destroy_read_struct(&p.file, &p.info, NULL);
	if (p.error)
		g_propagate_error(error, p.error);
	else if (!good)
		decoding_damaged(error);
	g_free(p.rows);
	return good;
}
#endif
