/* hotspot: a rectangle of the screen and what a click on it does. */
#ifndef LEDE_UI_DRAW_HOTSPOT_H
#define LEDE_UI_DRAW_HOTSPOT_H

#include "ui/draw/layout.h"

#include <glib.h>

enum hotspot_kind {
	HOTSPOT_NONE,
	HOTSPOT_COVER,   /* something lies over what was there */
	HOTSPOT_STORY,   /* headline of the list: its place in the window */
	HOTSPOT_RAIL,    /* the same, beside a story */
	HOTSPOT_SIDE,    /* headline of the sidebar: its place there */
	HOTSPOT_OUTLET,  /* another outlet, at the sidebar's foot */
	HOTSPOT_FEED,    /* its place among the feeds */
	HOTSPOT_CHOICE,  /* of several: its place among them */
	HOTSPOT_COMMAND, /* of the palette: its place among them */
	HOTSPOT_TAB,     /* a section's name: its place in the header */
	HOTSPOT_LINK,    /* in a story: its number */
	HOTSPOT_ACTION,  /* enum action */
	HOTSPOT_KEY,     /* of the line being typed: enum key */
};

struct spot {
	struct rect r;
	enum hotspot_kind kind;
	int number;
};

/* Adds to the spots (struct spot) what of it is within `clip`. */
void hotspot_note(GArray *spots, struct spot s, struct rect clip);
/* The one noted last that holds the cell; one of HOTSPOT_NONE if none does. */
struct spot hotspot_at(const GArray *spots, int x, int y);

#endif
