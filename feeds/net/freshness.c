#include "feeds/net/freshness.h"

#include "feeds/text/date.h"

#include <glib.h>
#include <string.h>

/* delta-seconds (RFC 9111 section 1.2.2), also in quotes (section 5.2); -1 for
 * anything else. */
static int64_t read_seconds(const char *text)
{
	g_autofree char *bare = g_strdup(text);
	guint64 n;

	g_strstrip(g_strdelimit(bare, "\"", ' '));
	if (!g_ascii_string_to_unsigned(bare, 10, 0, G_MAXINT32, &n, NULL))
		/* too large a number is "infinity": section 1.2.2 */
		return *bare && strspn(bare, "0123456789") == strlen(bare)
			       ? G_MAXINT32
			       : -1;
	return (int64_t)n;
}

/* The value of max-age; 0 where the answer must be validated each time; -1 where it
 * says neither. Of several the first counts (section 4.2.1). s-maxage is meant for
 * shared caches. */
static int64_t read_cache_control(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, ",", -1);
	int64_t age = -1;

	for (char **word = words; *word; word++) {
		g_strstrip(*word);
		if (g_ascii_strcasecmp(*word, "no-cache") == 0 ||
		    g_ascii_strcasecmp(*word, "no-store") == 0)
			return 0;
		if (age < 0 && g_ascii_strncasecmp(*word, "max-age=", 8) == 0)
			age = read_seconds(*word + 8);
	}
	return age;
}

/* Expires minus Date (section 4.2.1). A date that cannot be read, as "0", is in the past
 * (section 5.3). */
static int64_t read_expires(const struct freshness *f, int64_t now)
{
	int64_t expires, date;

	if (!date_parse(f->expires, &expires))
		return 0;
	if (!f->date || !date_parse(f->date, &date))
		date = now;
	return expires - date;
}

int64_t freshness_left(const struct freshness *f, int64_t now,
		       enum interval_why *why)
{
	int64_t life =
		f->cache_control ? read_cache_control(f->cache_control) : -1;
	int64_t age = f->age ? read_seconds(f->age) : 0;

	*why = INTERVAL_CACHE_CONTROL;
	if (life < 0 && f->expires) {
		*why = INTERVAL_EXPIRES;
		life = read_expires(f, now);
	}
	/* section 4.2.3: it was as old as that when it came */
	return MAX(life - MAX(age, 0), 0);
}
