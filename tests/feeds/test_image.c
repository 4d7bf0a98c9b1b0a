/* Pictures of every format to the pixels of a box. The pictures are made here, by
 * the encoders of the libraries. */
#include "config.h"
#include "feeds/image/decode.h"
#include "feeds/image/orientation.h"
#include "feeds/image/scaler.h"
#include "src/base/error.h"
#include "tests/feeds/pictures.h"
#include "tests/suite.h"

#include <string.h>

static const struct image_box dark = { 40, 40, false };

/* A pixel as 0xRRGGBB. */
static unsigned pixel(const Image *i, int x, int y)
{
	const uint8_t *p =
		i->rgb + 3 * ((size_t)y * (size_t)i->width + (size_t)x);

	return (unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2];
}

static bool is_near(unsigned a, unsigned b)
{
	for (int shift = 0; shift < 24; shift += 8)
		if (ABS((int)(a >> shift & 255) - (int)(b >> shift & 255)) > 12)
			return false;
	return true;
}

static Image *decode(const GByteArray *file, const struct image_box *box)
{
	g_autoptr(GError) error = NULL;
	Image *i = image_decode(file->data, file->len, box, &error);

	ck_assert_msg(i, "%s", error ? error->message : "");
	return i;
}

static void expect_failure(const void *bytes, size_t size, const char *words)
{
	g_autoptr(GError) error = NULL;
	Image *i = image_decode(bytes, size, &dark, &error);

	ck_assert_ptr_null(i);
	ck_assert_str_eq(error->message, words);
}

/* Each format of this build; four fields, so that no turn looks like another. */
START_TEST(decodes_each_format)
{
	const struct picture_format *f = pictures_format((unsigned)_i);
	g_autoptr(GByteArray) file = f->encode(320, 160, PICTURE_PLAIN);
	g_autoptr(Image) i = decode(file, &dark);

	ck_assert_int_eq(i->width, 40);
	ck_assert_int_eq(i->height, 20);
	ck_assert_int_eq(i->source_width, 320);
	ck_assert_int_eq(i->source_height, 160);
	ck_assert(is_near(pixel(i, 5, 3), PICTURE_TOP_LEFT));
	ck_assert(is_near(pixel(i, 35, 3), PICTURE_TOP_RIGHT));
	ck_assert(is_near(pixel(i, 5, 16), PICTURE_BOTTOM_LEFT));
	ck_assert(is_near(pixel(i, 35, 16), PICTURE_BOTTOM_RIGHT));
}
END_TEST

START_TEST(keeps_what_came_of_one_that_is_cut_short)
{
	const struct picture_format *f = pictures_format((unsigned)_i);
	g_autoptr(GByteArray) file = f->encode(320, 160, PICTURE_NOISE);
	g_autoptr(Image) i = NULL;

	g_byte_array_set_size(file, file->len * 3 / 4);
	i = decode(file, &dark);
	ck_assert_int_eq(i->width, 40);
	ck_assert_int_ne((int)pixel(i, 5, 1), 0);
}
END_TEST

/* Every length of a small one: no crash, and words. */
START_TEST(survives_any_cut)
{
	const struct picture_format *f = pictures_format((unsigned)_i);
	g_autoptr(GByteArray) file = f->encode(24, 16, PICTURE_PLAIN);

	for (guint n = 0; n < file->len; n++) {
		g_autofree uint8_t *part = g_memdup2(file->data, n);
		g_autoptr(GError) error = NULL;
		Image *i = image_decode(part, n, &dark, &error);

		ck_assert(!i == (error != NULL));
		image_free(i);
	}
}
END_TEST

START_TEST(refuses_a_size_that_lies)
{
	const struct picture_format *f = pictures_format((unsigned)_i);
	g_autoptr(GByteArray) file = f->encode(24, 16, PICTURE_PLAIN);
	g_autoptr(GError) error = NULL;
	Image *i;

	f->claim(file, f->most, f->most);
	i = image_decode(file->data, file->len, &dark, &error);
	ck_assert_ptr_null(i);
	ck_assert_str_eq(error->message,
			 "the picture has more than 40 megapixels");
	ck_assert_int_eq(error->code, ERROR_LIMIT);
}
END_TEST

START_TEST(enlarges_by_four_at_most)
{
	const struct picture_format *f = pictures_format((unsigned)_i);
	g_autoptr(GByteArray) file = f->encode(1, 1, PICTURE_PLAIN);
	g_autoptr(Image) i = decode(file, &dark);

	ck_assert_int_eq(i->width, 4);
	ck_assert_int_eq(i->height, 4);
	ck_assert_int_eq(i->source_width, 1);
}
END_TEST

