/* spot: a part of the screen that means something to a click. */
#ifndef LEDE_UI_DRAW_HOTSPOT_H
#define LEDE_UI_DRAW_HOTSPOT_H

#include "ui/draw/layout.h"

#include <glib.h>

enum spot_kind {
	SPOT_NONE,
	SPOT_COVER,   /* something lies over what was there */
	SPOT_STORY,   /* headline of the list: its place in the window */
	SPOT_RAIL,    /* the same, beside a story */
	SPOT_SIDE,    /* headline of the sidebar: its place there */
	SPOT_OUTLET,  /* another outlet, at the sidebar's foot */
	SPOT_FEED,    /* its place among the feeds */
	SPOT_CHOICE,  /* of several: its place among them */
	SPOT_COMMAND, /* of the palette: its place among them */
	SPOT_TAB,     /* a section's name: its place in the header */
	SPOT_LINK,    /* in a story: its number */
	SPOT_ACTION,  /* enum action */
	SPOT_KEY,     /* of the line being typed: enum key */
};

struct spot {
	struct rect r;
	enum spot_kind kind;
	int number;
};

/* Adds to the spots (struct spot) what of it is within `clip`. */
void spot_note(GArray *spots, struct spot s, struct rect clip);
/* The one noted last that holds the cell; one of SPOT_NONE if none does. */
struct spot spot_at(const GArray *spots, int x, int y);

#endif
