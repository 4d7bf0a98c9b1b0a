#include "ui/text/text.h"

#include "src/base/clock.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

#define FLAG_FIRST  0x1F1E6 /* regional indicator symbols (UAX #29 GB12) */
#define FLAG_LAST   0x1F1FF
#define JOINER      0x200D
#define AGE_COLS    6
#define CLUSTER_MAX 128 /* bytes; what is longer is two */

static bool is_plain_byte(char c)
{
	return c >= 0x20 && c < 0x7f;
}

static bool is_flag(gunichar c)
{
	return c >= FLAG_FIRST && c <= FLAG_LAST;
}

static size_t letter_bytes(const char *s)
{
	return (size_t)g_utf8_skip[(unsigned char)*s];
}

/* Of the later letters of a cluster; a letter there is a Thai or Lao sara am. */
static bool is_drawn(gunichar c)
{
	return g_unichar_isalpha(c) ||
	       (g_unichar_ismark(c) && !(c >= 0xFE00 && c <= 0xFE0F));
}

int text_drawn(const char *s, size_t n, char out[TEXT_DRAWN])
{
	size_t used = 0, size;
	int cols = 0;

	if (*s == ' ')
		n = 1; /* what follows is a mark of no letter */
	for (size_t at = 0; at < n; at += size) {
		gunichar c = g_utf8_get_char(s + at);
		int one = MAX(uc_width(c, "UTF-8"), 0);

		size = letter_bytes(s + at);
		if ((at > 0 && !is_drawn(c)) || used + size >= TEXT_DRAWN)
			break;
		if (!used && !one)
			continue; /* it would go to the letter before */
		memcpy(out + used, s + at, size);
		used += size;
		cols += one;
	}
	out[used] = '\0';
	return cols;
}

/* U+FE0F (VS16) asks for the emoji presentation, which is wide (UAX #11). */
static int cluster_cols(const char *s, size_t n, gunichar first)
{
	char drawn[TEXT_DRAWN];
	int cols = uc_width(first, "UTF-8");

	if (is_flag(first))
		return 2;
	if (cols < 0 || first == 0x00AD)
		return 0;
	if (n > letter_bytes(s))
		cols = text_drawn(s, n, drawn);
	if (cols == 1 && n > 3 && g_strstr_len(s, (gssize)n, "\xEF\xB8\x8F"))
		return 2;
	return cols;
}

/* Approximates Extended_Pictographic (UTS #51). */
static bool is_pictograph(gunichar c)
{
	return c >= 0x203C && !g_unichar_isalpha(c) && !g_unichar_ismark(c);
}

/* Whether b belongs to the cluster that begins with `first` and ends with a.
 * UAX #29 looks further back than one letter for two rules: flags are pairs
 * (GB12), and a joiner joins pictures (GB11). */
static bool belongs(gunichar first, gunichar a, gunichar b, int flags)
{
	if (is_flag(a) && is_flag(b))
		return flags == 1;
	if (a == JOINER && is_pictograph(first) && is_pictograph(b))
		return true;
	return !uc_is_grapheme_break(a, b);
}

/* The bytes of the cluster at s, whose first letter is `first`. */
static size_t cluster_bytes(const char *s, gunichar first)
{
	size_t n = letter_bytes(s);
	gunichar a = first;
	int flags = is_flag(first);

	while (n < CLUSTER_MAX && s[n] != '\0') {
		gunichar b = g_utf8_get_char_validated(s + n, -1);

		if (b >= 0x110000 || !belongs(first, a, b, flags))
			break;
		flags += is_flag(b);
		n += letter_bytes(s + n);
		a = b;
	}
	return n;
}

size_t text_cluster(const char *s, int *cols)
{
	gunichar first;
	size_t n;

	if (cols)
		*cols = *s != '\0';
	if (*s == '\0')
		return 0;
	if (is_plain_byte(s[0]) && (is_plain_byte(s[1]) || s[1] == '\0'))
		return 1;
	first = g_utf8_get_char_validated(s, -1);
	if (first >= 0x110000)
		return 1;
	n = cluster_bytes(s, first);
	if (cols)
		*cols = g_ascii_iscntrl((char)s[0]) ? 0
						    : cluster_cols(s, n, first);
	return n;
}

int text_width_n(const char *s, size_t bytes)
{
	int cols = 0, one;

	for (size_t i = 0; i < bytes && s[i] != '\0';) {
		if (is_plain_byte(s[i]) && !(s[i + 1] & 0x80)) {
			cols++;
			i++;
			continue;
		}
		i += text_cluster(s + i, &one);
		cols += one;
	}
	return cols;
}

int text_width(const char *s)
{
	return text_width_n(s, SIZE_MAX);
}

size_t text_fit(const char *s, size_t n, int cols, int *used)
{
	size_t at = 0, size;
	int width = 0, one;

	while (at < n && s[at] != '\0') {
		size = text_cluster(s + at, &one);
		if (width + one > cols)
			break;
		width += one;
		at += size;
	}
	if (used)
		*used = width;
	return MIN(at, n);
}

char *text_cut(const char *s, int cols)
{
	size_t n;

	if (cols <= 0)
		return g_strdup("");
	n = text_fit(s, SIZE_MAX, cols, NULL);
	if (s[n] == '\0')
		return g_strdup(s);
	n = text_fit(s, SIZE_MAX, cols - 1, NULL);
	return g_strdup_printf("%.*s…", (int)n, s);
}

