#include "config.h"
#include "feeds/image/decoding.h"

#ifdef HAVE_JPEG
#include "feeds/image/orientation.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#define SCANS_MAX                                                              \
	200 /* of a progressive JPEG: each is decoded over all pixels */
#define EXIF_MAX 65533 /* bytes of a segment */

struct jpeg {
	struct jpeg_decompress_struct file;
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	jmp_buf failed;
	struct decoding *d;
	uint8_t *row, *rgb;
	GError *error;
};

static void leave(j_common_ptr file)
{
	struct jpeg *j = file->client_data;

	longjmp(j->failed, 1);
}

static void keep_quiet(j_common_ptr file)
{
	(void)file;
}

static void count_warning(j_common_ptr file, int level)
{
	file->err->num_warnings += level < 0;
}

static void limit_scans(j_common_ptr file)
{
	const struct jpeg *j = file->client_data;

	if (j->file.input_scan_number > SCANS_MAX)
		leave(file);
}

static int read_orientation(const struct jpeg *j)
{
	int found = ORIENTATION_UPRIGHT;

	for (jpeg_saved_marker_ptr m = j->file.marker_list; m; m = m->next)
		if (found == ORIENTATION_UPRIGHT)
			found = orientation_read(m->data, m->data_length);
	return found;
}

/* The decoder scales by eighths, which costs less than decoding all pixels: the least
 * size that is not below what is wanted. */
static void choose_scale(struct jpeg *j)
{
	unsigned n = 1;

	while (n < 8 &&
	       (j->file.image_width * n / 8 < (unsigned)j->d->to.width ||
		j->file.image_height * n / 8 < (unsigned)j->d->to.height))
		n++;
	j->file.scale_num = n;
	j->file.scale_denom = 8;
	if (n < 8) {
		j->file.dct_method = JDCT_IFAST;
		j->file.do_fancy_upsampling = FALSE;
	}
}

/* Adobe's programs store CMYK inverted: 255 is no ink. */
static const uint8_t *to_rgb(const struct jpeg *j)
{
	const uint8_t *p = j->row;
	bool inverted = j->file.saw_Adobe_marker;

	if (j->file.output_components != 4)
		return j->row;
	for (size_t x = 0; x < j->file.output_width; x++, p += 4) {
		uint32_t k = inverted ? p[3] : 255U - p[3];

		for (size_t c = 0; c < 3; c++)
			j->rgb[3 * x + c] =
				(uint8_t)((inverted ? p[c] : 255U - p[c]) * k /
					  255);
	}
	return j->rgb;
}

static void read_rows(struct jpeg *j)
{
	jpeg_start_decompress(&j->file);
	j->row = g_malloc0((size_t)j->file.output_width *
			   (size_t)j->file.output_components);
	j->rgb = g_malloc0((size_t)j->file.output_width * 3);
	decoding_rows(j->d, (int)j->file.output_width,
		      (int)j->file.output_height, 3);
	while (j->file.output_scanline < j->file.output_height) {
		jpeg_read_scanlines(&j->file, &j->row, 1);
		scaler_add(j->d->scaler, to_rgb(j));
	}
}

/* False where longjmp() ended it, or with an error. */
static bool read_file(struct jpeg *j)
{
	bool cmyk;

	if (setjmp(j->failed))
		return false;
	jpeg_create_decompress(&j->file);
	j->file.mem->max_memory_to_use = IMAGE_MEMORY_MAX;
	j->file.progress = &j->progress;
	jpeg_mem_src(&j->file, j->d->bytes, j->d->size);
	jpeg_save_markers(&j->file, JPEG_APP0 + 1, EXIF_MAX);
	jpeg_read_header(&j->file, TRUE);
	j->d->orientation = read_orientation(j);
	if (!decoding_size(j->d, (int)j->file.image_width,
			   (int)j->file.image_height, &j->error))
		return false;
	cmyk = j->file.jpeg_color_space == JCS_CMYK ||
	       j->file.jpeg_color_space == JCS_YCCK;
	j->file.out_color_space = cmyk ? JCS_CMYK : JCS_RGB;
	choose_scale(j);
	read_rows(j);
	return true;
}

bool jpeg_decode(struct decoding *d, GError **error)
{
	struct jpeg *j = g_new0(struct jpeg, 1);
	bool good;

	j->d = d;
	j->file.err = jpeg_std_error(&j->errors);
	j->file.client_data = j;
	j->errors.error_exit = leave;
	j->errors.emit_message = count_warning;
	j->errors.output_message = keep_quiet;
	j->progress.progress_monitor = limit_scans;
	good = read_file(j) || (!j->error && d->scaler && d->scaler->y > 0);
	jpeg_destroy_decompress(&j->file);
	if (j->error)
		g_propagate_error(error, j->error);
	else if (!good)
		decoding_damaged(error);
	g_free(j->row);
	g_free(j->rgb);
	g_free(j);
	return good;
}
#endif
