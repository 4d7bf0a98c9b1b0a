/* display: what the terminal can show of a picture. */
#ifndef LEDE_UI_DRAW_DISPLAY_H
#define LEDE_UI_DRAW_DISPLAY_H

#include <stdbool.h>

struct display {
	int colors; /* as struct theme has it */
	bool light; /* the background is */
};

#endif
