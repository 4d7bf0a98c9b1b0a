#include "src/model/site_name.h"

#include "src/base/folding.h"

#include <glib.h>
#include <string.h>

#define LABEL_LEAST 3 /* letters of a part of a host that can name a site */
#define WORDS_MOST  3 /* of a name that only begins as the host does */
#define LABELS_MOST 8 /* parts of a host that are looked at */

/* Parts of hosts that name no site. */
static const char *const common_labels[] = {
	"www",   "feeds", "feed", "rss",  "news",       "blog",
	"blogs", "web",   "home", "site", "feedburner", "feedproxy",
};

static bool is_common(const char *label)
{
	for (size_t i = 0; i < G_N_ELEMENTS(common_labels); i++)
		if (strcmp(label, common_labels[i]) == 0)
			return true;
	return false;
}

char *site_name_letters(const char *text)
{
	g_autofree char *folded = folding_letters(text);
	GString *out = g_string_new(NULL);

	for (char *s = folded; *s; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		if (g_unichar_isalnum(c))
			g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

static bool is_capitals(const char *text)
{
	for (; *text; text++)
		if (!g_ascii_isupper(*text))
			return false;
	return true;
}

/* The first letters of its words of three letters and more: "mpi" of "Music &
 * the Press Institute". The caller's. */
static char *initials_of(const char *part)
{
	g_autofree char *folded = folding_letters(part);
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);
	GString *out = g_string_new(NULL);

	for (char **w = words; *w; w++)
		if (g_utf8_strlen(*w, -1) > 2 && strcmp(*w, "the") != 0)
			g_string_append_unichar(out, g_utf8_get_char(*w));
	return g_string_free(out, FALSE);
}

static size_t count_words(const char *part)
{
	size_t n = 1;

	for (; *part; part++)
		n += *part == ' ';
	return n;
}

/* "NYT" and "nytimes", or most of it: "Harbour" and "harbourpost" is too
 * little. */
static bool abbreviates(const char *part, const char *letters,
			const char *label)
{
	size_t n = strlen(letters);

	return n >= LABEL_LEAST && g_str_has_prefix(label, letters) &&
	       (is_capitals(part) || n * 3 >= strlen(label) * 2);
}

/* "Example News" of example.org: it begins with the host's word. */
static bool begins_with(const char *part, const char *label)
{
	g_autofree char *first = g_strndup(part, strcspn(part, " "));
	g_autofree char *letters = site_name_letters(first);

	return count_words(part) <= WORDS_MOST && strcmp(letters, label) == 0;
}

static const char *without_the(const char *letters)
{
	return g_str_has_prefix(letters, "the") && letters[3] ? letters + 3
							      : letters;
}

static bool fits_label(const char *part, const char *label, bool strict)
{
	g_autofree char *letters = site_name_letters(part);
	g_autofree char *initials = initials_of(part);

	if (strlen(label) < 2 || is_common(label))
		return false;
	if (strcmp(without_the(letters), without_the(label)) == 0 ||
	    abbreviates(part, letters, label))
		return true;
	if (strlen(initials) > 1 && strcmp(initials, label) == 0)
		return true;
	return !strict && strlen(label) >= LABEL_LEAST &&
	       begins_with(part, label);
}

bool site_name_is(const char *part, const char *host, bool strict)
{
	g_auto(GStrv) labels = g_strsplit(host, ".", LABELS_MOST);
	guint n = g_strv_length(labels);
	g_autofree char *letters = site_name_letters(part);
	g_autofree char *whole = site_name_letters(host);
	const char *bare =
		g_str_has_prefix(letters, "www") ? letters + 3 : letters;

	if (*whole && strcmp(bare, whole) == 0)
		return true;
	if (n > 2 && strlen(labels[n - 1]) == 2 && strlen(labels[n - 2]) < 4)
		n--;
	for (guint i = 0; i + 1 < n; i++) {
		g_autofree char *label = site_name_letters(labels[i]);

		if (fits_label(part, label, strict))
			return true;
	}
	return false;
}
