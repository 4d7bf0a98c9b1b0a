#include "ui/term/letter_run.h"

#include <string.h>

/* Scripts that UAX #11 has as wide, and every terminal draws in two
 * columns. */
static bool is_surely_wide(gunichar c)
{
	return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) ||
	       (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3001 && c <= 0x3011);
}

/* More than three bytes, or wide and not surely so. */
bool letter_run_is_doubtful(const struct cell *cell)
{
	size_t n = strlen(cell->text);

	if (cell->attrs & ATTR_DOTS)
		return false;
	return n > 3 || (cell->width != 1 &&
			 !(n == 3 && cell->width == 2 &&
			   is_surely_wide(g_utf8_get_char(cell->text))));
}

/* A letter that terminals shape together with its neighbours. */
static bool is_of_run(const struct cell *cell)
{
	gunichar c;

	if (cell->width == 0)
		return true;
	if ((unsigned char)cell->text[0] < 0xC0)
		return false;
	c = g_utf8_get_char(cell->text);
	return g_unichar_isalpha(c) && !is_surely_wide(c);
}

int letter_run_begin(const Canvas *c, int y, int x)
{
	while (x > 0 && is_of_run(canvas_at(c, x, y)) &&
	       is_of_run(canvas_at(c, x - 1, y)))
		x--;
	return x;
}

int letter_run_end(const Canvas *c, int y, int x)
{
	while (x < c->cols && is_of_run(canvas_at(c, x, y)))
		x++;
	return x;
}

bool letter_run_has_doubtful(const Canvas *c, int y, int a, int b)
{
	for (; a < b; a++) {
		const struct cell *cell = canvas_at(c, a, y);

		if (cell->width && letter_run_is_doubtful(cell))
			return true;
	}
	return false;
}
