#include "feeds/text/zone.h"

#include <glib.h>
#include <string.h>

#define DAY  86400
#define HOUR 3600

/* The rules of today. Feeds hold recent dates: of older ones only those of the
 * United States before 2007 are known. */
enum summer {
	NEVER,
	EUROPE,    /* last Sunday of March to last Sunday of October */
	AMERICA,   /* second Sunday of March to first of November, since 2007 */
	AUSTRALIA, /* first Sunday of October to first of April, since 2008 */
};

struct place {
	const char *name;
	int minutes; /* of standard time, east of Greenwich */
	enum summer summer;
};

/* RFC 822 section 5.1 and those that are in use besides. Of a name with
 * several meanings ("CST", "IST", "BST") the one that most feeds mean. */
static const struct place abbreviations[] = {
	/* clang-format off */
	{ "ut", 0, NEVER }, { "utc", 0, NEVER }, { "gmt", 0, NEVER },
	{ "est", -300, NEVER }, { "edt", -240, NEVER }, { "et", -300, AMERICA },
	{ "cst", -360, NEVER }, { "cdt", -300, NEVER }, { "ct", -360, AMERICA },
	{ "mst", -420, NEVER }, { "mdt", -360, NEVER }, { "mt", -420, AMERICA },
	{ "pst", -480, NEVER }, { "pdt", -420, NEVER }, { "pt", -480, AMERICA },
	{ "akst", -540, NEVER }, { "akdt", -480, NEVER },
	{ "hst", -600, NEVER }, { "hadt", -540, NEVER }, { "hast", -600, NEVER },
	{ "ast", -240, NEVER }, { "adt", -180, NEVER }, { "at", -240, AMERICA },
	{ "nst", -210, NEVER }, { "ndt", -150, NEVER },
	{ "wet", 0, NEVER }, { "west", 60, NEVER }, { "bst", 60, NEVER },
	{ "met", 60, NEVER }, { "mest", 120, NEVER }, { "mez", 60, NEVER },
	{ "mesz", 120, NEVER }, { "cet", 60, NEVER }, { "cest", 120, NEVER },
	{ "eet", 120, NEVER }, { "eest", 180, NEVER }, { "sast", 120, NEVER },
	{ "msk", 180, NEVER }, { "msd", 240, NEVER }, { "trt", 180, NEVER },
	{ "gst", 240, NEVER }, { "pkt", 300, NEVER }, { "ist", 330, NEVER },
	{ "npt", 345, NEVER }, { "ict", 420, NEVER }, { "wib", 420, NEVER },
	{ "sgt", 480, NEVER }, { "hkt", 480, NEVER }, { "myt", 480, NEVER },
	{ "pht", 480, NEVER }, { "awst", 480, NEVER }, { "jst", 540, NEVER },
	{ "kst", 540, NEVER }, { "acst", 570, NEVER }, { "acdt", 630, NEVER },
	{ "aest", 600, NEVER }, { "aedt", 660, NEVER }, { "nzst", 720, NEVER },
	{ "nzdt", 780, NEVER }, { "brt", -180, NEVER }, { "brst", -120, NEVER },
	{ "art", -180, NEVER }, { "clt", -240, NEVER }, { "uyt", -180, NEVER },
	/* clang-format on */
};