static bool is_hangul(const char *s)
{
	return (unsigned char)*s >= 0xE1 &&
	       g_unichar_get_script(g_utf8_get_char(s)) ==
		       G_UNICODE_SCRIPT_HANGUL;
}

/* Korean puts blanks between words and breaks there (UAX #14 section 8.1 names
 * the tailoring). */
static void keep_hangul(const char *s, size_t n, char *breaks)
{
	size_t before = 0;

	for (size_t i = 0; i < n; i++) {
		if (((unsigned char)s[i] & 0xC0) == 0x80)
			continue;
		if (i > 0 && breaks[i] == TEXT_BREAK && is_hangul(s + i) &&
		    is_hangul(s + before))
			breaks[i] = TEXT_JOINED;
		before = i;
	}
}

void text_breaks(const char *s, size_t n, char *breaks)
{
	u8_possible_linebreaks((const uint8_t *)s, n, "UTF-8", breaks);
	for (size_t i = 0; i < n; i++) {
		if (breaks[i] == UC_BREAK_MANDATORY ||
		    breaks[i] == UC_BREAK_CR_BEFORE_LF)
			breaks[i] = TEXT_FORCED;
		else if (breaks[i] == UC_BREAK_POSSIBLE ||
			 breaks[i] == UC_BREAK_HYPHENATION)
			breaks[i] = TEXT_BREAK;
		else
			breaks[i] = TEXT_JOINED;
	}
	keep_hangul(s, n, breaks);
}

void text_one_line(GString *out, const char *s)
{
	bool blank = false, any = false;

	for (; *s != '\0'; s++) {
		if (g_ascii_isspace(*s)) {
			blank = true;
			continue;
		}
		if (blank && any)
			g_string_append_c(out, ' ');
		blank = false;
		any = true;
		g_string_append_c(out, *s);
	}
}

static char *format_date(GDateTime *t, const char *how)
{
	char *words = g_date_time_format(t, how);

	return words ? g_strstrip(words) : g_strdup("?");
}

/* Day and month as the locale orders them: whether the day comes first. */
static bool day_first(void)
{
	const char *how = nl_langinfo(D_FMT);
	const char *day = strpbrk(how, "de"), *month = strpbrk(how, "mbB");

	if (strstr(how, "%D") || !day || !month)
		return !strstr(how, "%D");
	return day < month;
}

static char *day_and_month(GDateTime *t)
{
	bool first = day_first();
	char *words = format_date(t, first ? "%e %b" : "%b %e");

	/* GLib pads the %e of a day under ten with U+2007 */
	for (char *wide; (wide = strstr(words, "\u2007")) != NULL;)
		memmove(wide, wide + 3, strlen(wide + 3) + 1);
	if (text_width(words) <= AGE_COLS)
		return words;
	g_free(words);
	return format_date(t, first ? "%d/%m" : "%m/%d");
}

static char *days_ago(int64_t time, int64_t now)
{
	g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(time);
	g_autoptr(GDateTime) today = g_date_time_new_from_unix_local(now);

	if (!then || !today)
		return g_strdup("?");
	if (time > now - 7 * CLOCK_DAY && time <= now)
		return format_date(then, "%a");
	if (g_date_time_get_year(then) == g_date_time_get_year(today))
		return day_and_month(then);
	return format_date(then, "%Y");
}

char *text_age(int64_t time, bool guessed, int64_t now)
{
	g_autofree char *days = NULL;
	const char *sign = guessed ? "~" : "";
	int64_t age = now - time;

	if (age < CLOCK_MINUTE && age > -CLOCK_DAY)
		return g_strdup_printf("%s%s", sign, _("now"));
	if (age >= 0 && age < CLOCK_HOUR)
		return g_strdup_printf(_("%s%dm"), sign,
				       (int)(age / CLOCK_MINUTE));
	if (age >= 0 && age < CLOCK_DAY)
		return g_strdup_printf(_("%s%dh"), sign,
				       (int)(age / CLOCK_HOUR));
	days = days_ago(time, now);
	if (guessed && text_width(days) < AGE_COLS)
		return g_strdup_printf("~%s", days);
	return g_steal_pointer(&days);
}

char *text_age_long(int64_t time, bool guessed, int64_t now)
{
	g_autofree char *age = text_age(time, guessed, now);
	int64_t past = now - time;

	if (past >= CLOCK_MINUTE && past < CLOCK_DAY)
		return g_strdup_printf(_("%s ago"), age);
	return g_steal_pointer(&age);
}

char *text_date(int64_t time)
{
	g_autoptr(GDateTime) then = g_date_time_new_from_unix_local(time);

	return then ? format_date(then, "%a %-d %b %Y, %H:%M %Z")
		    : g_strdup("?");
}

char *text_number(int64_t n)
{
	const char *comma = localeconv()->thousands_sep;
	GString *out = g_string_new(NULL);

	g_string_printf(out, "%" PRId64, n);
	if (*comma == '\0' || !g_utf8_validate(comma, -1, NULL))
		comma = ",";
	for (gssize at = (gssize)out->len - 3; at > (n < 0); at -= 3)
		g_string_insert(out, at, comma);
	return g_string_free(out, FALSE);
}
