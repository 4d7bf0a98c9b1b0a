#include "ui/term/screen_size.h"

#include "ui/draw/canvas.h"

#include <sys/ioctl.h>
#include <unistd.h>

struct screen_size screen_size_measure(int cols, int rows)
{
	struct screen_size s = { cols > 0 ? cols : 80, rows > 0 ? rows : 24, 0,
				 0 };
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 &&
	    size.ws_row > 0) {
		s.cols = size.ws_col;
		s.rows = size.ws_row;
		s.cell_width = size.ws_xpixel / size.ws_col;
		s.cell_height = size.ws_ypixel / size.ws_row;
	}
	s.cols = MIN(s.cols, CANVAS_COLS_MAX);
	s.rows = MIN(s.rows, CANVAS_ROWS_MAX);
	return s;
}
