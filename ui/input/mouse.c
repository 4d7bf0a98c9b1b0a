#include "ui/input/mouse.h"

#include <glib.h>

#define NUMBER_MAX 99999 /* cells; no terminal is as wide */
/* bit of the button number (XTerm Control Sequences, Mouse Tracking) */
#define SHIFT     4
#define MODIFIERS (8 | 16 | 32) /* bits of Alt, Control and motion */

static bool read_number(const char **s, const char *end, int *out)
{
	const char *at = *s;
	int n = 0;

	for (; at < end && g_ascii_isdigit(*at); at++) {
		n = n * 10 + (*at - '0');
		if (n > NUMBER_MAX)
			return false;
	}
	if (at == *s)
		return false;
	*s = at;
	*out = n;
	return true;
}

static bool take_semicolon(const char **s, const char *end)
{
	if (*s == end || **s != ';')
		return false;
	(*s)++;
	return true;
}

static bool kind_of_button(int button, enum mouse_kind *out)
{
	static const struct {
		int button;
		enum mouse_kind kind;
	} kinds[] = {
		{ 0, MOUSE_CLICK },
		{ 2, MOUSE_BACK },
		{ 64, MOUSE_UP },
		{ 65, MOUSE_DOWN },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].button == (button & ~SHIFT)) {
			*out = kinds[i].kind;
			return true;
		}
	return false;
}

bool mouse_read(const char *text, size_t n, char last, struct mouse *out)
{
	const char *end = text + n;
	struct mouse m;
	int button;

	if (last != 'M' || !read_number(&text, end, &button) ||
	    !take_semicolon(&text, end) || !read_number(&text, end, &m.x) ||
	    !take_semicolon(&text, end) || !read_number(&text, end, &m.y) ||
	    text != end)
		return false;
	if (button & MODIFIERS || !kind_of_button(button, &m.kind) || m.x < 1 ||
	    m.y < 1)
		return false;
	m.x--;
	m.y--;
	*out = m;
	return true;
}
