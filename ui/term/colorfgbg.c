#include "ui/term/colorfgbg.h"

#include <glib.h>
#include <string.h>

bool colorfgbg_is_light(void)
{
	const char *value = g_getenv("COLORFGBG");
	const char *last = value ? strrchr(value, ';') : NULL;
	guint64 n;

	return last &&
	       g_ascii_string_to_unsigned(last + 1, 10, 0, 255, &n, NULL) &&
	       (n == 7 || n == 15);
}
