#include "feeds/xml/scan.h"

#include "feeds/xml/xml.h"

#include <glib.h>
#include <limits.h>
#include <string.h>

bool scan_begins(const char *at, const char *end, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(end - at) >= n && memcmp(at, with, n) == 0;
}

const char *scan_behind(const char *at, const char *end, const char *what)
{
	const char *found = at < end ? strstr(at, what) : NULL;

	return found ? found + strlen(what) : end;
}

const char *scan_blanks(const char *at, const char *end)
{
	while (at < end && g_ascii_isspace(*at))
		at++;
	return at;
}

bool scan_is_tag(const char *at, const char *end)
{
	return end - at > 1 && *at == '<' &&
	       (g_ascii_isalpha(at[1]) || at[1] == '_' || at[1] == ':' ||
		(unsigned char)at[1] >= 0x80);
}

const char *scan_item(const char *at, const char *end)
{
	const char *close;

	if (scan_begins(at, end, "<!--"))
		return scan_behind(at + 4, end, "-->");
	if (scan_begins(at, end, "<?"))
		return scan_behind(at, end, "?>");
	if (*at != '"' && *at != '\'')
		return at + 1;
	close = memchr(at + 1, *at, (size_t)(end - at - 1));
	return close ? close + 1 : at + 1;
}

const char *scan_tag_end(const char *tag, const char *end, bool *refers)
{
	static const bool marks[UCHAR_MAX + 1] = {
		['<'] = true,  ['>'] = true, ['"'] = true,
		['\''] = true, ['&'] = true,
	};
	const char *limit =
		(size_t)(end - tag) > XML_TAG_MAX ? tag + XML_TAG_MAX : end;
	char quote = '\0';

	for (const char *at = tag + 1; at < limit; at++) {
		if (!marks[(unsigned char)*at])
			continue;
		if (*at == '<' || (*at == '>' && !quote))
			return at;
		if (*at == '&')
			*refers = true;
		else if (quote && *at == quote)
			quote = '\0';
		else if (!quote && *at != '>')
			quote = *at;
	}
	return limit < end ? NULL : end;
}
