#include "feeds/extract/locate.h"

#include "feeds/extract/lines.h"
#include "feeds/extract/title.h"
#include "feeds/text/plain.h"

#include <string.h>

#define SURE 30  /* bytes of letters that no two texts have in common */
#define ENDS 8   /* ... that are left out at the end, for an ellipsis */
#define MOST 120 /* bytes of the text that are looked for */

/* The letters of its beginning; NULL if there are too few. */
static char *beginning_of(const char *text)
{
	g_autoptr(GString) plain = g_string_new(NULL);
	char *letters;
	size_t n;

	plain_from_html(text, plain, MOST);
	letters = title_letters(plain->str);
	n = strlen(letters);
	n = n > SURE + ENDS ? n - ENDS : n;
	while (n > 0 && ((unsigned char)letters[n] & 0xc0) == 0x80)
		n--;
	letters[n] = '\0';
	if (n >= SURE)
		return letters;
	g_free(letters);
	return NULL;
}

uint32_t locate_text(const Outline *o, const char *text)
{
	g_autofree char *beginning = text ? beginning_of(text) : NULL;
	g_autoptr(GArray) whole = NULL;
	g_autoptr(GArray) lines = NULL;
	uint32_t root = 0;

	if (!beginning)
		return 0;
	whole = g_array_new(FALSE, FALSE, sizeof root);
	g_array_append_val(whole, root);
	lines = lines_of(o, whole);
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		g_autofree char *words = lines_words(o, line, LINES_WORDS_MAX);
		g_autofree char *letters = title_letters(words);

		if (strstr(letters, beginning))
			return line->block;
	}
	return 0;
}
