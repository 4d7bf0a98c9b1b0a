/* screen_size: how many cells the terminal has, and how large they are. */
#ifndef LEDE_UI_TERM_SCREEN_SIZE_H
#define LEDE_UI_TERM_SCREEN_SIZE_H

struct screen_size {
	int cols, rows;
	int cell_width, cell_height; /* pixels; 0: not known */
};

/* Measures it; where the terminal does not say it, it has `cols` and `rows`, or 80 and
 * 24. */
struct screen_size screen_size_measure(int cols, int rows);

#endif
