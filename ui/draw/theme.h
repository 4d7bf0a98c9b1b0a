/* theme: the colours and attributes of each role. */
#ifndef LEDE_UI_DRAW_THEME_H
#define LEDE_UI_DRAW_THEME_H

#include "src/config/settings.h"

#include <stdbool.h>
#include <stdint.h>

/* name of the constant, name in [colors] */
#define ROLES(X)                                                               \
	X(TEXT, "text")                                                        \
	X(QUIET, "quiet")                                                      \
	X(FIRST, "first") /* sections take these six in turn */                \
	X(SECOND, "second")                                                    \
	X(THIRD, "third")                                                      \
	X(FOURTH, "fourth")                                                    \
	X(FIFTH, "fifth")                                                      \
	X(SIXTH, "sixth")                                                      \
	X(DOT, "unread")                                                       \
	X(LINK, "link")                                                        \
	X(STAR, "saved")                                                       \
	X(HIT, "hit")                                                          \
	X(ERROR, "error")                                                      \
	X(OK, "ok")                                                            \
	X(RULE, "rule")                                                        \
	X(THUMB, "thumb")

#define ROLE_ENUM(id, name) ROLE_##id,
enum role {
	ROLES(ROLE_ENUM) ROLE_COUNT
};

#define THEME_SECTIONS (ROLE_SIXTH - ROLE_FIRST + 1)

/* What a cell may be besides its colour. */
enum attr {
	ATTR_BOLD = 1 << 0,
	ATTR_ITALIC = 1 << 1,
	ATTR_UNDERLINE = 1 << 2,
	ATTR_REVERSE = 1 << 3,
	ATTR_STRUCK = 1 << 4,
	ATTR_BAR = 1 << 5,   /* on the selection's bar */
	ATTR_DOTS = 1 << 6,  /* of a picture: it has colours of its own */
	ATTR_CLEAR = 1 << 7, /* of dots: the background is the terminal's */
};

/* What something is drawn as. */
struct style {
	enum role role;
	unsigned attrs; /* enum attr, or'ed */
};

/* A style resolved by a theme: palette indices, or THEME_RGB and 24 bits of red, green
 * and blue; -1: the terminal's own colour. `attrs` has no ATTR_BAR. */
struct look {
	int32_t fg, bg;
	uint8_t attrs;
};
#define THEME_RGB         (1 << 24)
#define THEME_TRUE_COLORS (1 << 24) /* of a terminal that takes THEME_RGB */

/* A look for every role. A value; nothing to free. */
struct theme {
	bool light; /* the background is */
	int colors; /* 0, 8, 16, 256 or THEME_TRUE_COLORS */
	struct look of[ROLE_COUNT], on_bar[ROLE_COUNT];
};

/* `colors` that the terminal has (0: none, or the reader wants none); `light`:
 * its background is. The settings' theme and [colors] are taken in. */
struct theme theme_for(const Settings *settings, int colors, bool light);
/* Adds what is wrong in [colors] to `complaints` (char *). */
void theme_check(const Settings *settings, GPtrArray *complaints);
/* A colour of 24 bits (0xRRGGBB) as one that a terminal of the theme has: itself, the
 * nearest of 256, or -1. */
int32_t theme_color(const struct theme *t, uint32_t rgb);
/* What a cell of that role and those attributes looks like. */
struct look theme_look(const struct theme *t, enum role role, unsigned attrs);

#endif
