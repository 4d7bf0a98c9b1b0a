#include "feeds/store/resemblance.h"

#include <string.h>

#define NUMBER_LEAST 5 /* digits of an article number */
#define ENDING_MOST  6 /* ".html", ".shtml" */

/* "20261126", "202611", "20261126093000": a date, which tells no article. */
static bool is_date(const char *digits, size_t n)
{
	return (n == 6 || n == 8 || n == 12 || n == 14) &&
	       (strncmp(digits, "19", 2) == 0 || strncmp(digits, "20", 2) == 0);
}

/* Where the address ends, without the ending of a file. */
static const char *stem_end(const char *link)
{
	const char *end = link + strlen(link);
	const char *dot = strrchr(link, '.');

	if (!dot || end - dot > ENDING_MOST || !g_ascii_isalpha(dot[1]))
		return end;
	return dot;
}

const char *resemblance_number(const char *link, size_t *n)
{
	const char *end, *first;

	*n = 0;
	if (!link)
		return NULL;
	first = end = stem_end(link);
	while (first > link && g_ascii_isdigit(first[-1]))
		first--;
	*n = (size_t)(end - first);
	return *n < NUMBER_LEAST || is_date(first, *n) ? NULL : first;
}

static bool same_number(const char *link, const char *other)
{
	size_t n, m;
	const char *a = resemblance_number(link, &n);
	const char *b = resemblance_number(other, &m);

	return a && b && n == m && strncmp(a, b, n) == 0;
}

enum resemblance resemblance_of(const struct arrival *a, const char *link,
				const struct candidate *t)
{
	bool title = strcmp(a->title, t->title) == 0;

	if (title && a->hash == t->hash)
		return SAME_CONTENT;
	if (link && t->link && strcmp(link, t->link) == 0)
		return title ? SAME_TITLE_AND_LINK : SAME_LINK;
	if (title)
		return SAME_TITLE;
	return same_number(link, t->link) ? SAME_NUMBER : SAME_NOTHING;
}
