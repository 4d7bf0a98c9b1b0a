#include "src/config/full_text.h"

#include <stddef.h>
#include <string.h>

bool full_text_read(const char *text, enum full_text *out)
{
	static const struct {
		const char *word;
		enum full_text value;
	} words[] = { { "no", FULL_TEXT_NO },
		      { "yes", FULL_TEXT_YES },
		      { "auto", FULL_TEXT_AUTO } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(text, words[i].word) == 0) {
			*out = words[i].value;
			return true;
		}
	return false;
}