/* The places of the tz database that feeds name. */
static const struct place places[] = {
	/* clang-format off */
	{ "africa/cairo", 120, NEVER }, { "africa/johannesburg", 120, NEVER },
	{ "africa/lagos", 60, NEVER }, { "africa/nairobi", 180, NEVER },
	{ "america/anchorage", -540, AMERICA },
	{ "america/argentina/buenos_aires", -180, NEVER },
	{ "america/bogota", -300, NEVER }, { "america/buenos_aires", -180, NEVER },
	{ "america/caracas", -240, NEVER }, { "america/chicago", -360, AMERICA },
	{ "america/denver", -420, AMERICA }, { "america/detroit", -300, AMERICA },
	{ "america/halifax", -240, AMERICA }, { "america/lima", -300, NEVER },
	{ "america/los_angeles", -480, AMERICA },
	{ "america/mexico_city", -360, NEVER }, { "america/montreal", -300, AMERICA },
	{ "america/new_york", -300, AMERICA }, { "america/phoenix", -420, NEVER },
	{ "america/sao_paulo", -180, NEVER }, { "america/st_johns", -210, AMERICA },
	{ "america/toronto", -300, AMERICA }, { "america/vancouver", -480, AMERICA },
	{ "america/winnipeg", -360, AMERICA },
	{ "asia/bangkok", 420, NEVER }, { "asia/calcutta", 330, NEVER },
	{ "asia/colombo", 330, NEVER }, { "asia/dhaka", 360, NEVER },
	{ "asia/dubai", 240, NEVER }, { "asia/ho_chi_minh", 420, NEVER },
	{ "asia/hong_kong", 480, NEVER }, { "asia/jakarta", 420, NEVER },
	{ "asia/karachi", 300, NEVER }, { "asia/kathmandu", 345, NEVER },
	{ "asia/kolkata", 330, NEVER }, { "asia/kuala_lumpur", 480, NEVER },
	{ "asia/manila", 480, NEVER }, { "asia/saigon", 420, NEVER },
	{ "asia/seoul", 540, NEVER }, { "asia/shanghai", 480, NEVER },
	{ "asia/singapore", 480, NEVER }, { "asia/taipei", 480, NEVER },
	{ "asia/tehran", 210, NEVER }, { "asia/tokyo", 540, NEVER },
	{ "atlantic/reykjavik", 0, NEVER },
	{ "australia/adelaide", 570, AUSTRALIA },
	{ "australia/brisbane", 600, NEVER }, { "australia/darwin", 570, NEVER },
	{ "australia/hobart", 600, AUSTRALIA },
	{ "australia/melbourne", 600, AUSTRALIA }, { "australia/perth", 480, NEVER },
	{ "australia/sydney", 600, AUSTRALIA },
	{ "europe/dublin", 0, EUROPE }, { "europe/lisbon", 0, EUROPE },
	{ "europe/london", 0, EUROPE }, { "europe/istanbul", 180, NEVER },
	{ "europe/minsk", 180, NEVER }, { "europe/moscow", 180, NEVER },
	{ "europe/athens", 120, EUROPE }, { "europe/bucharest", 120, EUROPE },
	{ "europe/helsinki", 120, EUROPE }, { "europe/kiev", 120, EUROPE },
	{ "europe/kyiv", 120, EUROPE }, { "europe/riga", 120, EUROPE },
	{ "europe/sofia", 120, EUROPE }, { "europe/tallinn", 120, EUROPE },
	{ "europe/vilnius", 120, EUROPE },
	{ "pacific/auckland", 720, NEVER }, { "pacific/honolulu", -600, NEVER },
	{ "us/alaska", -540, AMERICA }, { "us/central", -360, AMERICA },
	{ "us/eastern", -300, AMERICA }, { "us/mountain", -420, AMERICA },
	{ "us/pacific", -480, AMERICA }, { "us/hawaii", -600, NEVER },
	/* all others of Europe keep Central European Time */
	{ "europe/", 60, EUROPE },
	/* clang-format on */
};

/* Counting years from March puts the leap day at the end: 1461 days are four
 * such years, 36524 a century, 146097 four. */
int64_t zone_days(int64_t year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

/* 1970-01-01 was a Thursday; Sunday is 0. */
static int weekday(int64_t days)
{
	return (int)(((days + 4) % 7 + 7) % 7);
}

/* The n-th Sunday of a month; the last one for n = 0. */
static int64_t sunday(int year, int month, int n)
{
	int64_t first = zone_days(year, month, 1);
	int64_t day = first + (7 - weekday(first)) % 7 + 7 * (int64_t)(n - 1);

	if (n > 0)
		return day;
	day = zone_days(month == 12 ? year + 1 : year, month % 12 + 1, 1) - 1;
	return day - weekday(day);
}

static int year_of(int64_t local)
{
	g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(local);

	return t ? g_date_time_get_year(t) : 1970;
}

static bool is_between(int64_t local, int64_t from_day, int64_t to_day)
{
	return local >= from_day * DAY + 2 * HOUR &&
	       local < to_day * DAY + 2 * HOUR;
}

static bool is_summer(enum summer rule, int64_t local)
{
	int y = year_of(local);

	switch (rule) {
	case NEVER:
		return false;
	case EUROPE:
		return is_between(local, sunday(y, 3, 0), sunday(y, 10, 0));
	case AMERICA:
		if (y < 2007)
			return is_between(local, sunday(y, 4, 1),
					  sunday(y, 10, 0));
		return is_between(local, sunday(y, 3, 2), sunday(y, 11, 1));
	case AUSTRALIA:
		return !is_between(local, sunday(y, 4, 1), sunday(y, 10, 1));
	}
	return false;
}

/* RFC 822 section 5.1: "A" is -1, "M" is -12, "N" is +1, "Y" is +12. */
static bool military_offset(char c, int *seconds)
{
	int n = g_ascii_tolower(c) - 'a' + 1;

	if (c == 'z' || c == 'Z') {
		*seconds = 0;
		return true;
	}
	if (n < 1 || n == 10 || n > 25)
		return false;
	if (n > 10)
		n--;
	*seconds = (n <= 12 ? -n : n - 12) * HOUR;
	return true;
}

static const struct place *find_place(const char *name, size_t n)
{
	for (size_t i = 0; i < G_N_ELEMENTS(abbreviations); i++)
		if (strlen(abbreviations[i].name) == n &&
		    g_ascii_strncasecmp(abbreviations[i].name, name, n) == 0)
			return &abbreviations[i];
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		size_t size = strlen(places[i].name);

		if ((size == n ||
		     (places[i].name[size - 1] == '/' && n > size)) &&
		    g_ascii_strncasecmp(places[i].name, name, size) == 0)
			return &places[i];
	}
	return NULL;
}

bool zone_find(const char *name, size_t n, int64_t local, int *seconds)
{
	const struct place *p;

	if (n == 1)
		return military_offset(*name, seconds);
	p = find_place(name, n);
	if (!p)
		return false;
	*seconds = p->minutes * 60 + (is_summer(p->summer, local) ? HOUR : 0);
	return true;
}
