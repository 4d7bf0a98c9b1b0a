#include "ui/text/thai_breaks.h"

#include "config.h"
#include "ui/text/text.h"

#include <string.h>

#ifdef HAVE_THAI
#include <stdbool.h>
#include <thai/thwbrk.h>

#define AT_ONCE 1024 /* letters that are given to the dictionary */

static bool is_thai(const char *s)
{
	/* U+0E00 to U+0E7F begin with these bytes in UTF-8 */
	return (unsigned char)s[0] == 0xE0 &&
	       ((unsigned char)s[1] == 0xB8 || (unsigned char)s[1] == 0xB9);
}

/* The letters of Thai from s on, at most AT_ONCE; each is three bytes. */
static int take_thai(const char *s, const char *end, thwchar_t *letters)
{
	int n = 0;

	for (; n + 1 < AT_ONCE && s + 2 < end && is_thai(s); s += 3)
		letters[n++] = (thwchar_t)g_utf8_get_char(s);
	letters[n] = 0;
	return n;
}

void thai_breaks(const char *s, size_t n, char *breaks)
{
	thwchar_t letters[AT_ONCE];
	int ends[AT_ONCE];
	const char *end = s + n, *at = s;

	while ((at = memchr(at, 0xE0, (size_t)(end - at))) != NULL) {
		int count = take_thai(at, end, letters);
		/* no breaker of one's own: the library keeps a shared one */
		int found = count ? th_brk_wc_find_breaks(NULL, letters, ends,
							  AT_ONCE)
				  : 0;

		for (int i = 0; i < found; i++)
			if (ends[i] > 0 && ends[i] < count)
				breaks[at - s + 3 * (ptrdiff_t)ends[i]] =
					TEXT_BREAK;
		at += count ? 3 * count : 1;
	}
}

#else

void thai_breaks(const char *s, size_t n, char *breaks)
{
	(void)s;
	(void)n;
	(void)breaks;
}

#endif
