/* shown_picture: a picture in one place of the screen, as it comes from the fetcher. */
#ifndef LEDE_UI_STATE_SHOWN_PICTURE_H
#define LEDE_UI_STATE_SHOWN_PICTURE_H

#include "ui/draw/canvas.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum picture_place {
	PICTURE_STORY, /* above the text of the story being read */
	PICTURE_LEAD,  /* beside the front page's lead */
	PICTURE_FULL,  /* over the whole screen */
	PICTURE_PLACES
};

struct shown_picture {
	int64_t story;             /* of which it is; 0: none was asked for */
	int box_cols, box_rows;    /* cells in which it is to be shown */
	int box_width, box_height; /* pixels that were asked for */
	uint32_t command;          /* that asks; 0: not sent, or answered */
	char *failed;              /* why it did not come; or NULL */
	int width, height;         /* pixels */
	uint8_t *rgb;              /* NULL: none came yet */
	bool whole;                /* all of it has come */
	uint32_t id; /* of the terminal's image that it is; 0: half-blocks */
};
/* As it is to be drawn; without pixels until it is whole, or of another story. */
struct canvas_image shown_picture_image(const struct shown_picture *s,
					int64_t story);
void shown_picture_clear(struct shown_picture *s);

/* Some rows of it. */
struct picture_strip {
	int width, height, row; /* of the picture; the first of these rows */
	const uint8_t *rgb;
	size_t bytes;
};
/* Takes the next rows. Those that do not fit into the box, or to the picture that the
 * first of them began, are left out. */
void shown_picture_take(struct shown_picture *s,
			const struct picture_strip *strip);

#endif
