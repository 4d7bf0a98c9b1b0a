/* pictures: files of every format of this build, made by the libraries' encoders. */
#ifndef LEDE_TESTS_FEEDS_PICTURES_H
#define LEDE_TESTS_FEEDS_PICTURES_H

#include <glib.h>

/* The colours of the four quarters. */
#define PICTURE_TOP_LEFT     0xc02020
#define PICTURE_TOP_RIGHT    0x20a020
#define PICTURE_BOTTOM_LEFT  0x2040c0
#define PICTURE_BOTTOM_RIGHT 0xe0e040

enum picture_content {
	PICTURE_PLAIN,
	PICTURE_NOISE,      /* no two pixels are alike: the file is large */
	PICTURE_INTERLACED, /* of JPEG: progressive */
	PICTURE_BLACK_SIGN, /* PNG: in the middle of what is transparent */
	PICTURE_RED_SIGN,
	PICTURE_GREY, /* JPEG: 0x808080 in one channel */
	PICTURE_CMYK,
};

struct picture_format {
	const char *name;
	GByteArray *(*encode)(int width, int height, enum picture_content what);
	/* Changes the size that the file says it has. */
	void (*claim)(GByteArray *file, guint32 width, guint32 height);
	guint32 most; /* that it can say */
};

guint pictures_formats(void);
const struct picture_format *pictures_format(guint i);
const struct picture_format *pictures_find(const char *name);

/* Puts an Exif segment with that orientation into a JPEG. */
void pictures_add_exif(GByteArray *file, int orientation);

#endif
