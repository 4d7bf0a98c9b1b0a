#include "ui/input/path.h"

#include "src/base/clean.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define NAMES_MAX 100000 /* read of a folder */
#define UNKNOWN   0xfffd /* what clean makes of control characters */

char *path_whole(const char *typed)
{
	if (strcmp(typed, "~") == 0 || g_str_has_prefix(typed, "~/"))
		return g_build_filename(g_get_home_dir(), typed + 1, NULL);
	return g_canonicalize_filename(typed, NULL);
}

static bool can_be_typed(const char *name)
{
	g_autofree char *clean = clean_text(name, CLEAN_LINE);

	return strcmp(clean, name) == 0;
}

static bool begins_so(const char *name, const char *typed)
{
	return g_str_has_prefix(name, typed) && can_be_typed(name) &&
	       (*name != '.' || *typed == '.');
}

/* Cuts `common` to the letters that `name` begins with, too. */
static void keep_common(char *common, const char *name)
{
	size_t n = 0;

	while (common[n] &&
	       g_utf8_get_char(common + n) == g_utf8_get_char(name + n))
		n += (size_t)g_utf8_skip[(unsigned char)common[n]];
	common[n] = '\0';
}

/* What the names in a folder that begin so have in common; how many they are.
 * NULL where there is none. The caller's. */
static char *common_name(const char *folder, const char *typed, int *count)
{
	g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
	char *common = NULL;
	const char *name;

	*count = 0;
	for (int i = 0; names && i < NAMES_MAX; i++) {
		name = g_dir_read_name(names);
		if (!name)
			break;
		if (!begins_so(name, typed))
			continue;
		++*count;
		if (common)
			keep_common(common, name);
		else
			common = g_strdup(name);
	}
	return common;
}

char *path_complete(const char *typed)
{
	const char *slash = strrchr(typed, '/');
	const char *begun = slash ? slash + 1 : typed;
	g_autofree char *before = g_strndup(typed, (gsize)(begun - typed));
	g_autofree char *folder = path_whole(*before ? before : ".");
	int count;
	g_autofree char *name = common_name(folder, begun, &count);
	g_autofree char *path =
		name ? g_build_filename(folder, name, NULL) : NULL;
	bool whole = count == 1 && g_file_test(path, G_FILE_TEST_IS_DIR);

	return g_strconcat(before, name ? name : begun, whole ? "/" : "", NULL);
}

/* The words on one line without what a file's name or a terminal would obey. */
static char *plain_words(const char *words)
{
	GString *name = g_string_new(NULL);

	for (const char *c = words; *c; c += g_utf8_skip[(unsigned char)*c]) {
		gunichar letter = g_utf8_get_char(c);
		bool blank = letter == ' ' || letter == '/' ||
			     letter == UNKNOWN || !g_unichar_isprint(letter);

		if (!blank)
			g_string_append_unichar(name, letter);
		else if (name->len > 0 && name->str[name->len - 1] != ' ')
			g_string_append_c(name, ' ');
	}
	return g_string_free(name, FALSE);
}

char *path_file_name(const char *words, const char *ending)
{
	g_autofree char *clean = clean_text(words, CLEAN_LINE);
	g_autofree char *plain = plain_words(clean);
	const char *from = plain + strspn(plain, ".- ");
	const char *end = from + strlen(from);
	g_autofree char *name = NULL;

	while (end - from > PATH_NAME_MAX)
		end = g_utf8_find_prev_char(from, end);
	name = g_strchomp(g_strndup(from, (gsize)(end - from)));
	return g_strconcat(*name ? name : "story", ending, NULL);
}
