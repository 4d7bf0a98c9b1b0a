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

struct likeness likeness_of(const char *title, const char *link, int64_t hash)
{
	struct likeness l = { .hash = hash,
			      .title = title,
			      .link = link,
			      .title_hash = g_str_hash(title),
			      .link_hash = link ? g_str_hash(link) : 0 };

	l.number = resemblance_number(link, &l.digits);
	return l;
}

bool resemblance_same_title(const struct likeness *a, const struct likeness *b)
{
	return a->title_hash == b->title_hash &&
	       strcmp(a->title, b->title) == 0;
}

static bool same_link(const struct likeness *a, const struct likeness *b)
{
	return a->link && b->link && a->link_hash == b->link_hash &&
	       strcmp(a->link, b->link) == 0;
}

bool resemblance_same_number(const struct likeness *a, const struct likeness *b)
{
	return a->number && b->number && a->digits == b->digits &&
	       strncmp(a->number, b->number, a->digits) == 0;
}

enum resemblance resemblance_of(const struct likeness *a,
				const struct likeness *b)
{
	bool title = resemblance_same_title(a, b);

	if (title && a->hash == b->hash)
		return SAME_CONTENT;
	if (same_link(a, b))
		return title ? SAME_TITLE_AND_LINK : SAME_LINK;
	if (title)
		return SAME_TITLE;
	return resemblance_same_number(a, b) ? SAME_NUMBER : SAME_NOTHING;
}
