/* picture_space: whether a picture is shown on a screen, and in how many rows. */
#ifndef LEDE_UI_STATE_PICTURE_SPACE_H
#define LEDE_UI_STATE_PICTURE_SPACE_H

#include "src/config/settings.h"
#include "src/store/pictures.h"
#include "ui/draw/display.h"

/* The setting `pictures`. */
enum picture_policy {
	PICTURES_NEVER,
	PICTURES_ASK, /* by a key */
	PICTURES_ALWAYS,
};
enum picture_policy picture_space_policy(const Settings *settings);

/* A screen. */
struct picture_space {
	const Settings *settings;
	struct display display;
	int screen_rows;
};

/* Why no picture can be shown there, full screen included, in words; NULL if it can.
 * Translated. */
const char *picture_space_refusal(const struct picture_space *s);

/* The rows of a picture beside text, in so many columns; 0: it is not shown there: there
 * is no room for any, or it is not here and may not be fetched without a key. */
int picture_space_rows(const struct picture_space *s, const struct picture *p,
		       int cols);

#endif