START_TEST(says_what_is_no_picture)
{
	static const char html[] = "<!DOCTYPE html><p>no";

	expect_failure(html, sizeof html - 1,
		       "HTML instead of a JPEG, PNG or WebP picture");
	expect_failure("GIF89a\1\0\1\0", 10,
		       "GIF picture instead of a JPEG, PNG or WebP picture");
	expect_failure("\0\0\0 ftypavif", 12,
		       "AVIF picture instead of a JPEG, PNG or WebP picture");
	expect_failure("", 0, "not a picture");
	expect_failure("text", 4, "not a picture");
#ifdef HAVE_JPEG
	expect_failure("\xff\xd8\xff\xe0", 4, "the picture is damaged");
#endif
#ifdef HAVE_PNG
	expect_failure("\x89PNG\r\n\x1a\n", 8, "the picture is damaged");
#endif
#ifdef HAVE_WEBP
	expect_failure("RIFF\4\0\0\0WEBP", 12, "the picture is damaged");
#endif
}
END_TEST

#if defined(HAVE_JPEG) && defined(HAVE_PNG) && defined(HAVE_WEBP)
/* What fuzzing begins with: every kind of file, from other encoders. */
START_TEST(decodes_the_corpus)
{
	g_autofree char *folder = g_build_filename(
		g_getenv("top_srcdir"), "tests/fuzz/corpus/fuzz_picture", NULL);
	GDir *files = g_dir_open(folder, 0, NULL);
	const char *name;
	int n = 0;

	while ((name = g_dir_read_name(files))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autoptr(GError) error = NULL;
		g_autofree char *bytes = NULL;
		g_autoptr(Image) i = NULL;
		gsize size;

		g_file_get_contents(path, &bytes, &size, NULL);
		i = image_decode(bytes, size, &dark, &error);
		ck_assert_msg(i, "%s: %s", name, error ? error->message : "");
		ck_assert_int_eq(i->source_width + i->source_height, 24 + 16);
		n++;
	}
	g_dir_close(files);
	ck_assert_int_ge(n, 8);
}
END_TEST
#endif

#ifdef HAVE_PNG
/* A black sign that was made for a white page is seen on either background. */
START_TEST(shows_what_is_transparent)
{
	const struct picture_format *f = pictures_find("PNG");
	g_autoptr(GByteArray) black = f->encode(40, 40, PICTURE_BLACK_SIGN);
	g_autoptr(GByteArray) red = f->encode(40, 40, PICTURE_RED_SIGN);
	const struct image_box light = { 40, 40, true };
	g_autoptr(Image) a = decode(black, &dark), b = decode(black, &light);
	g_autoptr(Image) c = decode(red, &dark), d = decode(red, &light);

	ck_assert_int_eq((int)pixel(a, 1, 1), 0xffffff);
	ck_assert_int_eq((int)pixel(a, 20, 20), 0);
	ck_assert_int_eq((int)pixel(b, 1, 1), 0xffffff);
	ck_assert_int_eq((int)pixel(c, 1, 1), 0);
	ck_assert_int_eq((int)pixel(c, 20, 20), 0xff0000);
	ck_assert_int_eq((int)pixel(d, 1, 1), 0xffffff);
}
END_TEST

START_TEST(decodes_interlaced_ones)
{
	const struct picture_format *f = pictures_find("PNG");
	g_autoptr(GByteArray) file = f->encode(320, 160, PICTURE_INTERLACED);
	g_autoptr(Image) i = decode(file, &dark);
	g_autoptr(Image) part = NULL;

	ck_assert(is_near(pixel(i, 5, 3), PICTURE_TOP_LEFT));
	ck_assert(is_near(pixel(i, 35, 16), PICTURE_BOTTOM_RIGHT));
	g_byte_array_set_size(file, file->len / 2);
	part = decode(file, &dark);
	ck_assert_int_eq(part->width, 40);
}
END_TEST
#endif

#ifdef HAVE_JPEG
/* Where the top left field is in each turn, and the one right of it. */
START_TEST(turns_as_the_camera_says)
{
	static const struct {
		unsigned top_left, top_right;
	} seen[9] = {
		[1] = { PICTURE_TOP_LEFT, PICTURE_TOP_RIGHT },
		[2] = { PICTURE_TOP_RIGHT, PICTURE_TOP_LEFT },
		[3] = { PICTURE_BOTTOM_RIGHT, PICTURE_BOTTOM_LEFT },
		[4] = { PICTURE_BOTTOM_LEFT, PICTURE_BOTTOM_RIGHT },
		[5] = { PICTURE_TOP_LEFT, PICTURE_BOTTOM_LEFT },
		[6] = { PICTURE_BOTTOM_LEFT, PICTURE_TOP_LEFT },
		[7] = { PICTURE_BOTTOM_RIGHT, PICTURE_TOP_RIGHT },
		[8] = { PICTURE_TOP_RIGHT, PICTURE_BOTTOM_RIGHT },
	};
	const struct picture_format *f = pictures_find("JPEG");
	g_autoptr(GByteArray) file = f->encode(320, 160, PICTURE_PLAIN);
	g_autoptr(Image) i = NULL;

	pictures_add_exif(file, _i);
	i = decode(file, &dark);
	ck_assert_int_eq(i->width, _i >= 5 ? 20 : 40);
	ck_assert_int_eq(i->height, _i >= 5 ? 40 : 20);
	ck_assert_int_eq(i->source_width, _i >= 5 ? 160 : 320);
	ck_assert(is_near(pixel(i, 3, 3), seen[_i].top_left));
	ck_assert(is_near(pixel(i, i->width - 4, 3), seen[_i].top_right));
}
END_TEST

START_TEST(decodes_progressive_and_grey_ones)
{
	const struct picture_format *f = pictures_find("JPEG");
	g_autoptr(GByteArray) file = f->encode(320, 160, PICTURE_INTERLACED);
	g_autoptr(GByteArray) grey = f->encode(320, 160, PICTURE_GREY);
	g_autoptr(GByteArray) inks = f->encode(320, 160, PICTURE_CMYK);
	g_autoptr(Image) i = decode(file, &dark), g = decode(grey, &dark);
	g_autoptr(Image) c = decode(inks, &dark);

	ck_assert(is_near(pixel(i, 5, 3), PICTURE_TOP_LEFT));
	ck_assert(is_near(pixel(g, 5, 3), 0x808080));
	ck_assert(is_near(pixel(c, 5, 3), PICTURE_TOP_LEFT));
	ck_assert(is_near(pixel(c, 35, 16), PICTURE_BOTTOM_RIGHT));
}
END_TEST
#endif

/* No part of a picture gets lost: the mean stays, whatever the sizes. */
START_TEST(keeps_the_mean)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);
	struct scaler_size from = { g_rand_int_range(rand, 1, 90),
				    g_rand_int_range(rand, 1, 90) };
	struct scaler_size to = { g_rand_int_range(rand, 1, 90),
				  g_rand_int_range(rand, 1, 90) };
	g_autoptr(Scaler) s = scaler_new(from, to, 3);
	g_autofree uint8_t *row = g_malloc((size_t)from.width * 3);
	double before = 0, after = 0;

	for (int y = 0; y < from.height; y++) {
		for (int x = 0; x < from.width * 3; x++) {
			row[x] = (uint8_t)g_rand_int_range(rand, 0, 256);
			before += row[x];
		}
		scaler_add(s, row);
	}
	scaler_end(s);
	for (int i = 0; i < to.width * to.height * 4; i++) {
		if (i % 4 < 3)
			after += s->pixels[i];
		else
			ck_assert_int_eq(s->pixels[i], 255);
	}
	before /= from.width * from.height * 3;
	after /= to.width * to.height * 3;
	ck_assert_msg(ABS(before - after) < 0.6, "%f, then %f", before, after);
}
END_TEST

/* A picture that ends within a row of the result has it as bright as the rest. */
START_TEST(a_cut_row_is_as_bright)
{
	const struct scaler_size from = { 8, 8 }, to = { 2, 2 };
	g_autoptr(Scaler) s = scaler_new(from, to, 3);
	uint8_t row[24];

	memset(row, 255, sizeof row);
	scaler_add(s, row);
	scaler_end(s);
	for (int i = 0; i < 16; i++)
		ck_assert_int_eq(s->pixels[i], i < 8 ? 255 : 0);
}
END_TEST

START_TEST(packs_and_refuses_what_is_no_image)
{
	g_autoptr(Image) i = image_new(3, 2);
	g_autoptr(Buf) bytes = buf_new(1000);
	g_autoptr(Image) back = NULL;

	i->rgb[17] = 7;
	i->source_width = 300;
	image_pack(i, bytes);
	back = image_unpack(bytes->bytes, bytes->size);
	ck_assert_int_eq(back->width, 3);
	ck_assert_int_eq(back->source_width, 300);
	ck_assert_int_eq(back->rgb[17], 7);
	ck_assert_ptr_null(image_unpack(bytes->bytes, bytes->size - 1));
	bytes->bytes[0] = 4; /* wider than it has pixels */
	ck_assert_ptr_null(image_unpack(bytes->bytes, bytes->size));
}
END_TEST

int main(void)
{
	int n = (int)pictures_formats();
	Suite *s = suite_create("image");
	TCase *t = tcase_create("image");

	tcase_add_loop_test(t, decodes_each_format, 0, n);
	tcase_add_loop_test(t, keeps_what_came_of_one_that_is_cut_short, 0, n);
	tcase_add_loop_test(t, survives_any_cut, 0, n);
	tcase_add_loop_test(t, refuses_a_size_that_lies, 0, n);
	tcase_add_loop_test(t, enlarges_by_four_at_most, 0, n);
	tcase_add_test(t, says_what_is_no_picture);
#if defined(HAVE_JPEG) && defined(HAVE_PNG) && defined(HAVE_WEBP)
	tcase_add_test(t, decodes_the_corpus);
#endif
#ifdef HAVE_PNG
	tcase_add_test(t, shows_what_is_transparent);
	tcase_add_test(t, decodes_interlaced_ones);
#endif
#ifdef HAVE_JPEG
	tcase_add_loop_test(t, turns_as_the_camera_says, 1, 9);
	tcase_add_test(t, decodes_progressive_and_grey_ones);
#endif
	tcase_add_loop_test(t, keeps_the_mean, 0, 40);
	tcase_add_test(t, packs_and_refuses_what_is_no_image);
	tcase_add_test(t, a_cut_row_is_as_bright);
	suite_add_tcase(s, t);
	return suite_run(s);
}
